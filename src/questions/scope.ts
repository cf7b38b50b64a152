import type { IsoDate } from "../domain/time.ts";
import { existsOn, type Level, type Unit } from "../domain/unit.ts";
import type { Exceptions, Subject, UnitRef } from "./draft.ts";
import type { Sight } from "./viewer.ts";
import { kindWord, type Vocabulary } from "./vocabulary.ts";

/** The units that a question is about. */
export type Scope =
  /** One figure each. `whole` units have none of their own: theirs is made of `members`. */
  | {
      readonly is: "units";
      readonly units: readonly Unit[];
      readonly isList: boolean;
      readonly level?: Level;
      readonly within?: Unit;
      /** Units of the level that the asker may not see. */ readonly hidden: number;
    }
  | { readonly is: "problem"; readonly problem: ScopeProblem };

/** Why it is not clear whom a question is about. */
export type ScopeProblem =
  | { readonly is: "forbidden" }
  /** Several units bear the name; `units` are those that the asker may see. */
  | { readonly is: "ambiguous"; readonly text: string; readonly units: readonly Unit[]; readonly total: number }
  /** Nothing of that name and kind existed then; `units` existed then under the name, `others` at other times. */
  | {
      readonly is: "not-then";
      readonly text: string;
      readonly units: readonly Unit[];
      readonly others: readonly Unit[];
    }
  /** The level had no units then. */
  | { readonly is: "no-level"; readonly level: Level }
  /** "Huyện mình" of somebody above the districts. */
  | { readonly is: "whose" };

/** What units are looked for against. */
export interface ScopeFrame {
  readonly vocabulary: Vocabulary;
  readonly sight: Sight;
  readonly on: IsoDate;
  /** The day of the question: a kind that was said may name what has become of the unit since. */
  readonly today?: IsoDate;
}

const RANK: Readonly<Record<Level, number>> = { province: 0, department: 1, district: 1, commune: 2 };
const problem = (what: ScopeProblem): Scope => ({ is: "problem", problem: what });

function matchesKind(unit: Unit, ref: Pick<UnitRef, "level" | "word">): boolean {
  if (ref.word !== undefined) return kindWord(unit) === ref.word;
  return ref.level === undefined || unit.level === ref.level;
}

/** The one unit that a name means on a day, for this asker. */
export function resolveUnit(ref: UnitRef, frame: ScopeFrame): Unit | ScopeProblem {
  const { sight, vocabulary, on } = frame;
  const bearers = ref.ids.flatMap((id) => vocabulary.unitsById.get(id) ?? []);
  const valid = bearers.filter((unit) => existsOn(unit, on));
  const fitting = valid.filter((unit) => matchesKind(unit, ref));
  const renewed = renewedSince(bearers, fitting, ref, frame);
  if (renewed.length > 0)
    return { is: "not-then", text: ref.text, units: fitting.filter((unit) => sight.canSee(unit.id)), others: renewed };
  if (fitting.length === 0) {
    const others = bearers.filter((unit) => matchesKind(unit, ref));
    if (![...valid, ...others].some((unit) => sight.canSee(unit.id))) return { is: "forbidden" };
    return { is: "not-then", text: ref.text, units: valid.filter((unit) => sight.canSee(unit.id)), others };
  }
  const visible = fitting.filter((unit) => sight.canSee(unit.id));
  if (visible.length === 0) return { is: "forbidden" };
  return choose(visible, ref, frame, fitting.length);
}

/** "xã Văn Quan" once there is one: then the thị trấn of before, whose name it bears, was not meant. */
function renewedSince(bearers: readonly Unit[], then: readonly Unit[], ref: UnitRef, frame: ScopeFrame): Unit[] {
  const { own } = ref;
  const { on, today = on, sight } = frame;
  if (own === undefined || today <= on || then.length === 0 || then.some((unit) => kindWord(unit) === own)) return [];
  return bearers.filter(
    (unit) => kindWord(unit) === own && existsOn(unit, today) && !existsOn(unit, on) && sight.canSee(unit.id),
  );
}

function choose(visible: readonly Unit[], ref: UnitRef, { sight }: ScopeFrame, total: number): Unit | ScopeProblem {
  const [only] = visible;
  if (only && visible.length === 1) return only;
  const home = sight.home();
  const own = visible.find((unit) => unit.id === home?.id);
  if (own && own.level !== "province") return own;
  const top = Math.min(...visible.map((unit) => RANK[unit.level]));
  const highest = visible.filter((unit) => RANK[unit.level] === top);
  const said = highest.filter((unit) => kindWord(unit) === ref.own);
  if (said.length === 1 && said[0]) return said[0];
  // the province and its city bear one name: neither is likelier
  if (highest.length === 1 && highest[0] && top > 0) return highest[0];
  return {
    is: "ambiguous",
    text: ref.text,
    units: top === 0 ? visible.filter((unit) => RANK[unit.level] <= 1) : said.length > 1 ? said : highest,
    total,
  };
}

/** The units directly below one, on a day. Departments report nothing that could be summed. */
export function membersOf(unit: Unit, frame: Pick<ScopeFrame, "vocabulary" | "on">): Unit[] {
  return (frame.vocabulary.unitsBelow.get(unit.id) ?? []).filter(
    (candidate) => candidate.level !== "department" && existsOn(candidate, frame.on),
  );
}

/** Units and everything below them, of all times, in the order of their ids. */
export function unitsWithin(roots: readonly Unit[], vocabulary: Pick<Vocabulary, "unitsBelow">): Unit[] {
  const found = new Set(roots);
  // what is added on the way is visited too
  for (const unit of found) for (const below of vocabulary.unitsBelow.get(unit.id) ?? []) found.add(below);
  return [...found].toSorted((a, b) => a.id - b.id);
}

/** The units of all times that the asker may see. */
export function seenUnits({ vocabulary, sight }: Pick<ScopeFrame, "vocabulary" | "sight">): Unit[] {
  const roots = sight.viewer.assignments.flatMap(({ unitId }) => vocabulary.unitsById.get(unitId) ?? []);
  return unitsWithin(roots, vocabulary).filter((unit) => sight.canSee(unit.id));
}

/** The unit at the top of everything that a unit belongs to. */
export function rootOf(unit: Unit, { vocabulary, sight }: Pick<ScopeFrame, "vocabulary" | "sight">): Unit {
  return vocabulary.unitsById.get(sight.ancestors(unit.id).at(-1) ?? unit.id) ?? unit;
}

/** The level that "đơn vị" means below a unit: the one next below it. */
function levelBelow(unit: Unit, frame: ScopeFrame): Level {
  return membersOf(unit, frame)[0]?.level ?? unit.level;
}

function top(frame: ScopeFrame): Unit | undefined {
  return frame.sight.home();
}

/** What a level is looked for within lies above it: "các huyện của Lạng Sơn" means the province, not its city. */
function above(ref: UnitRef, level: Level | undefined, { vocabulary }: ScopeFrame): UnitRef {
  if (level === undefined) return ref;
  const ids = ref.ids.filter((id) => {
    const unit = vocabulary.unitsById.get(id);
    return unit !== undefined && RANK[unit.level] < RANK[level];
  });
  return ids.length > 0 ? { ...ref, ids } : ref;
}

function resolveLevel(subject: Extract<Subject, { is: "level" }>, frame: ScopeFrame): Scope {
  const within: Unit[] = [];
  for (const ref of subject.within) {
    const unit = resolveUnit(above(ref, subject.level, frame), frame);
    if ("is" in unit) return problem(unit);
    within.push(unit);
  }
  const home = top(frame);
  if (!home) return problem({ is: "forbidden" });
  const roots = within.length > 0 ? within : [home];
  const level = subject.level ?? levelBelow(roots[0] ?? home, frame);
  const { vocabulary, sight, on } = frame;
  // "xã nào" of somebody of a district means the communes of that district
  const bounds = within.length > 0 ? within : RANK[home.level] < RANK[level] ? [home] : [];
  const inside = unitsWithin(bounds.length > 0 ? bounds : [rootOf(home, frame)], vocabulary).filter(
    (unit) =>
      unit.level === level && existsOn(unit, on) && (subject.word === undefined || kindWord(unit) === subject.word),
  );
  if (inside.length === 0) return problem({ is: "no-level", level });
  const units = inside.filter((unit) => sight.canSee(unit.id));
  if (units.length === 0) return problem({ is: "forbidden" });
  return {
    is: "units",
    units,
    isList: true,
    level,
    hidden: inside.length - units.length,
    ...(bounds.length === 1 && bounds[0] ? { within: bounds[0] } : {}),
  };
}

function resolveSelf(level: Level | undefined, frame: ScopeFrame): Scope {
  const home = top(frame);
  if (!home) return problem({ is: "forbidden" });
  const lineage = [home, ...frame.sight.ancestors(home.id).flatMap((id) => frame.vocabulary.unitsById.get(id) ?? [])];
  const unit = level === undefined ? home : lineage.find((candidate) => candidate.level === level);
  if (!unit) return problem({ is: "whose" });
  return single(unit, frame);
}

function single(unit: Unit, { sight }: ScopeFrame): Scope {
  return sight.canSee(unit.id)
    ? { is: "units", units: [unit], isList: false, hidden: 0 }
    : problem({ is: "forbidden" });
}

function resolveWhole(frame: ScopeFrame): Scope {
  const home = top(frame);
  if (!home) return problem({ is: "forbidden" });
  const province = [home.id, ...frame.sight.ancestors(home.id)]
    .map((id) => frame.vocabulary.unitsById.get(id))
    .find((unit) => unit?.level === "province");
  return province ? single(province, frame) : problem({ is: "whose" });
}

function resolveNamed(refs: readonly UnitRef[], frame: ScopeFrame): Scope {
  const units: Unit[] = [];
  for (const ref of refs) {
    const unit = resolveUnit(ref, frame);
    if ("is" in unit) return problem(unit);
    if (!units.includes(unit)) units.push(unit);
  }
  return { is: "units", units, isList: false, hidden: 0 };
}

function withWhole(scope: Scope, wanted: boolean, frame: ScopeFrame): Scope {
  if (!wanted || scope.is === "problem") return scope;
  const whole = resolveWhole(frame);
  return whole.is === "problem" ? whole : { ...scope, units: [...scope.units, ...whole.units] };
}

/** One's own unit stands before those it is held against, all of which must be seen. */
function withSelf(scope: Scope, { withSelf: own }: Extract<Subject, { is: "units" }>, frame: ScopeFrame): Scope {
  if (scope.is === "problem" || !own) return scope;
  if (scope.units.some((unit) => !frame.sight.canSee(unit.id))) return problem({ is: "forbidden" });
  const self = resolveSelf(own.level, frame);
  if (self.is === "problem") return self;
  return { ...scope, units: [...self.units, ...scope.units.filter((unit) => !self.units.includes(unit))] };
}

/** A scope without the units that were named to be left out. */
export function withoutExceptions(scope: Scope, except: Exceptions | undefined, frame: ScopeFrame): Scope {
  if (scope.is === "problem" || !except) return scope;
  const left = new Set<number>();
  for (const ref of except.units) {
    const unit = resolveUnit(
      scope.level ? { ...ref, ...(ref.level || ref.word ? {} : { level: scope.level }) } : ref,
      frame,
    );
    if ("is" in unit) return problem(unit);
    left.add(unit.id);
  }
  const units = scope.units.filter((unit) => !left.has(unit.id) && !except.words.includes(kindWord(unit)));
  return { ...scope, units };
}

/** Whom a question is about on a day, within what the asker may see. Nobody named: the asker's own unit, whole. */
export function resolveScope(subject: Subject | undefined, except: Exceptions | undefined, frame: ScopeFrame): Scope {
  const scope = ((): Scope => {
    switch (subject?.is) {
      case "units":
        return withWhole(
          withSelf(resolveNamed(subject.units, frame), subject, frame),
          subject.withWhole === true,
          frame,
        );
      case "level":
        return resolveLevel(subject, frame);
      case "self":
        return resolveSelf(subject.level, frame);
      case "whole":
        return resolveWhole(frame);
      default:
        return resolveSelf(undefined, frame);
    }
  })();
  return withoutExceptions(scope, except, frame);
}
