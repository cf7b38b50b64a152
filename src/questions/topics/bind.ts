import type { Condition, IndicatorRef } from "../draft.ts";
import type { ConditionMention } from "../reading/conditions.ts";
import type { IndicatorMention, Parts } from "../reading/parts.ts";

interface Clause {
  readonly join: "and" | "or";
  readonly indicator?: IndicatorRef;
  /** Where its indicator stands. */
  readonly at?: number;
  readonly condition?: ConditionMention;
  /** The condition stands before its indicator: "chưa đạt chỉ tiêu hài lòng". */
  readonly isVerbFirst?: boolean;
}

interface Mark {
  readonly at: number;
  readonly indicator?: IndicatorMention;
  readonly condition?: ConditionMention;
  readonly join?: "and" | "or";
}

function marksOf(parts: Parts): Mark[] {
  const { reading, indicators, conditions } = parts;
  const joints = reading.items.flatMap((item, at): Mark[] => {
    if (reading.isFree(at) && reading.has(at, "or") && !reading.has(at, "yes-no")) return [{ at, join: "or" }];
    if ((reading.isFree(at) && reading.has(at, "and", "but", "both")) || item.afterComma)
      return [{ at: at - 0.5, join: "and" }];
    return [];
  });
  return [
    ...joints,
    ...indicators.map((indicator) => ({ at: indicator.at, indicator })),
    ...conditions.conditions.map((condition) => ({ at: Math.max(...condition.at), condition })),
  ].toSorted((a, b) => a.at - b.at);
}

function clausesOf(marks: readonly Mark[]): Clause[] {
  const clauses: Clause[] = [];
  let open: { -readonly [Key in keyof Clause]: Clause[Key] } = { join: "and" };
  const close = (join: "and" | "or"): void => {
    if (open.indicator || open.condition) clauses.push(open);
    else if (open.join === "or") join = "or";
    open = { join };
  };
  for (const mark of marks) {
    if (mark.join) close(mark.join);
    else if (mark.indicator) {
      if (open.indicator) close("and");
      open.indicator = mark.indicator.ref;
      open.at = mark.at;
    } else if (mark.condition) {
      if (open.condition) close("and");
      open.isVerbFirst = open.indicator === undefined;
      open.condition = mark.condition;
    }
  }
  close("and");
  return clauses;
}

/** A condition and an indicator that a comma or joint parted without each having its mate belong together. */
function rejoin(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    const fits =
      last &&
      clause.join === "and" &&
      ((last.condition && !last.indicator && clause.indicator && !clause.condition) ||
        (last.indicator && !last.condition && clause.condition && !clause.indicator));
    if (fits) joined[joined.length - 1] = { ...last, ...clause, join: last.join };
    else joined.push(clause);
  }
  return joined;
}

/** The clause whose condition holds for one that has none of its own. */
function donorOf(clauses: readonly Clause[], at: number): Clause | undefined {
  const next = clauses.slice(at).find((other) => other.condition);
  const before = clauses.slice(0, at).findLast((other) => other.condition);
  // "đạt A, B nhưng chưa đạt C": what comes next has its own indicator behind it
  const belongsBefore = before?.isVerbFirst === true && next?.isVerbFirst === true && next.indicator !== undefined;
  return (belongsBefore ? before : next) ?? clauses.findLast((other) => other.condition);
}

function complete(clauses: readonly Clause[], at: number): Clause {
  const clause = clauses[at] as Clause;
  const indicator =
    clause.indicator ??
    clauses.slice(0, at).findLast((other) => other.indicator)?.indicator ??
    clauses.find((other) => other.indicator)?.indicator;
  const condition = clause.condition ?? donorOf(clauses, at)?.condition;
  return { join: clause.join, ...(indicator ? { indicator } : {}), ...(condition ? { condition } : {}) };
}

function toCondition(clause: Clause): Condition[] {
  if (!clause.condition) return [];
  const { tests, negated, percent } = clause.condition;
  return [{ tests, negated, percent, ...(clause.indicator ? { indicator: clause.indicator } : {}) }];
}

/**
 * Puts each condition to its indicator, and joins them: "or" parts groups, everything else holds together.
 * "A và B đều dưới 90%" gives the condition to both; "A trên 30% và dưới 45%" gives the indicator to both.
 */
export function bindConditions(parts: Parts): Condition[][] {
  if (parts.conditions.conditions.length === 0) return [];
  const clauses = rejoin(clausesOf(marksOf(parts)));
  const groups: Condition[][] = [[]];
  for (const at of clauses.keys()) {
    const clause = complete(clauses, at);
    if (clause.join === "or" && (groups.at(-1)?.length ?? 0) > 0) groups.push([]);
    groups.at(-1)?.push(...toCondition(clause));
  }
  return groups.filter((group) => group.length > 0);
}

/**
 * Whether an indicator stands apart from all that is demanded: "hài lòng của các huyện dưới 45% thanh toán trực tuyến" demands
 * nothing of "hài lòng", while of "hài lòng và thanh toán trực tuyến đều dưới 90%" both are listed side by side.
 */
export function hasApartIndicator(parts: Parts): boolean {
  if (parts.conditions.conditions.length === 0) return false;
  const clauses = rejoin(clausesOf(marksOf(parts)));
  return clauses.some((clause, at) => {
    if (clause.condition || clause.at === undefined) return false;
    const donor = donorOf(clauses, at);
    const isSame = donor?.indicator?.codes.join() === clause.indicator?.codes.join();
    if (isSame) return false;
    return donor?.at === undefined || isAskedFor(parts, clause.at) || !isListed(parts, clause.at, donor.at);
  });
}

/** "hài lòng bao nhiêu", "hài lòng ra sao". */
function isAskedFor({ reading }: Parts, at: number): boolean {
  let next = at + 1;
  while (reading.isGap(next) && !reading.has(next, "state")) next += 1;
  return reading.isFree(next) && reading.has(next, "many", "state");
}

/** Whether between two indicators stand only others, and what joins a list. */
function isListed({ reading }: Parts, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  for (let at = from + 1; at < to; at += 1)
    if (
      reading.takenBy(at) === "units" ||
      /^(thì|thi)$/.test(reading.items[at]?.text ?? "") ||
      (!reading.isGap(at) &&
        !reading.has(at, "indicator", "and", "or", "both", "but", "rate", "amount", "target", "kind", "plural", "all"))
    )
      return false;
  return true;
}
