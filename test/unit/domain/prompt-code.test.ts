import type { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { choosePromptCode, parsePromptCode } from "../../../src/domain/prompt-code.ts";
import { at } from "../../support/province.ts";

const now = at("2024-08-10T08:00:00");

describe("choosePromptCode", () => {
  it("means one message for fourteen days", () => {
    const days = (count: number) => now.minus({ days: count });
    expect(choosePromptCode(new Map(), now)).toBe("A");
    expect(choosePromptCode(new Map([["A", days(14)]]), now)).toBe("B");
    expect(choosePromptCode(new Map([["A", days(14).minus({ seconds: 1 })]]), now)).toBe("A");
  });

  it("gives 210 messages different codes, then the one longest out of use", () => {
    const assigned = new Map<string, DateTime>();
    for (let count = 0; count < 210; count += 1)
      assigned.set(choosePromptCode(assigned, now), now.plus({ seconds: count }));
    expect(assigned.size).toBe(210);
    expect([...assigned.keys()].filter((code) => code.length === 1)).toHaveLength(14);
    expect(choosePromptCode(assigned, now)).toBe("A");
    for (const code of assigned.keys()) expect(parsePromptCode(`${code.toLowerCase()}1`)).toEqual({ code, index: 0 });
  });
});

describe("parsePromptCode", () => {
  it.each([
    ["b3", { code: "B", index: 2 }],
    ["b 3", { code: "B", index: 2 }],
    ["ab-12", { code: "AB", index: 11 }],
  ])("reads %s", (text, read) => {
    expect(parsePromptCode(text)).toEqual(read);
  });

  it.each(["3", "b", "b0", "b100", "h1", "q3", "t5", "n2024", "2024", "abc1", "b3 nhe", "45%"])(
    "leaves %s to whoever else understands it",
    (text) => {
      expect(parsePromptCode(text)).toBeUndefined();
    },
  );
});
