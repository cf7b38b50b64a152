import { decimal, divideDecimals, multiplyDecimals } from "../../domain/decimal.ts";
import { isApplicable } from "../../domain/figure.ts";
import { formatNumber } from "../../domain/number-format.ts";
import type { Unit } from "../../domain/unit.ts";
import type { TileChart } from "../../render/chart-spec.ts";
import { bold, text, type Block } from "../../render/message.ts";
import type { FigureDraft, Order } from "../draft.ts";
import { capital } from "../capital.ts";
import { phrases } from "../phrases.ts";
import { areReportRates } from "../report-rates.ts";
import { indicatorName, wordConditions } from "../wording.ts";
import { none, questionChoice, type Frame, type Result, type Row } from "./answer.ts";
import { byValue, firstOf, holdsAny, sameNumber, thresholdsOf, type Yardsticks } from "./evaluate.ts";
import { hasNumber, standingOfCell, type Cell } from "./figure-data.ts";
import { barChart, tileChart } from "./pictures.ts";
import type { Prepared } from "./prepare.ts";
import { decideTogether } from "./together.ts";
import {
  footer,
  isCut,
  LIST_LIMIT,
  nameOf,
  partsText,
  periodText,
  rowOf,
  targetText,
  valueText,
  withUnit,
} from "./show.ts";
import { findTarget } from "./figure-data.ts";

/** Whether the first of an order is the highest number. */
export function isDescending(order: Pick<Order, "direction">, better: "higher" | "lower"): boolean {
  if (order.direction === "high" || order.direction === "low") return order.direction === "high";
  return (order.direction === "good") === (better === "higher");
}

function sortCells(cells: readonly Cell[], draft: FigureDraft, frame: Frame): Cell[] {
  const better = frame.vocabulary.indicators.get(cells[0]?.indicator ?? "")?.better ?? "higher";
  const below = draft.conditions.flat()[0]?.tests[0];
  const worstFirst =
    below?.is === "standing" ? !below.met : below?.is === "compare" && below.comparison.startsWith("<");
  const order = draft.order ?? { direction: worstFirst ? ("low" as const) : ("good" as const) };
  const descending = isDescending(order, better);
  return cells.toSorted((a, b) => (descending ? byValue(b, a) : byValue(a, b)) || a.unit.id - b.unit.id);
}

function cut(sorted: readonly Cell[], order: Order | undefined): Cell[] {
  if (!order) return [...sorted];
  if (order.nth !== undefined) {
    const at = sorted[order.nth - 1];
    return at ? sorted.filter((cell) => sameNumber(cell, at)) : [];
  }
  const first = order.take === undefined ? [...sorted] : firstOf(sorted, order.take, sameNumber);
  if (!order.both) return first;
  const last = firstOf(sorted.toReversed(), order.take ?? 1, sameNumber);
  return [...first, ...last.filter((cell) => !first.includes(cell))];
}

function yardsticksOf(prepared: Prepared): Yardsticks {
  const { figures, period, thresholdUnits: units } = prepared;
  return { figures, period, units, whole: prepared.whole };
}

/** How many of how many, before the list itself. */
function headline(count: number, of: number, prepared: Prepared, frame: Frame): Block {
  const { draft, scope } = prepared;
  const { words, vocabulary, language } = frame;
  const what = [
    wordConditions(draft.conditions, vocabulary, language),
    ...(draft.reports ?? []).map((state) => `${phrases[language].and} ${words.states[state]}`),
  ].join(" ");
  const percent = divideDecimals(multiplyDecimals(decimal(count), decimal(100)), decimal(of), 4);
  const share = draft.count ? `${formatNumber(percent, 1)}%` : undefined;
  const level = scope.level ? words.levels[scope.level] : words.units;
  const isMeasured = draft.conditions[0]?.[0]?.tests[0]?.is === "compare";
  if (count === 0) return text(bold(words.noneMatching({ of, level, what, isMeasured })));
  return text(bold(words.matching({ count, of, level, what, share, isMeasured })));
}

function table(cells: readonly Cell[], prepared: Prepared, frame: Frame): Block {
  const { draft } = prepared;
  const thresholds = thresholdsOf(draft.conditions);
  const code = cells[0]?.indicator ?? "";
  const name = indicatorName(code, frame.vocabulary, frame.language);
  const shown = isCut(draft) ? cells.slice(0, LIST_LIMIT) : cells;
  const { order } = draft;
  const isRanked = order !== undefined && order.take !== 1 && order.nth === undefined && !order.both;
  const withParts = draft.view === "detail" || draft.view === "why" || cells.length === 1;
  const rows = shown.map((cell) => {
    const standing = standingOfCell(frame, cell);
    const value =
      withUnit(valueText(cell, frame, thresholds), code, frame) +
      (withParts && cell.value ? partsText(cell.value) : "");
    const mark = standing === "met" || standing === "unmet" ? ` ${standing === "met" ? "✓" : "✗"}` : "";
    const place = shown.findIndex((other) => sameNumber(other, cell)) + 1;
    return [`${isRanked ? `${place}. ` : ""}${nameOf(cell.unit, frame)}`, `${value}${mark}`];
  });
  return {
    kind: "table",
    head: [capital(frame.words.levels[cells[0]?.unit.level ?? "district"]), capital(name)],
    rows,
  };
}

function missingOf(cells: readonly Cell[]): { missing: Unit[]; notApplicable: Unit[] } {
  return {
    missing: cells.filter((cell) => !cell.value || cell.value.kind === "missing").map((cell) => cell.unit),
    notApplicable: cells.filter((cell) => cell.value && !isApplicable(cell.value)).map((cell) => cell.unit),
  };
}

/** What ✓ and ✗ stand for. */
function targetLine(cells: readonly Cell[], frame: Frame): Block[] {
  const [first] = cells;
  const found = first && findTarget(frame, first.indicator, first.unit, first.period);
  return found && first
    ? [
        text(
          `✓ ${frame.words.standings.met}, ✗ ${frame.words.standings.unmet}: ${targetText(first.indicator, found.target, frame)}`,
        ),
      ]
    : [];
}

function showAll(count: number, prepared: Prepared, frame: Frame): Pick<Result, "choices"> {
  if (count <= LIST_LIMIT || !isCut(prepared.draft)) return {};
  const { level } = prepared.scope;
  const kind = level ? frame.words.shortLevels[level] : frame.words.units;
  const label = frame.words.moreToSee(count - LIST_LIMIT, kind);
  const choice = questionChoice(label, prepared.draft, frame);
  const full = `${choice.action.args["text"] ?? ""} ${frame.words.showAll}`;
  return { choices: [{ ...choice, action: { name: "question", args: { text: full } } }] };
}

function decideUnits(prepared: Prepared, frame: Frame): Result {
  const { draft, scope, period, figures, indicators } = prepared;
  const yardsticks = yardsticksOf(prepared);
  const verdicts = scope.units.map((unit) => ({ unit, verdict: holdsAny(draft.conditions, unit, frame, yardsticks) }));
  const isReported = (unit: Unit): boolean => prepared.reported?.has(unit.id) ?? true;
  const found = verdicts.filter(({ unit, verdict }) => verdict === "yes" && isReported(unit)).map(({ unit }) => unit);
  const unknown = verdicts.filter(({ verdict }) => verdict === "unknown").map(({ unit }) => unit);
  const known = scope.units.length - unknown.length;
  if (known === 0) return noFigures(prepared, frame);
  const head = ["", ...indicators.map((code) => capital(indicatorName(code, frame.vocabulary, frame.language)))];
  const rows = found
    .slice(0, isCut(draft) ? LIST_LIMIT : found.length)
    .map((unit) => [
      nameOf(unit, frame),
      ...indicators.map((code) =>
        withUnit(valueText(figures.cell(unit, code, period), frame, thresholdsOf(draft.conditions)), code, frame),
      ),
    ]);
  const list: Block[] =
    found.length > 0
      ? [{ kind: "table", head: [capital(frame.words.levels[scope.level ?? "district"]), ...head.slice(1)], rows }]
      : [];
  return {
    kind: "answer",
    rows: found.map((unit): Row => ({ unit: unit.code })),
    ...(draft.count ? { count: found.length } : {}),
    blocks: [
      headline(found.length, known, prepared, frame),
      ...list,
      ...footer(frame, { period, indicators, have: known, all: scope.units.length, missing: unknown }),
      ...visibleNote(prepared, frame),
    ],
    ...showAll(found.length, prepared, frame),
  };
}

function visibleNote({ scope }: Prepared, frame: Frame): Block[] {
  return scope.hidden > 0 ? [text(frame.words.onlyVisible)] : [];
}

function noFigures({ indicators, period, available }: Prepared, frame: Frame): Result {
  const { words, vocabulary, language } = frame;
  const names = words.list(indicators.map((code) => indicatorName(code, vocabulary, language)));
  const latest = available.at(-1);
  if (areReportRates(indicators)) return none(words.noReport(periodText(period, frame)));
  return none(
    words.noFigures(names, words.period(period.kind, period.year)),
    latest && latest.code !== period.code ? words.nearestFigure(words.period(latest.kind, latest.year)) : undefined,
  );
}

/** More bars than this make a picture that nobody scrolls through. */
const MOST_BARS = 30;

/** A tile map where one is asked for, or where bars would be too many: of all units, or of those that were chosen. */
function pictureOf(
  chosen: readonly Cell[],
  all: readonly Cell[],
  { draft }: Prepared,
  frame: Frame,
): TileChart | undefined {
  if (draft.view !== "map" && chosen.length <= MOST_BARS) return undefined;
  return tileChart(draft.conditions.length > 0 || draft.order?.take !== undefined ? chosen : all, frame);
}

/** Units that satisfy conditions, or all of them, in order. */
export function decideList(prepared: Prepared, frame: Frame): Result {
  const { draft, scope, indicators, period, figures } = prepared;
  if (draft.together) return decideTogether(prepared, frame);
  if ((indicators.length > 1 || prepared.reported) && draft.conditions.length > 0) return decideUnits(prepared, frame);
  if (indicators.length > 1) return decideTogetherLists(prepared, frame);
  const [code = ""] = indicators;
  const cells = scope.units.map((unit) => figures.cell(unit, code, period));
  const measured = cells.filter((cell) => hasNumber(cell) && (prepared.reported?.has(cell.unit.id) ?? true));
  if (!cells.some(hasNumber)) return noFigures(prepared, frame);
  const yardsticks = yardsticksOf(prepared);
  const fitting =
    draft.conditions.length > 0
      ? measured.filter((cell) => holdsAny(draft.conditions, cell.unit, frame, yardsticks) === "yes")
      : measured;
  const chosen = cut(sortCells(fitting, draft, frame), draft.order);
  const { missing, notApplicable } = missingOf(cells);
  const about = { period, indicators, have: measured.length, all: scope.units.length, missing, notApplicable };
  const chart =
    pictureOf(chosen, cells, prepared, frame) ?? barChart(chosen, frame, { all: scope.units.length, missing });
  return {
    kind: "answer",
    rows: chosen.map(rowOf),
    ...(draft.count ? { count: chosen.length } : {}),
    blocks: [
      ...(draft.conditions.length > 0 ? [headline(chosen.length, measured.length, prepared, frame)] : []),
      ...(chosen.length > 0 ? [table(chosen, prepared, frame), ...targetLine(chosen, frame)] : []),
      ...footer(frame, about),
      ...visibleNote(prepared, frame),
    ],
    ...(chart ? { chart } : {}),
    ...showAll(chosen.length, prepared, frame),
  };
}

/** Several indicators of a list without conditions: a table with a column each. */
function decideTogetherLists(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures } = prepared;
  const cells = scope.units.flatMap((unit) => indicators.map((code) => figures.cell(unit, code, period)));
  const measured = cells.filter(hasNumber);
  if (measured.length === 0) return noFigures(prepared, frame);
  const names = indicators.map((code) => indicatorName(code, frame.vocabulary, frame.language));
  const rows = scope.units
    .slice(0, isCut(prepared.draft) ? LIST_LIMIT : scope.units.length)
    .map((unit) => [
      nameOf(unit, frame),
      ...indicators.map((code) => withUnit(valueText(figures.cell(unit, code, period), frame), code, frame)),
    ]);
  const without = scope.units.filter((unit) => cells.some((cell) => cell.unit === unit && !hasNumber(cell)));
  return {
    kind: "answer",
    rows: measured.map(rowOf),
    blocks: [
      { kind: "table", head: [capital(frame.words.levels[scope.level ?? "district"]), ...names.map(capital)], rows },
      ...footer(frame, {
        period,
        indicators,
        have: scope.units.length - without.length,
        all: scope.units.length,
        missing: without,
      }),
      ...visibleNote(prepared, frame),
    ],
    ...showAll(scope.units.length, prepared, frame),
  };
}
