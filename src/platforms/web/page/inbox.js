/**
 * Everything that was sent to a person, on every channel, newest first. A choice pressed here is answered in this page's
 * own chat.
 * @import { Ui } from "./parts.js"
 * @import { Content, Outbox } from "./outbox.js"
 * @import { InboxItem } from "../deps.ts"
 * @import { BubbleItem } from "./feed.js"
 */
import { getInbox, newMessageId, Refused } from "./api.js";
import { Bubble } from "./bubble.js";
import { dateKey, formatDay } from "./format.js";
import { Icon } from "./parts.js";
import { html, useEffect, useRef, useState } from "./vendor.js";

const RETRY_MS = 3000;
/** @type {ReadonlySet<InboxItem["reach"]>} */
const MISSED = new Set(["blocked", "no-chat", "quota", "failed"]);

/**
 * @typedef {{ items: readonly InboxItem[], hasOlder: boolean, isLoaded: boolean }} InboxState
 * @param {string} person
 * @param {() => void} onSignedOut
 * @returns {InboxState & { loadOlder: () => Promise<void> }}
 */
function useInbox(person, onSignedOut) {
  const [state, setState] = useState(/** @type {InboxState} */ ({ items: [], hasOlder: false, isLoaded: false }));
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let isOver = false;
    const open = async () => {
      try {
        const { items, more } = await getInbox(person, {});
        if (!isOver) setState({ items, hasOlder: more, isLoaded: true });
      } catch (error) {
        if (isOver) return;
        if (error instanceof Refused && error.status === 401) return onSignedOut();
        timer = setTimeout(open, RETRY_MS);
      }
    };
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [person]);

  const loadOlder = async () => {
    const before = state.items.at(-1)?.message.id;
    if (before === undefined) return;
    const { items, more } = await getInbox(person, { before });
    setState((now) => ({ ...now, items: [...now.items, ...items], hasOlder: more }));
  };
  return { ...state, loadOlder };
}

/**
 * @param {InboxItem} item
 * @returns {BubbleItem}
 */
function bubbleOf({ message }) {
  const at = Date.parse(message.at);
  return { kind: "bubble", key: message.id, at, side: "bot", message, speaker: "bot", opens: true, closes: true };
}

/**
 * @param {InboxItem} item
 * @param {Ui} ui
 */
function originOf({ platform, reach }, { texts }) {
  /** @type {Record<string, string>} */
  const names = texts.platforms;
  return `${names[platform] ?? platform} · ${texts.reach[reach]}`;
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {string} props.person
 * @param {string} props.subtitle
 * @param {number} props.nowMs
 * @param {Outbox} props.outbox
 * @param {() => void} props.onBack
 * @param {() => void} props.onSignedOut
 */
export function Inbox({ ui, person, subtitle, nowMs, outbox, onBack, onSignedOut }) {
  const { texts } = ui;
  const inbox = useInbox(person, onSignedOut);
  const back = useRef(/** @type {HTMLButtonElement | null} */ (null));
  // What was pressed to come here is gone: whoever goes by keyboard goes on from the head.
  useEffect(() => back.current?.focus(), []);
  const place = { as: person, chat: person };
  const say = (/** @type {Content} */ content, /** @type {string} */ text) => {
    outbox.add({ messageId: newMessageId(), ...place, content, text, at: new Date(nowMs).toISOString() });
    onBack();
  };
  const days = inbox.items.map(({ message }) => dateKey(Date.parse(message.at)));
  return html`
    <section class="chat inbox" aria-labelledby="chat-title">
      <header class="chat-head">
        <button type="button" class="round" ref=${back} aria-label=${texts.backToChat} onClick=${onBack}>
          <${Icon} name="back" />
        </button>
        <div class="chat-names">
          <h2 id="chat-title">${texts.inboxFull}</h2>
          <div class="chat-subtitle">${subtitle}</div>
        </div>
      </header>
      <div class="log-frame">
        <div class="log" tabindex="0" role="region" aria-label=${texts.messageLog} aria-busy=${!inbox.isLoaded}>
          <div class="log-column">
            ${!inbox.isLoaded && html`<p class="notice">${texts.loading}</p>`}
            ${inbox.isLoaded && html`<p class="notice">${inbox.items.length > 0 ? texts.inboxHint : texts.inboxNone}</p>`}
            ${inbox.items.map(
              (item, index) => html`
                ${
                  days[index] !== days[index - 1] &&
                  html`<p class="day"><span>${formatDay(Date.parse(item.message.at), nowMs, texts)}</span></p>`
                }
                <${Bubble}
                  key=${item.message.id}
                  ui=${ui}
                  place=${place}
                  item=${bubbleOf(item)}
                  isGroup=${false}
                  nameOf=${() => texts.title}
                  openChoices=${undefined}
                  pressed=${new Map()}
                  origin=${originOf(item, ui)}
                  isMissed=${MISSED.has(item.reach)}
                  onSay=${say}
                  onSendAgain=${() => undefined}
                  onDiscard=${() => undefined}
                  onGrown=${() => undefined}
                />
              `,
            )}
            ${
              inbox.hasOlder &&
              html`<button type="button" class="older" onClick=${() => void inbox.loadOlder()}>${texts.older}</button>`
            }
          </div>
        </div>
      </div>
    </section>
  `;
}

/** The way there, from the head of one's own chat. @param {{ ui: Ui, onClick: () => void }} props */
export function InboxButton({ ui, onClick }) {
  return html`
    <button
      type="button"
      class="round inbox-button"
      aria-label=${ui.texts.inboxFull}
      title=${ui.texts.inbox}
      onClick=${onClick}
    >
      <${Icon} name="inbox" />
    </button>
  `;
}
