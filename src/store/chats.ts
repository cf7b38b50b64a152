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

/** Takes over what a chat has gathered under the new id before the move was known; that row retires under the old id. */
async function takeOver(trx: Trx, chatId: number, newcomerId: number, retiredAs: string): Promise<void> {
  await sql`update inbox set chat_id = ${chatId} where chat_id = ${newcomerId} and handled_at is null`.execute(trx);
  await sql`update outbox set chat_id = ${chatId} where chat_id = ${newcomerId} and status = 'pending'`.execute(trx);
  await sql`
    insert into group_member (chat_id, person_id) select ${chatId}::int, person_id from group_member
    where chat_id = ${newcomerId} on conflict do nothing`.execute(trx);
  await sql`update chat set external_id = ${`retired~${newcomerId}~${retiredAs}`} where id = ${newcomerId}`.execute(
    trx,
  );
}

/**
 * Lets a chat go on under another id of its platform, with its unit, its members and all that waits. Messages may have
 * come from the new id before: a chat that was made for them is taken over. A second telling changes nothing.
 */
export async function moveChat(db: Db, chatId: number, externalId: string, at: DateTime): Promise<void> {
  await transaction(db, (trx) => moveChatIn(trx, chatId, externalId, at));
}

async function moveChatIn(trx: Trx, chatId: number, externalId: string, at: DateTime): Promise<void> {
  const { rows } = await sql<{ id: number; external_id: string }>`
    select c.id, c.external_id from chat c join chat old on old.id = ${chatId}
    where c.platform = old.platform and c.bot = old.bot and (c.id = old.id or c.external_id = ${externalId})
    order by c.id for update of c`.execute(trx);
  const old = rows.find((row) => row.id === chatId);
  if (!old || old.external_id === externalId) return;
  const newcomer = rows.find((row) => row.id !== chatId);
  if (newcomer) await takeOver(trx, chatId, newcomer.id, old.external_id);
  await sql`update chat set external_id = ${externalId}, unreachable_at = null where id = ${chatId}`.execute(trx);
  await recordAudit(trx, [
    { at, action: "chat.move", subject: `chat/${chatId}`, old: old.external_id, new: externalId },
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
