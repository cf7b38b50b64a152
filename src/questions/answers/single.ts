import { approximate, compareDecimals, decimal, subtractDecimals } from "../../domain/decimal.ts";
import { compareFigures } from "../../domain/figure.ts";
import { satisfies, standingOf } from "../../domain/target.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { peersOf, type Prepared } from "./prepare.ts";
import { referenceDay } from "../when.ts";
import { indicatorName } from "../wording.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { byValue, firstOf, holdsAny, thresholdsOf } from "./evaluate.ts";
import type { Order } from "../draft.ts";
import { findTarget, hasNumber, standingOfCell, type Cell } from "./figure-data.ts";
import { coursePicture } from "./trends.ts";
import { isDescending } from "./lists.ts";
import {
  changeText,
  distance,
  footer,
  LIST_LIMIT,
  measureOf,
  nameOf,
  partsText,
  rowOf,
  targetText,
  valueText,
  withUnit,
} from "./show.ts";
import { barChart } from "./pictures.ts";

const name = (cell: Pick<Cell, "indicator">, frame: Frame): string =>
  indicatorName(cell.indicator, frame.vocabulary, frame.language);

/** Why a named unit has no number, and when it last had one. */
function whyNone(cell: Cell, prepared: Prepared, frame: Frame): Result {
  const { words } = frame;
  const unit = nameOf(cell.unit, frame);
  const period = words.period(cell.period.kind, cell.period.year);
  const known = frame.vocabulary.indicators.get(cell.indicator);
  if (cell.members && known?.signed && cell.members.have.length > 0) return none(words.notSummed(name(cell, frame)));
  if (cell.value && cell.value.kind !== "missing") return none(words.notApplicableTo(unit, name(cell, frame), period));
  const isCollected = known?.periods.includes(cell.period.kind) ?? true;
  const latest = prepared.available.at(-1);
  const nearest =
    latest && latest.code !== cell.period.code
      ? words.nearestFigure(words.period(latest.kind, latest.year))
      : undefined;
  return none(
    isCollected ? words.noFigure(unit, name(cell, frame), period) : words.notCollected(name(cell, frame), period),
    nearest,
  );
}

/** "45% (3.546/7.880) – chưa đạt chỉ tiêu (trên 45%)". */
function valueLine(cell: Cell, prepared: Prepared, frame: Frame): Block {
  const { words } = frame;
  const value =
    withUnit(valueText(cell, frame, thresholdsOf(prepared.draft.conditions)), cell.indicator, frame) +
    (cell.value ? partsText(cell.value) : "");
  const found = findTarget(frame, cell.indicator, cell.unit, cell.period);
  const standing = standingOfCell(frame, cell);
  const judged =
    found && (standing === "met" || standing === "unmet")
      ? `, ${words.againstTarget(words.standings[standing], targetText(cell.indicator, found.target, frame))}`
      : "";
  return text(bold(words.valueIs(nameOf(cell.unit, frame), name(cell, frame), value)), judged);
}

function membersLine(cell: Cell, frame: Frame): Block[] {
  if (!cell.members || !hasNumber(cell)) return [];
  const { have, missing } = cell.members;
  const made =
    cell.value.kind === "count"
      ? frame.words.summed(have.length, have.length + missing.length)
      : frame.words.madeOf(have.length, have.length + missing.length);
  return [text(made)];
}

function verdictLine(cell: Cell, prepared: Prepared, frame: Frame): Block[] {
  const { draft, figures, period, thresholdUnits: units, whole } = prepared;
  if (draft.ask !== "check" || prepared.scope.units.length > 1) return [];
  const verdict = holdsAny(draft.conditions, cell.unit, frame, { figures, period, units, whole });
  return verdict === "unknown" ? [] : [text(bold(verdict === "yes" ? frame.words.yes : frame.words.no))];
}

/** The figures of named units, and, where a condition was asked about, whether it holds. */
export function decideValues(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures, draft } = prepared;
  const cells = scope.units.flatMap((unit) => indicators.map((code) => figures.cell(unit, code, period)));
  const measured = cells.filter(hasNumber);
  const [first] = cells;
  if (!first) return none(frame.words.noneMatchingPlain);
  if (measured.length === 0) return whyNone(first, prepared, frame);
  const missing = [
    ...cells.filter((cell) => !hasNumber(cell)).map((cell) => cell.unit),
    ...measured.flatMap((cell) => cell.members?.missing ?? []),
  ];
  const distinct = [...new Set(missing)];
  return {
    kind: "answer",
    rows: measured.map(rowOf),
    ...(draft.count ? { count: measured.length } : {}),
    ...(draft.view === "chart" && scope.units.length === 1 ? coursePicture(prepared, frame) : {}),
    blocks: [
      ...(measured.length === 1 ? verdictLine(first, prepared, frame) : []),
      ...measured.map((cell) => valueLine(cell, prepared, frame)),
      ...(measured.length === 1 ? membersLine(first, frame) : []),
      ...footer(frame, { period, indicators, have: measured.length, all: 1, missing: distinct }),
    ],
  };
}

/** Named units side by side: who is higher, and by how much. */
export function decideCompare(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures } = prepared;
  const cells = scope.units.flatMap((unit) => indicators.map((code) => figures.cell(unit, code, period)));
  const measured = cells.filter(hasNumber);
  const [first] = cells;
  if (!first) return none(frame.words.noneMatchingPlain);
  if (measured.length === 0) return whyNone(first, prepared, frame);
  const better = frame.vocabulary.indicators.get(first.indicator)?.better ?? "higher";
  // "A, B hay C thấp nhất": the one that is asked for comes first
  const { order } = prepared.draft;
  const isRising = order?.by === "value" && !isDescending(order, better);
  const sorted =
    indicators.length === 1 ? measured.toSorted((a, b) => (isRising ? byValue(a, b) : byValue(b, a))) : measured;
  const [leader, next] = sorted;
  const verdict = indicators.length === 1 && leader && next ? [text(bold(comparison(leader, next, frame)))] : [];
  const missing = cells.filter((cell) => !hasNumber(cell)).map((cell) => cell.unit);
  const chart = indicators.length === 1 ? barChart(sorted, frame, { all: scope.units.length, missing }) : undefined;
  return {
    kind: "answer",
    rows: (order ? sorted : measured).map(rowOf),
    blocks: [
      ...verdict,
      ...sorted.map((cell) => valueLine(cell, prepared, frame)),
      ...footer(frame, { period, indicators, have: measured.length, all: 1, missing }),
    ],
    ...(chart ? { chart } : {}),
  };
}

function comparison(leader: Cell, next: Cell, frame: Frame): string {
  const { words } = frame;
  if (!hasNumber(leader) || !hasNumber(next)) return "";
  const names = [nameOf(leader.unit, frame), nameOf(next.unit, frame)] as const;
  const isHigher = compareFigures(leader.value, next.value) ?? 0;
  if (isHigher === 0) return words.equal(...names);
  const [high, low] = isHigher > 0 ? [leader, next] : [next, leader];
  if (!hasNumber(high) || !hasNumber(low)) return "";
  const difference = subtractDecimals(measureOf(high.value), measureOf(low.value));
  const gap = changeText(difference, high.indicator, frame).replace(/^\+/, "");
  return isHigher > 0 ? words.higher(...names, gap) : words.lower(...names, gap);
}

/** Which place a unit has among its peers: one more than there are better ones. */
export function decidePlace(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures } = prepared;
  const [code = ""] = indicators;
  const [unit] = scope.units;
  if (!unit) return none(frame.words.noneMatchingPlain);
  const own = figures.cell(unit, code, period);
  if (!hasNumber(own)) return whyNone(own, prepared, frame);
  const frameOn = { vocabulary: frame.vocabulary, sight: frame.sight, on: referenceDay(period, frame.plans) };
  const peers = peersOf([unit], frameOn).map((peer) => figures.cell(peer, code, period));
  const measured = peers.filter(hasNumber);
  const descending = isDescending({ direction: "good" }, frame.vocabulary.indicators.get(code)?.better ?? "higher");
  const isBetter = (cell: Cell & { value: NonNullable<Cell["value"]> }): boolean =>
    compareFigures(cell.value, own.value) === (descending ? 1 : -1);
  const rank = measured.filter(isBetter).length + 1;
  const same = measured.filter((cell) => compareFigures(cell.value, own.value) === 0).length;
  const missing = peers.filter((cell) => !hasNumber(cell)).map((cell) => cell.unit);
  return {
    kind: "answer",
    rows: [{ ...rowOf(own), rank, of: measured.length }],
    blocks: [
      text(
        bold(
          frame.words.place({
            name: nameOf(unit, frame),
            rank,
            of: measured.length,
            indicator: name(own, frame),
            value: withUnit(valueText(own, frame), code, frame),
          }),
        ),
      ),
      ...(same > 1 ? [text(frame.words.tied(same))] : []),
      ...footer(frame, { period, indicators, have: measured.length, all: peers.length, missing }),
    ],
  };
}

/** How far units are from their targets, in points or pieces. */
export function decideGap(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures, draft } = prepared;
  const { words } = frame;
  const [code = ""] = indicators;
  const cells = scope.units.map((unit) => figures.cell(unit, code, period));
  const all = cells.filter(hasNumber);
  const [first] = cells;
  if (!first) return none(words.noneMatchingPlain);
  if (all.length === 0) return whyNone(first, prepared, frame);
  const asked = all.filter((cell) => isGapAsked(cell, prepared, frame));
  const measured = draft.order ? byDistance(asked, draft.order, frame) : asked;
  const lines = measured.map((cell) => {
    const found = findTarget(frame, code, cell.unit, period);
    if (!found) return text(words.noTargetFor(name(cell, frame)));
    return text(gapSentence(cell, found.target, frame));
  });
  const rows = measured.map((cell) => {
    const target = findTarget(frame, code, cell.unit, period)?.target;
    return {
      ...rowOf(cell),
      ...(target
        ? { target: approximate(target.value), gap: approximate(subtractDecimals(target.value, measureOf(cell.value))) }
        : {}),
    };
  });
  const missing = cells.filter((cell) => !hasNumber(cell)).map((cell) => cell.unit);
  return {
    kind: "answer",
    rows,
    blocks: [
      ...(lines.length > 0 ? lines.slice(0, LIST_LIMIT) : [text(bold(words.noneMatchingPlain))]),
      ...(measured.length > 3 ? [] : measured.map((cell) => valueLine(cell, prepared, frame))),
      ...footer(frame, { period, indicators, have: all.length, all: cells.length, missing }),
    ],
  };
}

/** "còn cách chỉ tiêu dưới 5 điểm": of those that have not met it, by the size of what is lacking. */
function isGapAsked(cell: Cell & { value: NonNullable<Cell["value"]> }, { draft }: Prepared, frame: Frame): boolean {
  const tests = draft.conditions.flat().flatMap((condition) => condition.tests);
  if (tests.length === 0 && !draft.order) return true;
  const target = findTarget(frame, cell.indicator, cell.unit, cell.period)?.target;
  if (!target || standingOf(cell.value, target) !== "unmet") return false;
  const size = distance(target.value, measureOf(cell.value));
  return tests.every(
    (test) =>
      test.is === "standing" ||
      (test.threshold.is === "number" &&
        satisfies(compareDecimals(size, decimal(test.threshold.value)), test.comparison)),
  );
}

type Measured = Cell & { value: NonNullable<Cell["value"]> };

/** Those furthest from their target, or nearest to it, with those that are as far. */
function byDistance(cells: readonly Measured[], order: Order, frame: Frame): Measured[] {
  const sized = cells.flatMap((cell) => {
    const target = findTarget(frame, cell.indicator, cell.unit, cell.period)?.target;
    return target ? [{ cell, size: distance(target.value, measureOf(cell.value)) }] : [];
  });
  const sign = order.direction === "high" ? -1 : 1;
  const sorted = sized.toSorted((a, b) => sign * compareDecimals(a.size, b.size));
  const first = firstOf(sorted, order.take ?? 1, (a, b) => compareDecimals(a.size, b.size) === 0);
  return first.map(({ cell }) => cell);
}

function gapSentence(
  cell: Cell & { value: NonNullable<Cell["value"]> },
  target: NonNullable<ReturnType<typeof findTarget>>["target"],
  frame: Frame,
): string {
  const { words } = frame;
  const unit = nameOf(cell.unit, frame);
  const value = measureOf(cell.value);
  const wanted = targetText(cell.indicator, target, frame);
  const gap = changeText(distance(target.value, value), cell.indicator, frame).replace(/^\+/, "");
  const isMet = standingOf(cell.value, target) === "met";
  if (compareDecimals(value, target.value) === 0)
    return isMet ? words.gapMetEqual(unit, wanted) : words.gapEqual(unit, wanted);
  return isMet ? words.gapNone(unit, wanted, gap) : words.gapLeft(unit, gap, wanted);
}

/** Units without a figure for an indicator. Where it did not apply, nothing is lacking. */
export function decideLack(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures, draft } = prepared;
  const lacking = scope.units.filter((unit) =>
    indicators.some((code) => {
      const { value } = figures.cell(unit, code, period);
      return !value || value.kind === "missing";
    }),
  );
  const names = frame.words.list(indicators.map((code) => indicatorName(code, frame.vocabulary, frame.language)));
  return {
    kind: "answer",
    rows: lacking.map((unit) => ({ unit: unit.code, period: period.code, indicator: indicators[0] ?? "" })),
    ...(draft.count ? { count: lacking.length } : {}),
    blocks: [
      text(bold(frame.words.lacking(lacking.length, scope.units.length, names))),
      ...footer(frame, {
        period,
        indicators,
        have: scope.units.length - lacking.length,
        all: scope.units.length,
        missing: lacking,
      }),
    ],
  };
}
