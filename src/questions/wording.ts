import { decimal } from "../domain/decimal.ts";
import { formatNumber } from "../domain/number-format.ts";
import { getPeriod, parsePeriod, type Period } from "../domain/period.ts";
import type { Unit } from "../domain/unit.ts";
import type { Language } from "../render/message.ts";
import type {
  Condition,
  Draft,
  DueRef,
  FigureDraft,
  IndicatorRef,
  Order,
  PeriodRef,
  Subject,
  Test,
  UnitRef,
} from "./draft.ts";
import { phrases } from "./phrases.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Small first letter for the middle of a sentence, but for abbreviations ("DVC …"). */
export function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Units of one name and level that existed at the same time: what became of a unit often keeps its name. */
function isNamesake(other: Unit, unit: Unit): boolean {
  if (other.id === unit.id || other.level !== unit.level || other.shortName !== unit.shortName) return false;
  const begins = other.validUntil === null || unit.validFrom < other.validUntil;
  return begins && (unit.validUntil === null || other.validFrom < unit.validUntil);
}

/** A unit's full name: "huyện Chi Lăng"; with its parent where the name alone would be asked back. */
export function unitName(unit: Unit, vocabulary: Vocabulary, language: Language): string {
  const name = unit.name.replaceAll(/\s+/g, " ");
  const namesakes = (vocabulary.unitsByName.get(unit.shortName) ?? []).filter((other) => isNamesake(other, unit));
  const parent = unit.parentId === null ? undefined : vocabulary.unitsById.get(unit.parentId);
  if (namesakes.length === 0 || unit.level !== "commune" || !parent) return name;
  return `${name} ${phrases[language].of} ${parent.name}`;
}

/** An indicator as people say it, in the middle of a sentence. */
export function indicatorName(code: string, vocabulary: Vocabulary, language: Language): string {
  return inSentence(vocabulary.indicators.get(code)?.shortName[language] ?? code);
}

/** A period by its code, as it is said and understood: "quý III năm 2024". */
export function periodName(of: Period | string, language: Language): string {
  const { kind, year } = typeof of === "string" ? (parsePeriod(of) ?? getPeriod(of)) : of;
  return phrases[language].period(kind, String(year));
}

class Wording {
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
        return say.list([...subject.units.map((unit) => this.unit(unit)), ...(subject.withWhole ? [say.whole] : [])]);
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
        return say.compare(test.comparison, `${formatNumber(decimal(test.threshold.value), 10)}${isRate ? "%" : ""}`);
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
    const tests = first && second ? this.#range(first, second, isRate) : first ? this.test(first, isRate) : "";
    return [name, condition.negated ? this.#say.not : "", tests].filter(Boolean).join(" ");
  }

  #range(low: Test, high: Test, isRate: boolean): string {
    const number = (test: Test): string =>
      test.is === "compare" && test.threshold.is === "number"
        ? `${formatNumber(decimal(test.threshold.value), 10)}${isRate ? "%" : ""}`
        : "";
    const above = low.is === "compare" && low.comparison === ">";
    const below = high.is === "compare" && high.comparison === "<";
    return this.#say.range({ low: number(low), high: number(high), above, below });
  }

  conditions(groups: FigureDraft["conditions"]): string {
    return groups
      .map((group) => group.map((condition) => this.condition(condition)).join(` ${this.#say.and} `))
      .join(` ${this.#say.or} `);
  }

  /** Counts are added up, rates are not. */
  jointly(draft: FigureDraft): string {
    const isCount = draft.indicators.every(
      (ref) => this.#vocabulary.indicators.get(ref.codes[0] ?? "")?.kind === "count",
    );
    return isCount ? this.#say.total : this.#say.together;
  }

  order(order: Order): string {
    return order.take === undefined && order.nth === undefined ? "" : this.#say.superlative[order.direction];
  }
}

function withExceptions(draft: Draft, words: Wording, language: Language): string {
  const names = [...(draft.except?.units.map((unit) => words.unit(unit)) ?? []), ...(draft.except?.words ?? [])];
  return names.length > 0 ? `${phrases[language].except} ${phrases[language].list(names)}` : "";
}

function figureQuestion(draft: FigureDraft, words: Wording, language: Language): string[] {
  const say = phrases[language];
  const names = say.list(draft.indicators.map((ref) => words.indicator(ref)));
  const subject = words.subject(draft.subject);
  const which = draft.subject?.is === "level" ? say.which(subject, draft.order?.take) : subject;
  switch (draft.ask) {
    case "lack":
      return [which, say.lack, names];
    case "place":
      return [subject, say.place, names];
    case "gap":
      return [subject, say.gap, names];
    case "trend":
      return draft.span?.last
        ? [names, say.ofUnit, subject, say.lastPeriods(draft.span.last)]
        : [
            say.trend,
            names,
            subject && say.ofUnit,
            subject,
            draft.span?.from ? `${say.from} ${words.period(draft.span.from)} ${say.untilNow}` : "",
          ];
    case "compare":
      if (draft.together) return [words.jointly(draft), subject, say.by, names];
      return [say.compareUnits, names, subject && say.ofUnit, subject];
    case "change":
      if (draft.order) return [which, names, say.changeMost[draft.order.direction]];
      if (draft.keep) return [which, say.keep[draft.keep], names];
      return [names, subject && say.ofUnit, subject, say.changed];
    case "profile":
      if (draft.subject?.is === "level" && draft.conditions.length > 0)
        return [which, words.conditions(draft.conditions), say.allOfThem];
      return draft.conditions.length > 0
        ? [subject, isMet(draft) ? say.reached : say.notReached, say.whichIndicators]
        : [say.allIndicators, subject && say.ofUnit, subject];
    case "check":
      return [subject, words.conditions(draft.conditions)];
    case "figures":
      return listQuestion(draft, words, language);
  }
}

/** Whether the indicators that are met are asked for, or those that are not. */
function isMet(draft: FigureDraft): boolean {
  const condition = draft.conditions[0]?.[0];
  const test = condition?.tests[0];
  return test?.is === "standing" && test.met !== condition?.negated;
}

function listQuestion(draft: FigureDraft, words: Wording, language: Language): string[] {
  const say = phrases[language];
  const names = say.list(draft.indicators.map((ref) => words.indicator(ref)));
  const subject = words.subject(draft.subject);
  const isLevel = draft.subject?.is === "level";
  if (draft.order?.nth !== undefined)
    return [isLevel ? say.which(subject, undefined) : subject, say.nth(draft.order.nth), names];
  if (draft.order?.take !== undefined)
    return [isLevel ? say.which(subject, draft.order.take) : subject, names, words.order(draft.order)];
  if (draft.order) return [say.rank, isLevel ? say.all(subject) : subject, say.by, names];
  const reported = (draft.reports ?? []).map((state) => `${say.and} ${say.states[state]}`).join(" ");
  if (draft.conditions.length > 0)
    return [
      isLevel ? (draft.count ? say.howMany(subject) : say.which(subject, undefined)) : subject,
      words.conditions(draft.conditions),
      reported,
    ];
  if (draft.together) return [words.jointly(draft), isLevel ? say.all(subject) : subject, say.by, names];
  return [names, subject && say.ofUnit, isLevel ? say.all(subject) : subject];
}

function plainQuestion(draft: Exclude<Draft, FigureDraft>, words: Wording, language: Language): string[] {
  const say = phrases[language];
  const subject = words.subject(draft.subject);
  const which = draft.subject?.is === "level" ? say.which(subject, undefined) : subject;
  switch (draft.topic) {
    case "reports":
      if (draft.extreme) return [which || say.who, say.extremes[draft.extreme]];
      return draft.states.length === 0
        ? [say.reportStatus, subject && say.ofUnit, subject]
        : [which || say.who, ...draft.states.map((state) => say.states[state])];
    case "deadlines":
      return [draft.ask === "calendar" ? say.calendar : draft.ask === "next" ? say.nextDeadline : say.deadline];
    case "targets":
      return [
        draft.value === undefined ? say.targetOf : `${formatNumber(decimal(draft.value), 10)}% ${say.enoughFor}`,
        say.list(draft.indicators.map((ref) => words.indicator(ref))),
        subject && say.ofUnit,
        subject,
      ];
    case "directives":
      return [
        say.tasks,
        draft.title ?? "",
        ...draft.states.map((state) => say.taskStates[state]),
        words.due(draft.due),
        draft.subject?.is === "level" && draft.subject.level === undefined ? "" : subject && `${say.ofUnit} ${subject}`,
      ];
    case "definition":
      return [say.howComputed, say.list(draft.indicators.map((ref) => words.indicator(ref)))];
    case "revisions":
      return [
        say.revisions,
        say.list(draft.indicators.map((ref) => words.indicator(ref))),
        subject && say.ofUnit,
        subject,
      ];
    case "news":
      return [say.news];
    case "help":
      return [say.help];
  }
}

/** What must stand last: the tag of a yes-or-no question, what a change is measured from. */
function ending(draft: Draft, words: Wording, language: Language): string {
  if (draft.topic !== "figures") return "";
  if (draft.ask === "check") return phrases[language].isIt;
  return draft.ask === "change" ? `${phrases[language].since} ${words.period(draft.base ?? { step: "previous" })}` : "";
}

/** What conditions demand, in words: "thanh toán trực tuyến dưới 45%". */
export function wordConditions(
  conditions: FigureDraft["conditions"],
  vocabulary: Vocabulary,
  language: Language,
): string {
  return new Wording(vocabulary, language).conditions(conditions);
}

/**
 * A draft as a question in plain words, which {@link file://./understand.ts} reads back as the same draft: the text behind
 * a choice, and the "understood as" of an answer.
 */
export function wordQuestion(draft: Draft, vocabulary: Vocabulary, language: Language): string {
  const words = new Wording(vocabulary, language);
  const pieces =
    draft.topic === "figures" ? figureQuestion(draft, words, language) : plainQuestion(draft, words, language);
  return [...pieces, words.period(draft.period), withExceptions(draft, words, language), ending(draft, words, language)]
    .filter((piece) => piece !== "")
    .join(" ");
}
