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
 * Tells which message was the newest while somebody could see the page.
 * @param {string | undefined} newestId
 * @param {(newestId: string) => void} onSeen
 */
function useSeen(newestId, onSeen) {
  useEffect(() => {
    const tell = () => {
      if (newestId !== undefined && document.visibilityState === "visible") onSeen(newestId);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [newestId]);
}

/**
 * Says something here, once also when a button was pressed twice.
 * @param {Place} place
 * @param {Outbox} outbox
 * @param {number} nowMs
 * @param {(messageId: string) => void} onSaid
 */
function useSay(place, outbox, nowMs, onSaid) {
  const said = useRef({ content: "", at: 0 });
  /**
   * @param {Content} content
   * @param {string} text what the bubble shows
   */
  return (content, text) => {
    const before = said.current;
    said.current = { content: JSON.stringify(content), at: performance.now() };
    if (before.content === said.current.content && said.current.at - before.at < DOUBLE_TAP_MS) return;
    const messageId = newMessageId();
    outbox.add({ messageId, ...place, content, text, at: new Date(nowMs).toISOString() });
    onSaid(messageId);
  };
}

/**
 * A chat for as long as it is open: another place needs another `key`.
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
  const say = useSay(place, outbox, props.nowMs, typing.ask);
  useSeen(chat.messages.at(-1)?.id, props.onSeen);
  const mine = props.waiting.filter((message) => message.chat === place.chat);
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
      <p class="offline" role="status">${chat.isOnline ? "" : ui.texts.offline}</p>
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
        ui=${ui}
        place=${place}
        isGroup=${isGroup}
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
