import { compareDecimals, decimal, isNegative, isWhole, type Decimal } from "../domain/decimal.ts";
import { PERIOD_KINDS, type PeriodKind } from "../domain/period.ts";
import type { Bilingual } from "../domain/plan.ts";
import { both } from "./messages.ts";
import type { PlanFile } from "./schema.ts";
import { phraseKey } from "./phrase-key.ts";

/** What is wrong with a plan, and the path of the entry that says so. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: Bilingual;
}

type PlanIndicator = PlanFile["indicators"][number];

/** Finds what a plan file's shape cannot show: double codes, impossible dates, shared synonyms, targets of nothing. All at once. */
export function checkPlan(plan: PlanFile): Finding[] {
  return [
    ...checkValidity(plan),
    ...checkCalendar(plan),
    ...checkLadder(plan),
    ...checkOfficeHours(plan),
    ...plan.indicators.flatMap((indicator, index) => checkIndicator(plan, indicator, index)),
    ...checkFigureChecks(plan),
    ...checkUnitTargets(plan),
    ...checkSynonyms(plan),
  ];
}

function checkValidity(plan: PlanFile): Finding[] {
  const findings: Finding[] = [];
  if (plan.validFrom >= plan.validUntil) findings.push({ path: ["validUntil"], message: both((m) => m.validityOrder) });
  if (new Set(plan.reporterLevels).size < plan.reporterLevels.length)
    findings.push({ path: ["reporterLevels"], message: both((m) => m.levelTwice) });
  return findings;
}

function isRealDay(year: number, monthDay: string): boolean {
  return (
    monthDay !== "02-30" &&
    monthDay !== "02-31" &&
    !/^(04|06|09|11)-31$/.test(monthDay) &&
    (monthDay !== "02-29" || isLeap(year))
  );
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function checkCalendar(plan: PlanFile): Finding[] {
  const { years, due } = plan.calendar;
  const findings: Finding[] = [];
  const kinds = PERIOD_KINDS.filter((kind) => due[kind] !== undefined);
  if (kinds.length === 0) findings.push({ path: ["calendar", "due"], message: both((m) => m.noDeadline) });
  if (years.some((year, index) => index > 0 && year <= (years[index - 1] ?? 0)))
    findings.push({ path: ["calendar", "years"], message: both((m) => m.yearsOrder) });
  const dates = kinds.map((kind) => due[kind] ?? "");
  if (dates.some((date, index) => index > 0 && date <= (dates[index - 1] ?? "")))
    findings.push({ path: ["calendar", "due"], message: both((m) => m.dueOrder) });
  for (const kind of kinds) findings.push(...checkDueDate(plan, kind, due[kind] ?? ""));
  return findings;
}

function checkDueDate(plan: PlanFile, kind: PeriodKind, monthDay: string): Finding[] {
  const path = ["calendar", "due", kind];
  const impossible = plan.calendar.years.find((year) => !isRealDay(year, monthDay));
  if (impossible !== undefined) return [{ path, message: both((m) => m.noSuchDay(monthDay, impossible)) }];
  const outside = plan.calendar.years
    .map((year) => `${year}-${monthDay}`)
    .find((date) => date < plan.validFrom || date >= plan.validUntil);
  return outside === undefined ? [] : [{ path, message: both((m) => m.dueOutside(outside)) }];
}

function checkLadder(plan: PlanFile): Finding[] {
  return plan.ladder.flatMap(({ workingDays, to }, index) => {
    const path = ["ladder", index, "workingDays"];
    if (plan.ladder.findIndex((rung) => rung.workingDays === workingDays) < index)
      return [{ path, message: both((m) => m.rungTwice(workingDays)) }];
    if (new Set(to).size < to.length)
      return [{ path: ["ladder", index, "to"], message: both((m) => m.recipientTwice) }];
    // Five working days take seven calendar days at least; holidays only make it more.
    return -workingDays * 7 > plan.calendar.opensDaysBefore * 5
      ? [{ path, message: both((m) => m.rungBeforeOpening(-workingDays)) }]
      : [];
  });
}

/** Nobody is written to before or after these hours, whatever a plan says. */
const DAYTIME = { from: "07:00", until: "18:00" };

function checkOfficeHours({ officeHours }: PlanFile): Finding[] {
  const { from, lunchFrom, lunchUntil, until } = officeHours;
  const isInOrder = from < lunchFrom && lunchFrom <= lunchUntil && lunchUntil < until;
  const isDaytime = from >= DAYTIME.from && until <= DAYTIME.until;
  if (isInOrder && !isDaytime)
    return [{ path: ["officeHours"], message: both((m) => m.officeHoursDaytime(DAYTIME.from, DAYTIME.until)) }];
  return isInOrder ? [] : [{ path: ["officeHours"], message: both((m) => m.officeHoursOrder) }];
}

function checkIndicator(plan: PlanFile, indicator: PlanIndicator, index: number): Finding[] {
  const findings: Finding[] = [];
  const report = (key: string, say: Parameters<typeof both>[0]): void => {
    findings.push({ path: ["indicators", index, key], message: both(say) });
  };
  if (plan.indicators.findIndex((other) => other.code === indicator.code) < index)
    report("code", (m) => m.codeTwice(indicator.code));
  if (new Set(indicator.periods).size < indicator.periods.length) report("periods", (m) => m.periodTwice);
  const unscheduled = indicator.periods.find((kind) => plan.calendar.due[kind] === undefined);
  if (unscheduled) report("periods", (m) => m.periodNotScheduled(unscheduled));
  if (indicator.kind === "ratio") {
    if (!indicator.numerator || !indicator.denominator) report("kind", (m) => m.ratioNeedsParts);
    if (indicator.measure.vi !== "%" || indicator.measure.en !== "%") report("measure", (m) => m.ratioMeasure);
    if (indicator.signed !== undefined) report("signed", (m) => m.ratioSigned);
  } else if (indicator.numerator || indicator.denominator) report("kind", (m) => m.countHasParts);
  if (indicator.register && indicator.kind === "count") report("register", (m) => m.registerRatio);
  const { mostPercent } = indicator;
  if (mostPercent && (indicator.kind === "count" || compareDecimals(mostPercent, HUNDRED) < 0))
    report("mostPercent", (m) => m.mostPercentRange);
  const wrong =
    indicator.target &&
    [indicator.target.value, ...(indicator.target.alsoWritten ?? [])].some((value) => !isPossible(indicator, value));
  if (wrong) report("target", (m) => (indicator.kind === "ratio" ? m.ratioTarget : m.countTarget));
  return findings;
}

const HUNDRED = decimal(100);

function isPossible(indicator: PlanIndicator, value: Decimal): boolean {
  if (indicator.kind === "ratio")
    return !isNegative(value) && compareDecimals(value, indicator.mostPercent ?? HUNDRED) <= 0;
  return (indicator.decimals === true || isWhole(value)) && (indicator.signed === true || !isNegative(value));
}

/** The soft checks of figures name indicators, and a late count needs the right kind of each. */
function checkFigureChecks(plan: PlanFile): Finding[] {
  const kinds = new Map(plan.indicators.map((indicator) => [indicator.code, indicator.kind]));
  return plan.checks.flatMap((check, index) => {
    const findings: Finding[] = (check.only ?? []).flatMap((code, at) =>
      kinds.has(code) ? [] : { path: ["checks", index, "only", at], message: both((m) => m.unknownIndicator(code)) },
    );
    if (check.kind !== "late-count") return findings;
    for (const kind of ["count", "ratio"] as const) {
      const code = check[kind];
      const path = ["checks", index, kind];
      if (!kinds.has(code)) findings.push({ path, message: both((m) => m.unknownIndicator(code)) });
      else if (kinds.get(code) !== kind) findings.push({ path, message: both((m) => m.wrongKind(code, kind)) });
    }
    return findings;
  });
}

function checkUnitTargets(plan: PlanFile): Finding[] {
  return plan.unitTargets.flatMap((target, index): Finding[] => {
    const indicator = plan.indicators.find((candidate) => candidate.code === target.indicator);
    if (!indicator)
      return [
        { path: ["unitTargets", index, "indicator"], message: both((m) => m.unknownIndicator(target.indicator)) },
      ];
    const first = plan.unitTargets.findIndex(
      (other) => other.indicator === target.indicator && other.unit === target.unit,
    );
    if (first < index) return [{ path: ["unitTargets", index, "unit"], message: both((m) => m.unitTargetTwice) }];
    if (isPossible(indicator, target.value)) return [];
    return [
      {
        path: ["unitTargets", index, "value"],
        message: both((m) => (indicator.kind === "ratio" ? m.ratioTarget : m.countTarget)),
      },
    ];
  });
}

interface Phrase {
  readonly text: string;
  readonly path: readonly (string | number)[];
}

function phrasesOf(indicator: PlanIndicator, index: number, language: "vi" | "en"): Phrase[] {
  return [
    { text: indicator.name[language], path: ["indicators", index, "name", language] },
    { text: indicator.shortName[language], path: ["indicators", index, "shortName", language] },
    ...indicator.synonyms[language].map((text, at) => ({
      text,
      path: ["indicators", index, "synonyms", language, at],
    })),
  ];
}

/** A phrase that names two indicators would make the bot guess: it must be declared ambiguous, and then be so. */
function checkSynonyms(plan: PlanFile): Finding[] {
  const findings: Finding[] = [];
  for (const language of ["vi", "en"] as const) {
    const declared = new Set(plan.ambiguous[language].map(phraseKey));
    const owners = new Map<string, Set<string>>();
    for (const [index, indicator] of plan.indicators.entries()) {
      for (const { text, path } of phrasesOf(indicator, index, language)) {
        const key = phraseKey(text);
        const others = owners.get(key) ?? new Set();
        const [other] = [...others].filter((code) => code !== indicator.code);
        if (other !== undefined && !declared.has(key))
          findings.push({ path, message: both((m) => m.synonymTwice(text, other)) });
        owners.set(key, others.add(indicator.code));
      }
    }
    for (const [at, phrase] of plan.ambiguous[language].entries())
      if ((owners.get(phraseKey(phrase))?.size ?? 0) < 2)
        findings.push({ path: ["ambiguous", language, at], message: both((m) => m.ambiguousUnused(phrase)) });
  }
  return findings;
}
