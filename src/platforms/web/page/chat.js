/**
 * One chat: what was said, and the place to say something.
 * @import { Ui } from "./parts.js"
 * @import { Place } from "./api.js"
 * @import { Outbox, WaitingMessage, Content } from "./outbox.js"
 * @import { Shortcut } from "../deps.ts"
 */
import { getShortcuts, newMessageId } from "./api.js";
import { Composer } from "./composer.js";
import { withoutEchoes } from "./feed.js";
import { Log } from "./log.js";
import { Icon, Mark } from "./parts.js";
import { useChat } from "./use-chat.js";
import { html, useEffect, useRef, useState } from "./vendor.js";

/** How long an answer is waited for with the three dots; in a group the bot may well have nothing to say. */
const TYPING_MS = { private: 20_000, group: 6000 };

/** The same thing said again within this time is an unsteady finger, in milliseconds. */
const DOUBLE_TAP_MS = 700;

/**
 * @param {Place} place
 * @returns {readonly Shortcut[]}
 */
function useShortcuts(place) {
  const [shortcuts, setShortcuts] = useState(/** @type {readonly Shortcut[]} */ ([]));
  useEffect(() => {
    setShortcuts([]);
    getShortcuts(place).then(
      (answer) => setShortcuts(answer.shortcuts),
      () => undefined,
    );
  }, [place.as, place.chat]);
  return shortcuts;
}

/**
 * Whether the bot is thought to be writing: from a message of this page until the bot speaks, or patience ends.
 * @param {string} chat
 * @param {boolean} isGroup
 */
function useTyping(chat, isGroup) {
  const [asked, setAsked] = useState("");
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const clear = () => {
    clearTimeout(timer.current);
    setAsked("");
  };
  useEffect(() => clear, [chat]);
  /** @param {string} messageId */
  const ask = (messageId) => {
    clearTimeout(timer.current);
    setAsked(messageId);
    timer.current = setTimeout(() => setAsked(""), TYPING_MS[isGroup ? "group" : "private"]);
  };
  return { asked, ask, clear };
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {Place} props.place
 * @param {boolean} props.isGroup
 * @param {string} props.title what stands in the head
 * @param {string} props.subtitle
 * @param {unknown} [props.aboveInput]
 * @param {string} props.name of the person at the page
 * @param {(code: string) => string} props.nameOf names of others who speak from this page (demonstration)
 * @param {Outbox} props.outbox
 * @param {readonly WaitingMessage[]} props.waiting of all chats
 * @param {number} props.nowMs
 * @param {unknown} [props.leading] before the title, such as the way back
 * @param {unknown} [props.trailing] after it
 * @param {() => void} props.onNews
 * @param {() => void} props.onSignedOut
 * @param {(newestId: string) => void} props.onSeen
 */
export function Chat(props) {
  const { ui, place, isGroup, outbox } = props;
  const typing = useTyping(place.chat, isGroup);
  const chat = useChat(place, { onNews: props.onNews, onSignedOut: props.onSignedOut, onBotMessage: typing.clear });
  const shortcuts = useShortcuts(place);
  const said = useRef({ key: "", at: 0 });
  const mine = props.waiting.filter((message) => message.chat === place.chat);
  const newestId = chat.messages.at(-1)?.id;

  useEffect(() => {
    const tell = () => {
      if (newestId !== undefined && document.visibilityState === "visible") props.onSeen(newestId);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [newestId, place.chat]);

  /**
   * @param {Content} content
   * @param {string} text
   */
  const say = (content, text) => {
    const key = JSON.stringify([place, content]);
    const at = performance.now();
    const isDouble = said.current.key === key && at - said.current.at < DOUBLE_TAP_MS;
    said.current = { key, at };
    if (isDouble) return;
    const messageId = newMessageId();
    outbox.add({ messageId, ...place, content, text, at: new Date(props.nowMs).toISOString() });
    typing.ask(messageId);
  };
  const isStored = !withoutEchoes(mine, chat.messages).some(
    ({ messageId, state }) => messageId === typing.asked && state !== "stored",
  );

  return html`
    <section class="chat" aria-labelledby="chat-title">
      <header class="chat-head">
        ${props.leading}
        <${Mark} />
        <div class="chat-names">
          <h2 id="chat-title">${props.title}</h2>
          <div class="chat-subtitle">${props.subtitle}</div>
        </div>
        ${props.trailing}
      </header>
      <p class=${chat.isOnline ? "offline hidden" : "offline"} role="status">
        ${chat.isOnline ? "" : ui.texts.offline}
      </p>
      <${Log}
        ui=${ui}
        place=${place}
        isGroup=${isGroup}
        name=${props.name}
        nameOf=${props.nameOf}
        chat=${chat}
        waiting=${mine}
        nowMs=${props.nowMs}
        shortcuts=${shortcuts}
        isTyping=${typing.asked !== "" && isStored}
        onSay=${say}
        onSendAgain=${(/** @type {string} */ id) => outbox.sendAgain(id)}
        onDiscard=${(/** @type {string} */ id) => outbox.discard(id)}
      />
      ${props.aboveInput}
      <${Composer}
        key=${`${place.chat} ${place.as}`}
        ui=${ui}
        place=${place}
        shortcuts=${shortcuts}
        onText=${(/** @type {string} */ text) => say({ kind: "text", text }, text)}
      />
    </section>
  `;
}

/** @param {{ label: string, onClick: () => void, count: number }} props */
export function BackButton({ label, onClick, count }) {
  return html`
    <button type="button" class="round back" aria-label=${label} onClick=${onClick}>
      <${Icon} name="back" />
      ${count > 0 ? html`<span class="badge" aria-hidden="true">${count}</span>` : null}
    </button>
  `;
}
