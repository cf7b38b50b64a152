/** Sentences of the dialogue itself, not of any command. */
const vi = {
  stranger:
    "Xin chào. Tôi chỉ làm việc với cán bộ đã được Sở Nội vụ đăng ký. Anh/chị vui lòng liên hệ Thư ký Ban Chỉ đạo để được cấp quyền.",
  incident: (code: string) =>
    `Xin lỗi, hệ thống gặp sự cố khi xử lý tin này (mã ${code}). Số liệu đã nhập vẫn còn nguyên; anh/chị thử gửi lại, nếu vẫn lỗi xin báo mã trên cho Sở Nội vụ.`,
  onlyPrivate: "Việc này chỉ làm trong tin nhắn riêng. Anh/chị nhắn riêng cho tôi nhé.",
  notAllowed: "Anh/chị chưa được phân quyền làm việc này. Nếu cần, xin liên hệ Thư ký Ban Chỉ đạo.",
  unknownChoice: "Lựa chọn này không còn hiệu lực. Anh/chị chọn ở tin mới nhất, hoặc gõ “trợ giúp”.",
  cannotRead: (what: string) => `Tôi đã nhận ${what} nhưng chỉ đọc được tin chữ. Anh/chị gõ nội dung giúp tôi nhé.`,
  kinds: { photo: "ảnh", sticker: "nhãn dán", voice: "tin thoại", file: "tệp", unsupported: "tin" },
  groupUnregistered: "Nhóm này chưa được đăng ký nên tôi không trả lời số liệu ở đây.",
  empty: "Anh/chị gõ câu hỏi hoặc “trợ giúp” nhé.",
  repeat: "(Tin này có thể đã gửi trước đó.)",
  back: "Mời anh/chị nhập tiếp:",
};

const en: typeof vi = {
  stranger:
    "Hello. I only work with officers registered by the Department of Home Affairs. Please ask the steering committee's secretariat for access.",
  incident: (code) =>
    `Sorry, something went wrong with this message (code ${code}). What you have entered is safe; please try again, and if it fails tell the Department of Home Affairs the code.`,
  onlyPrivate: "This is done in a private message. Please write to me directly.",
  notAllowed: "You do not have the right to do this. If you need it, please contact the secretariat.",
  unknownChoice: "This choice is no longer valid. Use the newest message, or type “help”.",
  cannotRead: (what) => `I received the ${what} but can read text only. Please type it.`,
  kinds: { photo: "photo", sticker: "sticker", voice: "voice message", file: "file", unsupported: "message" },
  groupUnregistered: "This group is not registered, so I do not answer figures here.",
  empty: "Type a question, or “help”.",
  repeat: "(You may have received this message before.)",
  back: "Please go on:",
};

export const messages = { vi, en };
