import { approximate, compareDecimals, decimal, subtractDecimals, type Decimal } from "../../domain/decimal.ts";
import { satisfies } from "../../domain/target.ts";
import { formatSigned } from "../../domain/number-format.ts";
import { periodName } from "../../render/dates.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { capital } from "../capital.ts";
import type { FigureDraft } from "../draft.ts";
import { indicatorName, inSentence } from "../wording.ts";
import { dayText, none, type Frame, type Result } from "./answer.ts";
import { firstOf } from "./evaluate.ts";
import { hasNumber, standingOfCell, type Cell } from "./figure-data.ts";
import { pairChart } from "./pictures.ts";
import type { Prepared } from "./prepare.ts";
import { coursePicture } from "./trends.ts";
import { changeText, footer, isCut, LIST_LIMIT, measureOf, nameOf, rowOf, valueText, withUnit } from "./show.ts";
import { referenceDay } from "../when.ts";

interface Change {
  readonly now: Cell;
  readonly before: Cell;
  readonly change: Decimal;
}

const ZERO = decimal(0);

function isKept({ change, now }: Change, draft: FigureDraft, frame: Frame): boolean {
  const order = compareDecimals(change, ZERO);
  const better = frame.vocabulary.indicators.get(now.indicator)?.better === "lower" ? -1 : 1;
  switch (draft.keep) {
    case "up":
      return order > 0;
    case "down":
      return order < 0;
    case "not-up":
      return order <= 0;
    case "not-down":
      return order >= 0;
    case "better":
      return order === better;
    case "worse":
      return order === -better;
    default:
      return true;
  }
}

/** "chưa đạt … mà còn giảm": how it stands now; without a target it is neither. */
function standsSo({ now }: Change, draft: FigureDraft, frame: Frame): boolean {
  const standing = standingOfCell(frame, now);
  return draft.conditions
    .flat()
    .every(({ tests, negated }) =>
      tests.every((test) => test.is !== "standing" || standing === (test.met === negated ? "unmet" : "met")),
    );
}

/** "tăng hơn 3 điểm": numbers beside a change are about its size. */
function isLargeEnough({ change }: Change, draft: FigureDraft): boolean {
  const size = compareDecimals(change, ZERO) < 0 ? { digits: -change.digits, scale: change.scale } : change;
  return draft.conditions
    .flat()
    .every((condition) =>
      condition.tests.every(
        (test) =>
          test.is !== "compare" ||
          test.threshold.is !== "number" ||
          satisfies(compareDecimals(size, decimal(test.threshold.value)), test.comparison),
      ),
    );
}

function sorted(changes: readonly Change[], draft: FigureDraft, frame: Frame): Change[] {
  const better = frame.vocabulary.indicators.get(changes[0]?.now.indicator ?? "")?.better ?? "higher";
  const direction = draft.order?.direction ?? (draft.keep === "down" ? "low" : "high");
  const isUpFirst =
    direction === "high" ||
    (direction === "good" && better === "higher") ||
    (direction === "bad" && better === "lower");
  return changes.toSorted(
    (a, b) =>
      (isUpFirst ? compareDecimals(b.change, a.change) : compareDecimals(a.change, b.change)) ||
      a.now.unit.id - b.now.unit.id,
  );
}

/** Units were rearranged between two periods: rates on both sides are of different units. */
function reformNote(prepared: Prepared, frame: Frame): string | undefined {
  const { period, base } = prepared;
  if (!base) return undefined;
  const [from, to] = [referenceDay(base, frame.plans), referenceDay(period, frame.plans)];
  const touched = frame.successions.find(
    (succession) =>
      succession.on > from &&
      succession.on <= to &&
      prepared.scope.units.some((unit) => unit.id === succession.oldId || unit.id === succession.newId),
  );
  return touched && frame.words.crossReform(dayText(touched.on));
}

function lineOf({ now, before, change }: Change, frame: Frame): string {
  return frame.words.changeOf(
    nameOf(now.unit, frame),
    valueText(before, frame),
    withUnit(valueText(now, frame), now.indicator, frame),
    changeText(change, now.indicator, frame),
  );
}

/** A sentence for one unit, a table for several: where each is, and by how much that differs. */
function linesOf(changes: readonly Change[], { draft, indicators, period, base }: Prepared, frame: Frame): Block[] {
  if (changes.length === 0) return [];
  if (changes.length === 1 || indicators.length > 1) return changes.map((change) => text(lineOf(change, frame)));
  const shown = isCut(draft) ? changes.slice(0, LIST_LIMIT) : changes;
  const rows = shown.map(({ now, change }) => [
    nameOf(now.unit, frame),
    valueText(now, frame),
    change.digits === 0n ? "0" : formatSigned(change),
  ]);
  const { words } = frame;
  const first = changes[0]?.now;
  const isRate = frame.vocabulary.indicators.get(first?.indicator ?? "")?.kind === "ratio";
  const head = [
    capital(words.levels[first?.unit.level ?? "district"]),
    periodName(period, frame.language),
    words.changeColumn(base ? inSentence(periodName(base, frame.language)) : "", isRate ? words.points : ""),
  ];
  return [
    { kind: "table", head, rows },
    ...(changes.length > shown.length ? [text(words.more(changes.length - shown.length))] : []),
  ];
}

/** Figures of two periods and the difference: points for rates, pieces for counts. */
export function decideChange(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, period, base, figures, draft } = prepared;
  const { words, vocabulary, language } = frame;
  if (!base) return none(words.noneMatchingPlain);
  const cells = scope.units.flatMap((unit) =>
    indicators.map((code) => ({ now: figures.cell(unit, code, period), before: figures.cell(unit, code, base) })),
  );
  const changes = cells.flatMap(({ now, before }): Change[] =>
    hasNumber(now) && hasNumber(before)
      ? [{ now, before, change: subtractDecimals(measureOf(now.value), measureOf(before.value)) }]
      : [],
  );
  const missing = [
    ...new Set(cells.filter(({ now, before }) => !hasNumber(now) || !hasNumber(before)).map(({ now }) => now.unit)),
  ];
  const names = words.list(indicators.map((code) => indicatorName(code, vocabulary, language)));
  const [nowName, baseName] = [words.period(period.kind, period.year), words.period(base.kind, base.year)];
  if (changes.length === 0) {
    const lacking = cells.some(({ now }) => hasNumber(now)) ? baseName : nowName;
    return none(words.noFigures(names, lacking));
  }
  const kept = sorted(
    changes.filter(
      (change) => isKept(change, draft, frame) && standsSo(change, draft, frame) && isLargeEnough(change, draft),
    ),
    draft,
    frame,
  );
  const chosen =
    draft.order?.take === undefined
      ? kept
      : firstOf(kept, draft.order.take, (a, b) => compareDecimals(a.change, b.change) === 0);
  const isCourse = draft.view === "chart" && scope.units.length === 1 && indicators.length === 1;
  const note = reformNote(prepared, frame);
  const chart =
    indicators.length === 1 && scope.units.length > 1 ? pairChart(chosen, { period, base }, missing, frame) : undefined;
  return {
    kind: "answer",
    rows: chosen.map(({ now, change }) => ({ ...rowOf(now), change: approximate(change) })),
    ...(draft.count ? { count: chosen.length } : {}),
    blocks: [
      text(bold(words.changeHead(names, baseName, nowName))),
      ...(chosen.length === 0 ? [text(words.noneMatchingPlain)] : []),
      ...linesOf(chosen, prepared, frame),
      ...footer(frame, { period, indicators, have: changes.length, all: cells.length, missing }),
      ...(note ? [text(note)] : []),
    ],
    ...(chart ? { chart } : isCourse ? coursePicture(prepared, frame) : {}),
  };
}
