import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Decimal } from "../../../src/domain/decimal.ts";
import { plain } from "../../../src/domain/decimal.ts";
import type { FigureValue } from "../../../src/domain/figure.ts";
import { figureOf, isSameFigure, parseEntries, progressOf, storeFigure } from "../../../src/dialogue/forms/draft.ts";
import { reportForm } from "../../../src/dialogue/forms/report.ts";
import { Desk, factsOf, PLAN, ratio } from "./fixture.ts";

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(8))
  .map(([digits, scale]): Decimal => ({ digits, scale }));
const reason = fc.option(fc.string(), { nil: undefined });
const value: fc.Arbitrary<FigureValue> = fc.oneof(
  fc.record({ kind: fc.constant("ratio" as const), numerator: number, denominator: number }),
  fc.record({ kind: fc.constant("percent" as const), percent: number }),
  fc.record({ kind: fc.constant("count" as const), count: number }),
  fc
    .tuple(fc.constantFrom("missing" as const, "not-applicable" as const), reason)
    .map(([kind, why]): FigureValue => (why === undefined ? { kind } : { kind, reason: why })),
);

const exact = (figure: FigureValue) =>
  JSON.stringify(figure, (_, part: unknown) =>
    part && typeof part === "object" && "digits" in part ? plain(part as Decimal) : part,
  );

test("a figure comes back from JSON as it went", () => {
  fc.assert(
    fc.property(value, (figure) => {
      const stored: unknown = JSON.parse(JSON.stringify(storeFigure(figure)));
      const entry = { figure: stored, by: { id: 1, name: "" }, at: "", revision: 1 };
      const read = parseEntries({ x: entry })["x"];
      expect(read && exact(figureOf(read.figure))).toBe(exact(figure));
    }),
  );
});

test("figures are the same part for part, not by rate", () => {
  expect(isSameFigure(storeFigure(ratio(1, 2)), storeFigure(ratio(2, 4)))).toBe(false);
  expect(isSameFigure({ kind: "percent", percent: "45" }, { kind: "percent", percent: "45.0" })).toBe(true);
  expect(isSameFigure({ kind: "missing" }, { kind: "not-applicable" })).toBe(false);
});

test.each([
  { x: 1 },
  { x: { figure: { kind: "ratio", numerator: 1, denominator: 2 }, by: { id: 1, name: "" }, at: "", revision: 1 } },
  { x: { figure: { kind: "count", count: "1e3" }, by: { id: 1, name: "" }, at: "", revision: 1 } },
  [],
  null,
])("entries of another make are refused: %j", (json) => {
  expect(() => parseEntries(json)).toThrow();
});

test("progress counts every answered indicator, a missing figure with its reason too", () => {
  const chat = new Desk(factsOf()).chat();
  chat.open();
  chat.say("950/1000");
  chat.say("chưa có số liệu vì phần mềm lỗi");
  const { entries } = chat.desk.draft;
  const { indicators } = chat.facts;
  const progress = progressOf(entries, indicators, "vi");
  expect(progress).toMatchObject({ entered: 2, total: 11 });
  expect(progress.missing).toHaveLength(9);
  expect(progress.missing[0]).toBe("Thanh toán trực tuyến");
  expect(
    progressOf({ ...entries, "no-such": { ...entries["online-origination"] } as never }, indicators, "en"),
  ).toMatchObject({
    entered: 2,
    missing: expect.arrayContaining(["Online payment"]) as string[],
  });
});

describe("every choice can also be typed by its label", () => {
  const scenes: readonly (readonly [string, ...string[]])[] = [
    ["the first prompt"],
    ["a later prompt", "950/1000"],
    ["none of a rate", "không có"],
    ["n/a", "n/a"],
    ["two readings", "1.250"],
    ["a missing slash", "620 665"],
    ["parts the wrong way round", "7880/3546"],
    ["parts that disagree", "3546/7880 = 46%"],
    ["nothing of nothing", "0/0"],
    ["a doubt", "45%"],
    ["a doubtful zero", "0%"],
    ["a reason", "chưa có số liệu"],
    ["which one", "trực tuyến 45,5%"],
    ["a list", "hài lòng 617/665, PAKN 5/5"],
    ["a list with more", "hài lòng 617/665\nPAKN 5/5\nkính gửi"],
    ["the summary", "xem lại"],
    ["picking", "sửa"],
    ["editing", "xem lại", "sửa 3"],
    ["cancelling", "huỷ"],
  ];

  test.each(scenes.flatMap((scene) => [["vi", ...scene] as const, ["en", ...scene] as const]))(
    "%s: %s",
    (language, _, ...said) => {
      const facts = factsOf([], {
        language,
        checks: PLAN.checks,
        previous: new Map([
          ["online-origination", ratio(1, 2)],
          ["online-processing", ratio(1, 2)],
        ]),
      });
      const reach = () => {
        const chat = new Desk(facts).chat();
        chat.open();
        for (const text of said) chat.say(text);
        return chat;
      };
      const labels = reach().labels();
      expect(labels.length).toBeGreaterThan(1);
      for (const label of labels) {
        const [tapped, typed] = [reach(), reach()];
        const replies = [tapped.tap(label), typed.say(label)];
        expect(typed.last?.kind, label).toBe(tapped.last?.kind);
        expect(typed.position?.place, label).toEqual(tapped.position?.place);
        expect(typed.desk.draft, label).toEqual(tapped.desk.draft);
        expect(replies[1], label).toBe(replies[0]);
      }
    },
  );
});

test("bare numbers are the form's own where they are figures or numbers of lines", () => {
  const chat = new Desk(factsOf([], { checks: PLAN.checks })).chat();
  const owns = () => chat.position && reportForm.ownsNumbers(chat.position);
  chat.open();
  expect(owns()).toBe(true);
  chat.say("xem lại");
  expect(owns()).toBe(true);
  chat.say("sửa");
  expect(owns()).toBe(true);
  chat.say("huỷ");
  expect(owns()).toBe(false);
});
