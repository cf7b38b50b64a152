/** The little that the platform itself says. */
const vi = {
  repeat: "(Tin này có thể đã gửi trước đó.)",
  noLongerValid: "Nút này không còn hiệu lực.",
  lostFile: (name: string) => `(Không gửi kèm được tệp “${name}”.)`,
};

const en: typeof vi = {
  repeat: "(You may have received this message before.)",
  noLongerValid: "This button is no longer valid.",
  lostFile: (name) => `(The file “${name}” could not be attached.)`,
};

export const telegramMessages = { vi, en };
