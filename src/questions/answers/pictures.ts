import { approximate, compareDecimals, decimal, subtractDecimals, type Decimal } from "../../domain/decimal.ts";
import { formatNumber, formatSigned } from "../../domain/number-format.ts";
import type { Period } from "../../domain/period.ts";
import type { PlannedTarget } from "../../domain/plan.ts";
import type { Unit } from "../../domain/unit.ts";
import type { BarChart, PairChart, Panel, PanelChart, Tile, TileChart } from "../../render/chart-spec.ts";
import { periodName } from "../../render/dates.ts";
import { indicatorName, inSentence } from "../wording.ts";
import type { Frame } from "./answer.ts";
import { findTarget, hasNumber, standingOfCell, type Cell } from "./figure-data.ts";
import { measureOf, nameOf, periodText, targetText, valueText, withUnit } from "./show.ts";

/** The target of some units where all of them share it. */
export function sharedTarget(cells: readonly Cell[], frame: Frame): PlannedTarget | undefined {
  const targets = cells.map((cell) => findTarget(frame, cell.indicator, cell.unit, cell.period)?.target);
  const [target] = targets;
  const isShared = targets.every(
    (other) =>
      other && target && compareDecimals(other.value, target.value) === 0 && other.comparison === target.comparison,
  );
  return isShared ? target : undefined;
}

function targetLine(cells: readonly Cell[], frame: Frame): Pick<TileChart, "target"> {
  const [first] = cells;
  const target = sharedTarget(cells, frame);
  if (!first || !target) return {};
  const label = frame.words.chartTarget(targetText(first.indicator, target, frame));
  return { target: { value: approximate(target.value), label } };
}

const suffixOf = (code: string, frame: Frame): "%" | "" =>
  frame.vocabulary.indicators.get(code)?.kind === "ratio" ? "%" : "";

/** More bars than this are scrolled past on a phone, and their picture takes longer than the answer. */
const MOST_BARS = 40;

/** Bars of units beside each other, the first of a long list, with the line of the target where all share one. */
export function barChart(
  cells: readonly Cell[],
  frame: Frame,
  about: { readonly all: number; readonly missing: readonly Unit[] },
): BarChart | undefined {
  const [first] = cells;
  if (!first || cells.length < 2) return undefined;
  const { words, vocabulary, language } = frame;
  const title = words.chartTitle(indicatorName(first.indicator, vocabulary, language));
  const period = words.chartSubtitle(periodText(first.period, frame), about.all - about.missing.length, about.all);
  const measured = cells.filter(hasNumber);
  const subtitle = measured.length > MOST_BARS ? `${period} · ${words.chartFirst(MOST_BARS, measured.length)}` : period;
  const bars = measured.slice(0, MOST_BARS).map((cell) => ({
    label: cell.unit.shortName,
    value: approximate(measureOf(cell.value)),
    text: valueText(cell, frame),
    standing: standingOfCell(frame, cell) ?? ("not-applicable" as const),
  }));
  return {
    kind: "bars",
    title,
    subtitle,
    suffix: suffixOf(first.indicator, frame),
    ...targetLine(cells, frame),
    alt: words.chartAlt(title, subtitle, bars.map((bar) => `${bar.label} ${bar.text}`).join("; ")),
    language,
    bars,
    missing: about.missing.map((unit) => unit.shortName),
  };
}

function tileOf(cell: Cell, frame: Frame): Tile {
  return {
    label: cell.unit.shortName,
    value: hasNumber(cell) ? approximate(measureOf(cell.value)) : null,
    text: hasNumber(cell) ? valueText(cell, frame) : "–",
    standing: standingOfCell(frame, cell) ?? "not-applicable",
  };
}

/**
 * Units under the unit above them; without headings where all have the same. Of a group without any figure there is
 * nothing to see but its name.
 */
function grouped(cells: readonly Cell[], frame: Frame): Pick<TileChart, "groups" | "missing"> {
  const byParent = Map.groupBy(cells, (cell) => cell.unit.parentId);
  const all = [...byParent].toSorted(([a], [b]) => (a ?? 0) - (b ?? 0));
  const groups = all.filter(([, own]) => own.some(hasNumber));
  const missing = all.flatMap(([parentId, own]) => {
    const parent = parentId === null ? undefined : frame.vocabulary.unitsById.get(parentId);
    return own.some(hasNumber) || !parent ? [] : [`${nameOf(parent, frame)} (${own.length})`];
  });
  const drawn = groups.map(([parentId, own]) => {
    const parent = parentId === null ? undefined : frame.vocabulary.unitsById.get(parentId);
    const tiles = own.toSorted((a, b) => a.unit.id - b.unit.id).map((cell) => tileOf(cell, frame));
    return all.length > 1 && parent ? { label: nameOf(parent, frame), tiles } : { tiles };
  });
  return { groups: drawn, missing };
}

/** A tile map of units, each at the same place whatever is asked. Nothing where no unit has a figure. */
export function tileChart(cells: readonly Cell[], frame: Frame): TileChart | undefined {
  const [first] = cells;
  const measured = cells.filter(hasNumber);
  if (!first || measured.length === 0) return undefined;
  const { words, vocabulary, language } = frame;
  const title = words.chartTitle(indicatorName(first.indicator, vocabulary, language));
  const subtitle = words.chartSubtitle(periodText(first.period, frame), measured.length, cells.length);
  const { groups, missing } = grouped(cells, frame);
  const said = groups.flatMap((group) => group.tiles.map((tile) => `${tile.label} ${tile.text}`));
  return {
    kind: "tiles",
    title,
    subtitle,
    suffix: suffixOf(first.indicator, frame),
    ...targetLine(cells, frame),
    alt: words.mapAlt(title, subtitle, said.join("; ")),
    language,
    groups,
    missing,
  };
}

/** Figures of two periods, unit by unit. */
export function pairChart(
  changes: readonly { readonly now: Cell; readonly before: Cell }[],
  periods: { readonly period: Period; readonly base: Period },
  missing: readonly Unit[],
  frame: Frame,
): PairChart | undefined {
  const [first] = changes;
  if (!first || changes.length < 2 || changes.length > 40) return undefined;
  const { words, vocabulary, language } = frame;
  const code = first.now.indicator;
  const title = words.chartTitle(indicatorName(code, vocabulary, language));
  const [nowLabel, beforeLabel] = [periodName(periods.period, language), periodName(periods.base, language)];
  const rows = changes.map(({ now, before }) => ({
    label: now.unit.shortName,
    before: valueOf(before),
    now: valueOf(now),
    text: `${valueText(now, frame)} (${formatSigned(subtractDecimals(decimalOf(now), decimalOf(before)))})`,
  }));
  const subtitle = words.changeSubtitle(inSentence(beforeLabel), nowLabel);
  return {
    kind: "pairs",
    title,
    subtitle,
    suffix: suffixOf(code, frame),
    ...targetLine(
      changes.map(({ now }) => now),
      frame,
    ),
    alt: words.chartAlt(title, subtitle, rows.map((row) => `${row.label} ${row.text}`).join("; ")),
    language,
    beforeLabel,
    nowLabel,
    better: vocabulary.indicators.get(code)?.better ?? "higher",
    rows,
    missing: missing.map((unit) => unit.shortName),
  };
}

function decimalOf(cell: Cell): Decimal {
  return hasNumber(cell) ? measureOf(cell.value) : decimal(0);
}

function valueOf(cell: Cell): number {
  return approximate(decimalOf(cell));
}

const SIGNS = { ">": ">", ">=": "≥", "=": "=", "<=": "≤", "<": "<" } as const;

function shortTarget(target: PlannedTarget, code: string, frame: Frame): string {
  const number = (value: Decimal): string => `${formatNumber(value, 10)}${suffixOf(code, frame)}`;
  return `${SIGNS[target.comparison]} ${number(target.value)}`;
}

/** The course of one indicator of one unit; nothing where there is no figure at all. */
function panelOf(title: string, cells: readonly Cell[], frame: Frame): Panel[] {
  const last = cells.findLast(hasNumber);
  if (!last) return [];
  const target = findTarget(frame, last.indicator, last.unit, last.period)?.target;
  // an old figure is not passed off as today's
  const isNewest = cells.at(-1) === last;
  const beside = isNewest
    ? target && shortTarget(target, last.indicator, frame)
    : periodName(last.period, frame.language);
  return [
    {
      title,
      text: withUnit(valueText(last, frame), last.indicator, frame),
      standing: standingOfCell(frame, last) ?? "not-applicable",
      values: cells.map((cell) => (hasNumber(cell) ? valueOf(cell) : null)),
      ...(target ? { target: approximate(target.value) } : {}),
      ...(beside ? { beside } : {}),
    },
  ];
}

/** Small charts beside each other: of several indicators, or of several units. */
export function panelChart(
  said: { readonly title: string; readonly note?: string; readonly oneScale?: boolean },
  courses: readonly { readonly title: string; readonly cells: readonly Cell[] }[],
  span: readonly Period[],
  frame: Frame,
): PanelChart | undefined {
  const panels = courses.flatMap((course) => panelOf(course.title, course.cells, frame));
  if (panels.length < 2 || span.length < 2) return undefined;
  const { words, language } = frame;
  const periods = span.map((period) => periodName(period, language));
  const subtitle = `${periods[0] ?? ""} – ${periods.at(-1) ?? ""}`;
  return {
    kind: "panels",
    title: said.title,
    subtitle,
    suffix: "",
    alt: words.chartAlt(said.title, subtitle, panels.map((panel) => `${panel.title} ${panel.text}`).join("; ")),
    language,
    periods,
    panels,
    ...(said.oneScale ? { oneScale: true } : {}),
    ...(said.note ? { note: said.note } : {}),
  };
}
