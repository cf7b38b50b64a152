import { answerCode } from "../../domain/answer-code.ts";
import { ZONE } from "../../domain/time.ts";
import { countDifferentRows, replayAnswer, type Replay } from "../../questions/replay.ts";
import type { Viewer } from "../../questions/answer-question.ts";
import { formatInstant } from "../../render/dates.ts";
import { bold, italic, say, text, type Block, type Choice, type Reply } from "../../render/message.ts";
import { toCsv, toXlsx, type AnswerTable } from "../../render/spreadsheet.ts";
import { findAnswer, type StoredAnswer } from "../../store/answers.ts";
import { saveAttachment } from "../../store/attachments.ts";
import { answerMessages } from "./messages.ts";
import { linesOfSources, listSources, sheetOfSources } from "./sources.ts";
import { commandKey } from "../normalise.ts";
import type { Turn } from "../turn.ts";

/** The command that shows answers again, and to which the choices under answers lead. */
export const ANSWER_ACTION = "traloi";
/** More sources than these are in the file only. */
const SOURCES_SHOWN = 5;
const NAME_LENGTH = 60;

export type FileFormat = "xlsx" | "csv";

const MIME: Readonly<Record<FileFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
};

/** Who asks, and where: the rights of now. In a group that is not registered nothing may be seen. */
export function viewerOf({ chat, person, language }: Turn): Viewer {
  if (chat.kind === "private") return { assignments: person.assignments, language };
  return chat.unitId === null
    ? { assignments: [], language }
    : { assignments: person.assignments, groupUnitId: chat.unitId, language };
}

/** The line at the end of an answer, by which it can be asked for again. */
export function codeLine(id: string, turn: Turn): Block {
  const at = turn.now.setZone(ZONE).toFormat("HH:mm d/M/yyyy");
  return text(italic(answerMessages[turn.language].code(answerCode(id), at)));
}

/** A choice that makes a file of an answer. */
export function fileChoice(id: string, format: FileFormat, label: string): Choice {
  return { label, action: { name: ANSWER_ACTION, args: { id, as: format } } };
}

type Found = { readonly stored: StoredAnswer; readonly replay: Replay } | { readonly refusal: Reply };

/** The answer once more, or the sentence that says why not. What may not be seen is not even known. */
async function find(turn: Turn, id: string): Promise<Found> {
  const words = answerMessages[turn.language];
  const code = answerCode(id);
  const stored = await findAnswer(turn.trx, id);
  const viewer = viewerOf(turn);
  if (!stored || viewer.assignments.length === 0) return { refusal: say(words.unknown(code)) };
  const replay = await replayAnswer(turn.trx, stored, viewer);
  if ("hidden" in replay) return { refusal: say(words.unknown(code)) };
  if ("outdated" in replay) return { refusal: say(words.outdated(code, stored.interpretation)) };
  if ("timedOut" in replay) return { refusal: say(words.tooSlow) };
  return { stored, replay };
}

/** Shows an answer again as of its instant: rows, query in words, sources, and whether it would be another one now. */
export async function showAnswer(turn: Turn, id: string): Promise<Reply> {
  const found = await find(turn, id);
  if ("refusal" in found) return found.refusal;
  const { stored, replay } = found;
  const { language, person, chat } = turn;
  const words = answerMessages[language];
  const { answer } = replay;
  const sources = await listSources(turn, replay, stored.asOf);
  const different = await countDifferentRows(turn.trx, stored, answer, turn.now);
  const today =
    different === undefined ? words.today.unknown : different === 0 ? words.today.same : words.today.other(different);
  const isOwn = stored.personId === person.id && chat.kind === "private";
  const question = { name: "question", args: { text: answer.interpretation } };
  return {
    blocks: [
      text(bold(words.title(answerCode(id))), words.askedAt(formatInstant(stored.asOf.instant, language))),
      ...(isOwn ? [text(words.asked(stored.text))] : []),
      ...answer.reply.blocks,
      text(words.rows(answer.rows.length, replay.figures.length)),
      text(replay.isSame ? words.same : words.differs),
      ...(sources.length > 0 ? [text(bold(words.sources))] : []),
      ...linesOfSources(sources.slice(0, SOURCES_SHOWN), language).map((line) => text(`• ${line}`)),
      ...(sources.length > SOURCES_SHOWN ? [text(words.sourcesMore(sources.length - SOURCES_SHOWN))] : []),
      text(today),
    ],
    choices: [
      ...(different ? [{ label: words.askAgain, action: question }] : []),
      ...(answer.rows.length > 0 ? [fileChoice(id, "xlsx", words.excel), fileChoice(id, "csv", words.csv)] : []),
    ],
  };
}

/** "Huyen-nao-thanh-toan-truc-tuyen-duoi-45-TL-7K3M.xlsx": readable everywhere, and found again by its code. */
function fileName(title: string, code: string, format: FileFormat): string {
  const words = commandKey(title)
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
  let name = "";
  for (const word of words) {
    if (name.length + word.length > NAME_LENGTH) break;
    name = name === "" ? word.charAt(0).toUpperCase() + word.slice(1) : `${name}-${word}`;
  }
  return `${name === "" ? "" : `${name}-`}${code}.${format}`;
}

/** Sends an answer's rows as a file, with query, code, instant and sources: the data of its instant. */
export async function exportAnswer(turn: Turn, id: string, format: FileFormat): Promise<Reply> {
  const found = await find(turn, id);
  if ("refusal" in found) return found.refusal;
  const { stored, replay } = found;
  const { language } = turn;
  const words = answerMessages[language];
  const { table, answer } = replay;
  if (table.rows.length === 0) return say(words.nothingToExport);
  const sources = await listSources(turn, replay, stored.asOf);
  const sheet = sheetOfSources(sources, language);
  const cited = sources.flatMap((source) => (source.kind === "text" ? [source.text] : []));
  const whole: AnswerTable = {
    ...table,
    notes: [...table.notes, ...cited],
    queryId: answerCode(id),
    askedAt: stored.asOf.instant,
    language,
    ...(sheet ? { sources: sheet } : {}),
  };
  const content = format === "csv" ? toCsv(whole) : await toXlsx(whole);
  const hash = await saveAttachment(turn.trx, { mime: MIME[format], content }, turn.now);
  const name = fileName(answer.interpretation, answerCode(id), format);
  return {
    blocks: [
      text(bold(words.file(format === "csv" ? "CSV" : "Excel", table.rows.length)), ` ${table.title}.`),
      text(italic(words.code(answerCode(id), stored.asOf.instant.setZone(ZONE).toFormat("HH:mm d/M/yyyy")))),
    ],
    attachments: [{ hash, name, mime: MIME[format], alt: words.fileAlt(table.title) }],
    choices: [format === "csv" ? fileChoice(id, "xlsx", words.excel) : fileChoice(id, "csv", words.csv)],
  };
}
