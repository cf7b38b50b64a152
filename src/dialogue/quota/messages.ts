import type { Economy } from "../../domain/quota.ts";

/** What is said about platforms that count messages. Numbers come formatted. */
const vi = {
  title: "Hạn mức tin nhắn",
  none: "Chưa bật Zalo nên không có hạn mức nào. Quản trị bật bằng ZALO_BOTS, xem README.",
  spent: (month: number, spent: string, limit: string, share: number) =>
    `Tháng ${month} đã dùng ${spent}/${limit} tin (${share}%).`,
  forecast: (count: string) => `Dự báo đến hết tháng: ${count} tin.`,
  over: (count: string, date: string) => `Dự báo đến hết tháng: ${count} tin, vượt hạn mức; hết khoảng ngày ${date}.`,
  room: (people: string, groups: string) => `Người: ${people} · Nhóm: ${groups}.`,
  economy: {
    none: "Đang gửi bình thường.",
    digest: "Đang tiết kiệm: tin chưa gấp được gộp lại, hoặc gửi qua kênh khác của người nhận.",
    "urgent-only": "Đang tiết kiệm hết mức: chỉ trả lời và gửi tin gấp; tin khác gửi qua kênh khác của người nhận.",
  } satisfies Record<Economy, string>,
  stopped: {
    quota: (until: string) => `Zalo đã ngừng nhận tin của bot này vì hết hạn mức tháng. Tự gửi lại từ ${until}.`,
    token: () => "Zalo không chấp nhận token của bot này. Quản trị cần cấp lại token rồi khởi động lại chương trình.",
  },
  meanwhile: "Trong lúc đó mọi người dùng trang web hoặc kênh khác.",
  howToLift: "Nếu Zalo đã tăng hạn mức, gõ /hanmuc rồi chọn “Cho gửi lại”.",
  lift: (bot: string) => `Cho gửi lại: ${bot}`,
  lifted: (bot: string) => `${bot} được gửi lại từ bây giờ.`,
  notStopped: "Bot này không bị ngừng.",
  adminOnly: "Chỉ quản trị hệ thống được cho bot gửi lại.",
  alert: {
    messages: (bot: string, threshold: number) => `${bot}: đã dùng tới ${threshold}% số tin của tháng`,
    people: (bot: string, used: string) => `${bot}: đã có ${used} người`,
    groups: (bot: string, used: string) => `${bot}: đã ở trong ${used} nhóm`,
    stopped: (bot: string) => `${bot}: không gửi được tin nữa`,
  },
  addBot: "Người hoặc nhóm tiếp theo có thể không dùng được bot này: mời họ qua một bot khác, hoặc thêm bot mới.",
};

const en: typeof vi = {
  title: "Message quota",
  none: "Zalo is not switched on, so there is no quota. An administrator sets ZALO_BOTS, see README.",
  spent: (month, spent, limit, share) => `Month ${month}: ${spent} of ${limit} messages used (${share}%).`,
  forecast: (count) => `Forecast to the month's end: ${count}.`,
  over: (count, date) => `Forecast to the month's end: ${count}, over the limit; used up about ${date}.`,
  room: (people, groups) => `People: ${people} · Groups: ${groups}.`,
  economy: {
    none: "Sending as usual.",
    digest: "Saving: what is not urgent goes together, or by the reader's other channel.",
    "urgent-only": "Saving hard: answers and urgent messages only; the rest goes by the reader's other channel.",
  },
  stopped: {
    quota: (until) => `Zalo takes no more messages of this bot: the month is used up. It sends again from ${until}.`,
    token: () =>
      "Zalo does not accept this bot's token. An administrator has to set a new one and restart the program.",
  },
  meanwhile: "Meanwhile people use the web page or another channel.",
  howToLift: "If Zalo has raised the limit, type /hanmuc and choose “Send again”.",
  lift: (bot) => `Send again: ${bot}`,
  lifted: (bot) => `${bot} sends again from now on.`,
  notStopped: "This bot is not stopped.",
  adminOnly: "Only an administrator may let a bot send again.",
  alert: {
    messages: (bot, threshold) => `${bot}: ${threshold}% of the month's messages used`,
    people: (bot, used) => `${bot}: ${used} people`,
    groups: (bot, used) => `${bot}: in ${used} groups`,
    stopped: (bot) => `${bot}: cannot send any more`,
  },
  addBot: "The next person or group may not be able to use this bot: invite them to another one, or add a bot.",
};

export const quotaMessages = { vi, en };
