import type { Language } from "../src/render/message.ts";

/** Sentences about a person's accounts. */
const vi = {
  title: "Tài khoản của anh/chị:",
  here: "đang dùng",
  preferred: "nhận tin ở đây",
  unreachable: "đang chặn tôi",
  unused: "chưa nhắn lần nào",
  receives: (platform: string) => `Tin nhắc gửi tới ${platform}; không tới được thì gửi kênh khác.`,
  receivesLast: "Tin nhắc gửi tới kênh anh/chị nhắn gần nhất.",
  link: "Nối thêm tài khoản",
  prefer: (platform: string) => `Nhận tin trên ${platform}`,
  preferLast: "Nhận tin ở kênh dùng gần nhất",
  unlink: (platform: string) => `Bỏ ${platform}`,
  code: "Mã nối tài khoản:",
  howTo: "Nhắn mã này cho tôi từ tài khoản mới (Zalo, Telegram).",
  page: (url: string) => `Hoặc mở ${url} trên máy tính, nhập mã.`,
  deepLink: (url: string) => `Trên Telegram, bấm: ${url}`,
  once: (until: string) => `Dùng một lần, đến ${until}. Đừng đưa mã cho người khác.`,
  preferredNow: (platform: string) => `✓ Từ nay tin nhắc gửi tới ${platform}.`,
  confirmUnlink: (platform: string) =>
    `Bỏ tài khoản ${platform}? Tài khoản đó sẽ không xem và không nhập được gì nữa. Số liệu đã gửi giữ nguyên.`,
  yesUnlink: "Bỏ tài khoản",
  unlinked: (platform: string) => `✓ Đã bỏ tài khoản ${platform}.`,
  gone: "Tài khoản này không còn.",
};

const en: typeof vi = {
  title: "Your accounts:",
  here: "in use",
  preferred: "messages come here",
  unreachable: "blocks me",
  unused: "never used yet",
  receives: (platform) => `Reminders go to ${platform}; where that fails, to another channel.`,
  receivesLast: "Reminders go to the channel you used last.",
  link: "Link another account",
  prefer: (platform) => `Receive on ${platform}`,
  preferLast: "Receive where I wrote last",
  unlink: (platform) => `Remove ${platform}`,
  code: "Code to link an account:",
  howTo: "Write this code to me from the new account (Zalo, Telegram).",
  page: (url) => `Or open ${url} on a computer and enter it.`,
  deepLink: (url) => `On Telegram, tap ${url}`,
  once: (until) => `It works once, until ${until}. Do not give it to anybody.`,
  preferredNow: (platform) => `✓ From now on reminders go to ${platform}.`,
  confirmUnlink: (platform) =>
    `Remove the account on ${platform}? It will no longer see or enter anything. What was sent stays.`,
  yesUnlink: "Remove it",
  unlinked: (platform) => `✓ The account on ${platform} was removed.`,
  gone: "This account is no longer there.",
};

export const channelMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
