import type { Language } from "../../render/message.ts";

/** Sentences around codes: what strangers, newcomers and those who invited them read. */
const vi = {
  stranger:
    "Xin chào. Đây là trợ lý tự động của Ban Chỉ đạo CCHC, chỉ làm việc với cán bộ đã được mời. Có mã mời thì gõ mã vào đây; chưa có, xin liên hệ Thư ký Ban Chỉ đạo (Sở Nội vụ).",
  refused: "Mã này không dùng được. Anh/chị xem lại từng chữ, hoặc xin người mời cấp mã mới.",
  withoutRole:
    "Anh/chị hiện không giữ vai trò nào nên tôi chưa giúp được. Có mã mời mới thì gõ mã vào đây; gõ /toi để xem hoặc xoá dữ liệu của mình.",
  welcome: (name: string) => `Chào mừng ${name}!`,
  welcomeRole: (role: string, unit: string, span: string) =>
    `Anh/chị là ${role} của ${unit}${span === "" ? "" : ` (${span})`}.`,
  welcomeNext: "Có thể bắt đầu ngay:",
  welcomeComing: "Đến ngày đó anh/chị nhắn vào đây là dùng được.",
  used: (name: string, role: string, unit: string) => `✓ Mã mời của ${name} (${role}, ${unit}) đã được dùng.`,
  usedBy: (name: string) => `Người dùng mã: ${name}. Nếu không đúng người, gõ /nhansu để thu hồi.`,
  linkedTitle: (name: string) => `Đã nối tài khoản này với ${name}.`,
  linked: "Anh/chị dùng kênh nào cũng được, số liệu là một. Gõ /kenh để chọn nơi nhận tin.",
  linkedElsewhere: (platform: string) =>
    `Tài khoản ${platform} vừa được nối với anh/chị. Nếu không phải anh/chị làm, gõ /kenh để bỏ.`,
  platforms: { web: "trang web", zalo: "Zalo", telegram: "Telegram", console: "bàn điều khiển" } as Readonly<
    Record<string, string>
  >,
  firstSteps: {
    baocao: "Nhập báo cáo",
    handop: "Báo cáo phải nộp",
    duyet: "Báo cáo chờ duyệt",
    moi: "Mời cán bộ",
    nhansu: "Nhân sự và quyền",
    toi: "Dữ liệu về tôi",
    kenh: "Kênh nhận tin",
    trogiup: "Xem hướng dẫn",
  },
};

const en: typeof vi = {
  stranger:
    "Hello. This is the automatic assistant of the reform steering committee; it works with invited officers only. If you have an invitation code, type it here; if not, please ask the committee's secretariat.",
  refused: "This code cannot be used. Please check every letter, or ask whoever invited you for a new one.",
  withoutRole:
    "You hold no role at present, so I cannot help yet. Type a new invitation code here if you have one, or /toi to see or delete your data.",
  welcome: (name) => `Welcome, ${name}!`,
  welcomeRole: (role, unit, span) => `You are ${role} of ${unit}${span === "" ? "" : ` (${span})`}.`,
  welcomeNext: "You can start right away:",
  welcomeComing: "From that day on, just write here.",
  used: (name, role, unit) => `✓ The invitation of ${name} (${role}, ${unit}) has been used.`,
  usedBy: (name) => `It was used by ${name}. If that is the wrong person, type /nhansu to take the role back.`,
  linkedTitle: (name) => `This account now belongs to ${name}.`,
  linked: "Use whichever channel you like; the figures are the same. Type /kenh to choose where messages go.",
  linkedElsewhere: (platform) => `An account on ${platform} was just linked to you. If it was not you, type /kenh.`,
  platforms: { web: "the web page", zalo: "Zalo", telegram: "Telegram", console: "the console" },
  firstSteps: {
    baocao: "Fill in a report",
    handop: "Reports due",
    duyet: "Reports to decide",
    moi: "Invite somebody",
    nhansu: "People and rights",
    toi: "My data",
    kenh: "My channels",
    trogiup: "How to use me",
  },
};

export const invitationMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
