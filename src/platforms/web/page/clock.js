/**
 * The demonstration clock: what time it is there, and ways to move it on.
 * @import { Ui } from "./parts.js"
 * @import { DemoJump } from "../deps.ts"
 */
import { jump, Refused } from "./api.js";
import { dateKey, fill, formatDateTime, formatLongDate, formatShortDate, formatTime } from "./format.js";
import { Icon } from "./parts.js";
import { html, useEffect, useRef, useState } from "./vendor.js";

const TICK_MS = 5000;
const DAY_MS = 86_400_000;
/** The hour of the chosen day, in Vietnamese time: after whatever the day brings. */
const EVENING = "T18:00:00+07:00";

/**
 * The present of the demonstration, running on from the last instant that the server told.
 * @param {string} iso
 * @returns {[number, (iso: string) => void]} milliseconds, and a setter for what the server tells
 */
export function usePresent(iso) {
  const [base, setBase] = useState(() => ({ ms: Date.parse(iso), from: performance.now() }));
  const [nowMs, setNowMs] = useState(base.ms);
  useEffect(() => {
    const tick = () => setNowMs(base.ms + performance.now() - base.from);
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [base]);
  return [nowMs, (told) => setBase({ ms: Date.parse(told), from: performance.now() })];
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {number} props.nowMs
 * @param {number} props.peopleWithNews
 * @param {(iso: string) => void} props.onNow
 * @param {() => void} props.onShowNews
 */
export function ClockCard({ ui, nowMs, peopleWithNews, onNow, onShowNews }) {
  const { texts } = ui;
  const [isBusy, setIsBusy] = useState(false);
  const [note, setNote] = useState("");
  const [chosen, setChosen] = useState(/** @type {string | undefined} */ (undefined));
  const day = chosen ?? dateKey(nowMs + DAY_MS);
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day + EVENING : undefined;

  const go = async (/** @type {DemoJump} */ to) => {
    setIsBusy(true);
    setNote(texts.running);
    try {
      const { now, ran } = await jump(to);
      onNow(now);
      setChosen(undefined);
      setNote(fill(texts.jumped, { time: formatDateTime(Date.parse(now), texts), ran }));
    } catch (error) {
      setNote(error instanceof Refused && error.code === "clock-backwards" ? texts.backwards : texts.jumpFailed);
    }
    setIsBusy(false);
  };
  return html`
    <section class="clock" aria-label=${texts.clock}>
      <p class="clock-title"><${Icon} name="clock" />${texts.clock}</p>
      <p class="clock-now">
        <span class="clock-time">${formatTime(nowMs)}</span><span>${formatLongDate(nowMs, texts)}</span>
      </p>
      <div class="clock-buttons">
        <button type="button" disabled=${isBusy} onClick=${() => go({ kind: "days", days: 1 })}>
          ${texts.plusDay}
        </button>
        <button type="button" disabled=${isBusy} onClick=${() => go({ kind: "next-deadline" })}>
          ${texts.toDeadline}
        </button>
      </div>
      <form
        class="clock-form"
        onSubmit=${(/** @type {Event} */ event) => {
          event.preventDefault();
          if (iso !== undefined) void go({ kind: "to", iso });
        }}
      >
        <input
          type="date"
          aria-label=${texts.dateLabel}
          min=${dateKey(nowMs)}
          value=${day}
          onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => setChosen(event.currentTarget.value)}
        />
        <button type="submit" disabled=${isBusy || iso === undefined}>
          ${fill(texts.toDate, { date: iso === undefined ? "…" : formatShortDate(Date.parse(iso), texts) })}
        </button>
      </form>
      <p class="clock-note" role="status">${note}</p>
      ${
        peopleWithNews > 0 &&
        html`<button type="button" class="clock-news" onClick=${onShowNews}>
          ${fill(texts.peopleWithNews, { count: peopleWithNews })}
        </button>`
      }
    </section>
  `;
}

/**
 * The clock on a narrow screen: a button in the chat's head that opens the card.
 * @param {{ ui: Ui, nowMs: number, children: unknown }} props
 */
export function ClockButton({ ui, nowMs, children }) {
  const { texts } = ui;
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [isOpen, setIsOpen] = useState(false);
  const open = () => {
    setIsOpen(true);
    dialog.current?.showModal();
  };
  return html`
    <button type="button" class="clock-button" onClick=${open}>
      <${Icon} name="clock" />
      <span class="hidden-text">${texts.clock}: </span>
      <span>${formatShortDate(nowMs, texts)}<br />${formatTime(nowMs)}</span>
    </button>
    <dialog class="sheet" ref=${dialog} aria-label=${texts.clock} onClose=${() => setIsOpen(false)}>
      <button
        type="button"
        class="round sheet-close"
        aria-label=${texts.close}
        onClick=${() => dialog.current?.close()}
      >
        <${Icon} name="close" />
      </button>
      ${isOpen && children}
    </dialog>
  `;
}
