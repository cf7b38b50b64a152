import { decimal } from "../domain/decimal.ts";
import { formatNumber } from "../domain/number-format.ts";
import type { Language } from "../render/message.ts";
import type {
  Condition,
  DueRef,
  FigureDraft,
  IndicatorRef,
  Order,
  PeriodRef,
  ReportRun,
  Subject,
  TargetDraft,
  Test,
  Threshold,
  UnitRef,
} from "./draft.ts";
import { phrases } from "./phrases.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { indicatorName, inSentence, unitName } from "./wording-names.ts";

/** "45%", "40"; a share that is no decimal number as it was said: "1/3". */
function numberText({ value, share }: Extract<Threshold, { is: "number" }>, isRate: boolean): string {
  if (share) return `${share.parts}/${share.of}`;
  return `${formatNumber(decimal(value), 10)}${isRate ? "%" : ""}`;
}

/** The parts of a draft in words of one language, as {@link file://./wording.ts} puts them together. */
export class Wording {
  readonly #vocabulary: Vocabulary;
  readonly #language: Language;

  constructor(vocabulary: Vocabulary, language: Language) {
    this.#vocabulary = vocabulary;
    this.#language = language;
  }

  get #say() {
    return phrases[this.#language];
  }

  indicator(ref: IndicatorRef | undefined): string {
    if (!ref) return "";
    const [code] = ref.codes;
    return ref.codes.length === 1 && code ? indicatorName(code, this.#vocabulary, this.#language) : ref.text;
  }

  unit(ref: UnitRef): string {
    const [id] = ref.ids;
    const unit = id === undefined ? undefined : this.#vocabulary.unitsById.get(id);
    if (!unit) return ref.text;
    if (ref.ids.length === 1) return inSentence(unitName(unit, this.#vocabulary, this.#language));
    const kind = ref.word ?? (ref.level && this.#say.level(ref.level));
    return this.#language === "vi" && kind ? `${kind} ${unit.shortName}` : unit.shortName;
  }

  period(ref: PeriodRef | undefined): string {
    if (!ref) return "";
    const year = this.year(ref.year);
    if (ref.uncovered) return this.#say.uncovered(ref.uncovered, { month: ref.month, step: ref.step, year });
    if (ref.kind) return this.#say.period(ref.kind, year);
    if (year) return this.#say.year(year);
    return ref.step ? this.#say.steps[ref.step] : "";
  }

  year(year: PeriodRef["year"]): string {
    return year?.is === "exact" ? String(year.year) : year ? this.#say.relativeYear(year.years) : "";
  }

  due(due: DueRef | undefined): string {
    if (!due) return "";
    const year = this.year(due.year);
    return this.#say.dueAt(due.how, this.#say.time({ ...due, year }));
  }

  subject(subject: Subject | undefined): string {
    const say = this.#say;
    switch (subject?.is) {
      case "units":
        return say.list([
          ...(subject.withSelf ? [say.self(subject.withSelf.level)] : []),
          ...subject.units.map((unit) => this.unit(unit)),
          ...(subject.withWhole ? [say.whole] : []),
        ]);
      case "level": {
        const what = subject.word ?? say.level(subject.level);
        const within = subject.within.map((unit) => this.unit(unit));
        return [what, ...(within.length > 0 ? [say.of, say.list(within)] : [])].join(" ");
      }
      case "self":
        return say.self(subject.level);
      case "whole":
        return say.whole;
      default:
        return "";
    }
  }

  test(test: Test, isRate: boolean): string {
    const say = this.#say;
    if (test.is === "standing") return test.met ? say.met : say.unmet;
    switch (test.threshold.is) {
      case "number":
        return say.compare(test.comparison, numberText(test.threshold, isRate));
      case "target":
        return say.compareWith(test.comparison, say.targetNumber);
      case "average":
        return say.compareWith(test.comparison, say.average);
      case "unit":
        return say.compareWith(test.comparison, this.unit(test.threshold.unit));
    }
  }

  condition(condition: Condition): string {
    const code = condition.indicator?.codes[0] ?? "";
    const isRate = condition.percent || this.#vocabulary.indicators.get(code)?.kind === "ratio";
    const name = this.indicator(condition.indicator);
    const [first, second] = condition.tests;
    if (first?.is === "standing")
      return [first.met === condition.negated ? this.#say.unmet : this.#say.met, name].filter(Boolean).join(" ");
    if (condition.negated && first?.comparison === "=" && first.threshold.is === "number" && !second)
      return [name, this.#say.other(numberText(first.threshold, isRate))].join(" ");
    const tests = first && second ? this.#range(first, second, isRate) : first ? this.test(first, isRate) : "";
    return [name, condition.negated ? this.#say.not : "", tests].filter(Boolean).join(" ");
  }

  #range(low: Test, high: Test, isRate: boolean): string {
    const number = (test: Test): string =>
      test.is === "compare" && test.threshold.is === "number" ? numberText(test.threshold, isRate) : "";
    const above = low.is === "compare" && low.comparison === ">";
    const below = high.is === "compare" && high.comparison === "<";
    return this.#say.range({ low: number(low), high: number(high), above, below });
  }

  /** What conditions demand of a number whose name is said elsewhere. */
  bareTests(groups: FigureDraft["conditions"], unit: string): string {
    return groups
      .flat()
      .flatMap(({ tests, negated }) => [negated ? this.#say.not : "", ...tests.map((test) => this.test(test, false))])
      .map((test) => (test === "" || test === this.#say.not ? test : `${test} ${unit}`))
      .filter((test) => test !== "")
      .join(` ${this.#say.and} `);
  }

  conditions(groups: FigureDraft["conditions"]): string {
    return groups
      .map((group) => group.map((condition) => this.condition(condition)).join(` ${this.#say.and} `))
      .join(` ${this.#say.or} `);
  }

  /** A number that may be enough, with its percent sign where a rate is meant. */
  checked({ indicators }: TargetDraft, value: string): string {
    const kinds = indicators.map((ref) => this.#vocabulary.indicators.get(ref.codes[0] ?? "")?.kind);
    return `${formatNumber(decimal(value), 10)}${kinds.includes("count") ? "" : "%"}`;
  }

  /** Counts are added up, rates are not. */
  jointly(draft: FigureDraft): string {
    const isCount = draft.indicators.every(
      (ref) => this.#vocabulary.indicators.get(ref.codes[0] ?? "")?.kind === "count",
    );
    return isCount && !draft.mean ? this.#say.total : this.#say.together;
  }

  /** When reports of several periods were owed; this year's are those since its beginning. */
  runTime({ year, list }: ReportRun): string {
    const say = this.#say;
    if (list) return say.list(list.map((ref) => this.period(ref)));
    if (year?.is === "relative" && year.years === 0) return say.steps["since-start"];
    return year ? say.year(this.year(year)) : "";
  }

  /** "chưa lần nào nộp báo cáo trễ hạn năm 2023". */
  run(run: ReportRun, states: readonly string[]): string {
    const say = this.#say;
    const way = run.ask === "each" && (run.list !== undefined || run.year?.is === "relative") ? "listed" : run.ask;
    return [say.runs[way](states.join(` ${say.and} `)), this.runTime(run)].filter(Boolean).join(" ");
  }

  order(order: Order): string {
    return order.take === undefined && order.nth === undefined ? "" : this.#say.superlative[order.direction];
  }
}
