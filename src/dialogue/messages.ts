import type { UntakenReason } from "../domain/incoming.ts";

/** Sentences of the dialogue itself, not of any command. */
const vi = {
  incident: (code: string) =>
    `Xin lỗi, hệ thống gặp sự cố khi xử lý tin này (mã ${code}). Số liệu đã nhập vẫn còn nguyên; anh/chị thử gửi lại, nếu vẫn lỗi xin báo mã trên cho Sở Nội vụ.`,
  onlyPrivate: "Việc này chỉ làm trong tin nhắn riêng. Anh/chị nhắn riêng cho tôi nhé.",
  notAllowed: "Anh/chị chưa được phân quyền làm việc này. Nếu cần, xin liên hệ Thư ký Ban Chỉ đạo.",
  whoseWork: (roles: string) => `Đây là việc của ${roles}. Gõ “trợ giúp” để xem những việc anh/chị làm được.`,
  unknownChoice: "Lựa chọn này không còn hiệu lực. Anh/chị chọn ở tin mới nhất, hoặc gõ “trợ giúp”.",
  openElsewhere: (channel: string, command: string) =>
    `Việc này đang làm dở ở ${channel}. Anh/chị trả lời tiếp ở đó, hoặc gõ “/${command}” để làm ở đây.`,
  cannotRead: (what: string) => `Tôi đã nhận ${what} nhưng chỉ đọc được tin chữ. Anh/chị gõ nội dung giúp tôi nhé.`,
  kinds: { photo: "ảnh", sticker: "nhãn dán", voice: "tin thoại", unsupported: "tin" },
  untaken: {
    edited: "Sửa tin cũ không làm đổi điều đã ghi. Anh/chị gửi nội dung đúng thành một tin mới nhé.",
    forwarded: "Tin chuyển tiếp không được tính là lời của anh/chị. Anh/chị gõ lại nội dung giúp tôi nhé.",
    "file-too-big": "Tệp lớn quá 10 MB nên tôi không nhận được. Anh/chị gửi tệp nhỏ hơn nhé.",
    "file-missing": "Tôi chưa tải được tệp này. Anh/chị gửi lại giúp tôi nhé.",
  } satisfies Record<UntakenReason, string>,
  figureOrChoice: (number: string, label: string) =>
    `“${number}” là số liệu, hay là “${label}” của tin vừa đến? Nếu là số liệu, anh/chị gõ lại “${number}”; nếu không, chọn “${label}”.`,
  chooseOne: "Anh/chị chọn giúp một mục:",
  readyForMore: "Vâng. Anh/chị cần gì cứ gõ câu hỏi hoặc “trợ giúp” nhé.",
  nothingOpen: "Hiện không có việc nào đang làm dở. Anh/chị gõ câu hỏi hoặc “trợ giúp” nhé.",
  byLink: "Muốn kèm ảnh hoặc tệp vào báo cáo, gõ “gửi tệp” để lấy đường liên kết.",
  groupUnregistered:
    "Nhóm này chưa đăng ký nên tôi không trả lời số liệu ở đây. Lãnh đạo đơn vị hoặc thư ký gõ /nhom trong nhóm để đăng ký.",
  empty: "Anh/chị gõ câu hỏi hoặc “trợ giúp” nhé.",
  repeat: "(Tin này có thể đã gửi trước đó.)",
};

const en: typeof vi = {
  incident: (code) =>
    `Sorry, something went wrong with this message (code ${code}). What you have entered is safe; please try again, and if it fails tell the Department of Home Affairs the code.`,
  onlyPrivate: "This is done in a private message. Please write to me directly.",
  notAllowed: "You do not have the right to do this. If you need it, please contact the secretariat.",
  whoseWork: (roles) => `It is done by: ${roles}. Type “help” to see what you can do.`,
  unknownChoice: "This choice is no longer valid. Use the newest message, or type “help”.",
  openElsewhere: (channel, command) =>
    `This is open on ${channel}. Please go on there, or type “/${command}” to do it here.`,
  cannotRead: (what) => `I received the ${what} but can read text only. Please type it.`,
  kinds: { photo: "photo", sticker: "sticker", voice: "voice message", unsupported: "message" },
  untaken: {
    edited: "Changing an earlier message changes nothing here. Please send the right text as a new message.",
    forwarded: "A forwarded message is not taken for your own words. Please type it.",
    "file-too-big": "The file is larger than 10 MB and cannot be taken. Please send a smaller one.",
    "file-missing": "I could not fetch this file. Please send it again.",
  },
  figureOrChoice: (number, label) =>
    `Is “${number}” a figure, or “${label}” of the message that has just come? Type “${number}” again if it is a figure; else choose “${label}”.`,
  chooseOne: "Please choose one:",
  readyForMore: "All right. Type a question, or “help”, whenever you need something.",
  nothingOpen: "Nothing is open at the moment. Type a question, or “help”.",
  byLink: "To send a picture or file for a report, type “upload” for a link.",
  groupUnregistered:
    "This group is not registered, so I do not answer figures here. A head or the secretariat can type /nhom here.",
  empty: "Type a question, or “help”.",
  repeat: "(You may have received this message before.)",
};

export const messages = { vi, en };
