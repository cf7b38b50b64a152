import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Said } from "../domain/incoming.ts";
import type { Reply } from "../render/message.ts";
import type { Db } from "./database.ts";

/** One message of a chat, either way, in the order of their positions. */
export type HistoryEntry = {
  readonly position: string;
  readonly at: DateTime;
} & (
  | {
      readonly from: "person";
      readonly sender: string;
      readonly name: string;
      readonly messageId: string;
      readonly content: Said;
      /** The choices of the message that a press answered: of this chat, or of the same person's on another channel. */
      readonly pressedReply: Reply | null;
    }
  | { readonly from: "bot"; readonly outboxId: string; readonly reply: Reply; readonly isRepeat: boolean }
);

interface Row {
  readonly position: string;
  readonly at: DateTime;
  readonly sender: string | null;
  readonly name: string | null;
  readonly message_id: string | null;
  readonly content: Said | null;
  readonly outbox_id: string | null;
  readonly body: Reply | null;
  readonly is_repeat: boolean | null;
}

function toEntry(row: Row): HistoryEntry {
  const { position, at } = row;
  if (row.content && row.sender !== null && row.message_id !== null)
    return {
      position,
      at,
      from: "person",
      sender: row.sender,
      name: row.name ?? row.sender,
      messageId: row.message_id,
      content: row.content,
      pressedReply: row.body,
    };
  return {
    position,
    at,
    from: "bot",
    outboxId: row.outbox_id as string,
    reply: row.body as Reply,
    isRepeat: row.is_repeat === true,
  };
}

/** Positions are given before their rows are committed, so that a reader of "what came after" looks back this far. */
const OVERLAP = 20;

/**
 * Both directions of a chat, oldest first: the newest, those after a position, or those before one.
 *
 * Trap: "after" may bring up to twenty messages again; they are told apart by position.
 */
export async function listHistory(
  db: Db,
  chat: { readonly platform: string; readonly bot: string; readonly externalId: string },
  page: { readonly after?: string | undefined; readonly before?: string | undefined; readonly limit: number },
): Promise<HistoryEntry[]> {
  const after = page.after === undefined ? null : String(BigInt(page.after) - BigInt(OVERLAP));
  const { rows } = await sql<Row>`
    with c as (
      select id from chat where platform = ${chat.platform} and bot = ${chat.bot} and external_id = ${chat.externalId}
    ), said as (
      select i.position, i.received_at as at, i.sender, p.name, i.message_id, i.content,
        null::bigint as outbox_id, o.body, null::boolean as is_repeat
      from inbox i join c on c.id = i.chat_id
      left join account a on a.platform = i.platform and a.bot = i.bot and a.external_id = i.sender
      left join person p on p.id = a.person_id
      left join outbox o on i.content ->> 'kind' = 'choice'
        and (o.chat_id = c.id or o.chat_id in (select e.id from chat e
          where e.kind = 'private' and e.person_id = (select person_id from chat where id = c.id and kind = 'private')))
        and o.id = case when i.content ->> 'outboxId' ~ '^[0-9]{1,18}$' then (i.content ->> 'outboxId')::bigint end
      where i.content ->> 'kind' not in ('change', 'due')
        and (${after}::bigint is null or i.position > ${after}::bigint)
        and (${page.before ?? null}::bigint is null or i.position < ${page.before ?? null}::bigint)
      union all
      select o.position, coalesce(o.settled_at, o.created_at), null, null, null, null, o.id, o.body, o.is_repeat
      from outbox o join c on c.id = o.chat_id
      where o.position is not null and o.status in ('sending', 'sent', 'unknown')
        and (${after}::bigint is null or o.position > ${after}::bigint)
        and (${page.before ?? null}::bigint is null or o.position < ${page.before ?? null}::bigint)
    )
    select * from said
    order by case when ${after}::bigint is null then -position else position end
    limit ${page.limit + (after === null ? 0 : OVERLAP)}`.execute(db);
  return rows.map(toEntry).sort((a, b) => (BigInt(a.position) < BigInt(b.position) ? -1 : 1));
}

/** Whether some message of a chat carries an attachment. */
export async function isAttachedIn(
  db: Db,
  chat: { readonly platform: string; readonly bot: string; readonly externalId: string },
  hash: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from outbox o join chat c on c.id = o.chat_id
    where c.platform = ${chat.platform} and c.bot = ${chat.bot} and c.external_id = ${chat.externalId}
      and o.body -> 'attachments' @> ${JSON.stringify([{ hash }])}::jsonb
    limit 1`.execute(db);
  return rows.length > 0;
}
