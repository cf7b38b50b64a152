import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  Condition,
  Draft,
  FigureDraft,
  IndicatorRef,
  PeriodRef,
  Subject,
  UnitRef,
} from "../../../src/questions/draft.ts";
import { understand } from "../../../src/questions/understand.ts";
import { wordQuestion } from "../../../src/questions/wording.ts";
import { idOf, plan, units, vocabulary } from "./world.ts";

/** What remains of a draft when the words it was said with are left aside. */
function meaning(draft: Draft): unknown {
  return JSON.parse(
    JSON.stringify(draft, (key, value: unknown) =>
      key === "text" || key === "level" || key === "own" || key === "percent" ? undefined : value,
    ),
  );
}

const indicator = (kind?: "ratio" | "count"): fc.Arbitrary<IndicatorRef> =>
  fc
    .constantFrom(...plan.indicators.filter((one) => !kind || one.kind === kind))
    .map((one) => ({ codes: [one.code], text: one.code }));

const district: fc.Arbitrary<UnitRef> = fc
  .constantFrom(...units.filter((one) => one.level === "district"))
  .map((one) => ({ ids: [one.id], level: one.level, text: one.name }));

const period: fc.Arbitrary<PeriodRef> = fc
  .tuple(fc.constantFrom("Q1", "H1", "Q3", "Y"), fc.constantFrom(2023, 2024))
  .map(([kind, year]) => ({ kind, year: { is: "exact", year } }));

const level: fc.Arbitrary<Subject> = fc.oneof(
  fc.constant<Subject>({ is: "level", level: "district", within: [] }),
  fc.constant<Subject>({ is: "level", level: "commune", within: [] }),
  district.map((within): Subject => ({ is: "level", level: "commune", within: [within] })),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(indicator("ratio"), fc.constantFrom("<", "<=", ">=", ">"), fc.integer({ min: 1, max: 999 }))
    .map(([ref, comparison, tenths]): Condition => ({
      indicator: ref,
      tests: [{ is: "compare", comparison, threshold: { is: "number", value: String(tenths / 10) } }],
      negated: false,
      percent: true,
    })),
  fc.tuple(indicator(), fc.boolean()).map(([ref, met]): Condition => ({
    indicator: ref,
    tests: [{ is: "standing", met }],
    negated: false,
    percent: false,
  })),
);

const filter: fc.Arbitrary<FigureDraft> = fc.tuple(level, condition, period).map(([subject, one, when]) => ({
  topic: "figures",
  ask: "figures",
  indicators: one.indicator ? [one.indicator] : [],
  conditions: [[one]],
  subject,
  period: when,
}));

const value: fc.Arbitrary<FigureDraft> = fc.tuple(district, indicator(), period).map(([unit, ref, when]) => ({
  topic: "figures",
  ask: "figures",
  indicators: [ref],
  conditions: [],
  subject: { is: "units", units: [unit] },
  period: when,
}));

const ranked: fc.Arbitrary<FigureDraft> = fc
  .tuple(level, indicator(), fc.constantFrom("high", "low", "good", "bad"), fc.integer({ min: 2, max: 9 }), period)
  .map(([subject, ref, direction, take, when]) => ({
    topic: "figures",
    ask: "figures",
    indicators: [ref],
    conditions: [],
    subject,
    period: when,
    order: { by: "value", direction, take },
  }));

const sideBySide: fc.Arbitrary<FigureDraft> = fc
  .tuple(fc.uniqueArray(district, { minLength: 2, maxLength: 3, selector: (ref) => ref.ids[0] }), indicator(), period)
  .map(([refs, ref, when]) => ({
    topic: "figures",
    ask: "compare",
    indicators: [ref],
    conditions: [],
    subject: { is: "units", units: refs },
    period: when,
  }));

const changed: fc.Arbitrary<FigureDraft> = fc.tuple(district, indicator(), period).map(([unit, ref, when]) => ({
  topic: "figures",
  ask: "change",
  indicators: [ref],
  conditions: [],
  subject: { is: "units", units: [unit] },
  period: when,
  base: { step: "same-last-year" },
}));

const gap: fc.Arbitrary<FigureDraft> = fc.tuple(district, indicator("ratio"), period).map(([unit, ref, when]) => ({
  topic: "figures",
  ask: "gap",
  indicators: [ref],
  conditions: [],
  subject: { is: "units", units: [unit] },
  period: when,
}));

const lack: fc.Arbitrary<FigureDraft> = fc.tuple(level, indicator(), period).map(([subject, ref, when]) => ({
  topic: "figures",
  ask: "lack",
  indicators: [ref],
  conditions: [],
  subject,
  period: when,
}));

const trend: fc.Arbitrary<FigureDraft> = fc
  .tuple(district, indicator(), fc.option(fc.integer({ min: 2, max: 8 })))
  .map(([unit, ref, last]) => ({
    topic: "figures",
    ask: "trend",
    indicators: [ref],
    conditions: [],
    subject: { is: "units", units: [unit] },
    ...(last === null ? {} : { span: { last } }),
  }));

const checked: fc.Arbitrary<FigureDraft> = fc.tuple(district, condition, period).map(([unit, one, when]) => ({
  topic: "figures",
  ask: "check",
  indicators: one.indicator ? [one.indicator] : [],
  conditions: [[one]],
  subject: { is: "units", units: [unit] },
  period: when,
}));

const placed: fc.Arbitrary<FigureDraft> = fc.tuple(district, indicator(), period).map(([unit, ref, when]) => ({
  topic: "figures",
  ask: "place",
  indicators: [ref],
  conditions: [],
  subject: { is: "units", units: [unit] },
  period: when,
}));

const several: fc.Arbitrary<FigureDraft> = fc
  .tuple(
    fc.uniqueArray(condition, { minLength: 2, maxLength: 2, selector: (one) => one.indicator?.codes[0] }),
    fc.boolean(),
    fc.boolean(),
    period,
  )
  .map(([[one, other], either, count, when]) => ({
    topic: "figures",
    ask: "figures",
    indicators: [one, other].flatMap((each) => each?.indicator ?? []),
    conditions: either ? [[one as Condition], [other as Condition]] : [[one as Condition, other as Condition]],
    subject: { is: "level", level: "district", within: [] },
    period: when,
    ...(count ? { count: true } : {}),
  }));

const together: fc.Arbitrary<FigureDraft> = fc.tuple(indicator(), period).map(([ref, when]) => ({
  topic: "figures",
  ask: "figures",
  indicators: [ref],
  conditions: [],
  subject: { is: "level", level: "district", within: [] },
  period: when,
  together: true,
}));

const reports: fc.Arbitrary<Draft> = fc
  .tuple(fc.constantFrom("missing", "sent", "late", "on-time", "returned", "approved", "unapproved", "waiting"), period)
  .map(([state, when]) => ({
    topic: "reports",
    states: [state],
    subject: { is: "level", level: "district", within: [] },
    period: when,
  }));

const districts: FigureDraft["subject"] = { is: "level", level: "district", within: [] };

const atPlace: fc.Arbitrary<FigureDraft> = fc
  .tuple(indicator(), fc.constantFrom("high", "low", "good", "bad"), fc.integer({ min: 2, max: 9 }), period)
  .map(([ref, direction, nth, when]) => ({
    topic: "figures",
    ask: "figures",
    indicators: [ref],
    conditions: [],
    subject: districts,
    period: when,
    order: { by: "value", direction, nth },
  }));

const byGap: fc.Arbitrary<FigureDraft> = fc
  .tuple(indicator("ratio"), fc.constantFrom("high", "low"), fc.integer({ min: 1, max: 5 }), period)
  .map(([ref, direction, take, when]) => ({
    topic: "figures",
    ask: "gap",
    indicators: [ref],
    conditions: [],
    subject: districts,
    period: when,
    order: { by: "gap", direction, take },
  }));

const kept: fc.Arbitrary<FigureDraft> = fc
  .tuple(indicator(), fc.constantFrom("up", "down", "not-up", "not-down"), period)
  .map(([ref, keep, when]) => ({
    topic: "figures",
    ask: "change",
    indicators: [ref],
    conditions: [],
    subject: districts,
    period: when,
    base: { step: "same-last-year" },
    keep,
  }));

const mean: fc.Arbitrary<FigureDraft> = fc.tuple(indicator("count"), period).map(([ref, when]) => ({
  topic: "figures",
  ask: "figures",
  indicators: [ref],
  conditions: [],
  subject: districts,
  period: when,
  together: true,
  mean: true,
}));

const shared: fc.Arbitrary<FigureDraft> = fc
  .tuple(indicator("ratio"), fc.constantFrom([1, 3], [2, 3], [1, 6], [4, 7], [5, 9]), period)
  .map(([ref, [parts = 1, of = 3], when]) => ({
    topic: "figures",
    ask: "figures",
    indicators: [ref],
    conditions: [
      [
        {
          indicator: ref,
          tests: [
            {
              is: "compare",
              comparison: "<",
              threshold: { is: "number", value: ((100 * parts) / of).toFixed(6), share: { parts, of } },
            },
          ],
          negated: false,
          percent: true,
        },
      ],
    ],
    subject: districts,
    period: when,
  }));

const runs: fc.Arbitrary<Draft> = fc
  .tuple(
    fc.constantFrom("late", "on-time", "returned"),
    fc.constantFrom("each", "never", "always", "count", "most"),
    fc.integer({ min: 2023, max: 2024 }),
  )
  .map(([state, ask, year]) => ({
    topic: "reports",
    states: [state],
    subject: districts,
    over: { ask, year: { is: "exact", year } },
  }));

const dueDates: fc.Arbitrary<Draft> = fc.constantFrom<Draft>(
  { topic: "deadlines", ask: "next", ahead: true, take: 3 },
  {
    topic: "deadlines",
    ask: "one",
    list: [
      { kind: "Q1", year: { is: "exact", year: 2025 } },
      { kind: "H1", year: { is: "exact", year: 2025 } },
    ],
  },
);

const pair = fc
  .uniqueArray(indicator("ratio"), { minLength: 2, maxLength: 2, selector: (ref) => ref.codes[0] })
  .map(([one, other]) => ({ one: one as IndicatorRef, other: other as IndicatorRef }));

/** Some districts, chosen by one indicator. */
const chosenBy = (ref: IndicatorRef): fc.Arbitrary<FigureDraft> =>
  fc
    .oneof(
      condition.map((one) => ({ conditions: [[{ ...one, indicator: ref, percent: true }]] })),
      fc
        .tuple(fc.constantFrom("high", "low"), fc.integer({ min: 2, max: 9 }))
        .map(([direction, take]) => ({ conditions: [], order: { by: "value" as const, direction, take } })),
    )
    .map((way) => ({ topic: "figures", ask: "figures", indicators: [ref], subject: districts, ...way }));

const twoSteps: fc.Arbitrary<FigureDraft> = fc.tuple(pair, period).chain(([{ one, other }, when]) =>
  fc
    .tuple(
      fc.oneof(
        chosenBy(one),
        fc.constant<FigureDraft>({
          topic: "figures",
          ask: "figures",
          indicators: [one],
          conditions: [],
          subject: districts,
        }),
      ),
      chosenBy(other),
    )
    .map(([asked, among]) => ({ ...asked, period: when, among })),
);

describe.each(["vi", "en"] as const)("in %s", (language) =>
  test.each([
    ["filters", filter],
    ["values", value],
    ["rankings", ranked],
    ["comparisons", sideBySide],
    ["changes", changed],
    ["gaps", gap],
    ["missing figures", lack],
    ["courses", trend],
    ["yes-or-no questions", checked],
    ["places", placed],
    ["several conditions", several],
    ["averages", together],
    ["reports", reports],
    ["places of one", atPlace],
    ["distances from a target", byGap],
    ["choices by change", kept],
    ["averages of counts", mean],
    ["shares", shared],
    ["reports over time", runs],
    ["several deadlines", dueDates],
    ["two steps", twoSteps],
  ] as const)("the wording of %s is read back as the same question", (_, drafts) => {
    fc.assert(
      fc.property(drafts as fc.Arbitrary<Draft>, (draft) => {
        const text = wordQuestion(draft, vocabulary, language);
        const [best] = understand(text, vocabulary).readings;

        expect({ text, doubt: best?.doubt, meaning: best && meaning(resolved(best.draft)) }).toEqual({
          text,
          doubt: 0,
          meaning: meaning(resolved(draft)),
        });
      }),
      { numRuns: 150 },
    );
  }),
);

/** Names stand for all who bear them; their level tells which is meant. */
function resolved(draft: Draft): Draft {
  const one = (ref: UnitRef): UnitRef => {
    const ids = ref.ids.filter((id) =>
      units.some((unit) => unit.id === id && (ref.level === undefined || unit.level === ref.level)),
    );
    return {
      ...ref,
      ids: ids.filter((id) => ids.length === 1 || units.find((unit) => unit.id === id)?.level === "district"),
    };
  };
  const { subject } = draft;
  if (subject?.is === "units")
    return {
      ...draft,
      subject: { is: "units", units: subject.units.map(one).map(({ ids, text }) => ({ ids, text })) },
    };
  if (subject?.is === "level")
    return {
      ...draft,
      subject: { ...subject, within: subject.within.map(one).map(({ ids, text }) => ({ ids, text })) },
    };
  return draft;
}

test("a commune with namesakes is worded with its district and read back as that one", () => {
  const namesake = units.find((unit) => unit.code === "dh-1");
  const draft: Draft = {
    topic: "figures",
    ask: "figures",
    indicators: [{ codes: ["postal"], text: "" }],
    conditions: [],
    subject: { is: "units", units: [{ ids: [idOf("dh-1")], level: "commune", text: "" }] },
  };

  const text = wordQuestion(draft, vocabulary, "vi");
  const [best] = understand(text, vocabulary).readings;

  expect(namesake?.shortName).toBe("Tân Lập");
  expect(text).toContain("xã Tân Lập thuộc Huyện Đông Hà");
  expect(best?.draft.subject).toMatchObject({ is: "units", units: [{ ids: [idOf("dh-1")] }] });
});
