/**
 * Where the chat is scrolled to: at the end, unless somebody reads further up. A long answer is shown from its question
 * or its beginning on, not from its end.
 */
import { useLayoutEffect, useRef, useState } from "./vendor.js";

/** Nearer to the end than this counts as at the end, in CSS pixels. */
const NEAR_PX = 90;
/** What arrives within this time after a question or a first message belongs to one answer, in milliseconds. */
const ANSWER_MS = 15_000;
const MARGIN_PX = 8;

/**
 * @typedef {{ view: HTMLDivElement | null, chat: string, firstKey: string, lastKey: string, height: number, top: number,
 *   follow: "end" | "answer" | "none", answer: HTMLElement | null, answeredAt: number }} ScrollState
 */

/** @param {ScrollState} state */
function toEnd(state) {
  if (!state.view) return;
  state.view.scrollTop = state.view.scrollHeight;
  state.top = state.view.scrollTop;
}

/** @param {ScrollState} state */
function toAnswer(state) {
  const { view, answer } = state;
  if (!view || !answer) return;
  const end = view.scrollHeight - view.clientHeight;
  view.scrollTop = Math.min(end, answer.offsetTop - MARGIN_PX);
  state.top = view.scrollTop;
}

/**
 * Remembers where an answer begins: at the question just asked, else at the message that has just come.
 * @param {ScrollState} state
 * @param {boolean} isOwn
 */
function beginAnswer(state, isOwn) {
  const at = performance.now();
  if (!isOwn && state.answer?.isConnected && at - state.answeredAt < ANSWER_MS) return;
  const turns = state.view?.querySelectorAll("article");
  state.answer = turns?.[turns.length - 1] ?? null;
  state.answeredAt = at;
}

/**
 * @param {string} chat
 * @param {string} firstKey of the first message shown
 * @param {string} lastKey of the last one
 * @param {boolean} isOwnLast whether this person has said the last one
 */
export function useScroll(chat, firstKey, lastKey, isOwnLast) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const ref = useRef(
    /** @type {ScrollState} */ ({
      view: null,
      chat: "",
      firstKey: "",
      lastKey: "",
      height: 0,
      top: 0,
      follow: "end",
      answer: null,
      answeredAt: 0,
    }),
  );
  const [isAway, setIsAway] = useState(false);
  const state = ref.current;

  const onScroll = () => {
    const view = box.current;
    if (!view) return;
    const isAtEnd = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_PX;
    if (Math.abs(view.scrollTop - state.top) > 2) state.follow = isAtEnd ? "end" : "none";
    setIsAway(!isAtEnd);
  };
  /** A picture has taken its place, or the window another size. */
  const settle = () => {
    if (state.follow === "end") toEnd(state);
    else if (state.follow === "answer") toAnswer(state);
  };

  useLayoutEffect(() => {
    const view = box.current;
    if (!view) return;
    state.view = view;
    const hasNew = state.lastKey !== lastKey;
    const isOther = state.chat !== chat || state.lastKey === "";
    if (isOther) state.follow = "end";
    else if (hasNew && (isOwnLast || state.follow !== "none")) {
      beginAnswer(state, isOwnLast);
      state.follow = "answer";
    } else if (state.firstKey !== firstKey) view.scrollTop += view.scrollHeight - state.height;
    if (lastKey !== "" && (isOther || hasNew)) settle();
    Object.assign(state, { chat, firstKey, lastKey, height: view.scrollHeight });
  });
  useLayoutEffect(() => {
    const view = box.current;
    if (!view) return undefined;
    const observer = new ResizeObserver(settle);
    observer.observe(view);
    return () => observer.disconnect();
  }, []);

  const goToEnd = () => {
    state.follow = "end";
    toEnd(state);
  };
  return { box, isAway, onScroll, settle, goToEnd };
}
