/** A bare "có" or "thôi" answers the newest message for so long; later it is small talk. */
export const SHORT_MEMORY_MINUTES = 30;

const YES = new Set(
  "co,ok,oke,okie,okay,dong y,nhat tri,vang,da,u,uh,uhm,dung,dung roi,duoc,chac chan,xac nhan,yes,y,sure".split(","),
);
const NO = new Set(
  "khong,ko,k,hong,khong can,thoi,thoi khong,huy,huy bo,de sau,de sau nhe,tam dung,dung lai,ngung,no,cancel,later,stop,never mind".split(
    ",",
  ),
);

/** A no that puts off, and refuses nothing. */
const LATER = new Set("thoi,de sau,de sau nhe,tam dung,dung lai,later,stop,never mind".split(","));

/** What may stand before and behind a yes or a no: "dạ được anh", "ok em nhé". */
const LEADING = /^(?:da|a|u|vang|ok|oke|okie|duoc|dong y|nhat tri)[\s,.!]+(?=\S)/;
const CLOSING = /[\s,]+(?:a|em|anh|chi|nhe|nha|nhi|roi|luon|di|thoi|please)$/;
/** A yes in the words of the choice: "ok duyệt đi em". It is not that choice itself, which is typed as it stands. */
const AGREES = new Set(["duyet", "phe duyet", "tiep nhan", "approve", "accept"]);

/** How labels begin that decide about somebody's report, which a bare word does not do. */
const DECIDES = /^(?:duyet|tiep nhan|approve|accept)\b/;

/** The word that a folded text comes to when nothing else is in it; else the text. */
function wordOf(key: string): string {
  if (YES.has(key) || NO.has(key)) return key;
  const shorter = key.replace(CLOSING, "");
  if (shorter !== key) return wordOf(shorter);
  const rest = key.replace(LEADING, "");
  if (rest === key) return key;
  return AGREES.has(rest) ? "ok" : wordOf(rest);
}

/** How the labels of choices begin that leave everything as it is. */
const LEAVES = /^(?:(?:khong|de nguyen|do not|don't|leave|keep)\b|(?:thoi|huy|huy bo|de sau|no|cancel|later|not now)$)/;

/** A choice of the newest message: its folded label, and whether it is a question that was guessed at. */
export interface ShortChoice {
  readonly label: string;
  readonly isQuestion: boolean;
}

/** What a bare yes or no means. */
export type ShortAnswer =
  | { readonly kind: "choice"; readonly index: number }
  /** There is something to choose, and the word does not settle it. */
  | { readonly kind: "unclear" }
  /** It was said to nothing in particular. */
  | { readonly kind: "yes" | "no" };

/** Whether a folded text is nothing but a yes or a no. */
export function isShortAnswer(key: string): boolean {
  const word = wordOf(key);
  return YES.has(word) || NO.has(word);
}

/**
 * Which of the newest message's choices a bare yes or no means. A yes settles a message that can only be agreed with or
 * left, and a single guess at a question; a no takes the choice that leaves things as they are. No yes picks among
 * several things to do, none sets off what was merely offered, and a decision about a report is offered once more.
 */
export function decideShortAnswer(key: string, choices: readonly ShortChoice[]): ShortAnswer {
  const leaving = choices.findIndex(({ label }) => LEAVES.test(label));
  const isDecision = leaving < 0 && choices.some(({ label }) => DECIDES.test(label));
  if (isDecision && !LATER.has(wordOf(key))) return { kind: "unclear" };
  if (NO.has(wordOf(key))) return leaving < 0 ? { kind: "no" } : { kind: "choice", index: leaving };
  const isGuess = choices.length > 0 && choices.every(({ isQuestion }) => isQuestion);
  if (isGuess) return choices.length === 1 ? { kind: "choice", index: 0 } : { kind: "unclear" };
  if (leaving < 0) return { kind: "yes" };
  return choices.length === 2 ? { kind: "choice", index: 1 - leaving } : { kind: "unclear" };
}
