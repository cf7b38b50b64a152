import { decimal } from "../../domain/decimal.ts";
import { compareFigure } from "../../domain/figure.ts";
import { satisfies } from "../../domain/target.ts";
import type { Unit } from "../../domain/unit.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { indicatorName } from "../wording.ts";
import { comparePeriods } from "../../domain/period.ts";
import { capital } from "../capital.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { hasNumber, standingOfCell, type Cell } from "./figure-data.ts";
import { panelChart } from "./pictures.ts";
import type { Prepared } from "./prepare.ts";
import { footer, nameOf, rowOf, valueText, withUnit } from "./show.ts";

/** Whether met or unmet indicators are asked for; undefined: all. */
function wanted(prepared: Prepared): boolean | undefined {
  const condition = prepared.draft.conditions.flat()[0];
  const test = condition?.tests[0];
  if (!condition || test?.is !== "standing") return undefined;
  return test.met !== condition.negated;
}

/** "trên 90% ở những chỉ tiêu nào": only rates can be above a percentage. */
function isAbove(cell: Cell, { draft }: Prepared, frame: Frame): boolean {
  const conditions = draft.conditions.flat().filter(({ tests }) => tests.every((test) => test.is === "compare"));
  if (conditions.length === 0) return true;
  if (!hasNumber(cell) || frame.vocabulary.indicators.get(cell.indicator)?.kind !== "ratio") return false;
  const { value } = cell;
  return conditions.every(({ tests, negated }) => {
    const holds = tests.every((test) => {
      if (test.is !== "compare" || test.threshold.is !== "number") return false;
      const order = compareFigure(value, decimal(test.threshold.value));
      return order !== undefined && satisfies(order, test.comparison);
    });
    return holds !== negated;
  });
}

function isWanted(cell: Cell, met: boolean | undefined, frame: Frame): boolean {
  if (met === undefined) return true;
  const standing = standingOfCell(frame, cell);
  return standing === (met ? "met" : "unmet");
}

/** Units that meet all of their targets, or none: a unit without a figure is neither. */
function decideAllOf(prepared: Prepared, frame: Frame, met: boolean): Result {
  const { scope, indicators, figures, period, draft } = prepared;
  const judged = (unit: Unit): (string | undefined)[] =>
    indicators
      .map((code) => standingOfCell(frame, figures.cell(unit, code, period)))
      .filter((standing) => standing !== undefined && standing !== "not-applicable");
  const unknown = scope.units.filter(
    (unit) => judged(unit).includes("no-figure") && !judged(unit).includes(met ? "unmet" : "met"),
  );
  const found = scope.units.filter(
    (unit) => judged(unit).length > 0 && judged(unit).every((standing) => standing === (met ? "met" : "unmet")),
  );
  const what = `${frame.words.allIndicators(met)} (${frame.words.list(indicators.map((code) => indicatorName(code, frame.vocabulary, frame.language)))})`;
  const head =
    found.length > 0
      ? frame.words.allOfThem(found.length, scope.units.length, what)
      : frame.words.noneMatching({
          of: scope.units.length - unknown.length,
          level: scope.level ? frame.words.levels[scope.level] : frame.words.units,
          what: frame.words.allIndicators(met),
          isMeasured: false,
        });
  return {
    kind: "answer",
    rows: found.map((unit) => ({ unit: unit.code })),
    ...(draft.count ? { count: found.length } : {}),
    blocks: [
      text(bold(head)),
      ...found.map((unit) => text(nameOf(unit, frame))),
      ...footer(frame, {
        period,
        indicators,
        have: scope.units.length - unknown.length,
        all: scope.units.length,
        missing: unknown,
      }),
    ],
  };
}

/** How the indicators of one unit got to where they are. */
function profilePicture(
  { scope, span, period, figures }: Prepared,
  cells: readonly Cell[],
  note: string,
  frame: Frame,
): Pick<Result, "chart"> {
  const [unit] = scope.units;
  if (!unit || scope.units.length > 1) return {};
  const until = span.filter((candidate) => comparePeriods(candidate, period) <= 0);
  const courses = cells.map((cell) => ({
    title: capital(indicatorName(cell.indicator, frame.vocabulary, frame.language)),
    cells: until.map((each) => figures.cell(unit, cell.indicator, each)),
  }));
  const chart = panelChart(
    { title: nameOf(unit, frame), note: capital(note.slice(note.indexOf(":") + 2)) },
    courses,
    until,
    frame,
  );
  return chart ? { chart } : {};
}

/** The indicators of one unit, all or those met or unmet. */
export function decideProfile(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, figures, period } = prepared;
  const { words } = frame;
  const met = wanted(prepared);
  const [unit] = scope.units;
  if (!unit) return none(words.noneMatchingPlain);
  if (scope.isList && met !== undefined) return decideAllOf(prepared, frame, met);
  const cells = scope.units.flatMap((each) => indicators.map((code) => figures.cell(each, code, period)));
  const measured = cells.filter(hasNumber);
  if (measured.length === 0)
    return none(words.noFigure(nameOf(unit, frame), words.list([]), words.period(period.kind, period.year)));
  const judged = measured.filter((cell) => ["met", "unmet"].includes(standingOfCell(frame, cell) ?? ""));
  const metCount = judged.filter((cell) => standingOfCell(frame, cell) === "met").length;
  const chosen = measured.filter((cell) => isWanted(cell, met, frame) && isAbove(cell, prepared, frame));
  const rows = chosen.map((cell) => {
    const standing = standingOfCell(frame, cell);
    const mark = standing === "met" ? " ✓" : standing === "unmet" ? " ✗" : "";
    return [
      capital(indicatorName(cell.indicator, frame.vocabulary, frame.language)),
      `${withUnit(valueText(cell, frame), cell.indicator, frame)}${mark}`,
    ];
  });
  const list: Block[] =
    rows.length > 0 ? [{ kind: "table", head: ["", nameOf(unit, frame)], rows }] : [text(words.noneMatchingPlain)];
  const lacking = cells
    .filter((cell) => !cell.value || cell.value.kind === "missing")
    .map((cell) => indicatorName(cell.indicator, frame.vocabulary, frame.language));
  return {
    kind: "answer",
    ...(prepared.draft.count ? { count: chosen.length } : {}),
    rows: chosen.map((cell) => ({ ...rowOf(cell), standing: standingOfCell(frame, cell) ?? "no-target" })),
    ...profilePicture(prepared, chosen, words.profileHead(nameOf(unit, frame), metCount, judged.length), frame),
    blocks: [
      text(bold(words.profileHead(nameOf(unit, frame), metCount, judged.length))),
      ...list,
      ...(lacking.length > 0 ? [text(words.missing(lacking.join(", "), 0))] : []),
      ...footer(frame, { period, indicators: [], have: measured.length, all: 1, missing: [] }),
    ],
  };
}
