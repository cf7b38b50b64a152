import type { Condition, Draft, FigureDraft, IndicatorRef, Subject, UnitRef } from "./draft.ts";
import type { UnitKinds } from "./reading/units.ts";

/** Whether a draft by itself says too little to be answered: it needs the question before it. */
export function isFragment(draft: Draft): boolean {
  if (draft.topic !== "figures") return false;
  if (draft.others) return true;
  if (draft.ask === "profile" || draft.allIndicators) return false;
  if (draft.indicators.length === 0) return true;
  return isBareIndicator(draft);
}

/** Only the name of an indicator, as in the answer to "which one?". */
export function isBareIndicator(draft: Draft): boolean {
  return (
    draft.topic === "figures" &&
    draft.ask === "figures" &&
    draft.indicators.length === 1 &&
    draft.conditions.length === 0 &&
    !draft.subject &&
    !draft.period &&
    !draft.order &&
    !draft.span &&
    !draft.base &&
    !draft.except
  );
}

/** Conditions with the indicators that they are about, where they name none themselves. */
export function withIndicators(groups: FigureDraft["conditions"], refs: readonly IndicatorRef[]): Condition[][] {
  return groups.map((group) =>
    group.flatMap((condition) =>
      condition.indicator
        ? [condition]
        : refs.length > 0
          ? refs.map((indicator) => ({ ...condition, indicator }))
          : [condition],
    ),
  );
}

function changeIndicator(groups: FigureDraft["conditions"], refs: readonly IndicatorRef[]): Condition[][] {
  return groups.map((group) => group.flatMap((condition) => refs.map((indicator) => ({ ...condition, indicator }))));
}

function isSeveral(subject: Subject | undefined): boolean {
  return subject === undefined || subject.is === "level";
}

/** Conditions and order are about several units; for a single one named afterwards its figure is asked. */
function asksAnew(next: FigureDraft, before: FigureDraft): boolean {
  return next.subject !== undefined && !isSeveral(next.subject) && isSeveral(before.subject);
}

function mergeConditions(next: FigureDraft, before: FigureDraft): readonly (readonly Condition[])[] {
  if (next.conditions.length > 0)
    return withIndicators(next.conditions, next.indicators.length > 0 ? next.indicators : before.indicators);
  if (asksAnew(next, before) || next.order || next.ask !== "figures") return [];
  const single =
    new Set(before.conditions.flat().map((condition) => condition.indicator?.codes.join() ?? "")).size <= 1;
  if (next.indicators.length === 0) return before.conditions;
  return single ? changeIndicator(before.conditions, next.indicators) : [];
}

/** What merging must know of units: how they lie within each other. */
export type UnitTree = Pick<UnitKinds, "isWithin" | "levelsOf">;

const DEPTH = { province: 0, department: 1, district: 1, commune: 2 } as const;

/** A unit named after a list of smaller ones says where to look: "của Văn Quan thôi" after communes. */
function isPlaceFor(
  subject: Extract<Subject, { is: "units" }>,
  list: Extract<Subject, { is: "level" }>,
  tree: UnitTree,
): boolean {
  const { level } = list;
  return (
    level !== undefined &&
    subject.units.every(
      (unit) =>
        [...(unit.level ? [unit.level] : tree.levelsOf(unit.ids))].every((own) => DEPTH[own] < DEPTH[level]) ||
        (unit.level === undefined && [...tree.levelsOf(unit.ids)].includes("district") && level === "commune"),
    )
  );
}

/** "Văn Quan", in answer to "which Hòa Bình?". */
function narrowed(subject: Subject | undefined, before: Subject | undefined, tree: UnitTree): Subject | undefined {
  if (subject?.is !== "units" || before?.is !== "units" || subject.units.length !== 1 || before.units.length !== 1)
    return undefined;
  const [where, what] = [subject.units[0] as UnitRef, before.units[0] as UnitRef];
  const ids = what.ids.filter((id) => tree.isWithin(id, where.ids));
  return ids.length > 0 && ids.length < what.ids.length ? { is: "units", units: [{ ...what, ids }] } : undefined;
}

/** "xếp các xã" after one district: its communes, not those of all others. */
function withinNamed(next: FigureDraft, before: FigureDraft): Subject | undefined {
  const [now, then] = [next.subject, before.subject];
  if (now?.is !== "level" || now.level !== "commune" || now.within.length > 0 || now.word !== undefined)
    return undefined;
  if (then?.is !== "units" || then.units.length !== 1 || then.withWhole || next.indicators.length > 0) return undefined;
  return then.units.every((unit) => unit.level !== "commune") ? { ...now, within: then.units } : undefined;
}

function mergeSubject(next: FigureDraft, before: FigureDraft, tree: UnitTree, open: boolean): Subject | undefined {
  const { subject } = next;
  // "so với Hữu Lũng" compares with what was talked about
  if (next.ask === "compare" && subject?.is === "units" && subject.units.length === 1 && before.subject?.is === "units")
    return { ...before.subject, units: [...before.subject.units, ...subject.units] };
  if (next.others && before.subject?.is === "units") return subject ?? { is: "level", within: [] };
  const narrow = open ? narrowed(subject, before.subject, tree) : undefined;
  if (narrow) return narrow;
  if (subject?.is === "units" && before.subject?.is === "level" && isPlaceFor(subject, before.subject, tree))
    return { ...before.subject, within: subject.units };
  if (
    subject?.is === "level" &&
    subject.within.length === 0 &&
    before.subject?.is === "level" &&
    subject.word === undefined &&
    // "xã nào cao nhất" after those of one district is about them
    (subject.level === undefined || (subject.level === before.subject.level && next.indicators.length === 0))
  )
    return { ...before.subject };
  const within = withinNamed(next, before);
  if (within) return within;
  return subject ?? before.subject;
}

/** The complement of what was asked: conditions turned round, named units left out. */
function othersOf(next: FigureDraft, before: FigureDraft): Pick<FigureDraft, "conditions" | "except"> {
  const { conditions, except } = before;
  if (before.subject?.is === "units")
    return { conditions: [], except: { units: before.subject.units, words: except?.words ?? [] } };
  const single = conditions.length === 1 ? conditions[0] : undefined;
  const turned =
    single?.length === 1 ? [single.map((condition) => ({ ...condition, negated: !condition.negated }))] : conditions;
  return { conditions: next.conditions.length > 0 ? next.conditions : turned, ...(except ? { except } : {}) };
}

/** "bao nhiêu huyện?" after a list of districts: the same list, with what was left out of it. */
function isSameList(next: FigureDraft, before: FigureDraft): boolean {
  const [now, then] = [next.subject, before.subject];
  return (
    now?.is === "level" &&
    then?.is === "level" &&
    now.within.length === 0 &&
    now.word === undefined &&
    (now.level ?? then.level) === then.level &&
    next.indicators.length === 0
  );
}

/** "huyện nào kém" was asked back for its indicator, which is now said. */
function degreeOf(next: FigureDraft, before: FigureDraft, open: boolean): Pick<FigureDraft, "degree"> {
  const degree = next.degree ?? (open && isBareIndicator(next) ? before.degree : undefined);
  return degree ? { degree } : {};
}

/** Among whom was asked before: still so, unless units are named now; of another level, it is asked of that one. */
function amongOf(next: FigureDraft, before: FigureDraft, subject: Subject | undefined): Pick<FigureDraft, "among"> {
  if (next.among) return { among: next.among };
  if (!before.among || !isSeveral(subject)) return {};
  const isMoved = subject !== undefined && JSON.stringify(subject) !== JSON.stringify(before.subject);
  return { among: isMoved ? { ...before.among, subject } : before.among };
}

function mergeFigures(said: FigureDraft, before: FigureDraft, tree: UnitTree, open: boolean): FigureDraft {
  const place = mergeSubject(said, before, tree, open);
  const next: FigureDraft = said.subject && place !== said.subject && place ? { ...said, subject: place } : said;
  if (said.others) {
    const { others: _, ...rest } = said;
    const whole = place ?? before.subject;
    return {
      ...before,
      ...rest,
      indicators: said.indicators.length > 0 ? said.indicators : before.indicators,
      ask: before.ask === "check" || before.ask === "compare" ? "figures" : before.ask,
      ...(whole ? { subject: whole } : {}),
      ...othersOf(said, before),
    };
  }
  const anew = asksAnew(next, before);
  const keepsAsk = next.ask === "figures" && !next.order && next.conditions.length === 0;
  const ask = keepsAsk
    ? anew && (before.ask === "lack" || before.ask === "compare")
      ? "figures"
      : before.ask
    : next.ask;
  const order = next.order ?? (anew || next.degree || next.conditions.length > 0 ? undefined : before.order);
  const subject = next.subject === undefined ? before.subject : place;
  const except = next.except ?? (next.subject && !isSameList(next, before) ? undefined : before.except);
  // "so với cùng kỳ" after figures of then: they are what is compared with
  const isBase = next.base !== undefined && JSON.stringify(before.period) === JSON.stringify(next.base);
  const period = next.period ?? (isBase ? undefined : before.period);
  const base = next.base ?? (ask === "change" ? before.base : undefined);
  const span = next.span ?? (ask === "trend" && !next.period ? before.span : undefined);
  const keep = next.keep ?? (anew ? undefined : before.keep);
  const isCheck = ask === "figures" && !isSeveral(subject) && next.conditions.length > 0;
  return {
    topic: "figures",
    ask: isCheck ? "check" : ask === "check" && isSeveral(subject) ? "figures" : ask,
    indicators: next.indicators.length > 0 ? next.indicators : before.indicators,
    conditions: mergeConditions(next, before),
    ...(subject ? { subject } : {}),
    ...(except ? { except } : {}),
    ...(period ? { period } : {}),
    ...(base ? { base } : {}),
    ...(span ? { span } : {}),
    ...(order ? { order } : {}),
    ...(keep && ask === "change" ? { keep } : {}),
    ...((next.count ?? (keepsAsk && before.count)) ? { count: true } : {}),
    ...(next.together || (keepsAsk && !anew && before.together) ? { together: true } : {}),
    ...(before.allIndicators && next.indicators.length === 0 ? { allIndicators: true } : {}),
    ...degreeOf(next, before, open),
    ...amongOf(next, before, subject),
    ...(next.view ? { view: next.view } : {}),
  };
}

/** Whether a draft holds nothing but whom, when and how to show it: it takes the topic of the question before. */
function isNeutral(draft: Draft): draft is FigureDraft {
  return (
    draft.topic === "figures" &&
    draft.ask === "figures" &&
    draft.indicators.length + draft.conditions.length === 0 &&
    !draft.order
  );
}

/**
 * A question that points back, completed by the one before: what it says replaces what that one said, the rest stays.
 * Another topic keeps only the time.
 */
export function mergeFollowUp(next: Draft, before: Draft, tree: UnitTree, open = false): Draft {
  if (next.topic === "figures" && before.topic === "figures") return mergeFigures(next, before, tree, open);
  if (next.topic === before.topic) {
    const kept =
      "indicators" in next && "indicators" in before && next.indicators.length === 0
        ? { indicators: before.indicators }
        : {};
    return {
      ...(next.subject || !before.subject ? {} : { subject: before.subject }),
      ...(next.period || !before.period ? {} : { period: before.period }),
      ...next,
      ...kept,
    };
  }
  // "huyện nào chưa đạt" after what is demanded of an indicator
  if (
    next.topic === "figures" &&
    (before.topic === "targets" || before.topic === "definition") &&
    next.indicators.length === 0 &&
    before.indicators.length === 1 &&
    (next.conditions.length > 0 || next.order !== undefined)
  )
    return {
      ...next,
      indicators: before.indicators,
      conditions: withIndicators(next.conditions, before.indicators),
    };
  // "còn đúng hạn" after what is demanded, or how it is computed
  if (
    isBareIndicator(next) &&
    next.topic === "figures" &&
    (before.topic === "targets" || before.topic === "definition")
  )
    return { topic: before.topic, indicators: next.indicators, ...(before.subject ? { subject: before.subject } : {}) };
  if (isNeutral(next)) {
    const { subject = before.subject, period = before.period, except = before.except, view } = next;
    // "quý I thì sao" after the deadline to come asks for that of another report
    if (before.topic === "deadlines" && before.ask === "next" && next.period)
      return { ...before, ask: "one", ahead: true, period: next.period };
    return {
      ...before,
      ...(subject ? { subject } : {}),
      ...(period ? { period } : {}),
      ...(except ? { except } : {}),
      ...(view ? { view } : {}),
    };
  }
  if (next.topic === "definition" && next.indicators.length === 0 && "indicators" in before)
    return { ...next, indicators: before.indicators };
  if (next.topic === "targets" && next.indicators.length === 0 && "indicators" in before)
    return { ...next, indicators: before.indicators };
  // what falls due next is asked of today
  const isOfToday = next.topic === "deadlines" && next.ask === "next";
  return next.period || !before.period || isOfToday ? next : { ...next, period: before.period };
}
