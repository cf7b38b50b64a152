import { approximate, decimal, divideDecimals } from "../../domain/decimal.ts";
import type { FigureValue } from "../../domain/figure.ts";
import { formatNumber } from "../../domain/number-format.ts";
import type { Unit } from "../../domain/unit.ts";
import { bold, text } from "../../render/message.ts";
import { indicatorName } from "../wording.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { hasNumber, type Cell } from "./figure-data.ts";
import type { Prepared } from "./prepare.ts";
import { footer, measureOf, nameOf, partsText, rowOf, valueText, withUnit } from "./show.ts";

/** Whose a joint figure is. The province's own is that of its districts; what is made of other units is theirs alone. */
function ownerName(whole: Unit | undefined, units: readonly Unit[], frame: Frame): string {
  if (!whole) return frame.words.list(units.map((unit) => nameOf(unit, frame)));
  const isOwn = whole.level === "province" && units.every((unit) => unit.parentId === whole.id);
  return isOwn ? nameOf(whole, frame) : frame.words.unitsBelow(nameOf(whole, frame));
}

/** The unit that all of them make up; units that were named or chosen make a group without a code of its own. */
function groupOf({ scope, draft, isChosen, whole }: Prepared): Unit | undefined {
  return scope.isList && !draft.except && !isChosen ? whole : undefined;
}

/** One figure for the whole list: "bình quân các huyện". */
export function decideTogether(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, figures } = prepared;
  const [code = ""] = indicators;
  const { words, vocabulary, language } = frame;
  const whole = groupOf(prepared);
  const [first] = scope.units;
  if (!first) return none(words.noneMatchingPlain);
  const cell = figures.group(whole ?? first, scope.units, code, period);
  const name = indicatorName(code, vocabulary, language);
  if (!hasNumber(cell)) {
    const isSigned = vocabulary.indicators.get(code)?.signed === true;
    return none(isSigned ? words.notSummed(name) : words.noFigures(name, words.period(period.kind, period.year)));
  }
  const have = cell.members?.have.length ?? 0;
  if (prepared.draft.mean && cell.value.kind === "count" && have > 0) return decideMean(cell, have, prepared, frame);
  const made =
    cell.value.kind === "count" ? words.summed(have, scope.units.length) : words.madeOf(have, scope.units.length);
  const value = withUnit(valueText(cell, frame), code, frame) + partsText(cell.value);
  return {
    kind: "answer",
    rows: [{ ...rowOf(cell), unit: whole?.code ?? scope.units.map((unit) => unit.code).join("+") }],
    blocks: [
      text(bold(words.aggregateHead(ownerName(whole, scope.units, frame), name, value))),
      text(made),
      ...footer(frame, { period, indicators, have, all: scope.units.length, missing: cell.members?.missing ?? [] }),
    ],
  };
}

/** What one unit has on the average: counts only, of those that have a figure. */
function decideMean(cell: Cell & { value: FigureValue }, have: number, prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period } = prepared;
  const { words, vocabulary, language } = frame;
  const whole = groupOf(prepared);
  const mean = divideDecimals(measureOf(cell.value), decimal(have), 10);
  const name = indicatorName(cell.indicator, vocabulary, language);
  return {
    kind: "answer",
    rows: [
      {
        ...rowOf(cell),
        unit: whole?.code ?? scope.units.map((unit) => unit.code).join("+"),
        value: approximate(mean),
      },
    ],
    blocks: [
      text(bold(words.meanHead(name, withUnit(formatNumber(mean, 2), cell.indicator, frame)))),
      text(words.meanOf(withUnit(valueText(cell, frame), cell.indicator, frame), have)),
      ...footer(frame, { period, indicators, have, all: scope.units.length, missing: cell.members?.missing ?? [] }),
    ],
  };
}
