/** What Zalo's messages say beyond what was to be said. */
const vi = {
  hint: (code: string, inGroup: boolean) =>
    inGroup ? `Chọn: trả lời tin này bằng mã, ví dụ ${code}1.` : `Chọn: trả lời bằng mã, ví dụ ${code}1.`,
  file: (name: string, url: string) => `Tệp ${name} – đăng nhập để mở:\n${url}`,
  fileElsewhere: (name: string) => `Tệp ${name}: anh/chị mở trên trang web của hệ thống.`,
  repeat: "(Tin này có thể đã gửi trước đó.)",
};

const en: typeof vi = {
  hint: (code, inGroup) =>
    inGroup ? `To choose, reply to this message with a code, like ${code}1.` : `To choose, type a code, like ${code}1.`,
  file: (name, url) => `File ${name} – sign in to open:\n${url}`,
  fileElsewhere: (name) => `File ${name}: please open it on the web page.`,
  repeat: "(You may have received this message before.)",
};

export const zaloMessages = { vi, en };
