import { approximate } from "../../domain/decimal.ts";
import type { Unit } from "../../domain/unit.ts";
import type { ChartSpec, LineChart } from "../../render/chart-spec.ts";
import { periodName } from "../../render/dates.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { capital } from "../capital.ts";
import { indicatorName } from "../wording.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { findTarget, hasNumber, type Cell } from "./figure-data.ts";
import { panelChart } from "./pictures.ts";
import type { Prepared } from "./prepare.ts";
import { footer, isCut, LIST_LIMIT, measureOf, nameOf, rowOf, targetText, valueText, withUnit } from "./show.ts";

/** More lines than this make a chart unreadable: then each has a small one of its own. */
const LINES = 4;
const PANELS = 24;

interface Course {
  readonly unit: Unit;
  readonly code: string;
  readonly cells: readonly Cell[];
}

function coursesOf({ scope, indicators, span, figures }: Prepared): Course[] {
  return scope.units.flatMap((unit) =>
    indicators.map((code) => ({ unit, code, cells: span.map((period) => figures.cell(unit, code, period)) })),
  );
}

/** Each course with a table of its own. */
function tables(courses: readonly Course[], frame: Frame): Block[] {
  const { words, vocabulary, language } = frame;
  return courses.flatMap((course): Block[] => [
    text(bold(words.trendHead(nameOf(course.unit, frame), indicatorName(course.code, vocabulary, language)))),
    {
      kind: "table",
      head: ["", nameOf(course.unit, frame)],
      rows: course.cells
        .filter(hasNumber)
        .map((cell) => [
          capital(words.period(cell.period.kind, cell.period.year)),
          withUnit(valueText(cell, frame), cell.indicator, frame),
        ]),
    },
  ]);
}

/** Many courses in one table: where each began and where it is now. */
function summary(courses: readonly Course[], prepared: Prepared, frame: Frame): Block[] {
  const { span, draft, indicators } = prepared;
  const { words, vocabulary, language } = frame;
  const [first, last] = [span[0], span.at(-1)];
  if (!first || !last) return [];
  const shown = isCut(draft) ? courses.slice(0, LIST_LIMIT) : courses;
  const names = words.list(indicators.map((code) => indicatorName(code, vocabulary, language)));
  const name = (course: Course): string =>
    indicators.length > 1
      ? `${nameOf(course.unit, frame)}, ${indicatorName(course.code, vocabulary, language)}`
      : nameOf(course.unit, frame);
  return [
    text(bold(words.trendOfMany(capital(names)))),
    {
      kind: "table",
      head: ["", periodName(first, language), periodName(last, language)],
      rows: shown.map((course) => [
        name(course),
        ...[course.cells[0], course.cells.at(-1)].map((cell) => (cell ? valueText(cell, frame) : "")),
      ]),
    },
  ];
}

/** The course of figures over periods. */
export function decideTrend(prepared: Prepared, frame: Frame): Result {
  const { indicators, period, scope } = prepared;
  const { words } = frame;
  const courses = coursesOf(prepared);
  const measured = courses.flatMap((course) => course.cells.filter(hasNumber));
  const last = measured.at(-1);
  if (!last) {
    const names = words.list(indicators.map((code) => indicatorName(code, frame.vocabulary, frame.language)));
    return none(words.noFigures(names, words.period(period.kind, period.year)));
  }
  const silent = scope.units.filter((unit) => !measured.some((cell) => cell.unit === unit));
  const have = scope.units.length - silent.length;
  return {
    kind: "answer",
    rows: measured.map(rowOf),
    blocks: [
      ...(courses.length <= LINES ? tables(courses, frame) : summary(courses, prepared, frame)),
      ...footer(frame, { period: last.period, indicators, have, all: scope.units.length, missing: silent }),
    ],
    ...coursePicture(prepared, frame),
  };
}

/** A picture of the course: lines where they are few and of one measure, else small charts beside each other. */
export function coursePicture(prepared: Prepared, frame: Frame): Pick<Result, "chart"> {
  const chart = pictureOf(prepared, frame);
  return chart ? { chart } : {};
}

function pictureOf(prepared: Prepared, frame: Frame): ChartSpec | undefined {
  const { indicators, span, scope } = prepared;
  const { vocabulary, language, words } = frame;
  const courses = coursesOf(prepared);
  if (span.length < 2 || courses.length > PANELS) return undefined;
  const [code = ""] = indicators;
  if (indicators.length === 1 && courses.length <= LINES) return lineChart(courses, prepared, frame);
  const [unit] = scope.units;
  if (indicators.length > 1 && scope.units.length > 1) return undefined;
  const isOfUnit = scope.units.length === 1 && unit;
  const title = isOfUnit ? nameOf(unit, frame) : words.chartTitle(indicatorName(code, vocabulary, language));
  const panels = courses.map((course) => ({
    title: isOfUnit ? capital(indicatorName(course.code, vocabulary, language)) : course.unit.shortName,
    cells: course.cells,
  }));
  return panelChart({ title, oneScale: indicators.length === 1 }, panels, span, frame);
}

function lineChart(courses: readonly Course[], prepared: Prepared, frame: Frame): LineChart {
  const { span, indicators } = prepared;
  const { words, vocabulary, language } = frame;
  const [code = ""] = indicators;
  const title = words.chartTitle(indicatorName(code, vocabulary, language));
  const periods = span.map((period) => periodName(period, language));
  const subtitle = `${periods[0] ?? ""} – ${periods.at(-1) ?? ""}`;
  const series = courses.map((course) => ({
    label: course.unit.shortName,
    values: course.cells.map((cell) => (hasNumber(cell) ? approximate(measureOf(cell.value)) : null)),
    texts: course.cells.map((cell) => (hasNumber(cell) ? valueText(cell, frame) : null)),
  }));
  const [unit] = prepared.scope.units;
  const found = unit && findTarget(frame, code, unit, span.at(-1) ?? prepared.period);
  return {
    kind: "lines",
    title,
    subtitle,
    suffix: vocabulary.indicators.get(code)?.kind === "ratio" ? "%" : "",
    ...(found
      ? {
          target: {
            value: approximate(found.target.value),
            label: words.chartTarget(targetText(code, found.target, frame)),
          },
        }
      : {}),
    alt: words.chartAlt(
      title,
      subtitle,
      series.map((line) => `${line.label} ${line.texts.filter(Boolean).join(", ")}`).join("; "),
    ),
    language,
    periods,
    series,
  };
}
