/**
 * One open chat: its messages as they arrive, older ones on demand, and whether the server can be reached.
 * @import { WebMessage } from "../deps.ts"
 * @import { Place } from "./api.js"
 * @typedef {{ messages: readonly WebMessage[], hasOlder: boolean, isLoaded: boolean, isOnline: boolean }} ChatState
 */
import { getMessages, Refused } from "./api.js";
import { mergeMessages } from "./feed.js";
import { Live } from "./live.js";
import { useEffect, useRef, useState } from "./vendor.js";

const RETRY_MS = 3000;
/** @type {ChatState} */
const EMPTY = { messages: [], hasOlder: false, isLoaded: false, isOnline: true };

/**
 * @param {Place} place
 * @param {{ onNews: () => void, onSignedOut: () => void, onBotMessage: () => void }} hooks
 * @returns {ChatState & { loadOlder: () => Promise<void> }}
 */
export function useChat(place, hooks) {
  const [state, setState] = useState(EMPTY);
  const current = useRef({ messages: EMPTY.messages, hooks });
  current.current.hooks = hooks;

  /** @param {readonly WebMessage[]} fresh */
  const add = (fresh) => {
    const { messages } = current.current;
    const merged = mergeMessages(messages, fresh);
    if (merged === messages) return;
    current.current.messages = merged;
    if (fresh.some((message) => message.from === "bot" && !messages.includes(message)))
      current.current.hooks.onBotMessage();
    setState((before) => ({ ...before, messages: merged }));
  };

  useEffect(() => {
    /** @type {Live | undefined} */
    let live;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let isOver = false;
    current.current.messages = EMPTY.messages;
    setState(EMPTY);

    const open = async () => {
      try {
        const { messages, more } = await getMessages(place, {});
        if (isOver) return;
        current.current.messages = messages;
        setState({ messages, hasOlder: more, isLoaded: true, isOnline: true });
        live = new Live({
          place,
          known: () => current.current.messages,
          onMessages: add,
          onNews: () => current.current.hooks.onNews(),
          onState: (isOnline) =>
            setState((before) => (before.isOnline === isOnline ? before : { ...before, isOnline })),
          onSignedOut: () => current.current.hooks.onSignedOut(),
        });
      } catch (error) {
        if (isOver) return;
        if (error instanceof Refused && error.status === 401) return current.current.hooks.onSignedOut();
        setState((before) => ({ ...before, isOnline: false }));
        timer = setTimeout(open, RETRY_MS);
      }
    };
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
      live?.stop();
    };
  }, [place.as, place.chat]);

  const loadOlder = async () => {
    const before = state.messages[0]?.id;
    if (before === undefined) return;
    const { messages, more } = await getMessages(place, { before });
    add(messages);
    setState((now) => ({ ...now, hasOlder: more }));
  };
  return { ...state, loadOlder };
}
