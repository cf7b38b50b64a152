/** What Zalo's messages say beyond what was to be said. */
const vi = {
  hint: (code: string, choices: number, inGroup: boolean) =>
    `${inGroup ? "Trả lời tin này, gõ" : "Gõ"} ${choices === 1 ? `${code}1` : `mã, ví dụ ${code}1,`} để chọn.`,
  file: (name: string, url: string) => `Tệp ${name} – đăng nhập để mở:\n${url}`,
  fileElsewhere: (name: string) => `Tệp ${name}: anh/chị mở trên trang web của hệ thống.`,
  lostPicture: (name: string) => `(Không gửi kèm được hình “${name}”.)`,
  repeat: "(Tin này có thể đã gửi trước đó.)",
};

const en: typeof vi = {
  hint: (code, choices, inGroup) =>
    `${inGroup ? "Reply to this message with" : "Type"} ${choices === 1 ? `${code}1` : `a code, like ${code}1,`} to choose.`,
  file: (name, url) => `File ${name} – sign in to open:\n${url}`,
  fileElsewhere: (name) => `File ${name}: please open it on the web page.`,
  lostPicture: (name) => `(The picture “${name}” could not be attached.)`,
  repeat: "(You may have received this message before.)",
};

export const zaloMessages = { vi, en };
