import { describe, expect, it } from "vitest";
import { readConfig } from "../../../src/config.ts";

describe("ZALO_BOTS", () => {
  it("is off unless set", () => {
    expect(readConfig({}).zalo.bots).toEqual([]);
    expect(readConfig({ ZALO_BOTS: "" }).zalo.bots).toEqual([]);
  });

  it("names bots with and without a webhook's secret", () => {
    const { zalo } = readConfig({ ZALO_BOTS: "111:abc:eight-or-more, 222:def", ZALO_MONTHLY_MESSAGES: "9000" });
    expect(zalo?.bots).toEqual([
      { bot: "111", token: "111:abc", secret: "eight-or-more" },
      { bot: "222", token: "222:def" },
    ]);
    expect(zalo?.limits).toEqual({ messages: 9000, people: 50, groups: 3 });
  });

  it.each(["nonsense", "111", "abc:def", "111:very-secret:short", "111:abc:eight-or-more 111"])(
    "refuses %s without repeating it",
    (value) => {
      expect(() => readConfig({ ZALO_BOTS: value })).toThrow(/ZALO_BOTS/);
      expect(() => readConfig({ ZALO_BOTS: value })).not.toThrow(/very-secret|nonsense/);
    },
  );
});
