import {
  cleanText,
  findPhrase,
  fitsWord,
  lexicon,
  takeApart,
  wordsOf,
  type Lexicon,
} from "../../domain/figure-input-text.ts";

/** What can be said at every prompt. */
export type GeneralIntent = "back" | "skip" | "pause" | "cancel" | "send" | "review" | "continue" | "edit";

const GENERAL = lexicon<GeneralIntent>([
  ["back", ["quay lại", "quay về", "trở lại", "trở về", "lùi", "lùi lại", "back", "go back", "previous"]],
  ["skip", ["bỏ qua", "qua", "tiếp theo", "câu sau", "chỉ tiêu sau", "để trống", "skip", "next"]],
  [
    "pause",
    [
      "để sau",
      "tạm dừng",
      "tạm nghỉ",
      "thôi",
      "thôi để sau",
      "dừng",
      "dừng lại",
      "lúc khác",
      "nhập sau",
      "làm sau",
      "mai",
      "mai nhập",
      "để mai",
      "lưu lại",
      "thoát",
      "thoát ra",
      "nghỉ",
      "exit",
      "quit",
      "pause",
      "later",
      "stop",
      "save for later",
    ],
  ],
  [
    "cancel",
    ["huỷ", "huỷ bỏ", "huỷ báo cáo", "xoá hết", "xoá báo cáo", "bỏ hết", "làm lại từ đầu", "cancel", "discard"],
  ],
  [
    "send",
    [
      "gửi",
      "gửi báo cáo",
      "gửi ngay",
      "gửi lại",
      "gửi lại báo cáo",
      "nộp",
      "nộp ngay",
      "nộp báo cáo",
      "đồng ý gửi",
      "ok gửi",
      "xong gửi",
      "send",
      "submit",
      "send report",
      "send the report",
      "submit report",
      "submit the report",
    ],
  ],
  ["review", ["xem lại", "tóm tắt", "kiểm tra", "kiểm tra lại", "xem tóm tắt", "xong", "review", "summary", "done"]],
  [
    "continue",
    [
      "tiếp tục",
      "tiếp",
      "nhập tiếp",
      "làm tiếp",
      "tiếp tục báo cáo",
      "nhập báo cáo",
      "làm báo cáo",
      "continue",
      "go on",
      "fill in the rest",
    ],
  ],
  ["edit", ["sửa", "sửa lại", "chỉnh", "chỉnh sửa", "edit", "correct"]],
]);

/** Said about the figure before, while the next one is asked: "không" and "giữ nguyên" would be figures of that one. */
const KEEP_OR_RETYPE = lexicon<"keep" | "retype">([
  [
    "keep",
    [
      "đúng",
      "đúng giữ",
      "đúng rồi",
      "giữ",
      "giữ số này",
      "chính xác",
      "phải",
      "vâng",
      "ừ",
      "ok",
      "đồng ý",
      "keep",
      "yes",
      "correct",
      "correct keep",
      "yes keep it",
      "keep it",
      "right",
    ],
  ],
  [
    "retype",
    ["nhập lại", "gõ lại", "sai", "sai rồi", "nhầm", "nhầm rồi", "không đúng", "retype", "wrong", "enter again"],
  ],
]);

const DISCARD_OR_NOT = lexicon<"discard" | "stay">([
  [
    "discard",
    [
      "xoá",
      "xoá hết",
      "huỷ",
      "huỷ hết",
      "có",
      "đúng",
      "đồng ý",
      "vâng",
      "ok",
      "yes",
      "discard",
      "delete",
      "delete all",
      "delete everything",
    ],
  ],
  [
    "stay",
    [
      "không",
      "không xoá",
      "không huỷ",
      "thôi",
      "giữ",
      "giữ lại",
      "tiếp tục",
      "nhập tiếp",
      "no",
      "keep",
      "continue",
      "go on",
    ],
  ],
]);

const MINE_OR_THEIRS = lexicon<"mine" | "theirs">([
  ["mine", ["dùng số của tôi", "số của tôi", "của tôi", "thay", "thay bằng số của tôi", "use mine", "mine"]],
  ["theirs", ["giữ số đã có", "giữ", "giữ số cũ", "số đã có", "giữ nguyên", "keep theirs", "keep", "theirs"]],
]);

const ACCEPT_OR_DROP = lexicon<"accept" | "accept-and-send" | "drop">([
  [
    "accept-and-send",
    [
      "ghi và gửi",
      "ghi và gửi báo cáo",
      "lưu và gửi",
      "gửi",
      "gửi báo cáo",
      "đồng ý gửi",
      "ok gửi",
      "save and send",
      "send",
      "submit",
    ],
  ],
  [
    "accept",
    [
      "ghi",
      "ghi lại",
      "ghi số hiểu được",
      "save what was read",
      "lưu",
      "lưu lại",
      "đúng",
      "đúng rồi",
      "đồng ý",
      "ok",
      "có",
      "vâng",
      "save",
      "accept",
      "yes",
      "correct",
    ],
  ],
  [
    "drop",
    ["bỏ", "bỏ đi", "bỏ qua", "huỷ", "không", "không ghi", "sai", "nhập lại", "drop", "discard", "no", "cancel"],
  ],
]);

const PART = lexicon<"part">([["part", ["là tử số", "tử số", "is the numerator", "numerator"]]]);

/** The words that answer one prompt in particular; they go before what can be said everywhere. */
export const ANSWERS = { KEEP_OR_RETYPE, DISCARD_OR_NOT, MINE_OR_THEIRS, ACCEPT_OR_DROP, PART } as const;

const words = (list: string) => list.split(" ").map(takeApart);
const LEADING = words("dạ vâng thưa thôi");
const TRAILING = words("ạ nhé nha nhá đi luôn em anh chị please thôi");

/** Finds what a whole message says, courtesy ("dạ … ạ") aside. A message with a number in it says something else. */
export function findSaid<T>(
  text: string,
  known: Lexicon<T>,
  numbers: "refused" | "ignored" = "refused",
): T | undefined {
  const cleaned = cleanText(text);
  if (cleaned.length > 60 || cleaned.includes("?") || (numbers === "refused" && /\d/.test(cleaned))) return undefined;
  let said = wordsOf(cleaned);
  for (;;) {
    const found = findPhrase(known, said);
    if (found && found.length === said.length) return found.meaning;
    const [first] = said;
    const last = said.at(-1);
    if (said.length < 2 || !first || !last) return undefined;
    if (TRAILING.some((word) => fitsWord(last, word))) said = said.slice(0, -1);
    else if (LEADING.some((word) => fitsWord(first, word))) said = said.slice(1);
    else return undefined;
  }
}

/** What can be said at every prompt, when a message says it. */
export function findGeneralIntent(text: string): GeneralIntent | undefined {
  return findSaid(text, GENERAL);
}

/** "đúng vì …", "giữ, do …": a doubted figure is kept, with the reason. */
export function parseKeepReason(text: string): string | undefined {
  const match = /^(.{1,20}?)[\s,;:-]+(?:vì|do|bởi|lý do|vi|because|since|as)[\s:]+(.{2,300})$/iu.exec(
    cleanText(text).trim(),
  );
  return match && findSaid(match[1] as string, KEEP_OR_RETYPE) === "keep" ? (match[2] as string).trim() : undefined;
}

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

/** A question by its words, or by the one that it ends with. */
function isAsking(cleaned: string): boolean {
  let said = wordsOf(cleaned);
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

/** What follows "sửa": the number or name of an indicator, and perhaps its figure. */
export function parseEdit(text: string): string | undefined {
  const match =
    /^(?:dạ[\s,]+)?(sửa lại|sửa|sua lai|sua|chỉnh sửa|chỉnh|chinh|edit|fix|correct|change)\s+(?:số liệu\s+)?(\S[\s\S]*)$/iu.exec(
      cleanText(text).trim(),
    );
  return match?.[2];
}

/** "nhập lại 620/665": the figure that follows. */
export function parseRetyped(text: string): string | undefined {
  return /^(?:nhập lại|nhap lai|gõ lại|go lai|retype|enter again)[\s:]+(\S[\s\S]*)$/iu.exec(
    cleanText(text).trim(),
  )?.[1];
}

/** The indicator's number at the start of an edit ("3", "số 3: 620/665", "3 thành 45%") and the figure behind it, if any. */
export function parseNumbered(text: string): { readonly number: number; readonly figure: string } | undefined {
  const match =
    /^(?:chỉ tiêu|chi tieu|ct|số|so|mục|muc|no\.?|#)?\s*(\d{1,2})(?:\s*[:=)]\s*|\.\s+|\s+|$)(?:(?:thành|thanh|là|bằng|to)\s+)?(.*)$/isu.exec(
      text.trim(),
    );
  return match ? { number: Number(match[1]), figure: (match[2] as string).trim() } : undefined;
}

/** "à nhầm 119/125": the figure before, said right behind it. At any other prompt it would be taken for the next one. */
export function parseCorrected(text: string): string | undefined {
  return /^(?:dạ[\s,]+)?(?:à nhầm|a nham|nhầm|nham|à không|a khong|à quên|a quen|no|sorry)[\s:,]+(\d[\s\S]*)$/iu.exec(
    cleanText(text).trim(),
  )?.[1];
}
