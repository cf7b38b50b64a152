import { cleanText } from "../../domain/figure-input-text.ts";

/** Letters without marks, one for each of the text's, so that what is found here can be cut out there. */
function foldLetters(text: string): string {
  const folded = text.toLowerCase().replace(/[^\0-\x7F]/g, (unit) => unit.normalize("NFD").charAt(0).replace("đ", "d"));
  return folded.length === text.length ? folded : text;
}

const WHO = "(?:em|toi|anh|chi|minh|chau|i)";
const TYPED = "(?:go|nhap|ghi|dien|danh|gui|bao|bao cao|bam|viet|tinh)";

/** What leads up to a correction: "à", "lúc nãy", "chỗ …". It says nothing by itself. */
const LEADS = [
  /^(?:(?:a|o|u|da|ay|oi|thoi|chet|xin loi|sorry)[\s,.!]+)+/,
  /^(?:luc nay|hoi nay|vua nay|vua roi|ban nay|khi nay|luc truoc|hoi truoc|nay)[\s,]+/,
  /^(?:o )?(?:cho|muc|dong|cau|cai|phan(?! anh\b| tram\b))\s+/,
] as const;

/** What makes a correction of a sentence; each is cut out, and leaves the name and the figure that are meant. */
const CORRECTIONS = [
  // "12/15 à không 13/15", "không phải 12/15 mà là 13/15", "13/15 chứ không phải 12/15"
  /(\d[\d.,/%\s]*?)[\s,.;]+(?:a\s+|o\s+)?(?:nham|khong|ko|quen|lon|xin loi|sorry|no)[\s,:]+(?:la\s+|phai\s+)?(?=\d)/,
  /\bkhong phai (?:la )?(\d[\d.,/%\s]*?)[\s,]+(?:ma )?(?:la )(?=\d)/,
  /[\s,]+(?:chu )?khong phai (?:la )?(\d[\d.,/%\s]*)$/,
  /^quen[\s,:]+(?=\d)/,
  /[\s,]+moi (?:la )?(?:dung|phai|chuan)(?= |$)/,
  new RegExp(
    String.raw`(?:^|[\s,]+)(?:${WHO}\s+)?(?:da\s+)?(?:bi\s+)?(?:${TYPED}\s+)?(?:bi\s+)?(?:nham|sai|lon|khong dung)(?:\s+(?:mat|roi|so|het|lieu))*(?=[\s,:.!]|$)`,
  ),
  /(?:^|[\s,]+)(?:dung (?:ra )?(?:phai )?la|phai la|(?:sua|doi|chinh) (?:lai )?(?:thanh|la)|thanh)\s+(?=\d)/,
] as const;

const CLOSING = /(?:^|[\s,.!:]+)(?:a|nhe|nha|em|anh|chi|giup|voi|roi)$/;

/** A sentence that corrects, taken apart. */
export interface Correction {
  /** What is left of it: a name, a figure, both, or nothing. */
  readonly rest: string;
  /** The figure that is said to be wrong. */
  readonly wrong?: string;
}

/** Cuts the first match out of a text; undefined when there is none. */
function cutOut(text: string, pattern: RegExp): Correction | undefined {
  const match = pattern.exec(foldLetters(text));
  if (!match) return undefined;
  const before = text.slice(0, match.index).replace(/[\s,:!]+$/u, "");
  const behind = text.slice(match.index + match[0].length).replace(/^[\s,.:!]+/u, "");
  const wrong = match[1]?.trim();
  return { rest: `${before} ${behind}`.trim(), ...(wrong ? { wrong } : {}) };
}

/**
 * A sentence that corrects what was entered, without the words that say so: "chỗ thanh toán em nhầm, 47,2% mới đúng" leaves
 * "thanh toán 47,2%", "à nhầm 119/125" the figure alone, "em gõ sai rồi" nothing. Undefined when a text corrects nothing, or asks.
 */
export function parseCorrection(text: string): Correction | undefined {
  let rest = cleanText(text).replace(/\s+/gu, " ").trim();
  if (rest.length > 200 || rest.includes("?")) return undefined;
  for (const lead of LEADS) rest = cutOut(rest, lead)?.rest ?? rest;
  const cuts: Correction[] = [];
  for (const pattern of CORRECTIONS) {
    const cut = cutOut(rest, pattern);
    if (!cut) continue;
    cuts.push(cut);
    rest = cut.rest;
  }
  if (cuts.length === 0) return undefined;
  const wrong = cuts.find((cut) => cut.wrong !== undefined)?.wrong;
  return { rest: cutOut(rest, CLOSING)?.rest ?? rest, ...(wrong === undefined ? {} : { wrong }) };
}
