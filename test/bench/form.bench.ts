import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/domain/plan.ts";
import { EMPTY_DRAFT } from "../../src/dialogue/forms/draft.ts";
import { reportForm } from "../../src/dialogue/forms/report.ts";
import type { ReportFacts, ReportState } from "../../src/dialogue/forms/report-state.ts";
import { factsOf, PLAN, ratio } from "../unit/forms/fixture.ts";

const INDICATORS = 60;
const MOST = 1.2;

/** A report of sixty rates with last period's figures and every soft rule. */
function longReport(): ReportFacts {
  const model = PLAN.indicators.find(({ code }) => code === "online-payment") as Indicator;
  const indicators = Array.from({ length: INDICATORS }, (_, at): Indicator => {
    const shortName = { vi: `Chỉ tiêu thứ ${at + 1}`, en: `Indicator ${at + 1}` };
    return { ...model, code: `indicator-${at + 1}`, name: shortName, shortName };
  });
  return factsOf([], {
    indicators,
    checks: PLAN.checks,
    targets: new Map(indicators.flatMap(({ code, target }) => (target ? [[code, target]] : []))),
    previous: new Map(indicators.map(({ code }) => [code, ratio(2310, 5498)])),
  });
}

function answer(state: ReportState, facts: ReportFacts): ReportState {
  const step = reportForm.answer(state, { kind: "text", text: "3.546/7.880" }, facts);
  if (step.kind !== "handled" || step.state.draft === state.draft) throw new Error("the answer was not entered");
  return step.state;
}

/** The form as it stands before an answer, by its number from 1. */
function before(count: number, facts: ReportFacts): ReportState {
  const opened = reportForm.start(EMPTY_DRAFT, facts);
  if (opened.kind !== "handled") throw new Error("the form did not open");
  let { state } = opened;
  for (let at = 1; at < count; at += 1) state = answer(state, facts);
  return state;
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;

describe("one answer of a form", () => {
  it(`costs the 40th time at most ${MOST} times the 2nd`, { timeout: 60_000 }, async ({ bench }) => {
    const facts = longReport();
    const states = { second: before(2, facts), fortieth: before(40, facts) };
    const times = { second: [] as number[], fortieth: [] as number[] };
    const measure = (which: keyof typeof states) => {
      const started = performance.now();
      for (let at = 0; at < 20; at += 1) answer(states[which], facts);
      times[which].push((performance.now() - started) / 20);
    };
    for (let at = 0; at < 100; at += 1) answer(states.second, facts);
    // Turn by turn, so that whatever else the machine does falls on both.
    await bench("2nd and 40th answer", () => {
      measure("second");
      measure("fortieth");
    }).run({ iterations: 200, time: 0, warmup: true });
    const [second, fortieth] = [median(times.second), median(times.fortieth)];
    console.log(`2nd ${second.toFixed(3)} ms, 40th ${fortieth.toFixed(3)} ms, ratio ${(fortieth / second).toFixed(2)}`);
    expect(fortieth / second).toBeLessThanOrEqual(MOST);
  });
});
