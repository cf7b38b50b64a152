import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { ChatChange } from "../domain/incoming.ts";
import type { Trx } from "./database.ts";
import type { Chat } from "./inbox.ts";

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
      await sql`update chat set unreachable_at = null where id = ${chat.id}`.execute(trx);
      return;
    case "left":
      await sql`update chat set unreachable_at = ${at} where id = ${chat.id}`.execute(trx);
      return;
    case "renamed":
      await sql`update chat set title = ${change.title} where id = ${chat.id}`.execute(trx);
      return;
    case "moved":
      await sql`update chat set external_id = ${change.externalId} where id = ${chat.id}`.execute(trx);
      return;
    case "member-joined":
      await sql`insert into group_member (chat_id, person_id) ${account(change.member.externalId)}
        on conflict do nothing`.execute(trx);
      return;
    case "member-left":
      await sql`delete from group_member g using (${account(change.member.externalId)}) a
        where g.chat_id = a.chat_id and g.person_id = a.person_id`.execute(trx);
  }
}
