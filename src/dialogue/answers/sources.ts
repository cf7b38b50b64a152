import type { Replay, UsedFigure } from "../../questions/replay.ts";
import { parsePeriod } from "../../domain/period.ts";
import { formatInstant, periodName } from "../../render/dates.ts";
import type { Language } from "../../render/message.ts";
import type { AnswerTable } from "../../render/spreadsheet.ts";
import {
  listDirectiveSources,
  listFigureSources,
  listReportSources,
  type FigureSource,
  type ReportSource,
} from "../../store/answers.ts";
import type { AsOf } from "../../store/question-reader.ts";
import { statusName } from "../status-words.ts";
import type { Turn } from "../turn.ts";
import { answerMessages } from "./messages.ts";

/** One thing that an answer was made of. */
export type Source =
  | { readonly kind: "figure"; readonly figure: UsedFigure; readonly from: FigureSource }
  | { readonly kind: "report"; readonly unit: string; readonly from: ReportSource; readonly mayName: boolean }
  | { readonly kind: "text"; readonly text: string };

async function listReports(turn: Turn, replay: Replay, asOf: AsOf): Promise<Source[]> {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const rows = replay.answer.rows.map((row) => ({
    unitId: replay.unitIdOf(text(row["unit"])),
    period: text(row["period"]),
  }));
  const unitIds = [...new Set(rows.flatMap((row) => row.unitId ?? []))];
  const found = await listReportSources(
    turn.trx,
    { unitIds, periods: [...new Set(rows.map((row) => row.period))] },
    asOf,
  );
  const wanted = new Set(rows.map((row) => `${row.unitId} ${row.period}`));
  return found
    .filter((report) => wanted.has(`${report.unitId} ${report.period}`))
    .map((from) => ({
      kind: "report",
      unit: replay.nameOfUnit(from.unitId),
      from,
      mayName: replay.mayName(from.unitId),
    }));
}

/** What an answer was made of: figures and reports with who gave them, else the documents that it rests on. */
export async function listSources(turn: Turn, replay: Replay, asOf: AsOf): Promise<Source[]> {
  const words = answerMessages[turn.language];
  if (replay.figures.length > 0) {
    const ids = replay.figures.map((figure) => figure.id);
    const found = new Map((await listFigureSources(turn.trx, ids)).map((source) => [source.figureId, source]));
    return replay.figures.flatMap((figure): Source[] => {
      const from = found.get(figure.id);
      return from ? [{ kind: "figure", figure, from }] : [];
    });
  }
  switch (replay.topic) {
    case "reports":
    case "news":
    case "figures":
      return listReports(turn, replay, asOf);
    case "directives": {
      const codes = replay.answer.rows.map((row) => String(row["directive"] ?? ""));
      const found = await listDirectiveSources(turn.trx, codes);
      return found.map(({ code, source }) => ({ kind: "text", text: words.task(code, source) }));
    }
    default:
      return replay.documents.map((text) => ({ kind: "text", text }));
  }
}

function recorderOf({ from, figure }: Extract<Source, { kind: "figure" }>, language: Language): string {
  const words = answerMessages[language];
  if (from.source === "import") return words.imported;
  return figure.mayName && from.recordedBy !== null ? from.recordedBy : words.officer;
}

function senderOf({ from, mayName }: Extract<Source, { kind: "report" }>, language: Language): string {
  return mayName && from.submittedBy !== null ? from.submittedBy : answerMessages[language].officer;
}

/** Sources in lines for the phone: what they have in common, indicator and period, is not repeated. */
export function linesOfSources(sources: readonly Source[], language: Language): string[] {
  const subjects = new Set(
    sources.map((source) =>
      source.kind === "figure" ? `${source.figure.indicator} ${source.figure.period}` : source.kind,
    ),
  );
  return sources.map((source) => lineOfSource(source, language, subjects.size > 1));
}

function lineOfSource(source: Source, language: Language, inFull: boolean): string {
  const words = answerMessages[language];
  switch (source.kind) {
    case "figure": {
      const { figure, from } = source;
      const value = figure.value || words.noNumber;
      const what = inFull
        ? words.figure(figure.unit, figure.indicator, figure.period, value)
        : words.figureOf(figure.unit, value);
      const report = from.report
        ? words.reportVersion(from.report.version, statusName(from.report.status, language))
        : words.figureVersion(from.version);
      return `${what} – ${report}, ${words.recorded(formatInstant(from.recordedAt, language), recorderOf(source, language))}`;
    }
    case "report": {
      const { unit, from } = source;
      const period = parsePeriod(from.period);
      const what = words.reportOf(unit, period ? periodName(period, language) : from.period, from.version);
      return `${what} – ${words.sentBy(formatInstant(from.submittedAt, language), senderOf(source, language))}`;
    }
    case "text":
      return source.text;
  }
}

/** The sources as a sheet; undefined where there are only documents, which the notes cite. */
export function sheetOfSources(sources: readonly Source[], language: Language): AnswerTable["sources"] {
  const { columns, noNumber } = answerMessages[language];
  const rows = sources.flatMap((source) => {
    switch (source.kind) {
      case "figure": {
        const { figure, from } = source;
        const report = from.report ? [String(from.report.version), statusName(from.report.status, language)] : ["", ""];
        const what = [figure.unit, figure.indicator, figure.period, figure.value || noNumber];
        const at = { kind: "instant", at: from.recordedAt } as const;
        return [[...what, String(from.version), ...report, at, recorderOf(source, language)]];
      }
      case "report": {
        const { unit, from } = source;
        const period = parsePeriod(from.period);
        const what = [unit, "", period ? periodName(period, language) : from.period, ""];
        const at = { kind: "instant", at: from.submittedAt } as const;
        return [[...what, "", String(from.version), "", at, senderOf(source, language)]];
      }
      case "text":
        return [];
    }
  });
  return rows.length > 0 ? { columns: Object.values(columns), rows } : undefined;
}
