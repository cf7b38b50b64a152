import { mayGrantAnywhere } from "../../domain/permissions.ts";
import { say, type Reply } from "../../render/message.ts";
import { findAttachment, saveAttachment } from "../../store/attachments.ts";
import { readCells, type SheetCells } from "../files/sheet.ts";
import { mimeOf } from "../files/kinds.ts";
import { listGrantableUnits } from "./granting.ts";
import { MOST_LISTED_PEOPLE, readInvitationList, type InvitationList } from "./invitation-list.ts";
import { inviteAll } from "./invite.ts";
import { inviteMessages } from "./invite-messages.ts";
import { roleName } from "./role-words.ts";
import type { Outcome, Turn } from "../turn.ts";

/** The name under which choices of an invitation come back. */
export const INVITE_ACTION = "moi";

/** Rows that are read back of a list. */
const SHOWN = 5;

function toText(cells: SheetCells): string[][] {
  return cells.map((row) => row.map((cell) => (cell.kind === "text" || cell.kind === "number" ? cell.text : "")));
}

async function readList(turn: Turn, cells: SheetCells): Promise<InvitationList | undefined> {
  const texts = toText(cells);
  // Its heading alone tells whether it is a list of people, before anything is loaded.
  return readInvitationList(texts.slice(0, 1), []) && readInvitationList(texts, await listGrantableUnits(turn));
}

function renderFaults(turn: Turn, list: InvitationList): Reply {
  const words = inviteMessages[turn.language];
  const lines = list.faults
    .slice(0, SHOWN * 2)
    .map(({ line, fault, value }) => words.listLine(line, words.faults[fault](value)));
  return say(words.listFaults(list.faults.length), ...lines);
}

/** Reads a list of people back and offers to make their codes; undefined when the sheet is no such list. */
export async function offerList(turn: Turn, cells: SheetCells, hash: string): Promise<Outcome | undefined> {
  if (!mayGrantAnywhere(turn.person.assignments)) return undefined;
  const list = await readList(turn, cells);
  if (!list) return undefined;
  const words = inviteMessages[turn.language];
  const { people } = list;
  if (list.faults.length > 0) return { replies: [renderFaults(turn, list)] };
  if (people.length === 0) return { replies: [say(words.listEmpty)] };
  if (people.length > MOST_LISTED_PEOPLE) return { replies: [say(words.listTooMany(MOST_LISTED_PEOPLE))] };
  const lines = people
    .slice(0, SHOWN)
    .map(({ name, unit, role }) => `${name}: ${roleName(role, turn.language)}, ${unit.name}`);
  const more = people.length > SHOWN ? [words.listMore(people.length - SHOWN)] : [];
  const choices = [
    { label: words.listIssue(people.length), action: { name: INVITE_ACTION, args: { list: hash } } },
    { label: words.leave, action: { name: INVITE_ACTION, args: { do: "leave" } } },
  ];
  return { replies: [{ ...say(words.listRead(people.length), ...lines, ...more), choices }] };
}

/** Makes the codes of a list that was read back; the list is read and checked once more, as of now. */
export async function issueList(turn: Turn, hash: string): Promise<Outcome> {
  const { trx, now, person, inboxId, language, publicUrl } = turn;
  const words = inviteMessages[language];
  const stored = await findAttachment(trx, hash);
  const file = stored && { kind: "xlsx" as const, name: "", mime: stored.mime, hash, content: stored.content };
  const cells = file && (await readCells(file));
  const list = cells && typeof cells !== "string" ? await readList(turn, cells) : undefined;
  if (!list) return { replies: [say(words.listGone)] };
  if (list.faults.length > 0 || list.people.length === 0) return { replies: [renderFaults(turn, list)] };
  const page = publicUrl === undefined ? {} : { publicUrl: `${publicUrl}/vao` };
  const sheet = await inviteAll(trx, { personId: person.id, inboxId, language, ...page }, list.people, now);
  const mime = mimeOf("xlsx");
  const saved = await saveAttachment(trx, { mime, content: sheet }, now);
  const attachments = [{ hash: saved, name: `${words.sheetName}.xlsx`, mime, alt: words.sheetAlt }];
  return { replies: [{ ...say(words.listDone(list.people.length)), attachments }] };
}
