import { formatFigure } from "../../domain/number-format.ts";
import type { Indicator } from "../../domain/plan.ts";
import { getPeriod } from "../../domain/period.ts";
import { addDays, startOf } from "../../domain/time.ts";
import { text, type Block, type Choice } from "../../render/message.ts";
import { listReportsSince, listRevisionsForQuestion } from "../../store/questions.ts";
import type { DefinitionDraft, HelpDraft, NewsDraft, RevisionDraft } from "../draft.ts";
import { phrases } from "../phrases.ts";
import { resolveScope, seenUnits } from "../scope.ts";
import { indicatorName } from "../wording.ts";
import { dayText, momentText, none, type Frame, type Result } from "./answer.ts";
import { askIndicator, declineScope } from "./declines.ts";
import { nameOf } from "./show.ts";

/** Newest changes shown at once. */
const LIMIT = 10;

function definitionLines(indicator: Indicator, frame: Frame): Block[] {
  const { words, language } = frame;
  const name = indicator.name[language];
  const formula =
    indicator.numerator && indicator.denominator
      ? words.computed(name, indicator.numerator[language], indicator.denominator[language])
      : words.countOf(name, indicator.measure[language]);
  const group = indicator.kind === "ratio" ? [text(words.groupRule)] : [];
  return [text(formula), text(words.accumulation[indicator.accumulation]), ...group];
}

/** Answers how a figure is computed. */
export function answerDefinition(draft: DefinitionDraft, frame: Frame): Result {
  const codes = draft.indicators.flatMap((ref) => ref.codes);
  const unclear = draft.indicators.find((ref) => ref.codes.length !== 1);
  if (unclear || codes.length === 0)
    return askIndicator(
      draft,
      unclear,
      unclear?.codes ?? frame.vocabulary.planned.map((indicator) => indicator.code),
      frame,
    );
  const known = codes.flatMap((code) => frame.vocabulary.indicators.get(code) ?? []);
  return {
    kind: "answer",
    rows: known.map((indicator) => ({ indicator: indicator.code })),
    blocks: known.flatMap((indicator) => definitionLines(indicator, frame)),
  };
}

/** Answers which figures were changed after they had been recorded, when, and from what to what. */
export async function answerRevisions(draft: RevisionDraft, frame: Frame): Promise<Result> {
  const { words, vocabulary, language, sight } = frame;
  const unclear = draft.indicators.find((ref) => ref.codes.length !== 1);
  if (unclear) return askIndicator(draft, unclear, unclear.codes, frame);
  const scope = resolveScope(draft.subject ?? { is: "level", within: [] }, undefined, {
    vocabulary,
    sight,
    on: frame.today,
  });
  if (scope.is === "problem") return declineScope(scope.problem, draft, frame, frame.today);
  const indicators = draft.indicators.flatMap((ref) => ref.codes);
  const rows = await listRevisionsForQuestion(
    frame.db,
    { unitIds: scope.units.map((unit) => unit.id), ...(indicators.length > 0 ? { indicators } : {}) },
    LIMIT,
  );
  if (rows.length === 0) return none(words.noRevision);
  const show = (value: (typeof rows)[number]["value"] | null): string =>
    (value && formatFigure(value)) || words.standings["no-figure"];
  return {
    kind: "answer",
    rows: rows.map((row) => ({
      unit: vocabulary.unitsById.get(row.unitId)?.code ?? "",
      indicator: row.indicator,
      period: row.period,
      version: row.version,
      recorded_at: row.recordedAt.toISO(),
    })),
    blocks: [
      text(words.revisionHead(rows.length)),
      ...rows.map((row) => {
        const unit = vocabulary.unitsById.get(row.unitId);
        const { kind, year } = getPeriod(row.period);
        return text(
          words.revision({
            unit: unit ? nameOf(unit, frame) : "",
            indicator: indicatorName(row.indicator, vocabulary, language),
            period: words.period(kind, year),
            before: show(row.before),
            now: show(row.value),
            moment: momentText(row.recordedAt),
          }),
        );
      }),
    ],
  };
}

const DAYS_BACK = { today: 0, yesterday: 1, week: 7 } as const;

/** Answers what has come in since a day. */
export async function answerNews(draft: NewsDraft, frame: Frame): Promise<Result> {
  const { words, vocabulary } = frame;
  const day = addDays(frame.today, -DAYS_BACK[draft.since]);
  const units = seenUnits(frame);
  const rows = await listReportsSince(frame.db, {
    unitIds: units.map((unit) => unit.id),
    since: startOf(day),
    until: frame.now,
  });
  if (rows.length === 0) return { kind: "answer", rows: [], blocks: [text(words.noNews(dayText(day)))] };
  return {
    kind: "answer",
    rows: rows.map((row) => ({
      unit: vocabulary.unitsById.get(row.unitId)?.code ?? "",
      period: row.period,
      status: row.status,
      submitted_at: row.submittedAt.toISO(),
    })),
    blocks: [
      text(words.newsHead(dayText(day))),
      ...rows.slice(0, LIMIT).map((row) => {
        const unit = vocabulary.unitsById.get(row.unitId);
        const { kind, year } = getPeriod(row.period);
        return text(
          words.newReport(unit ? nameOf(unit, frame) : "", words.period(kind, year), momentText(row.submittedAt)),
        );
      }),
    ],
  };
}

/** Of the whole province units are compared; of a unit below, its own figures are asked for. */
function figureExamples(frame: Frame, ...codes: readonly (string | undefined)[]): string[] {
  const { vocabulary, language } = frame;
  const say = phrases[language];
  const home = frame.sight.home();
  const names = codes.map((code) => (code === undefined ? undefined : indicatorName(code, vocabulary, language)));
  if (home && home.level !== "province")
    return names.flatMap((name) => (name === undefined ? [] : [`${name} ${nameOf(home, frame)}`]));
  const [rate, other] = names;
  const level = say.level("district");
  return [
    ...(rate === undefined ? [] : [`${say.which(level, undefined)} ${say.unmet} ${rate}`]),
    ...(other === undefined ? [] : [`${say.which(level, 3)} ${other} ${say.superlative.low}`]),
  ];
}

/** Questions that work, made of what the plans measure: shown where a question was not understood. */
export function examples(frame: Frame): Choice[] {
  const { vocabulary } = frame;
  const say = phrases[frame.language];
  const known = vocabulary.planned;
  const rate =
    known.find(
      (indicator) => indicator.kind === "ratio" && indicator.target && indicator.target.value.digits !== 100n,
    ) ?? known[0];
  const other = known.findLast((indicator) => indicator.kind === "ratio" && indicator !== rate) ?? rate;
  const missing = `${say.who} ${say.states.missing}`;
  const texts = [...figureExamples(frame, rate?.code, other?.code), missing];
  return texts.flatMap((question) =>
    question ? [{ label: question, action: { name: "question", args: { text: question } } }] : [],
  );
}

/** Help, a greeting, thanks: with examples, except where somebody only says thanks. */
export function answerHelp(draft: HelpDraft, frame: Frame): Result {
  const { words, vocabulary, language } = frame;
  if (draft.said === "extension") return { kind: "answer", rows: [], blocks: [text(words.helpExtension)] };
  if (draft.said === "mistake") return { kind: "answer", rows: [], blocks: [text(words.helpMistake)] };
  if (draft.said === "reporting") return { kind: "answer", rows: [], blocks: [text(words.helpReporting)] };
  if (draft.said === "thanks") return { kind: "answer", rows: [], blocks: [text(words.thanks)] };
  const names = vocabulary.planned.map((indicator) => indicatorName(indicator.code, vocabulary, language)).join(", ");
  const blocks = [
    text(draft.said === "help" ? words.help : words.greeting),
    ...(draft.said === "help" ? [text(words.indicators(names))] : []),
  ];
  return { kind: "answer", rows: [], blocks, choices: examples(frame) };
}
