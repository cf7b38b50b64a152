import { cleanText } from "../../domain/figure-input-text.ts";
import type { Indicator } from "../../domain/plan.ts";
import { indexNames, matchName } from "../forms/indicator-names.ts";
import { parseReason } from "../forms/reason-words.ts";
import { commandKey } from "../normalise.ts";

/** Longer texts are no reason but a letter. */
const LONGEST_REASON = 500;
/** The longest name of an indicator that people type, in words. */
const LONGEST_NAME = 10;

const NUMBERED =
  /(?:chỉ tiêu|chi tieu|mục|muc|dòng|dong|câu|cau|stt|items?|lines?|numbers?|no\.)\s*(?:số\s*|so\s*)?(\d{1,2}(?:\s*(?:,|;|&|\+|và|va|and)\s*\d{1,2})*)(?![\d.,]*[\d/%])/giu;

/** Codes of the indicators that a reason names, by their numbers ("sai mục 3, 7") or names ("và hài lòng"), in the report's order. */
export function findDisputed(reason: string, indicators: readonly Indicator[]): string[] {
  const text = cleanText(reason);
  const found = new Set<string>();
  for (const [, numbers = ""] of text.matchAll(NUMBERED))
    for (const number of numbers.match(/\d+/g) ?? []) {
      const indicator = indicators[Number(number) - 1];
      if (indicator) found.add(indicator.code);
    }
  for (const code of findNamed(text, indicators)) found.add(code);
  return indicators.map(({ code }) => code).filter((code) => found.has(code));
}

/** Indicators whose whole name stands in a text; of overlapping names the longer counts ("thanh toán trực tuyến", not "trực tuyến"). */
function findNamed(text: string, indicators: readonly Indicator[]): string[] {
  const names = indexNames(indicators);
  const words = text.match(/[\p{L}\p{M}\d]+/gu) ?? [];
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    const match = longestNameAt(words, at, names);
    if (match) found.push(match.code);
    at += match?.length ?? 1;
  }
  return found;
}

function longestNameAt(
  words: readonly string[],
  at: number,
  names: ReturnType<typeof indexNames>,
): { readonly code: string; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length >= 1; length -= 1) {
    const piece = words.slice(at, at + length).join(" ");
    if (/^\d+$/.test(piece)) return undefined;
    const match = matchName(piece, names);
    if (match.kind === "one" && match.isExact) return { code: match.code, length };
  }
  return undefined;
}

/** What was typed where the reason of a return is asked for. */
export type ReturnReason =
  | { readonly kind: "left" }
  | { readonly kind: "reason"; readonly reason: string; readonly disputed: readonly string[] }
  /** A question, a command, or too short to tell anybody anything. */
  | { readonly kind: "none" };

const LEAVE = new Set(
  "huy,huy bo,thoi,thoi khong,khong,khong can,khong tra lai,bo qua,de sau,tam dung,dung lai,cancel,no,later,stop,leave it".split(
    ",",
  ),
);

/** Whether a text leaves what is being asked, as "huỷ" does. */
export function isLeaving(text: string): boolean {
  return LEAVE.has(commandKey(text));
}

/** Reads the reason of a return: free words, or less when they name figures ("sai mục 3"). */
export function parseReturnReason(text: string, indicators: readonly Indicator[]): ReturnReason {
  if (isLeaving(text)) return { kind: "left" };
  const reason = cleanText(text).replace(/\s+/g, " ").trim();
  if (reason.startsWith("/") || reason.length > LONGEST_REASON) return { kind: "none" };
  const disputed = findDisputed(reason, indicators);
  const isReason = parseReason(reason) !== undefined || (disputed.length > 0 && !reason.includes("?"));
  return isReason ? { kind: "reason", reason, disputed } : { kind: "none" };
}
