import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BotMessage, PersonMessage, WebMessage } from "../../../src/platforms/web/deps.ts";
import { webMessages } from "../../../src/platforms/web/messages.ts";
import {
  compareIds,
  countUnread,
  findOpenChoices,
  layOut,
  mergeMessages,
  pressedChoices,
  withoutEchoes,
} from "../../../src/platforms/web/page/feed.js";
import {
  fill,
  formatDateTime,
  formatDay,
  formatShortDate,
  formatTime,
  formatWhen,
  initials,
  splitLinks,
} from "../../../src/platforms/web/page/format.js";

const AT = "2024-08-10T08:00:00+07:00";
const { vi, en } = webMessages;

function bot(id: string, extra: Partial<BotMessage> = {}): BotMessage {
  const base = { from: "bot", id, at: AT, outboxId: `o${id}`, blocks: [], choices: [], attachments: [] } as const;
  return { ...base, isRepeat: false, ...extra };
}

function person(id: string, extra: Partial<PersonMessage> = {}): PersonMessage {
  return { from: "person", id, at: AT, sender: "an", name: "An", messageId: `m${id}`, text: "x", ...extra };
}

function waiting(messageId: string, state: "waiting" | "stored" = "waiting") {
  const content = { kind: "text", text: "x" } as const;
  return { messageId, as: "an", chat: "an", content, text: "x", at: AT, order: 1, state };
}

describe("order of messages", () => {
  test("ids compare as the numbers that they are", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.bigInt({ min: 0n, max: 10n ** 18n }), (a, b) => {
        expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  test("whatever comes in whatever parts and order, each message is there once and in order", () => {
    const ids = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 6 }), (batches) => {
        let known: readonly WebMessage[] = [];
        for (const batch of batches)
          known = mergeMessages(
            known,
            batch.map((id) => bot(String(id))),
          );
        const expected = [...new Set(batches.flat())].sort((a, b) => a - b).map(String);
        expect(known.map(({ id }) => id)).toEqual(expected);
      }),
    );
  });

  test("nothing new leaves the list as it is", () => {
    const known = [bot("1")];
    expect(mergeMessages(known, [bot("1")])).toBe(known);
  });
});

describe("a waiting message", () => {
  test("stands at the end until its stored self is there, and keeps its place in the page", () => {
    const before = layOut([bot("1")], [waiting("m2")], "an");
    const after = layOut([bot("1"), person("2")], [waiting("m2", "stored")], "an");
    expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key));
    expect(after).toHaveLength(3);
  });

  test("of somebody else is not taken for an echo", () => {
    expect(withoutEchoes([waiting("m9")], [person("2")])).toHaveLength(1);
  });
});

describe("layout", () => {
  const bubbles = (messages: readonly WebMessage[]) =>
    layOut(messages, [], "an").filter((item) => item.kind === "bubble");

  test("a day begins with its separator, by Vietnamese time", () => {
    const items = layOut(
      [person("1", { at: "2024-08-10T16:59:59Z" }), person("2", { at: "2024-08-10T17:00:00Z" })],
      [],
      "an",
    );
    expect(items.map(({ kind }) => kind)).toEqual(["day", "bubble", "day", "bubble"]);
  });

  test("messages of one speaker stand together for ten minutes", () => {
    const at = (time: string) => `2024-08-10T${time}+07:00`;
    const [first, near, far] = bubbles([
      person("1", { at: at("08:00:00") }),
      person("2", { at: at("08:09:59") }),
      person("3", { at: at("08:19:59") }),
    ]);
    expect([first?.closes, near?.opens, near?.closes, far?.opens]).toEqual([false, false, true, true]);
  });

  test("own, others' and the bot's messages are told apart", () => {
    const sides = bubbles([person("1"), person("2", { sender: "binh" }), bot("3")]).map(({ side }) => side);
    expect(sides).toEqual(["own", "person", "bot"]);
  });
});

describe("choices", () => {
  const asked = bot("1", { choices: ["Có", "Không"] });

  test("of the newest message that has some stand big", () => {
    expect(findOpenChoices([asked], [], "an")).toBe("o1");
    expect(findOpenChoices([asked, bot("2")], [], "an")).toBe("o1");
    expect(findOpenChoices([asked, bot("2", { choices: ["Tiếp"] })], [], "an")).toBe("o2");
  });

  test("become small once this person has answered, by whatever means", () => {
    expect(findOpenChoices([asked, person("2")], [], "an")).toBeUndefined();
    expect(findOpenChoices([asked], [waiting("m2")], "an")).toBeUndefined();
    expect(findOpenChoices([asked, person("2", { sender: "binh" })], [], "an")).toBe("o1");
  });

  test("that were pressed are known", () => {
    const pressed = pressedChoices([asked, person("2", { pressed: { outboxId: "o1", index: 1 } })]);
    expect([...(pressed.get("o1") ?? [])]).toEqual([1]);
  });
});

describe("unread", () => {
  const summary = { chat: "an", last: { id: "10", at: AT, text: "" }, botIds: ["8", "9", "10"] };
  test.each([
    ["all when nothing was seen", undefined, 3],
    ["those after the one seen", "8", 2],
    ["none at the newest", "10", 0],
    ["all when what was seen is of another database", "11", 3],
  ])("counts %s", (_what, seen, count) => {
    expect(countUnread(summary, seen)).toBe(count);
  });
});

describe("time in words", () => {
  const at = Date.parse(AT);
  test("is Vietnamese time in both languages", () => {
    expect(formatDateTime(at, vi)).toBe("Thứ Bảy, 10/8/2024 08:00");
    expect(formatDateTime(at, en)).toBe("Saturday, 10 Aug 2024, 08:00");
    expect(formatShortDate(at, vi)).toBe("10/8");
    expect(formatTime(Date.parse("2024-08-10T17:00:00Z"))).toBe("00:00");
  });

  test("names today and yesterday", () => {
    expect(formatDay(at, Date.parse("2024-08-10T23:59:59+07:00"), vi)).toBe("Hôm nay · Thứ Bảy, 10/8/2024");
    expect(formatDay(at, Date.parse("2024-08-11T00:00:00+07:00"), vi)).toBe("Hôm qua · Thứ Bảy, 10/8/2024");
    expect(formatDay(at, Date.parse("2024-08-12T00:00:00+07:00"), vi)).toBe("Thứ Bảy, 10/8/2024");
    expect(formatWhen(at, at, vi)).toBe("08:00");
    expect(formatWhen(at, Date.parse("2024-08-11T00:00:00+07:00"), vi)).toBe("10/8");
  });
});

describe("small words", () => {
  test("places are filled, unknown ones left", () => {
    expect(fill("{a} và {b}", { a: 1 })).toBe("1 và {b}");
  });

  test("addresses are found in a sentence, without what stands behind them", () => {
    const linksOf = (value: string): string[] =>
      splitLinks(value).flatMap(({ text, isLink }) => (isLink ? [text] : []));
    expect(splitLinks("Mở https://a.vn/upload/x_1-2, rồi gửi.")).toEqual([
      { text: "Mở ", isLink: false },
      { text: "https://a.vn/upload/x_1-2", isLink: true },
      { text: ", rồi gửi.", isLink: false },
    ]);
    expect(linksOf("(http://localhost:3000/a?b=1&c=2) “https://b.vn/x”")).toEqual([
      "http://localhost:3000/a?b=1&c=2",
      "https://b.vn/x",
    ]);
    expect(linksOf("javascript:alert(1) ftp://a.vn data:text/html,x www.a.vn https:// http://")).toEqual([]);
  });

  test("whatever is said, nothing of it is lost or changed by looking for addresses", () => {
    const word = fc.constantFrom("https://a.vn/b", "http://", "x.", ")", " ", "“", "javascript:", "đ");
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const pieces = splitLinks(words.join(""));
        expect(pieces.map(({ text }) => text).join("")).toBe(words.join(""));
        for (const { text, isLink } of pieces) if (isLink) expect(new URL(text).protocol).toMatch(/^https?:$/);
      }),
    );
  });

  test("initials leave out what is no word", () => {
    expect(initials("Huyện Chi Lăng", "last")).toBe("CL");
    expect(initials("Ban Chỉ đạo (mẫu)", "first")).toBe("BC");
    expect(initials("Đông", "last")).toBe("Đ");
  });

  test("both languages have the same sentences with the same places", () => {
    const places = (value: unknown): unknown =>
      typeof value === "string"
        ? [...value.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, places(inner)]));
    expect(places(en)).toEqual(places(vi));
    expect(vi.weekdays).toHaveLength(7);
    expect(en.months).toHaveLength(12);
  });
});
