/**
 * The messages of a chat from top to bottom, kept at the bottom unless somebody reads further up.
 * @import { Ui } from "./parts.js"
 * @import { Place } from "./api.js"
 * @import { Content, WaitingMessage } from "./outbox.js"
 * @import { Shortcut } from "../deps.ts"
 * @import { ChatState } from "./use-chat.js"
 */
import { Bubble } from "./bubble.js";
import { findOpenChoices, layOut, pressedChoices } from "./feed.js";
import { fill, formatDay } from "./format.js";
import { Icon, Mark } from "./parts.js";
import { useScroll } from "./use-scroll.js";
import { html } from "./vendor.js";

/** @param {{ ui: Ui, name: string, shortcuts: readonly Shortcut[], onSay: (content: Content, text: string) => void }} props */
function Welcome({ ui, name, shortcuts, onSay }) {
  const { texts } = ui;
  return html`
    <div class="welcome">
      <${Mark} size="large" />
      <p class="welcome-title">${fill(texts.emptyTitle, { name })}</p>
      <p>${shortcuts.length > 0 ? texts.emptyBody : texts.emptyBodyPlain}</p>
      <div class="choices choices-open">
        ${shortcuts
          .filter(({ isMain }) => isMain)
          .map(
            ({ label, text }) => html`
              <button type="button" key=${text} onClick=${() => onSay({ kind: "text", text }, text)}>${label}</button>
            `,
          )}
      </div>
    </div>
  `;
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {Place} props.place
 * @param {boolean} props.isGroup
 * @param {string} props.name
 * @param {(code: string) => string} props.nameOf
 * @param {ChatState & { loadOlder: () => Promise<void> }} props.chat
 * @param {readonly WaitingMessage[]} props.waiting
 * @param {number} props.nowMs
 * @param {readonly Shortcut[]} props.shortcuts
 * @param {boolean} props.isTyping
 * @param {(content: Content, text: string) => void} props.onSay
 * @param {(messageId: string) => void} props.onSendAgain
 * @param {(messageId: string) => void} props.onDiscard
 */
export function Log(props) {
  const { ui, place, chat } = props;
  const items = layOut(chat.messages, props.waiting, place.as);
  const openChoices = findOpenChoices(chat.messages, props.waiting, place.as);
  const pressed = pressedChoices(chat.messages);
  const last = items.at(-1);
  const lastKey = `${last?.key ?? ""}${props.isTyping ? " typing" : ""}`;
  const isOwnLast = last?.kind === "bubble" && last.side === "own";
  const scroll = useScroll(place.chat, items[0]?.key ?? "", lastKey, isOwnLast);

  return html`
    <div class="log-frame">
      <div
        class="log"
        ref=${scroll.box}
        onScroll=${scroll.onScroll}
        tabindex="0"
        role="log"
        aria-live="polite"
        aria-label=${ui.texts.messageLog}
        aria-busy=${!chat.isLoaded}
      >
        <div class="log-column">
          ${
            chat.hasOlder &&
            html`<button type="button" class="older" onClick=${() => void chat.loadOlder()}>${ui.texts.older}</button>`
          }
          ${
            chat.isLoaded &&
            items.length === 0 &&
            html`<${Welcome} ui=${ui} name=${props.name} shortcuts=${props.shortcuts} onSay=${props.onSay} />`
          }
          ${items.map((item) =>
            item.kind === "day"
              ? html`<p class="day" key=${item.key}><span>${formatDay(item.at, props.nowMs, ui.texts)}</span></p>`
              : html`<${Bubble}
                  key=${item.key}
                  ui=${ui}
                  place=${place}
                  item=${item}
                  isGroup=${props.isGroup}
                  nameOf=${props.nameOf}
                  openChoices=${openChoices}
                  pressed=${pressed}
                  onSay=${props.onSay}
                  onSendAgain=${props.onSendAgain}
                  onDiscard=${props.onDiscard}
                  onGrown=${scroll.settle}
                />`,
          )}
          ${
            props.isTyping &&
            html`<div class="turn turn-bot" key="typing">
              <div class="bubble typing"><span class="hidden-text">${ui.texts.typing}</span><i></i><i></i><i></i></div>
            </div>`
          }
          <div class="log-end" key="end"></div>
        </div>
      </div>
      ${
        scroll.isAway &&
        html`<button type="button" class="round to-end" aria-label=${ui.texts.newer} onClick=${scroll.goToEnd}>
          <${Icon} name="down" />
        </button>`
      }
    </div>
  `;
}
