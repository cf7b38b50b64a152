import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Content } from "../domain/incoming.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Conversation } from "./conversations.ts";
import type { Trx } from "./database.ts";
import type { Chat, Waiting } from "./inbox.ts";
import { insertIntoOutbox, type Outgoing } from "./outbox.ts";
import { personOn, type Person } from "./people.ts";

/** A chat whose messages nobody else handles until the transaction ends. */
export interface Lane {
  readonly chat: Chat;
  /** Whose private chat it is, as far as is known. */
  readonly personId: number | null;
  /** Something sent to it was refused since it was last heard of. */
  readonly isUnreachable: boolean;
}

/**
 * Takes the lane of a chat until the transaction ends, waiting for whoever holds it: no two messages of one chat are
 * handled at once, on any number of processes. The lock leaves the chat readable and referable, so receiving goes on.
 */
export async function lockLane(trx: Trx, chatId: number): Promise<Lane> {
  const row = await trx
    .selectFrom("chat")
    .select(["id", "platform", "bot", "external_id", "kind", "unit_id", "person_id", "unreachable_at"])
    .where("id", "=", chatId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    chat: {
      id: row.id,
      platform: row.platform,
      bot: row.bot,
      externalId: row.external_id,
      kind: row.kind,
      unitId: row.unit_id,
    },
    personId: row.person_id,
    isUnreachable: row.unreachable_at !== null,
  };
}

/** The oldest message of a lane that has not been handled, who sent it, and what they are in the middle of there. */
export interface NextTurn {
  readonly message: Waiting;
  /** With the roles of today; undefined for a stranger. */
  readonly person: Person | undefined;
  readonly conversation: Conversation;
}

/**
 * What is to be handled next in a lane; undefined when nothing waits.
 *
 * Trap: a statement of its own after the lock. One that waited for the lock itself would see the inbox as it was before
 * the message that held the lane was done.
 */
export async function findNextTurn(trx: Trx, chat: Chat, on: IsoDate): Promise<NextTurn | undefined> {
  const { rows } = await sql<{
    id: string;
    sender: string;
    content: Content;
    received_at: DateTime;
    person: Person | null;
    form: unknown;
    question: unknown;
  }>`
    select i.id, i.sender, i.content, i.received_at, to_jsonb(who) as person, v.form, v.question
    from (
      select id, sender, content, received_at from inbox where chat_id = ${chat.id} and handled_at is null
      order by place nulls first, id limit 1
    ) i
    left join lateral (
      select ${personOn(on)} from account c join person p on p.id = c.person_id
      where c.platform = ${chat.platform} and c.bot = ${chat.bot} and c.external_id = i.sender
    ) who on true
    left join conversation v on v.chat_id = ${chat.id} and v.person_id = who.id`.execute(trx);
  const [row] = rows;
  return (
    row && {
      message: { id: row.id, sender: row.sender, content: row.content, receivedAt: row.received_at },
      person: row.person ?? undefined,
      conversation: { form: row.form ?? null, question: row.question ?? null },
    }
  );
}

/** What remains of a message once it is handled. */
export interface Closing {
  readonly chatId: number;
  readonly inboxId: string;
  readonly outgoing: readonly Outgoing[];
  /** What the person is in the middle of now; left out when that has not changed. */
  readonly conversation?: { readonly personId: number; readonly state: Conversation };
  /** The code under which the log tells what went wrong for good. */
  readonly incident?: string;
}

const json = (part: unknown): string | null => (part === null ? null : JSON.stringify(part));

/**
 * Ends the handling of a message, in one statement: what is said goes to the outbox, the conversation is kept, the message
 * is marked as handled.
 *
 * @returns whether another message waits in the lane; one that is stored later wakes it by itself.
 */
export async function closeTurn(trx: Trx, closing: Closing, at: DateTime): Promise<boolean> {
  const { chatId, inboxId, outgoing, conversation, incident = null } = closing;
  const said = outgoing.length > 0 ? sql`said as (${insertIntoOutbox(outgoing, at)}),` : sql``;
  const kept = conversation
    ? sql`kept as (
        insert into conversation (chat_id, person_id, form, question, updated_at)
        values (${chatId}, ${conversation.personId}, ${json(conversation.state.form)}::jsonb,
          ${json(conversation.state.question)}::jsonb, ${at})
        on conflict (chat_id, person_id)
        do update set form = excluded.form, question = excluded.question, updated_at = excluded.updated_at
      ),`
    : sql``;
  const { rows } = await sql<{ more: boolean }>`
    with ${said} ${kept} handled as (
      update inbox set handled_at = ${at}, incident = ${incident} where id = ${inboxId}
    )
    select exists (select from inbox where chat_id = ${chatId} and handled_at is null and id <> ${inboxId}) as more
  `.execute(trx);
  return rows[0]?.more === true;
}
