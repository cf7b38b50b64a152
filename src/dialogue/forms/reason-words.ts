import { cleanText, findPhrase, fitsWord, lexicon, wordsOf } from "../../domain/figure-input-text.ts";
import { commandKey } from "../normalise.ts";
import { findSaid, TRAILING } from "./report-words.ts";

const ASKING = lexicon<"question">([
  [
    "question",
    ["nào", "bao nhiêu", "mấy", "khi nào", "bao giờ", "ở đâu", "là gì", "which", "who", "what", "when", "how many"],
  ],
]);
/** Words that make a question of a sentence by standing last in it: "được duyệt chưa", "có đúng không". */
const TAGS = lexicon<"tag">([["tag", ["chưa", "không", "hay chưa", "hay không", "thế nào", "ra sao", "nhỉ", "right"]]]);

/** That there is no figure is what a reason is wanted for; said again, it is none. */
const NO_FIGURE = lexicon<"none">([
  [
    "none",
    [
      "chưa có",
      "chưa có số",
      "chưa có số liệu",
      "không có",
      "không có số",
      "không có số liệu",
      "không có dữ liệu",
      "chưa có dữ liệu",
      "không biết",
      "không rõ",
      "chưa biết",
      "no data",
      "no figure",
      "no figures",
      "not available",
      "i do not know",
    ],
  ],
]);

/** Whether a message only says again that there is no figure. */
export function isNoReason(text: string): boolean {
  return findSaid(text, NO_FIGURE) !== undefined;
}

/** How sentences begin that ask for somebody, or want something shown or done: no reason for anything. Folded. */
const WANTING =
  /^(?:da\s+)?(?:ai (?!cung\b|nay\b)|cho (?:\S+ )?xem |xem (?!lai\b)|(?:xem )?(?:lich su|danh sach|liet ke|so sanh|xep hang|bieu do) |(?:tinh hinh|tinh trang|tien do) (?:nop|bao cao)|nhac (?:cac|nhung|huyen|xa|phuong|don vi|can bo)\b|(?:mo khoa|duyet|tra lai|tiep nhan) (?:cho|bao cao|huyen|xa|phuong)\b)/;

/** A question by its words, or by the one that it ends with. */
function isAsking(cleaned: string): boolean {
  let said = wordsOf(cleaned);
  if (WANTING.test(commandKey(cleaned))) return true;
  if (cleaned.includes("?") || said.some((_, at) => findPhrase(ASKING, said.slice(at)) !== undefined)) return true;
  while (said.length > 1 && TRAILING.some((word) => fitsWord(said.at(-1) as (typeof said)[number], word)))
    said = said.slice(0, -1);
  return [1, 2].some((length) => {
    const tail = said.slice(-length);
    const found = said.length > length ? findPhrase(TAGS, tail) : undefined;
    return found?.length === length;
  });
}

const REASON_LEAD = /^(?:vì|do|bởi|tại|lý do|because|since|as)\s*:?\s+/iu;

/**
 * A reason in free words: short, no question, and long enough not to be a command ("trợ giúp"). Where commands are
 * looked for before, two words will do ("mưa bão").
 */
export function parseReason(text: string, leastWords = 3): string | undefined {
  const cleaned = cleanText(text).replace(/\s+/g, " ").trim();
  const said = wordsOf(cleaned);
  const reason = cleaned.replace(REASON_LEAD, "");
  const isLong = said.length >= leastWords || (reason !== cleaned && said.length >= 2);
  return isAsking(cleaned) || isNoReason(cleaned) || !isLong || reason.length > 300 ? undefined : reason;
}
