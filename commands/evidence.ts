import { isImage, MOST_FILE_BYTES, type ReceivedFile } from "../src/dialogue/files/kinds.ts";
import { parsePosition } from "../src/dialogue/forms/report-state.ts";
import { listOwedReports, openReportId, reportName } from "../src/dialogue/owed-reports.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import { getReportDraft, isSent, listReportsOf, reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { getPeriod } from "../src/domain/period.ts";
import { isAllowed, type Assignment } from "../src/domain/permissions.ts";
import { indicatorsOf, type Indicator } from "../src/domain/plan.ts";
import { formatInstant } from "../src/render/dates.ts";
import { bold, say, text, type Choice, type Reply } from "../src/render/message.ts";
import { deleteUnusedAttachment, findAttachmentSize } from "../src/store/attachments.ts";
import {
  addEvidence,
  findEvidence,
  listDocumentedReports,
  listEvidence,
  removeEvidence,
  type Evidence,
} from "../src/store/evidence.ts";
import { listUnitsAbove } from "../src/store/unit-tree.ts";
import { findObligation, type Obligation } from "../src/store/reports.ts";
import { messages } from "./messages.ts";

const NAME = "minhchung";

/** A report has a dozen figures; more files than this are no longer looked at by anybody. */
const MOST_FILES = 30;
const MOST_REPORTS = 8;
const MOST_REMOVALS = 6;
/** A figure entered within so many minutes may be the one that a file belongs to. */
const MINUTES_JUST_NOW = 30;

type Args = Readonly<Record<string, string>>;

function choice(label: string, args: Args): Choice {
  return { label, action: { name: NAME, args } };
}

function indicatorsOfReport(report: Obligation): readonly Indicator[] {
  return indicatorsOf(report.plan, getPeriod(report.period).kind);
}

function numbered(report: Obligation, code: string, turn: Turn): string {
  const indicators = indicatorsOfReport(report);
  const at = indicators.findIndex((indicator) => indicator.code === code);
  return `${at + 1}. ${indicators[at]?.shortName[turn.language] ?? code}`;
}

/** The figure that a file probably belongs to: the one just entered, and the one that is being asked for. */
async function likelyFigures(turn: Turn, report: Obligation): Promise<string[]> {
  if (openReportId(turn) !== report.id) return [];
  const position = parsePosition((turn.conversation.form as FormState | null)?.["position"]);
  const place = position?.place;
  const asked = place && "code" in place ? [place.code] : [];
  const { entries } = await getReportDraft(turn, report);
  const since = turn.now.minus({ minutes: MINUTES_JUST_NOW }).toMillis();
  const mine = Object.entries(entries).filter(
    ([, entry]) => entry.by.id === turn.person.id && Date.parse(entry.at) >= since,
  );
  const newest = Math.max(0, ...mine.map(([, entry]) => entry.revision));
  const last = mine.filter(([, entry]) => entry.revision === newest).map(([code]) => code);
  const codes = new Set([...(last.length === 1 ? last : []), ...asked]);
  return indicatorsOfReport(report)
    .map(({ code }) => code)
    .filter((code) => codes.has(code));
}

type Pending = Pick<ReceivedFile, "hash" | "name">;

function attachArgs(report: Obligation, pending: Pending, indicator: string): Args {
  return { do: "attach", obligation: String(report.id), hash: pending.hash, name: pending.name, indicator };
}

async function askWhere(turn: Turn, report: Obligation, file: ReceivedFile): Promise<Outcome> {
  const words = messages[turn.language].evidence;
  const likely = await likelyFigures(turn, report);
  const what = isImage(file.kind) ? words.picture : words.file(file.name);
  const [first] = likely;
  const question =
    first === undefined
      ? words.askReport(what, reportName(turn, report))
      : words.askFigure(what, numbered(report, first, turn));
  const pending = { hash: file.hash, name: file.name };
  const choices = [
    ...likely.map((code) => choice(words.figure(numbered(report, code, turn)), attachArgs(report, pending, code))),
    choice(words.whole, attachArgs(report, pending, "")),
    choice(words.other, { ...attachArgs(report, pending, ""), do: "figures" }),
    choice(words.drop, { do: "drop", hash: file.hash }),
  ];
  return { replies: [{ ...say(question), choices }] };
}

async function takeFile(turn: Turn, file: ReceivedFile): Promise<Outcome | undefined> {
  if (reportingUnits(turn.person.assignments).length === 0) return undefined;
  const words = messages[turn.language].evidence;
  const owed = await listOwedReports(turn);
  const meant = owed.find((report) => report.id === file.obligationId);
  const [only] = owed;
  if (!only) return { replies: [say(words.nothingOpen)] };
  if (meant || owed.length === 1) return askWhere(turn, meant ?? only, file);
  const choices = owed.map((report) => choice(reportName(turn, report), attachArgs(report, file, "")));
  return {
    replies: [
      { ...say(words.whichReport), choices: [...choices, choice(words.drop, { do: "drop", hash: file.hash })] },
    ],
  };
}

/** The person's own report, while it can still be changed. */
async function findOpenReport(turn: Turn, id: string | undefined): Promise<Obligation | undefined> {
  const report = (await listReportsOf(turn)).find((listed) => String(listed.id) === id);
  return report && !isSent(report) ? report : undefined;
}

async function attach(turn: Turn, args: Args): Promise<Outcome> {
  const words = messages[turn.language].evidence;
  const report = await findOpenReport(turn, args["obligation"]);
  if (!report) return { replies: [say(words.closed)] };
  const { hash = "", name = "", indicator = "" } = args;
  const isKnown = indicator === "" || indicatorsOfReport(report).some(({ code }) => code === indicator);
  if (!isKnown || (await findAttachmentSize(turn.trx, hash)) === undefined) return { replies: [say(words.gone)] };
  if ((await listEvidence(turn.trx, report.id)).length >= MOST_FILES)
    return { replies: [say(words.tooMany(MOST_FILES))] };
  const id = await addEvidence(
    turn.trx,
    {
      ...{ obligationId: report.id, indicator: indicator === "" ? null : indicator, hash, name },
      personId: turn.person.id,
      inboxId: turn.inboxId,
    },
    turn.now,
  );
  const where =
    indicator === "" ? words.inReport(reportName(turn, report)) : words.inFigure(numbered(report, indicator, turn));
  return { replies: [say(id === undefined ? words.already(name, where) : words.attached(name, where))] };
}

async function chooseFigure(turn: Turn, args: Args): Promise<Outcome> {
  const words = messages[turn.language].evidence;
  const report = await findOpenReport(turn, args["obligation"]);
  if (!report) return { replies: [say(words.closed)] };
  const pending = { hash: args["hash"] ?? "", name: args["name"] ?? "" };
  const choices = indicatorsOfReport(report).map(({ code }) =>
    choice(numbered(report, code, turn), attachArgs(report, pending, code)),
  );
  return { replies: [{ ...say(words.whichFigure(pending.name)), choices }] };
}

async function drop(turn: Turn, hash: string): Promise<Outcome> {
  await deleteUnusedAttachment(turn.trx, hash, turn.inboxId);
  return { replies: [say(messages[turn.language].evidence.dropped)] };
}

/** Whether somebody may see a report's files: its unit always, the secretariat once it has been sent. */
async function maySee(turn: Turn, report: Pick<Obligation, "unitId" | "report">): Promise<boolean> {
  const { assignments } = turn.person;
  const above = await listUnitsAbove(turn.trx, report.unitId);
  return (
    isAllowed(assignments, "report", report.unitId, above) ||
    isAllowed(assignments, "approve", report.unitId, above) ||
    (report.report !== null && isAllowed(assignments, "accept", report.unitId, above))
  );
}

function sizeOf(bytes: number): string {
  const kibibytes = Math.max(1, Math.round(bytes / 1024));
  return kibibytes < 1024 ? `${kibibytes} KB` : `${(kibibytes / 1024).toFixed(1).replace(".", ",")} MB`;
}

/** The files of a report as a message: where each belongs, from whom and when, and the files themselves. */
export function renderEvidence(turn: Turn, report: Obligation, files: readonly Evidence[], mayRemove: boolean): Reply {
  const words = messages[turn.language].evidence;
  const lines = files.map((file, at) => {
    const where = file.indicator === null ? words.wholeShort : numbered(report, file.indicator, turn);
    const from = words.from(file.addedBy, formatInstant(file.addedAt, turn.language));
    return text(bold(`${at + 1}) ${file.name}`), ` (${sizeOf(file.size)}) – ${where}. ${from}`);
  });
  const removals = files
    .slice(0, MOST_REMOVALS)
    .map((file, at) => choice(words.remove(at + 1, file.name), { do: "remove", id: String(file.id) }));
  return {
    blocks: [text(bold(words.title(reportName(turn, report), files.length))), ...lines],
    attachments: files.map(({ hash, name, mime }) => ({ hash, name, mime, alt: words.alt(name) })),
    ...(mayRemove && removals.length > 0 ? { choices: removals } : {}),
  };
}

async function list(turn: Turn, id: number): Promise<Outcome> {
  const words = messages[turn.language].evidence;
  const report = await findObligation(turn.trx, id);
  if (!report || !(await maySee(turn, report))) return { replies: [say(words.none)] };
  const files = await listEvidence(turn.trx, id);
  if (files.length === 0) return { replies: [say(words.none)] };
  const mayRemove = (await findOpenReport(turn, String(id))) !== undefined;
  return { replies: [renderEvidence(turn, report, files, mayRemove)] };
}

async function listAll(turn: Turn): Promise<Outcome> {
  const words = messages[turn.language].evidence;
  const units = turn.person.assignments.map(({ unitId }) => unitId);
  const shown: Obligation[] = [];
  for (const { obligationId } of await listDocumentedReports(turn.trx, units, MOST_REPORTS * 4)) {
    const report = await findObligation(turn.trx, obligationId);
    if (report && shown.length < MOST_REPORTS && (await maySee(turn, report))) shown.push(report);
  }
  const [only, ...more] = shown;
  const isOfficer = reportingUnits(turn.person.assignments).length > 0;
  if (!only) return { replies: [say(words.none, ...(isOfficer ? [words.howTo(MOST_FILE_BYTES / 1024 / 1024)] : []))] };
  if (more.length === 0) return list(turn, only.id);
  const choices = shown.map((report) =>
    choice(reportName(turn, report), { do: "list", obligation: String(report.id) }),
  );
  return { replies: [{ ...say(words.which), choices }] };
}

async function remove(turn: Turn, id: number): Promise<Outcome> {
  const words = messages[turn.language].evidence;
  const evidence = await findEvidence(turn.trx, id);
  if (!evidence) return { replies: [say(words.gone)] };
  const report = await findOpenReport(turn, String(evidence.obligationId));
  if (!report) return { replies: [say(words.closed)] };
  await removeEvidence(turn.trx, evidence, { personId: turn.person.id, inboxId: turn.inboxId }, turn.now);
  return { replies: [say(words.removed(evidence.name))] };
}

const mayUse = (assignments: readonly Assignment[]) =>
  assignments.some(({ role }) => role === "officer" || role === "head" || role === "secretary");

/** Files that go with a report or one of its figures: kept when they come, listed to those who check the report. */
export const evidenceCommand: Command = {
  name: NAME,
  words: [
    "minh chứng",
    "tài liệu",
    "tài liệu kèm theo",
    "tệp kèm theo",
    "hồ sơ minh chứng",
    "/evidence",
    "evidence",
    "documents",
  ],
  summary: { vi: "Xem tệp minh chứng của báo cáo", en: "See the files of a report" },
  where: "private",
  mayUse,
  run: (turn) => listAll(turn),
  async press(turn, args) {
    switch (args["do"]) {
      case "attach":
        return attach(turn, args);
      case "figures":
        return chooseFigure(turn, args);
      case "drop":
        return drop(turn, args["hash"] ?? "");
      case "list":
        return list(turn, numberIn(args, "obligation"));
      case "remove":
        return remove(turn, numberIn(args, "id"));
      default:
        return listAll(turn);
    }
  },
  file: takeFile,
};
