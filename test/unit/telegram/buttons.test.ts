import fc from "fast-check";
import { expect, test } from "vitest";
import { createButtons, markPressed } from "../../../src/platforms/telegram/buttons.ts";
import type { Choice } from "../../../src/render/message.ts";

const buttons = createButtons("1:token");
const choice = (label: string, name = "approve"): Choice => ({ label, action: { name, args: {} } });
const dataOf = (keyboard: ReturnType<typeof buttons.keyboard>): string[] =>
  keyboard.inline_keyboard.flat().map((button) => ("callback_data" in button ? button.callback_data : ""));

test("every button fits Telegram's 64 bytes and is read back as what it was", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), fc.integer({ min: 1, max: 100 }), (id, count) => {
      const choices = Array.from({ length: count }, (_, index) => choice(`Lựa chọn ${index}`));
      const data = dataOf(buttons.keyboard(String(id), choices));
      expect(data.every((one) => Buffer.byteLength(one) <= 64)).toBe(true);
      expect(data.map((one) => buttons.read(one))).toEqual(
        choices.map((_, index) => ({ outboxId: String(id), index, staysOpen: false })),
      );
    }),
  );
});

test("data that differs anywhere, is of another bot, or of a used button is not read", () => {
  const [data = ""] = dataOf(buttons.keyboard("42", [choice("Duyệt")]));
  for (let at = 0; at < data.length; at += 1) {
    const changed = data.slice(0, at) + (data[at] === "A" ? "B" : "A") + data.slice(at + 1);
    expect(buttons.read(changed)).toBeUndefined();
  }
  expect(createButtons("2:token").read(data)).toBeUndefined();
  expect(buttons.read("-")).toBeUndefined();
  expect(buttons.read("")).toBeUndefined();
});

test("short labels share a row of a narrow phone, long ones have their own", () => {
  const rows = (labels: string[]): string[][] =>
    buttons
      .keyboard(
        "1",
        labels.map((label) => choice(label)),
      )
      .inline_keyboard.map((row) => row.map(({ text }) => text));
  expect(rows(["Duyệt", "Trả lại"])).toEqual([["Duyệt", "Trả lại"]]);
  expect(rows(["Có", "Không", "Để sau", "Dừng"])).toEqual([["Có", "Không", "Để sau"], ["Dừng"]]);
  expect(rows(["Xem báo cáo đầy đủ", "Trả lại"])).toEqual([["Xem báo cáo đầy đủ"], ["Trả lại"]]);
});

test("after a press the chosen button is alone, marked and without effect; questions keep their neighbours", () => {
  const keyboard = buttons.keyboard("1", [choice("Duyệt"), choice("Trả lại")]);
  const [approve = ""] = dataOf(keyboard);
  const used = markPressed(keyboard, approve, false);
  expect(used).toEqual({ inline_keyboard: [[{ text: "✓ Duyệt", callback_data: "-" }]] });
  expect(used && markPressed(used, "-", false)).toBeUndefined();

  const asking = buttons.keyboard("1", [choice("Kỳ trước", "question"), choice("Top 3", "question")]);
  const [first = ""] = dataOf(asking);
  expect(buttons.read(first)?.staysOpen).toBe(true);
  const marked = markPressed(asking, first, true);
  expect(marked?.inline_keyboard.flat().map(({ text }) => text)).toEqual(["✓ Kỳ trước", "Top 3"]);
  expect(marked && dataOf(marked)).toEqual(dataOf(asking));
});
