import { describe, expect, it } from "vitest";
import { stripMention } from "../../../src/platforms/zalo/mention.ts";
import { parseExact, readEnvelope, readEvent } from "../../../src/platforms/zalo/wire.ts";

describe("ids", () => {
  it("keep every digit, also where Zalo writes them as numbers", () => {
    const json = '{"message_id":1234567890123456789,"small":12,"rate":0.5,"text":"1234567890123456789"}';
    expect(parseExact(json)).toEqual({
      message_id: "1234567890123456789",
      small: 12,
      rate: 0.5,
      text: "1234567890123456789",
    });
  });
});

describe("readEvent", () => {
  const message = { message_id: "m", from: { id: "f" }, chat: { id: "f", chat_type: "PRIVATE" }, text: "chào" };
  const event = { event_name: "message.text.received", message };

  it("reads an event in an envelope and without one", () => {
    expect(readEvent({ ok: true, result: event })).toEqual(event);
    expect(readEvent(event)).toEqual(event);
  });

  it.each([null, [], "x", {}, { ok: true }, { event_name: "x" }, { ...event, message: { ...message, chat: {} } }])(
    "takes %j for no event",
    (body) => {
      expect(readEvent(body)).toBeUndefined();
    },
  );

  it("takes a gateway's page for no answer", () => {
    expect(readEnvelope("<html>Bad Gateway</html>")).toBeUndefined();
    expect(readEnvelope('{"ok":false,"error_code":408}')).toEqual({ ok: false, error_code: 408 });
  });
});

describe("stripMention", () => {
  const names = ["Bot", "Bot Cải cách", "Bot Cải cách Lạng Sơn"];
  it.each([
    ["@Bot Cải cách Lạng Sơn báo cáo", "báo cáo"],
    ["@Bot Cải cách: báo cáo", "báo cáo"],
    ["  @bot cải CÁCH\nbáo cáo", "báo cáo"],
    ["@Bot Cải cách Lạng Sơn".normalize("NFD"), ""],
    ["@Bot 12", "12"],
    ["báo cáo", "báo cáo"],
    ["hỏi @Bot sau", "hỏi @Bot sau"],
  ])("%j: %j", (text, rest) => {
    expect(stripMention(text, names)).toBe(rest);
  });

  it("does not take the beginning of another name for ours", () => {
    expect(stripMention("@Botany hỏi", names)).toBeUndefined();
    expect(stripMention("@Trợ lý hỏi", names)).toBeUndefined();
    expect(stripMention("@Bot hỏi", [])).toBeUndefined();
  });
});
