import { dateOf, ZONE } from "../../domain/time.ts";
import { decideWatch, nextDue, type WatchCalendar, type WatchRow, type WatchSchedule } from "../../domain/watch.ts";
import { answerQuestion } from "../../questions/answer-question.ts";
import { getWorldOf } from "../../questions/world.ts";
import { formatInstant, weekdayName } from "../../render/dates.ts";
import { bold, plainText, say, text, type Block, type Language, type Reply } from "../../render/message.ts";
import type { Db } from "../../store/database.ts";
import { findRegisteredGroup } from "../../store/groups.ts";
import { endWatch, noteWatchRun, type Watch } from "../../store/watches.ts";
import { answerAsQuestion } from "../answers/answer.ts";
import { viewerOf } from "../answers/replay.ts";
import { rightsOn } from "../approval/facts.ts";
import { BOARD_TOPIC } from "../boards/board.ts";
import { datedReportsOf } from "../calendar/deadlines-of.ts";
import type { CommandTable } from "../route.ts";
import type { Outcome, Turn } from "../turn.ts";
import { watchMessages } from "./messages.ts";
import { DateTime } from "luxon";

/** What there is to say of a subject now. */
export interface SubjectNow {
  /** `unclear`: nothing that can be watched, and the reply says what is missing. */
  readonly kind: "known" | "unclear";
  readonly rows: readonly WatchRow[];
  readonly reply: Reply;
}

/** Says a subject as if the person had typed it: a board, else a question, by the rights of the person in this chat. */
export async function sayNow(turn: Turn, readers: CommandTable, subject: string): Promise<SubjectNow> {
  const named = readers.find(subject);
  if (named) {
    const { replies } = await named.command.run(turn, named.argument);
    const asked = `${BOARD_TOPIC} ${named.argument}`.trim();
    const { rows } = await answerQuestion(turn.trx, { text: asked, viewer: viewerOf(turn), now: turn.now });
    const reply = replies[0] ?? say("");
    return {
      kind: replies.length > 0 ? "known" : "unclear",
      rows: rows.length > 0 ? rows : [{ said: plainText(reply) }],
      reply,
    };
  }
  const { outcome, answer } = await answerAsQuestion(turn, subject);
  const reply = outcome.replies[0] ?? say("");
  const isKnown = answer?.kind === "answer" || answer?.kind === "none";
  return { kind: isKnown ? "known" : "unclear", rows: answer?.rows ?? [], reply };
}

/** What moments are reckoned with for a unit. */
export async function watchCalendar(db: Db, unitId: number | null, now: DateTime): Promise<WatchCalendar> {
  const today = dateOf(now);
  const world = await getWorldOf(db, today, unitId === null ? [] : [unitId]);
  const dated = unitId === null ? [] : datedReportsOf(world, unitId, today);
  return { exceptions: world.dayExceptions, deadlines: dated.map(({ dates }) => dates.deadline.on) };
}

/** "mỗi thứ Hai lúc 08:00". */
export function scheduleText(schedule: WatchSchedule, language: Language): string {
  const words = watchMessages[language];
  switch (schedule.kind) {
    case "daily":
      return words.daily(schedule.at);
    case "weekly":
      return words.weekly(schedule.weekday, schedule.at);
    case "monthly":
      return words.monthly(schedule.day, schedule.at);
    case "before-deadline":
      return words.beforeDeadline(schedule.workingDays, schedule.at);
    case "change":
      return words.change;
  }
}

function momentText(moment: DateTime, language: Language): string {
  return `${weekdayName(dateOf(moment), language)} ${formatInstant(moment, language)}`;
}

/** When it comes next, or what there is now to tell changes from. */
export async function nextText(turn: Turn, schedule: WatchSchedule, now: SubjectNow): Promise<string> {
  const words = watchMessages[turn.language];
  if (schedule.kind === "change") return words.now(now.rows.length);
  const unitId = turn.chat.unitId ?? turn.person.assignments[0]?.unitId ?? null;
  const next = nextDue(schedule, turn.now, await watchCalendar(turn.trx, unitId, turn.now));
  return next ? words.first(momentText(next, turn.language)) : words.noDeadline;
}

/** Whether something may be sent here unasked; in a group its registration says so. */
export async function mayWatchHere(turn: Turn): Promise<"yes" | "not-here"> {
  if (turn.chat.kind === "private") return "yes";
  const group = await findRegisteredGroup(turn.trx, turn.chat.id);
  return group?.posts.includes("digests") ? "yes" : "not-here";
}

/** Whether the person may change what a chat watches: their own, or as the group's owner or somebody who may be. */
export async function mayChange(turn: Turn, watch: Pick<Watch, "personId">): Promise<boolean> {
  const { chat, person } = turn;
  if (chat.kind === "private" || watch.personId === person.id) return true;
  const group = await findRegisteredGroup(turn.trx, chat.id);
  if (!group) return false;
  return group.ownerId === person.id || (await rightsOn(turn, group.unitId))("register-group");
}

function withHead(head: readonly Block[], reply: Reply): Reply {
  return { ...reply, blocks: [...head, ...reply.blocks] };
}

function countNew(rows: readonly WatchRow[], last: readonly WatchRow[] | null): number {
  const known = new Set((last ?? []).map((row) => JSON.stringify([row["unit"], row["directive"]])));
  return rows.filter((row) => !known.has(JSON.stringify([row["unit"], row["directive"]]))).length;
}

/**
 * Speaks for a watch whose moment has come, by the rights that its person has now: what there is, a line that nothing is
 * new, or nothing. Who has lost every right, or a group that no longer takes digests, ends it.
 */
export async function runWatch(turn: Turn, readers: CommandTable, watch: Watch, dueAt: DateTime): Promise<Outcome> {
  const { trx, now, language } = turn;
  const words = watchMessages[language];
  const { id, subject, schedule } = watch;
  if (turn.person.assignments.length === 0 || (await mayWatchHere(turn)) !== "yes") {
    await endWatch(trx, id, "no-right", now);
    await noteWatchRun(trx, { id, dueAt, outcome: "ended" }, null, now);
    return { replies: [] };
  }
  const current = await sayNow(turn, readers, subject);
  const outcome = decideWatch(schedule, watch.whenSame, current.rows, watch.lastRows);
  await noteWatchRun(trx, { id, dueAt, outcome }, current.rows, now);
  if (outcome === "silent") return { replies: [] };
  if (outcome === "same") return { replies: [say(words.same(subject))] };
  const head =
    schedule.kind === "change"
      ? words.changeHead(subject, countNew(current.rows, watch.lastRows))
      : words.head(subject);
  const isLate = dateOf(dueAt) !== dateOf(now);
  const late = isLate ? [text(words.late(momentText(dueAt.setZone(ZONE), language)))] : [];
  return { replies: [withHead([text(bold(head)), ...late], current.reply)] };
}
