import type { Draft, Exceptions, PeriodRef, Subject, UnitRef, View } from "../draft.ts";
import { PERIOD_KINDS } from "../../domain/period.ts";
import type { Indicator } from "../../domain/plan.ts";
import type { Sense } from "../lexicon/sense.ts";
import type { Parts } from "../reading/parts.ts";
import { foldWord } from "../text/fold.ts";
import type { PeriodMention } from "../reading/periods.ts";
import type { LevelMention, UnitKinds } from "../reading/units.ts";

/** What a topic makes of a question: what is asked, and the places of the pieces that it explains. */
export interface Proposal {
  readonly draft: Draft;
  readonly used: ReadonlySet<number>;
  /** Added doubt: a reading that is possible but not what the words usually mean. */
  readonly doubt: number;
}

/** A topic reads the parts of a question its own way; nothing when they are not about it. */
export type Topic = (parts: Parts, names: Names) => Proposal | undefined;

/** What topics must know of plans and units. */
export interface Names {
  readonly kinds: UnitKinds;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly wordsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Collects the places that a topic explains. */
export class Used {
  readonly places = new Set<number>();

  add(...groups: readonly (readonly number[] | number | undefined)[]): void {
    for (const group of groups) {
      if (group === undefined) continue;
      if (typeof group === "number") this.places.add(group);
      else for (const at of group) this.places.add(at);
    }
  }

  /** Every piece that may have one of these senses and that no reader has taken. */
  addFree(parts: Parts, ...names: readonly Sense["is"][]): void {
    this.add(parts.reading.free(...names));
  }
}

function isMain(mention: PeriodMention): boolean {
  return mention.role === "main" || mention.role === "to";
}

/** A kind in one place and a year in another are one period; two kinds or two years are not. */
function unite(first: PeriodRef, second: PeriodRef): PeriodRef | undefined {
  const clash = (key: "kind" | "step" | "uncovered"): boolean =>
    first[key] !== undefined && second[key] !== undefined && first[key] !== second[key];
  const years = first.year && second.year && JSON.stringify(first.year) !== JSON.stringify(second.year);
  const isStepWithKind = (a: PeriodRef, b: PeriodRef): boolean =>
    a.step !== undefined && a.step !== "this" && (b.kind ?? b.year) !== undefined;
  if (
    clash("kind") ||
    clash("uncovered") ||
    clash("step") ||
    years ||
    isStepWithKind(first, second) ||
    isStepWithKind(second, first)
  )
    return undefined;
  const { step, ...named } = { ...first, ...second };
  // "hiện nay" beside a report of a year adds nothing
  return step === undefined || (step === "this" && named.kind && named.year) ? named : { ...named, step };
}

/** The one period of a question. Further ones that do not go together with it stay unused, and so raise doubt. */
export function mainPeriod(parts: Parts, used: Used): PeriodRef | undefined {
  let period: PeriodRef | undefined;
  for (const mention of parts.times.periods.filter(isMain)) {
    const united: PeriodRef | undefined = period ? unite(period, mention.ref) : mention.ref;
    if (!united) continue;
    period = united;
    used.add(mention.at);
  }
  return period;
}

const endOf = ({ kind }: PeriodRef): number => PERIOD_KINDS.indexOf(kind ?? "Y");

/** All periods of a question that names several ("quý I và quý III"); nothing where there is one at most. */
export function severalPeriods(parts: Parts): { refs: PeriodRef[]; at: number[] } | undefined {
  const mains = parts.times.periods.filter((mention) => mention.role === "main");
  const refs: PeriodRef[] = [];
  for (const { ref } of mains) {
    const last = refs.at(-1);
    const united = last && unite(last, ref);
    if (united) refs[refs.length - 1] = united;
    else refs.push(ref);
  }
  const inYear = refs.find((ref) => ref.year);
  // "báo cáo năm và quý I sang năm": what ends later is not of the year that is said behind what ends before
  const isOfIt = (ref: PeriodRef): boolean =>
    inYear?.kind === undefined || refs.indexOf(ref) > refs.indexOf(inYear) || endOf(ref) <= endOf(inYear);
  const dated = refs.map((ref) =>
    ref.kind && !ref.year && inYear?.year && isOfIt(ref) ? { ...ref, year: inYear.year } : ref,
  );
  return dated.length > 1 ? { refs: dated, at: mains.flatMap((mention) => mention.at) } : undefined;
}

export function basePeriod(parts: Parts, used: Used): PeriodMention | undefined {
  const base = parts.times.periods.find((mention) => mention.role === "base");
  used.add(base?.at);
  return base;
}

function levelSubject(mention: LevelMention, within: readonly UnitRef[]): Subject {
  return {
    is: "level",
    ...(mention.level ? { level: mention.level } : {}),
    ...(mention.word === undefined ? {} : { word: mention.word }),
    within,
  };
}

const DEPTH = { province: 0, department: 1, district: 1, commune: 2 } as const;

/** Whether every named unit can lie above the level: then it is where to look, not what is asked about. */
function liesAbove(units: readonly UnitRef[], mention: LevelMention, kinds: UnitKinds): boolean {
  const { level } = mention;
  return units.every((unit) => {
    const levels = unit.level ? [unit.level] : [...kinds.levelsOf(unit.ids)];
    return level === undefined ? units.length === 1 : levels.some((own) => DEPTH[own] < DEPTH[level]);
  });
}

/** "xã ở Văn Quan dưới 30%", "cấp xã của Văn Quan": its communes. It may be a part of what is measured too. */
function isPlainKind(mention: LevelMention, { reading, indicators }: Parts, wordsOf?: Names["wordsOf"]): boolean {
  const texts = mention.at.flatMap((at) => (reading.items[at]?.text ?? "").split(" "));
  const isInName = indicators.some(({ ref }) =>
    ref.codes.some((code) => texts.some((word) => wordsOf?.get(code)?.has(foldWord(word).bare))),
  );
  return mention.level !== undefined && !isInName;
}

/** "Hai huyện Bắc Sơn và Tràng Định": as many as are named. */
function countOfNamed({ reading, units }: Parts): number | undefined {
  const at = Math.min(...units.named.flatMap((mention) => mention.at)) - 1;
  const value = reading.sense(at, "number")?.value ?? reading.sense(at, "nth")?.value;
  return units.named.length > 1 && reading.isFree(at) && Number(value) === units.named.length ? at : undefined;
}

/** Whom a question is about, and how: the units themselves, or a choice among them. */
export function subjectOf(
  parts: Parts,
  kinds: UnitKinds,
  used: Used,
  wordsOf?: Names["wordsOf"],
): { subject?: Subject; except?: Exceptions; among: boolean; level?: LevelMention } {
  const { named, levels, self, whole, except } = parts.units;
  const level =
    levels.find((mention) => mention.level !== undefined && mention.several) ??
    levels.find((mention) => mention.level !== undefined && named.length === 0) ??
    levels[0];
  for (const mention of [...named, ...levels])
    if (!("several" in mention) || mention.level === undefined || mention.level === level?.level) used.add(mention.at);
  used.add(self?.at, whole?.at, except?.at);
  used.add(countOfNamed(parts));
  const exceptions = except ? { except: { units: except.units, words: except.words } } : {};
  const units = named.map((mention) => mention.ref);
  if (level && units.length > 0) {
    if ((level.several || level.which || isPlainKind(level, parts, wordsOf)) && liesAbove(units, level, kinds))
      return { subject: levelSubject(level, units), among: true, level, ...exceptions };
    return { subject: { is: "units", units }, among: level.which, level, ...exceptions };
  }
  if (units.length > 0) return { subject: { is: "units", units }, among: false, ...exceptions };
  if (level && !(self && !level.several))
    return { subject: levelSubject(level, []), among: true, level, ...exceptions };
  if (self)
    return { subject: { is: "self", ...(self.level ? { level: self.level } : {}) }, among: false, ...exceptions };
  if (whole) return { subject: { is: "whole", of: [] }, among: false, ...exceptions };
  return { among: false, ...exceptions };
}

/** "những huyện đó", "trong số này": units that were talked about before. */
export function thosePlaces({ reading, units }: Parts): number[] {
  const behind = units.levels.flatMap(({ at, which }) => {
    const next = Math.max(...at) + 1;
    const isPointing = /^(đó|do|này|nay|ấy|ay|kia|trên|tren|nói trên|noi tren|vừa nêu|vua neu|vừa rồi|vua roi)$/.test(
      reading.items[next]?.text ?? "",
    );
    return isPointing && !which && reading.sense(reading.after(next), "number") === undefined ? [next] : [];
  });
  const before = units.levels.flatMap(({ at }) => {
    const previous = Math.min(...at) - 1;
    return /^(those|these)$/.test(reading.items[previous]?.text ?? "") ? [previous] : [];
  });
  return [...reading.free("those"), ...behind, ...before];
}

/** "vẽ biểu đồ", "xuất excel", "chi tiết", "vì sao": how the answer is to be shown. */
export function viewOf(parts: Parts, used: Used): View | undefined {
  const view = (["map", "chart", "file", "detail", "why"] as const).find((name) => parts.reading.free(name).length > 0);
  if (view) used.addFree(parts, view);
  return view;
}

/** "Tôi nộp báo cáo quý III lúc nào" is about what was sent, "bao giờ tôi phải nộp" about the deadline. */
export function isOfSender({ reading, times }: Parts): boolean {
  if (reading.free("due", "calendar").length > 0 || times.days.length > 0) return false;
  const when = reading.free("when");
  return reading
    .free("submit")
    .some(
      (at) => /^(tôi|toi|em|mình|minh|i|we)$/.test(reading.items[at - 1]?.text ?? "") && when.some((one) => one > at),
    );
}

/** "tử số", "mẫu số": the numbers themselves where a unit is named, else what they are. */
export function termPlaces({ reading }: Parts): number[] {
  return reading.free("how").filter((at) => /(số|so|ator)$/.test(reading.items[at]?.text ?? ""));
}
