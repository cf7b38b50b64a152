import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../../src/platforms/zalo/lay-out.ts";
import type { Delivery } from "../../../src/platforms/platform.ts";
import { say, type Attachment, type Reply } from "../../../src/render/message.ts";
import { checkSend } from "../../fakes/zalo/rules.ts";
import { anyReply } from "../render/replies.ts";

const picture: Attachment = { hash: "p", name: "bieu-do.png", mime: "image/png", alt: "Biểu đồ" };
const file: Attachment = { hash: "f", name: "Mau.xlsx", mime: "application/x", alt: "Mẫu" };

function deliver(reply: Reply, more: Partial<Delivery> = {}): Delivery {
  const fixed = { outboxId: "1", bot: "b", chat: "c", isRepeat: false, attempt: 1, partsSent: 0 };
  return { ...fixed, chatKind: "private", language: "vi", reply, ...more };
}

const around = {
  code: undefined,
  pictures: new Map([["p", "https://bot.test/media/x"]]),
  lost: new Set<string>(),
  fileLink: (hash: string) => `https://bot.test/files/1/${hash}`,
};

describe("layOut", () => {
  it("makes one message of a short text and its picture", () => {
    expect(layOut(deliver({ ...say("10/11 huyện."), attachments: [picture] }), around)).toMatchObject([
      { kind: "photo", url: "https://bot.test/media/x", caption: "10/11 huyện." },
    ]);
  });

  it("sends a long text by itself and the picture with what it shows", () => {
    const parts = layOut(deliver({ ...say("a ".repeat(1500)), attachments: [picture] }), around);
    expect(parts.map(({ kind }) => kind)).toEqual(["text", "text", "photo"]);
    expect(parts.at(-1)).toMatchObject({ caption: "Biểu đồ" });
  });

  it("writes a link for a file, and where there is no address says where it is", () => {
    const reply = { ...say("Mẫu báo cáo."), attachments: [file] };
    expect(layOut(deliver(reply), around)).toMatchObject([
      { text: { text: "Mẫu báo cáo.\nTệp Mau.xlsx – đăng nhập để mở:\nhttps://bot.test/files/1/f" } },
    ]);
    expect(layOut(deliver(reply, { language: "en" }), { ...around, fileLink: () => undefined })).toMatchObject([
      { text: { text: "Mẫu báo cáo.\nFile Mau.xlsx: please open it on the web page." } },
    ]);
  });

  it("says which picture is missing, and sends no link to it", () => {
    const parts = layOut(deliver({ ...say("10/11 huyện."), attachments: [picture] }), {
      ...around,
      pictures: new Map(),
      lost: new Set(["p"]),
    });
    expect(parts).toMatchObject([{ text: { text: "10/11 huyện.\n(Không gửi kèm được hình “bieu-do.png”.)" } }]);
  });

  it("says how to choose: one choice, several, in a group", () => {
    const choices = ["Gửi", "Sửa"].map((label) => ({ label, action: { name: "x", args: {} } }));
    const lastLine = (reply: Reply, more: Partial<Delivery> = {}) => {
      const [part] = layOut(deliver(reply, more), { ...around, code: "B" });
      return part?.kind === "text" ? part.text.text.split("\n").at(-1) : undefined;
    };
    expect(lastLine({ ...say("?"), choices })).toBe("Gõ mã, ví dụ B1, để chọn.");
    expect(lastLine({ ...say("?"), choices: choices.slice(1) })).toBe("Gõ B1 để chọn.");
    expect(lastLine({ ...say("?"), choices }, { chatKind: "group" })).toBe(
      "Trả lời tin này, gõ mã, ví dụ B1, để chọn.",
    );
    expect(lastLine({ ...say("?"), choices }, { language: "en" })).toBe("Type a code, like B1, to choose.");
  });

  it("makes nothing that Zalo would refuse, of whatever is said", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const part of layOut(deliver(reply), { ...around, code: "AB" })) {
          const { text, styles } = part.kind === "text" ? part.text : part.instead;
          const textStyles = styles.map(({ start, length }) => ({ start, len: length, st: ["b"] }));
          checkSend("sendMessage", {
            chat_id: "c",
            text,
            ...(textStyles.length ? { text_styles: textStyles } : {}),
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
