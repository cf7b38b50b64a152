import type { Language } from "../../render/message.ts";
import type { ListFault } from "./invitation-list.ts";

const faultsVi: Readonly<Record<ListFault, (value: string) => string>> = {
  name: (value) => (value === "" ? "thiếu họ tên" : `“${value}” không phải họ tên`),
  unit: (value) => (value === "" ? "thiếu đơn vị" : `không có đơn vị “${value}” trong phạm vi của anh/chị`),
  "unit-ambiguous": (value) => `có nhiều đơn vị tên “${value}”, hãy ghi mã đơn vị`,
  role: (value) =>
    value === "" ? "thiếu vai trò" : `không có vai trò “${value}”; ghi: cán bộ, lãnh đạo đơn vị, lãnh đạo`,
  "not-yours": (value) => `anh/chị không được cấp vai trò này (${value})`,
  date: (value) => `“${value}” không phải ngày; ghi như 31/12/2024`,
  "needs-date": (value) => `vai trò “${value}” phải có cột “Đến hết ngày”`,
  "too-late": (value) => `“${value}” sau ngày cuối của chính anh/chị ở vai trò này`,
  twice: (value) => `${value} đã có ở dòng trên`,
};

/** Sentences of inviting. */
const vi = {
  askName:
    "Mời ai? Gõ họ và tên, ví dụ: Nguyễn Văn An. Gõ một dòng cũng được: Nguyễn Văn An, Chi Lăng, cán bộ đầu mối.",
  badName: "Tên chỉ gồm chữ. Gõ lại họ và tên, ví dụ: Nguyễn Văn An.",
  many: "Mời nhiều người: gửi tệp Excel có ba cột Họ và tên, Đơn vị, Vai trò.",
  askUnit: (name: string) => `${name} làm việc ở đơn vị nào? Chọn hoặc gõ tên đơn vị.`,
  unknownUnit: (typed: string) =>
    `Không có đơn vị “${typed}” trong phạm vi của anh/chị. Gõ lại tên, ví dụ: Huyện Chi Lăng.`,
  whichUnit: (typed: string) => `Có nhiều đơn vị “${typed}”. Chọn một:`,
  askRole: (name: string, unit: string) => `${name} giữ vai trò gì ở ${unit}?`,
  unknownRole: "Chọn một vai trò dưới đây.",
  askUntil: (name: string, role: string) =>
    `${name} làm ${role} đến hết ngày nào? Vai trò này phải có ngày kết thúc. Chọn hoặc gõ ngày, ví dụ 31/12.`,
  askOptionalUntil: "Đến hết ngày nào? Gõ ngày, ví dụ 31/12.",
  badDay: "Ngày này không đúng hoặc đã qua. Gõ lại, ví dụ 31/12.",
  tooLate: (date: string) =>
    `Anh/chị giữ vai trò này đến hết ${date}, nên chỉ cấp được đến ngày đó. Chọn hoặc gõ ngày.`,
  day: (date: string) => `Đến ${date}`,
  confirm: (name: string, role: string, unit: string) => `Mời ${name} làm ${role} của ${unit}?`,
  confirmHandover: (from: string, name: string, role: string, unit: string) =>
    `${from} bàn giao cho ${name}: ${role} của ${unit}. Khi ${name} dùng mã, quyền của ${from} ở vai trò này kết thúc.`,
  span: (until: string) => `Thời hạn: ${until}.`,
  issue: "Cấp mã mời",
  setUntil: "Đặt thời hạn",
  leave: "Thôi",
  left: "Không mời nữa.",
  ready: (name: string) => `Mã mời của ${name}:`,
  readyRole: (role: string, unit: string, span: string) => `${role}, ${unit}${span === "" ? "" : ` (${span})`}`,
  once: (until: string) => `Dùng một lần, đến ${until}. Chuyển riêng cho đúng người, đừng gửi vào nhóm.`,
  howTo: (url: string) =>
    url === ""
      ? "Người được mời gõ mã này khi nhắn cho tôi."
      : `Người được mời gõ mã này khi nhắn cho tôi, hoặc mở ${url}`,
  deepLink: (url: string) => `Trên Telegram: ${url}`,
  zalo: (bot: string, url: string) => `Trên Zalo: nhắn mã cho “${bot}” ${url}`.trimEnd(),
  qrAlt: (name: string) => `Mã QR mời ${name}`,
  qrName: (name: string) => `Ma-moi-${name}`,
  pending: "Mã mời đang chờ",
  notAllowed: "Anh/chị không được cấp vai trò này; không có gì thay đổi.",
  gone: "Lời mời này không còn dùng được. Gõ /moi để bắt đầu lại.",
  explain: "Gõ theo câu hỏi trên; gõ “huỷ” để thôi.",
  listRead: (count: number) => `Tệp có ${count} người, đúng cả:`,
  listMore: (count: number) => `và ${count} người nữa`,
  listIssue: (count: number) => `Cấp ${count} mã mời`,
  listFaults: (count: number) => `Tệp có ${count} dòng phải sửa, nên chưa cấp mã nào:`,
  listLine: (line: number, fault: string) => `Dòng ${line}: ${fault}`,
  listEmpty: "Tệp không có người nào dưới dòng tiêu đề.",
  listTooMany: (most: number) => `Một tệp chỉ được tối đa ${most} người. Chia thành nhiều tệp rồi gửi lại.`,
  listDone: (count: number) => `✓ Đã cấp ${count} mã mời. In tệp này, cắt từng dòng và đưa riêng cho từng người.`,
  listGone: "Tệp này không còn. Anh/chị gửi lại tệp.",
  sheetName: "Ma-moi",
  sheetAlt: "Bảng mã mời để in",
  sheetHowTo: (url: string) =>
    `Đưa riêng từng người phần của mình. Cách dùng: nhắn mã cho trợ lý trên Zalo hoặc Telegram${url === "" ? "" : `, hoặc mở ${url} và nhập mã`}. Mỗi mã dùng một lần.`,
  faults: faultsVi,
};

const faultsEn: typeof faultsVi = {
  name: (value) => (value === "" ? "the name is missing" : `“${value}” is no name`),
  unit: (value) => (value === "" ? "the unit is missing" : `there is no unit “${value}” within your reach`),
  "unit-ambiguous": (value) => `several units are called “${value}”; write the unit's code`,
  role: (value) =>
    value === "" ? "the role is missing" : `there is no role “${value}”; write officer, head or leader`,
  "not-yours": (value) => `you may not give this role (${value})`,
  date: (value) => `“${value}” is no date; write it like 31/12/2024`,
  "needs-date": (value) => `the role “${value}” needs the column “Until”`,
  "too-late": (value) => `“${value}” is later than your own last day in this role`,
  twice: (value) => `${value} is in a row above`,
};

const en: typeof vi = {
  askName: "Whom do you invite? Type the name, or all in one line: Nguyễn Văn An, Chi Lăng, officer.",
  badName: "A name has letters only. Type it again, such as Nguyễn Văn An.",
  many: "For many people send an Excel file with the columns Name, Unit, Role.",
  askUnit: (name) => `In which unit does ${name} work? Choose or type its name.`,
  unknownUnit: (typed) => `There is no unit “${typed}” within your reach. Type it again, such as Huyện Chi Lăng.`,
  whichUnit: (typed) => `Several units are called “${typed}”. Choose one:`,
  askRole: (name, unit) => `Which role does ${name} have in ${unit}?`,
  unknownRole: "Choose one of these roles.",
  askUntil: (name, role) =>
    `Until the end of which day is ${name} ${role}? This role must have a last day. Choose or type it, such as 31/12.`,
  askOptionalUntil: "Until the end of which day? Type it, such as 31/12.",
  badDay: "There is no such day, or it has passed. Type it again, such as 31/12.",
  tooLate: (date) => `You hold this role until ${date}, so you can give it until that day. Choose or type a day.`,
  day: (date) => `Until ${date}`,
  confirm: (name, role, unit) => `Invite ${name} as ${role} of ${unit}?`,
  confirmHandover: (from, name, role, unit) =>
    `${from} hands over to ${name}: ${role} of ${unit}. When ${name} uses the code, ${from} no longer holds the role.`,
  span: (until) => `Term: ${until}.`,
  issue: "Make the code",
  setUntil: "Set a last day",
  leave: "Leave it",
  left: "Nobody was invited.",
  ready: (name) => `Invitation code of ${name}:`,
  readyRole: (role, unit, span) => `${role}, ${unit}${span === "" ? "" : ` (${span})`}`,
  once: (until) => `It works once, until ${until}. Pass it on in private, never in a group.`,
  howTo: (url) =>
    url === ""
      ? "The invited person types it when writing to me."
      : `The invited person types it when writing to me, or opens ${url}`,
  deepLink: (url) => `On Telegram: ${url}`,
  zalo: (bot, url) => `On Zalo: send the code to “${bot}” ${url}`.trimEnd(),
  qrAlt: (name) => `QR code inviting ${name}`,
  qrName: (name) => `Invitation-${name}`,
  pending: "Waiting invitations",
  notAllowed: "You may not give this role; nothing was changed.",
  gone: "This invitation can no longer be used. Type /moi to begin again.",
  explain: "Type what is asked for above, or “cancel” to leave it.",
  listRead: (count) => `The file has ${count} people, all correct:`,
  listMore: (count) => `and ${count} more`,
  listIssue: (count) => `Make ${count} codes`,
  listFaults: (count) => `${count} rows have to be corrected, so no code was made:`,
  listLine: (line, fault) => `Row ${line}: ${fault}`,
  listEmpty: "The file has nobody below its heading.",
  listTooMany: (most) => `A file may have ${most} people at most. Please split it.`,
  listDone: (count) => `✓ ${count} codes made. Print the file, cut it into slips and give each person their own.`,
  listGone: "The file is no longer there. Please send it again.",
  sheetName: "Codes",
  sheetAlt: "Sheet of codes to print",
  sheetHowTo: (url) =>
    `Give each person their own slip. To use it, write the code to the assistant on Zalo or Telegram${url === "" ? "" : `, or open ${url} and enter it`}. Each code works once.`,
  faults: faultsEn,
};

export const inviteMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
