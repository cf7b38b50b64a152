import { approximate, compareDecimals, decimal } from "../../domain/decimal.ts";
import { formatNumber } from "../../domain/number-format.ts";
import type { Plan } from "../../domain/plan.ts";
import { satisfies } from "../../domain/target.ts";
import type { Unit } from "../../domain/unit.ts";
import { bold, text, type Block } from "../../render/message.ts";
import type { TargetDraft } from "../draft.ts";
import { resolveScope } from "../scope.ts";
import { latestPeriod, knownPeriods, referenceDay, resolvePeriod } from "../when.ts";
import { capital } from "../capital.ts";
import { indicatorName } from "../wording.ts";
import { none, type Frame, type Result, type Row } from "./answer.ts";
import { askIndicator, declineScope, declineUncovered } from "./declines.ts";
import { likelyByTarget } from "./questions-back.ts";
import { findTarget } from "./figure-data.ts";
import { targetText, withUnit } from "./show.ts";

interface Found {
  readonly code: string;
  readonly found: NonNullable<ReturnType<typeof findTarget>>;
}

/** The document behind a target: the plan's own words where its code is cited. */
function sourceText(source: string | undefined, plans: readonly Plan[], frame: Frame): string {
  if (!source) return "";
  const plan = plans.find((candidate) => source.startsWith(candidate.code));
  const cited = plan ? `${plan.document[frame.language]}${source.slice(plan.code.length)}` : source;
  return ` (${frame.words.targetFrom(cited)})`;
}

function lineOf({ code, found }: Found, frame: Frame): Block[] {
  const { words, vocabulary, language } = frame;
  const line = text(
    bold(words.targetOf(indicatorName(code, vocabulary, language), targetText(code, found.target, frame))),
    sourceText(found.target.source, frame.plans, frame),
    ".",
  );
  return found.target.note ? [line, text(found.target.note[language])] : [line];
}

function checkLine({ code, found }: Found, value: string, frame: Frame): Block {
  const { words } = frame;
  const number = decimal(value);
  const isRate = frame.vocabulary.indicators.get(code)?.kind === "ratio";
  const shown = withUnit(`${formatNumber(number, 10)}${isRate ? "%" : ""}`, code, frame);
  const isMet = satisfies(compareDecimals(number, found.target.value), found.target.comparison);
  const wanted = targetText(code, found.target, frame);
  return text(bold(isMet ? words.wouldMeet(shown, wanted) : words.wouldMiss(shown, wanted)));
}

/** "Trên 99% tức là 99% có đạt không?": the wording decides; without one, which indicator is asked back. */
function withoutIndicator(draft: TargetDraft, value: string, frame: Frame): Result {
  const { words, vocabulary } = frame;
  const { stated } = draft;
  const nearest = likelyByTarget(decimal(value), frame);
  if (!stated) return askIndicator(draft, undefined, nearest, frame);
  const isMet = satisfies(compareDecimals(decimal(value), decimal(stated.value)), stated.comparison);
  const wanted = words.target(stated.comparison, `${formatNumber(decimal(stated.value), 10)}%`);
  const shown = `${formatNumber(decimal(value), 10)}%`;
  const same = vocabulary.planned.filter(
    ({ target }) =>
      target?.comparison === stated.comparison && compareDecimals(target.value, decimal(stated.value)) === 0,
  );
  return {
    kind: "answer",
    rows: same.map((indicator): Row => ({
      indicator: indicator.code,
      comparison: stated.comparison,
      target: Number(stated.value),
      value: Number(value),
      met: isMet,
    })),
    blocks: [text(bold(isMet ? words.wouldMeet(shown, wanted) : words.wouldMiss(shown, wanted)))],
  };
}

/** Answers what a plan demands, by whom, and whether a number would do. */
export function answerTargets(draft: TargetDraft, frame: Frame): Result {
  const { words, vocabulary, language } = frame;
  const unclear = draft.indicators.find((ref) => ref.codes.length !== 1);
  if (unclear) return askIndicator(draft, unclear, unclear.codes, frame);
  if (draft.indicators.length === 0 && draft.value !== undefined) return withoutIndicator(draft, draft.value, frame);
  const times = {
    today: frame.today,
    available: knownPeriods(frame.plans).filter((period) => referenceDay(period, frame.plans) <= frame.today),
  };
  const period = draft.period ? resolvePeriod(draft.period, times) : latestPeriod(times);
  if ("uncovered" in period) return declineUncovered(period, draft, frame);
  const on = referenceDay(period, frame.plans);
  const scope = resolveScope(draft.subject, undefined, { vocabulary, sight: frame.sight, on });
  if (scope.is === "problem") return declineScope(scope.problem, draft, frame, on);
  const unit = scope.units[0] as Unit;
  const codes =
    draft.indicators.length > 0
      ? draft.indicators.flatMap((ref) => ref.codes)
      : vocabulary.planned.map((indicator) => indicator.code);
  const all = codes.flatMap((code): Found[] => {
    const found = findTarget(frame, code, unit, period);
    return found ? [{ code, found }] : [];
  });
  if (all.length === 0)
    return none(words.noTargetFor(words.list(codes.map((code) => indicatorName(code, vocabulary, language)))));
  const { value } = draft;
  const rows = all.map(({ code, found: { target } }): Row => ({
    indicator: code,
    comparison: target.comparison,
    target: approximate(target.value),
    ...(value === undefined
      ? {}
      : { value: Number(value), met: satisfies(compareDecimals(decimal(value), target.value), target.comparison) }),
  }));
  const list = all.length > 3;
  const blocks: Block[] = list
    ? [
        {
          kind: "table",
          head: ["", capital(words.levels[unit.level])],
          rows: all.map(({ code, found }) => [
            capital(indicatorName(code, vocabulary, language)),
            targetText(code, found.target, frame),
          ]),
        },
      ]
    : all.flatMap((one) => [...(value === undefined ? [] : [checkLine(one, value, frame)]), ...lineOf(one, frame)]);
  return { kind: "answer", rows, blocks };
}
