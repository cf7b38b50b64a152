import { DateTime } from "luxon";
import { decimal } from "../../../src/domain/decimal.ts";
import type { FigureValue } from "../../../src/domain/figure.ts";
import { period } from "../../../src/domain/period.ts";
import { indicatorsOf, type Plan } from "../../../src/domain/plan.ts";
import { ZONE } from "../../../src/domain/time.ts";
import { EMPTY_DRAFT, type ReportDraft } from "../../../src/dialogue/forms/draft.ts";
import { reportForm } from "../../../src/dialogue/forms/report.ts";
import type { ReportFacts, ReportPosition, ReportStep } from "../../../src/dialogue/forms/report-state.ts";
import { readShippedPlans } from "../../../src/plans/shipped.ts";
import { plainText, type Choice } from "../../../src/render/message.ts";

const shipped = readShippedPlans().find(({ code }) => code === "lang-son-2024");
if (!shipped) throw new Error("the plan of the examples is gone");
/** The plan whose indicators the examples use. */
export const PLAN: Plan = shipped;

export const ratio = (numerator: number, denominator: number): FigureValue => ({
  kind: "ratio",
  numerator: decimal(numerator),
  denominator: decimal(denominator),
});
export const count = (value: number): FigureValue => ({ kind: "count", count: decimal(value) });

export const CHI = { id: 1, name: "Hoàng Thị Chi" };
export const LAN = { id: 2, name: "Vi Thị Lan" };

const now = DateTime.fromISO("2024-08-10T08:00:00", { zone: ZONE });

/** Facts of a report with the named indicators, all of the plan's when none are named, and without soft rules. */
export function factsOf(codes: readonly string[] = [], changes: Partial<ReportFacts> = {}): ReportFacts {
  const all = indicatorsOf(PLAN, "Q3");
  const indicators = codes.length === 0 ? all : all.filter(({ code }) => codes.includes(code));
  return {
    unitName: "Huyện Ví Dụ",
    period: period(2024, "Q3"),
    deadline: { kind: "before", on: "2024-08-25" },
    workingDaysLeft: 10,
    indicators,
    targets: new Map(indicators.flatMap(({ code, target }) => (target ? [[code, target]] : []))),
    previous: new Map(),
    previousPeriod: period(2024, "H1"),
    checks: [],
    whenIncomplete: "reason",
    person: CHI,
    now,
    language: "vi",
    ...changes,
  };
}

/** A shared draft and the chats of the people who fill it in. */
export class Desk {
  draft: ReportDraft = EMPTY_DRAFT;
  readonly facts: ReportFacts;

  constructor(facts: ReportFacts) {
    this.facts = facts;
  }

  chat(person: ReportFacts["person"] = CHI): Chat {
    return new Chat(this, { ...this.facts, person });
  }
}

/** One person's chat: what they say and what they read. */
export class Chat {
  readonly desk: Desk;
  readonly facts: ReportFacts;
  position: ReportPosition | undefined;
  choices: readonly Choice[] = [];
  last: ReportStep | undefined;

  constructor(desk: Desk, facts: ReportFacts) {
    this.desk = desk;
    this.facts = facts;
  }

  open(): string {
    return this.#settle(reportForm.start(this.desk.draft, this.facts));
  }

  say(text: string): string {
    return this.#settle(reportForm.answer(this.#state(), { kind: "text", text }, this.facts));
  }

  /** Taps a choice of the newest message by its label. */
  tap(label: string): string {
    const choice = this.choices.find((one) => one.label === label);
    if (!choice) throw new Error(`no choice "${label}" among ${this.labels().join(" | ")}`);
    return this.press(choice);
  }

  press(choice: Choice): string {
    return this.#settle(reportForm.answer(this.#state(), { kind: "press", args: choice.action.args }, this.facts));
  }

  explain(text: string): string {
    return plainText(reportForm.explain(this.#state(), text, this.facts));
  }

  repeat(): string {
    return plainText(reportForm.repeat(this.#state(), this.facts));
  }

  labels(): string[] {
    return this.choices.map(({ label }) => label);
  }

  /** The figure entered for an indicator, in JSON. */
  figure(code: string): unknown {
    return this.desk.draft.entries[code]?.figure;
  }

  #state() {
    if (!this.position) throw new Error("no form is open in this chat");
    // As the database would give it back.
    const position = reportForm.parsePosition(JSON.parse(JSON.stringify(this.position)));
    if (!position) throw new Error("the position cannot be read back");
    return { position, draft: this.desk.draft };
  }

  #settle(step: ReportStep): string {
    this.last = step;
    if (step.kind === "not-mine") return "(not mine)";
    this.choices = step.reply.choices ?? [];
    if (step.kind === "handled") {
      this.position = step.state.position;
      this.desk.draft = step.state.draft;
    } else {
      this.position = undefined;
      this.desk.draft = step.draft;
    }
    return plainText(step.reply);
  }
}
