import { cleanText, findPhrase, fitsWord, lexicon, takeApart, wordsOf, type Word } from "./figure-input-text.ts";

/**
 * What an officer can say instead of a number. Four different facts: nothing of it (`none`, a zero only where things are
 * counted), nobody has the number yet (`missing`), nothing occurred that could be measured (`not-applicable`), and
 * unchanged (`same-as-last`). `not-available` is the "n/a" that may be the second or the third.
 */
export type FigureWord = "none" | "missing" | "not-applicable" | "same-as-last" | "not-available";

const WORDS = lexicon<FigureWord>([
  [
    "missing",
    [
      "chưa có số liệu",
      "không có số liệu",
      "chưa có",
      "chưa có số",
      "tạm thời chưa có",
      "tạm thời chưa có số",
      "tạm thời chưa có số liệu",
      "không có số",
      "chưa có dữ liệu",
      "không có dữ liệu",
      "chưa có đủ số liệu",
      "chưa đủ số liệu",
      "chưa có báo cáo",
      "chưa có kết quả",
      "chưa tổng hợp",
      "chưa tổng hợp được",
      "chưa tổng hợp xong",
      "chưa tổng hợp kịp",
      "chưa kịp tổng hợp",
      "chưa thống kê xong",
      "chưa kịp thống kê",
      "chưa xong",
      "chưa thống kê",
      "chưa thống kê được",
      "chưa được cung cấp",
      "chưa nhận được số liệu",
      "chưa nắm được",
      "chưa rõ",
      "chưa biết",
      "không rõ",
      "không biết",
      "không nắm được",
      "không thống kê được",
      "đang tổng hợp",
      "thiếu số liệu",
      "missing",
      "no data",
      "no figure",
      "no figures",
      "not available",
      "not available yet",
      "not known",
      "unknown",
      "don't know",
    ],
  ],
  [
    "not-applicable",
    [
      "không phát sinh",
      "chưa phát sinh",
      "không có phát sinh",
      "không áp dụng",
      "không thuộc phạm vi",
      "không thuộc trường hợp",
      "not applicable",
      "does not apply",
      "nothing occurred",
    ],
  ],
  ["none", ["không có", "không", "chẳng có", "chưa có hồ sơ", "chưa có trường hợp", "none", "nil", "no"]],
  [
    "same-as-last",
    [
      "như kỳ trước",
      "giữ như kỳ trước",
      "giữ nguyên như kỳ trước",
      "giữ nguyên kỳ trước",
      "lấy như kỳ trước",
      "lấy số kỳ trước",
      "lấy kỳ trước",
      "số như kỳ trước",
      "vẫn giữ nguyên",
      "vẫn giữ như kỳ trước",
      "cũng như kỳ trước",
      "y như kỳ trước",
      "y hệt kỳ trước",
      "giống hệt kỳ trước",
      "không đổi so với kỳ trước",
      "không thay đổi so với kỳ trước",
      "giống kỳ trước",
      "bằng kỳ trước",
      "vẫn như kỳ trước",
      "như quý trước",
      "giống quý trước",
      "như báo cáo trước",
      "như lần trước",
      "giống lần trước",
      "như trước",
      "như cũ",
      "vẫn như cũ",
      "y như cũ",
      "giữ nguyên",
      "không đổi",
      "không thay đổi",
      "same as last period",
      "same as last",
      "same as before",
      "same",
      "unchanged",
      "no change",
    ],
  ],
  ["not-available", ["na"]],
]);

/** "đang chờ các xã gửi số": that there is no figure yet, said by what it waits for. */
const WAITING = /^(?:đang|dang|còn|con|vẫn|van)\s+(?:chờ|cho|đợi|doi)\s+\S+\s+\S.{0,200}$/iu;

/** Words that may follow "không có" without changing it: "không có hồ sơ nào". */
const NOTHING_TAIL = ["nào", "gì", "cả", "trường", "hợp", "hồ", "sơ", "vụ", "việc", "at", "all"].map(takeApart);

/** What sets a reason off: "chưa có số liệu vì phần mềm lỗi". */
const REASON =
  /(?:[\s,;.-]+(?:vì|do|bởi vì|bởi|lý do|lí do|tại|vi|ly do|because|due to|as|since)[\s:]+|\s*[:;,(–-]\s*)(.+)$/iu;

export interface SpokenFact {
  readonly word: FigureWord;
  /** Why, when the officer said so. */
  readonly reason?: string;
}

function factOf(words: readonly Word[], nouns: ReadonlySet<string>): FigureWord | undefined {
  const found = findPhrase(WORDS, words);
  if (!found) return undefined;
  const rest = words.slice(found.length);
  const isTail = (word: Word) => nouns.has(word.letters) || NOTHING_TAIL.some((known) => fitsWord(word, known));
  const takesTail = found.meaning === "none" || found.meaning === "not-applicable";
  return rest.length === 0 || (takesTail && rest.every(isTail)) ? found.meaning : undefined;
}

/**
 * Reads a text that says a fact in words, with or without a reason. Undefined when it says anything else, above all a
 * question ("có không?").
 *
 * @param nouns the things that the indicator counts, as letters without marks: they may follow ("không có hồ sơ trễ hạn").
 */
export function readFact(text: string, nouns: ReadonlySet<string>): SpokenFact | undefined {
  const cleaned = cleanText(text).trim();
  if (cleaned.includes("?")) return undefined;
  if (/^n\s*[/.]\s*a\.?$/i.test(cleaned)) return { word: "not-available" };
  if (!/\d/.test(cleaned)) {
    const whole = factOf(wordsOf(cleaned), nouns);
    if (whole) return { word: whole };
  }
  if (WAITING.test(cleaned)) return { word: "missing", reason: cleaned };
  const cut = REASON.exec(cleaned);
  const reason = cut?.[1]?.replace(/[\s).]+$/u, "");
  if (!cut || !reason || /\d/.test(cleaned.slice(0, cut.index))) return undefined;
  const word = factOf(wordsOf(cleaned.slice(0, cut.index)), nouns);
  return word === "missing" || word === "not-applicable" ? { word, reason } : undefined;
}
