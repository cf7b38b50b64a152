import type { Language } from "../render/message.ts";
import type { Draft, FigureDraft, ReportDraft } from "./draft.ts";
import { phrases } from "./phrases.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { Wording } from "./wording-parts.ts";

export { indicatorName, inSentence, periodName, unitName } from "./wording-names.ts";

function withExceptions(draft: Draft, words: Wording, language: Language): string {
  const names = [...(draft.except?.units.map((unit) => words.unit(unit)) ?? []), ...(draft.except?.words ?? [])];
  return names.length > 0 ? `${phrases[language].except} ${phrases[language].list(names)}` : "";
}

/** Whom a question asks for ("huyện nào"), or, within another question, whom that one is about ("các huyện"). */
type Asking = "which" | "those";

function figureQuestion(draft: FigureDraft, words: Wording, language: Language, asking: Asking): string[] {
  const say = phrases[language];
  const names = say.list(draft.indicators.map((ref) => words.indicator(ref)));
  const subject = words.subject(draft.subject);
  const which = draft.subject?.is === "level" ? say[asking](subject, draft.order?.take) : subject;
  switch (draft.ask) {
    case "lack":
      return [which, say.lack, names];
    case "place":
      return [subject, say.place, names];
    case "gap":
      if (draft.order) {
        const [before = "", behind = ""] = say.gapMost[draft.order.direction === "low" ? "low" : "high"];
        return [which, before, names, behind];
      }
      if (draft.conditions.flat()[0]?.tests[0]?.is === "standing") return [which, say.unmet, say.gap, names];
      return draft.conditions.length > 0
        ? [which, say.gapBy, words.bareTests(draft.conditions, say.points), say.about, names]
        : [subject, say.gap, names];
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
      return [say.compareUnits, names, subject && names && say.ofUnit, subject];
    case "change":
      if (draft.order) return [which, names, say.changeMost[draft.order.direction]];
      if (draft.keep && draft.conditions.flat()[0]?.tests[0]?.is === "standing")
        return [which, isMet(draft) ? say.met : say.unmet, names, say.and, say.keep[draft.keep]];
      if (draft.keep) return [which, say.keep[draft.keep], names, words.bareTests(draft.conditions, say.points)];
      return [names, subject && names && say.ofUnit, subject, say.changed];
    case "profile":
      if (draft.subject?.is === "level" && draft.conditions.length > 0)
        return [which, isMet(draft) ? say.reached : words.conditions(draft.conditions), say.allOfThem];
      if (draft.conditions.flat()[0]?.tests[0]?.is === "compare")
        return [subject, words.conditions(draft.conditions), say.inIndicators];
      return draft.conditions.length > 0
        ? [subject, isMet(draft) ? say.reached : say.notReached, say.whichIndicators]
        : [say.allIndicators, subject && say.ofUnit, subject];
    case "check":
      return [subject, words.conditions(draft.conditions)];
    case "figures":
      return listQuestion(draft, words, language, asking);
  }
}

/** Whether the indicators that are met are asked for, or those that are not. */
function isMet(draft: FigureDraft): boolean {
  const condition = draft.conditions[0]?.[0];
  const test = condition?.tests[0];
  return test?.is === "standing" && test.met !== condition?.negated;
}

function listQuestion(draft: FigureDraft, words: Wording, language: Language, asking: Asking): string[] {
  const say = phrases[language];
  const names = say.list(draft.indicators.map((ref) => words.indicator(ref)));
  const subject = words.subject(draft.subject);
  const isLevel = draft.subject?.is === "level";
  if (draft.order?.nth !== undefined)
    return [isLevel ? say[asking](subject, 1) : subject, say.nth(draft.order.nth, draft.order.direction), names];
  if (draft.order?.take !== undefined)
    return [isLevel ? say[asking](subject, draft.order.take) : subject, names, words.order(draft.order)];
  if (draft.order) return [say.rank, isLevel ? say.all(subject) : subject, say.by, names];
  const reported = (draft.reports ?? []).map((state) => `${say.and} ${say.states[state]}`).join(" ");
  if (draft.conditions.length > 0)
    return [
      isLevel ? (draft.count ? say.howMany(subject) : say[asking](subject, undefined)) : subject,
      words.conditions(draft.conditions),
      reported,
    ];
  if (draft.degree)
    return [isLevel ? say.which(subject, undefined) : subject, say.degrees[draft.degree], say.about, names];
  if (draft.together) return [words.jointly(draft), isLevel ? say.all(subject) : subject, say.by, names];
  return [names, subject && names && say.ofUnit, isLevel ? say.all(subject) : subject];
}

function plainQuestion(
  draft: Exclude<Draft, FigureDraft>,
  words: Wording,
  language: Language,
  asking: Asking,
): string[] {
  const say = phrases[language];
  const subject = words.subject(draft.subject);
  const which = draft.subject?.is === "level" ? say[asking](subject, undefined) : subject;
  switch (draft.topic) {
    case "reports":
      if (draft.over)
        return draft.states.length === 0
          ? [say.reportStatus, subject && say.ofUnit, subject, words.runTime(draft.over)]
          : [
              which || say.who,
              words.run(
                draft.over,
                draft.states.map((state) => say.states[state]),
              ),
            ];
      if (draft.states.length === 0 && wordReportTimes(draft, language))
        return [which || say.who, say.states.sent, wordReportTimes(draft, language)];
      if (draft.extreme) return [which || say.who, say.extremes[draft.extreme]];
      return draft.states.length === 0
        ? [say.reportStatus, subject && say.ofUnit, subject]
        : [which || say.who, ...draft.states.map((state) => say.states[state]), wordReportTimes(draft, language)];
    case "deadlines": {
      const next = draft.take === undefined ? say.nextDeadline : say.nextDeadlines(draft.take);
      return [
        draft.ask === "calendar" ? say.calendar : draft.ask === "next" ? next : say.deadline,
        subject && say.ofUnit,
        subject,
        say.list((draft.list ?? []).map((ref) => words.period(ref))),
      ];
    }
    case "targets":
      return [
        draft.value === undefined ? say.targetOf : `${words.checked(draft, draft.value)} ${say.enoughFor}`,
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

/** How late, and when sent: "trên 3 ngày", "trước ngày 23/8". */
export function wordReportTimes({ lateBy, sentOn }: ReportDraft, language: Language): string {
  const say = phrases[language];
  const late = lateBy ? say.compare(lateBy.comparison, say.days(lateBy.days)) : "";
  const sent = sentOn
    ? say.onDay(sentOn.how, say.time({ ...sentOn, year: sentOn.year === undefined ? "" : String(sentOn.year) }))
    : "";
  return [late, sent].filter(Boolean).join(" ");
}

/** What must stand last: the tag of a yes-or-no question, what a change is measured from. */
function ending(draft: Draft, words: Wording, language: Language): string {
  if (draft.topic === "targets" && draft.value !== undefined) return phrases[language].isEnough;
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

/** Whether only figures are asked of the units that were found: "A của các huyện đạt B". */
function isOnlyOf({ ask, conditions, order, together, among, except }: FigureDraft): boolean {
  return ask === "figures" && conditions.length === 0 && !order && !together && !among?.period && !except;
}

/** A draft in two steps: what is asked, and among whom. */
function twoSteps(draft: FigureDraft, words: Wording, language: Language): string {
  const { among, ...asked } = draft;
  const say = phrases[language];
  if (!among) return "";
  const those = oneStep(among, words, language, "those");
  if (!isOnlyOf(draft)) return `${oneStep(asked, words, language, "which")} ${say.among} ${those}`;
  const names = say.list(draft.indicators.map((ref) => words.indicator(ref)));
  return [names, say.ofUnit, those, words.period(draft.period)].filter((piece) => piece !== "").join(" ");
}

function oneStep(draft: Draft, words: Wording, language: Language, asking: Asking): string {
  const pieces =
    draft.topic === "figures"
      ? figureQuestion(draft, words, language, asking)
      : plainQuestion(draft, words, language, asking);
  return [...pieces, words.period(draft.period), withExceptions(draft, words, language), ending(draft, words, language)]
    .filter((piece) => piece !== "")
    .join(" ")
    .replace(/ \?$/, "?");
}

/**
 * A draft as a question in plain words, which {@link file://./understand.ts} reads back as the same draft: the text behind
 * a choice, and the "understood as" of an answer.
 */
export function wordQuestion(draft: Draft, vocabulary: Vocabulary, language: Language): string {
  const words = new Wording(vocabulary, language);
  return draft.topic === "figures" && draft.among
    ? twoSteps(draft, words, language)
    : oneStep(draft, words, language, "which");
}
