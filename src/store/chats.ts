import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { ChatChange } from "../domain/incoming.ts";
import { recordAudit } from "./audit.ts";
import { transaction, type Db, type Trx } from "./database.ts";
import type { Chat } from "./inbox.ts";

/** Nothing can be sent to a chat any more, as far as is known. */
export async function markUnreachable(db: Db, chatId: number, at: DateTime): Promise<void> {
  await sql`update chat set unreachable_at = ${at} where id = ${chatId} and unreachable_at is null`.execute(db);
}

/** Something came from a chat, so it can be written to again. */
export async function markReachable(db: Db, chatId: number): Promise<void> {
  await sql`update chat set unreachable_at = null where id = ${chatId} and unreachable_at is not null`.execute(db);
}

interface Half {
  readonly id: number;
  readonly external_id: string;
  readonly unit_id: number | null;
}

/** Makes one chat of two that turned out to be the same; the other half keeps its past and is not written to again. */
async function join(trx: Trx, kept: Half, retired: Half, at: DateTime): Promise<void> {
  await sql`update inbox set chat_id = ${kept.id} where chat_id = ${retired.id} and handled_at is null`.execute(trx);
  await sql`update outbox set chat_id = ${kept.id} where chat_id = ${retired.id} and status = 'pending'`.execute(trx);
  await sql`
    insert into group_member (chat_id, person_id) select ${kept.id}::int, person_id from group_member
    where chat_id = ${retired.id} on conflict do nothing`.execute(trx);
  await sql`
    update chat set external_id = ${`retired~${retired.id}~${retired.external_id}`}, unreachable_at = ${at}
    where id = ${retired.id}`.execute(trx);
}

/**
 * Lets a chat go on under another id of its platform, with its unit, its members and all that waits. A second telling
 * changes nothing.
 *
 * Messages may have come from the new id before this is known, and the old id may be named again after it: then there
 * are two chats for one group. The registered one stays, else the one that moves.
 */
export async function moveChat(db: Db, chatId: number, externalId: string, at: DateTime): Promise<void> {
  await transaction(db, (trx) => moveChatIn(trx, chatId, externalId, at));
}

async function moveChatIn(trx: Trx, chatId: number, externalId: string, at: DateTime): Promise<void> {
  const { rows } = await sql<Half>`
    select c.id, c.external_id, c.unit_id from chat c join chat old on old.id = ${chatId}
    where c.platform = old.platform and c.bot = old.bot and (c.id = old.id or c.external_id = ${externalId})
    order by c.id for update of c`.execute(trx);
  const old = rows.find((row) => row.id === chatId);
  if (!old || old.external_id === externalId) return;
  const newcomer = rows.find((row) => row.id !== chatId);
  const kept = newcomer && old.unit_id === null && newcomer.unit_id !== null ? newcomer : old;
  if (newcomer) await join(trx, kept, kept === old ? newcomer : old, at);
  await sql`update chat set external_id = ${externalId}, unreachable_at = null where id = ${kept.id}`.execute(trx);
  await recordAudit(trx, [
    { at, action: "chat.move", subject: `chat/${kept.id}`, old: old.external_id, new: externalId },
  ]);
}

/**
 * Writes down what a platform told about a chat itself. The bot's memory of who is in a group is only what it was told:
 * it is never a reason to show anybody anything.
 */
export async function applyChatChange(trx: Trx, chat: Chat, change: ChatChange, at: DateTime): Promise<void> {
  const account = (externalId: string) => sql`
    select ${chat.id}::int as chat_id, person_id from account
    where platform = ${chat.platform} and bot = ${chat.bot} and external_id = ${externalId}`;
  switch (change.kind) {
    case "joined":
      return markReachable(trx, chat.id);
    case "left":
      return markUnreachable(trx, chat.id, at);
    case "renamed":
      await sql`update chat set title = ${change.title} where id = ${chat.id}`.execute(trx);
      return;
    case "moved":
      return moveChatIn(trx, chat.id, change.externalId, at);
    case "member-joined":
      await sql`insert into group_member (chat_id, person_id) ${account(change.member.externalId)}
        on conflict do nothing`.execute(trx);
      return;
    case "member-left":
      await sql`delete from group_member g using (${account(change.member.externalId)}) a
        where g.chat_id = a.chat_id and g.person_id = a.person_id`.execute(trx);
  }
}
