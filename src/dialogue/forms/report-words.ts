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
      "để mai nhập",
      "mai làm tiếp",
      "để mai làm tiếp",
      "mai nhập tiếp",
      "để mai nhập tiếp",
      "tí nữa",
      "để tí nữa",
      "lát nữa",
      "để lát nữa",
      "để chiều",
      "để chiều làm",
      "để chiều nhập",
      "bận rồi để sau",
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
    [
      "huỷ",
      "huỷ bỏ",
      "huỷ báo cáo",
      "xoá hết",
      "xoá báo cáo",
      "bỏ hết",
      "làm lại từ đầu",
      "sai hết rồi làm lại từ đầu",
      "nhập lại từ đầu",
      "cancel",
      "discard",
    ],
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
const LEADING = words("dạ vâng thưa thôi em anh chị tôi mình cho muốn xin cần");
/** Who speaks, in the middle of what is said: "để mai anh làm tiếp". */
const SPEAKERS = words("em anh chị tôi mình");
/** Courtesy behind what is said. */
export const TRAILING = words("ạ nhé nha nhá đi luôn em anh chị please thôi");

/** Finds what a whole message says, courtesy ("dạ … ạ") aside. A message with a number in it says something else. */
export function findSaid<T>(
  text: string,
  known: Lexicon<T>,
  numbers: "refused" | "ignored" = "refused",
): T | undefined {
  const cleaned = cleanText(text);
  if (cleaned.length > 60 || cleaned.includes("?") || (numbers === "refused" && /\d/.test(cleaned))) return undefined;
  const said = wordsOf(cleaned);
  return (
    findWhole(said, known) ??
    findWhole(
      said.filter((word) => !SPEAKERS.some((one) => fitsWord(word, one))),
      known,
    )
  );
}

/** What words say altogether, courtesy at either end aside. */
function findWhole<T>(words: ReturnType<typeof wordsOf>, known: Lexicon<T>): T | undefined {
  let said = words;
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

/** What follows "sửa": the number or name of an indicator, and perhaps its figure. */
export function parseEdit(text: string): string | undefined {
  const match =
    /^(?:(?:dạ|cho|em|anh|chị|chi|tôi|toi|mình|minh|muốn|muon|cần|can|xin|phải|phai|nhờ|nho)[\s,]+)*(sửa lại|sửa|sua lai|sua|chỉnh sửa|chỉnh|chinh|edit|fix|correct|change)\s+(?:(?:giúp|giup|hộ|ho|cho)\s+(?:em|anh|chị|chi|tôi|toi|mình|minh)\s+)?(?:số liệu\s+)?(\S[\s\S]*)$/iu.exec(
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
