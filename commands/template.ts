import { fileMessages } from "../src/dialogue/files/messages.ts";
import { readCells, findTemplateMark } from "../src/dialogue/files/sheet.ts";
import { entryOf, readTemplate, showCellProblems } from "../src/dialogue/files/template.ts";
import { mimeOf, safeFileName, type ReceivedFile } from "../src/dialogue/files/kinds.ts";
import type { FormMessage } from "../src/dialogue/form.ts";
import { figureOf } from "../src/dialogue/forms/draft.ts";
import { showFigure, showTarget } from "../src/dialogue/forms/figure-text.ts";
import { dueLine } from "../src/dialogue/forms/report-read-back.ts";
import type { ReportFacts } from "../src/dialogue/forms/report-state.ts";
import { listOwedReports, openReportId, reportName } from "../src/dialogue/owed-reports.ts";
import { getReportDraft, getReportFacts, isSent, listReportsOf, reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import type { Indicator } from "../src/domain/plan.ts";
import { periodName } from "../src/render/dates.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { toTemplateCsv, toTemplateXlsx, type ReportTemplate, type TemplateRow } from "../src/render/report-template.ts";
import { saveAttachment } from "../src/store/attachments.ts";
import { findObligation, type Obligation } from "../src/store/reports.ts";
import { findTemplateObligation, issueTemplate } from "../src/store/templates.ts";
import { messages } from "./messages.ts";
import { takeFileFigures } from "./report.ts";

const NAME = "mau";

type Format = "xlsx" | "csv";

function whatOf(indicator: Indicator, turn: Turn): string {
  const { language } = turn;
  const words = messages[language].template;
  if (indicator.kind === "count") return words.count(indicator.measure[language]);
  const { numerator, denominator } = indicator;
  return numerator && denominator ? `${numerator[language]} / ${denominator[language]}` : words.ratioPlain;
}

async function templateOf(turn: Turn, obligation: Obligation, id: string): Promise<ReportTemplate> {
  const { language } = turn;
  const words = messages[language].template;
  const facts = await getReportFacts(turn, obligation);
  const { entries } = await getReportDraft(turn, obligation);
  const rows = facts.indicators.map((indicator): TemplateRow => {
    const entry = entries[indicator.code];
    const target = facts.targets.get(indicator.code);
    const previous = facts.previous.get(indicator.code);
    return {
      code: indicator.code,
      kind: indicator.kind,
      name: indicator.shortName[language],
      what: whatOf(indicator, turn),
      previous: previous ? showFigure(previous, language, target) : words.noPrevious,
      target: target ? showTarget(target, indicator, language) : words.noTarget,
      entry: entryOf(entry && figureOf(entry.figure), entry?.note ?? "", language),
    };
  });
  return {
    id,
    unit: obligation.unitName,
    period: periodName(facts.period, language),
    due: dueLine(facts),
    previousPeriod: periodName(facts.previousPeriod, language),
    rows,
    language,
  };
}

async function handOut(turn: Turn, obligation: Obligation, format: Format): Promise<Outcome> {
  const words = messages[turn.language].template;
  const { trx, now, person } = turn;
  const id = await issueTemplate(trx, { obligationId: obligation.id, personId: person.id }, now);
  const template = await templateOf(turn, obligation, id);
  const content = format === "xlsx" ? await toTemplateXlsx(template) : toTemplateCsv(template);
  const mime = mimeOf(format);
  const hash = await saveAttachment(trx, { mime, content }, now);
  const report = reportName(turn, obligation);
  const name = safeFileName(`${words.name(obligation.period, obligation.unitCode)}.${format}`, format);
  const other: Format = format === "xlsx" ? "csv" : "xlsx";
  const choices: Choice[] = [
    { label: words[other], action: { name: NAME, args: { obligation: String(obligation.id), format: other } } },
  ];
  const blocks = [text(bold(words.ready(report))), text(turn.withoutDocuments ? words.howToByLink : words.howTo)];
  return { replies: [{ blocks, choices, attachments: [{ hash, name, mime, alt: words.alt(report) }] }] };
}

async function offer(turn: Turn, format: Format): Promise<Outcome> {
  const owed = await listOwedReports(turn);
  const words = messages[turn.language].report;
  const [only] = owed;
  if (!only) return { replies: [say(words.none)] };
  if (owed.length === 1) return handOut(turn, only, format);
  const choices = owed.map((report): Choice => ({
    label: reportName(turn, report),
    action: { name: NAME, args: { obligation: String(report.id), format } },
  }));
  return { replies: [{ ...say(words.which), choices }] };
}

/** Why a filled template is not read: whose it is, and whether its report is open. Of another unit's nothing is told. */
async function refusalOf(turn: Turn, obligation: Obligation | undefined): Promise<string | undefined> {
  const words = fileMessages[turn.language].template;
  if (!obligation || !reportingUnits(turn.person.assignments).includes(obligation.unitId)) return words.otherUnit;
  const report = reportName(turn, obligation);
  if (isSent(obligation)) return words.sent(report);
  const listed = await listReportsOf(turn);
  if (!listed.some(({ id }) => id === obligation.id)) return words.closed(report);
  const openId = openReportId(turn);
  const open = openId === undefined || openId === obligation.id ? undefined : listed.find(({ id }) => id === openId);
  return open && words.otherOpen(report, reportName(turn, open));
}

async function takeBack(turn: Turn, file: ReceivedFile): Promise<Outcome | undefined> {
  const words = fileMessages[turn.language].template;
  const cells = await readCells(file);
  // A workbook that cannot be read as a table may still be a document that goes with the report.
  if (typeof cells === "string") return file.kind === "csv" ? { replies: [say(words[cells])] } : undefined;
  const mark = findTemplateMark(cells);
  if (!mark) return undefined;
  const obligationId = await findTemplateObligation(turn.trx, mark.id);
  if (obligationId === undefined) return { replies: [say(words.unknown)] };
  const obligation = await findObligation(turn.trx, obligationId);
  const refused = await refusalOf(turn, obligation);
  if (refused !== undefined || !obligation) return { replies: [say(refused ?? words.otherUnit)] };
  let why: string = words.empty;
  const read = (facts: ReportFacts): FormMessage | undefined => {
    const reading = readTemplate(cells, mark, facts);
    if (reading.kind !== "read") why = words[reading.kind];
    if (reading.kind !== "read" || reading.figures.length + reading.problems.length === 0) return undefined;
    return { kind: "figures", figures: reading.figures, notice: showCellProblems(reading.problems, facts) };
  };
  return (await takeFileFigures(turn, obligation, read)) ?? { replies: [say(why)] };
}

/** Hands out the report as a spreadsheet to be filled in, and reads it when it comes back. */
export const templateCommand: Command = {
  name: NAME,
  words: [
    "mẫu",
    "biểu mẫu",
    "mẫu excel",
    "mẫu báo cáo",
    "lấy mẫu",
    "tệp mẫu",
    "file mẫu",
    "tải mẫu",
    "/template",
    "template",
    "excel",
  ],
  summary: { vi: "Lấy mẫu Excel để điền báo cáo", en: "Get the report as an Excel template" },
  where: "private",
  mayUse: (assignments) => reportingUnits(assignments).length > 0,
  run: (turn, argument) => offer(turn, argument.toLowerCase() === "csv" ? "csv" : "xlsx"),
  async press(turn, args) {
    const wanted = (await listReportsOf(turn)).find((report) => String(report.id) === args["obligation"]);
    if (!wanted || isSent(wanted)) return { replies: [say(messages[turn.language].report.closed)] };
    return handOut(turn, wanted, args["format"] === "csv" ? "csv" : "xlsx");
  },
  async file(turn, file) {
    return file.kind === "xlsx" || file.kind === "csv" ? takeBack(turn, file) : undefined;
  },
};
