/**
 * Small pieces that several views share.
 * @import { WebTexts } from "../messages.ts"
 * @typedef {{ texts: WebTexts, onLanguage: () => void }} Ui the language of the page and how to change it
 */
import { html } from "./vendor.js";

/** Outlines on a 24 by 24 grid. */
const ICONS = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-6 16-3-6z",
  menu: "M5 7h14M5 12h14M5 17h14",
  clock: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.5V12l3 2",
  close: "M6 6l12 12M18 6L6 18",
  down: "M12 5v14M6 13l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.5 17a1.7 1.7 0 0 1-2.4-2.4L14.5 7",
  leave: "M14 4H6v16h8M10 12h11M17 8l4 4-4 4",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 3h3L15 13h5",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  repeat: "M4 11a8 8 0 0 1 14-4l2 2M20 4v5h-5M20 13a8 8 0 0 1-14 4l-2-2M4 20v-5h5",
};

/** @param {{ name: keyof typeof ICONS }} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

const RAYS = Array.from({ length: 12 }, (_, at) => `rotate(${at * 30} 24 24)`);

/**
 * The bot's picture: the star of a bronze drum, which was beaten to call people to work.
 * @param {{ size?: "large" }} props
 */
export function Mark({ size }) {
  return html`
    <svg class=${size === "large" ? "mark mark-large" : "mark"} viewBox="0 0 48 48" aria-hidden="true">
      <circle class="mark-ground" cx="24" cy="24" r="24" />
      <circle class="mark-ring" cx="24" cy="24" r="18.5" />
      ${RAYS.map((turn) => html`<path class="mark-ray" d="M24 9.5l2.6 10h-5.2z" transform=${turn} />`)}
      <circle class="mark-heart" cx="24" cy="24" r="5.6" />
    </svg>
  `;
}

/** @param {{ ui: Ui, isShort?: boolean }} props `isShort`: beside other buttons in the head of a chat */
export function LanguageButton({ ui, isShort = false }) {
  const { languageSwitch, languageSwitchShort } = ui.texts;
  return html`
    <button type="button" class="language" lang=${languageSwitchShort === "EN" ? "en" : "vi"} onClick=${ui.onLanguage}>
      ${
        isShort
          ? html`<span aria-hidden="true">${languageSwitchShort}</span
              ><span class="hidden-text">${languageSwitch}</span>`
          : languageSwitch
      }
    </button>
  `;
}
