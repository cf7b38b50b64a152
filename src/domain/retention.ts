/** What is kept of people, for how long, and what then happens to it: data, of which ARCHITECTURE.md shows the table. */
export const RETENTION = [
  {
    what: "messages",
    keep: { months: 12 },
    name: { vi: "Tin nhắn", en: "Messages" },
    end: { vi: "xoá nội dung", en: "their text is erased" },
  },
  {
    what: "strangers",
    keep: { days: 30 },
    name: { vi: "Tin của người chưa được mời", en: "Messages of strangers" },
    end: { vi: "xoá nội dung và tài khoản", en: "text and account are erased" },
  },
  {
    what: "attempts",
    keep: { days: 1 },
    name: { vi: "Số lần thử mã", en: "Attempts at codes" },
    end: { vi: "xoá", en: "deleted" },
  },
  {
    what: "codes",
    keep: { days: 90 },
    name: { vi: "Mã mời đã hết hạn", en: "Ended invitations" },
    end: { vi: "xoá", en: "deleted" },
  },
  {
    what: "sessions",
    keep: { days: 30 },
    name: { vi: "Phiên đăng nhập đã hết", en: "Ended sessions" },
    end: { vi: "xoá", en: "deleted" },
  },
  {
    what: "conversations",
    keep: { days: 180 },
    name: { vi: "Việc đang làm dở", en: "What was left in the middle" },
    end: { vi: "xoá", en: "deleted" },
  },
  {
    what: "answers",
    keep: { days: 400 },
    name: { vi: "Câu trả lời xem lại được theo mã", en: "Answers that can be seen again" },
    end: { vi: "xoá", en: "deleted" },
  },
  {
    what: "missed-questions",
    keep: { days: 90 },
    name: { vi: "Câu hỏi chưa hiểu", en: "Questions that were not understood" },
    end: { vi: "xoá", en: "deleted" },
  },
  {
    what: "people",
    keep: { months: 60 },
    name: { vi: "Họ tên người đã thôi mọi vai trò", en: "Names of people without a role" },
    end: { vi: "thay bằng số", en: "replaced by a number" },
  },
] as const satisfies readonly RetentionLine[];

interface RetentionLine {
  readonly what: string;
  /** Counted from the last use: of a message its day, of a code or session its end, of a person the last role's end. */
  readonly keep: { readonly days: number } | { readonly months: number };
  readonly name: { readonly vi: string; readonly en: string };
  readonly end: { readonly vi: string; readonly en: string };
}

export type Retained = (typeof RETENTION)[number]["what"];

/** How long something is kept, for a sentence. */
export function keptFor(what: Retained): RetentionLine["keep"] {
  return RETENTION.find((line) => line.what === what)?.keep ?? { days: 0 };
}
