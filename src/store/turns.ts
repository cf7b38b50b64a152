import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Content } from "../domain/incoming.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Conversation } from "./conversations.ts";
import type { Trx } from "./database.ts";
import type { Chat, Waiting } from "./inbox.ts";
import { insertIntoOutbox, type Outgoing } from "./outbox.ts";
import { personOn, type Person } from "./people.ts";
import { NOT_WAITED_FOR } from "./prepared.ts";

/** A chat whose messages nobody else handles until the transaction ends. */
export interface Lane {
  readonly chat: Chat;
  /** Whose private chat it is, as far as is known. */
  readonly personId: number | null;
  /** Something sent to it was refused since it was last heard of. */
  readonly isUnreachable: boolean;
}

/** The oldest message of a lane that has not been handled, who sent it, and what they are in the middle of there. */
export interface NextTurn {
  readonly message: Waiting;
  /** With the roles of today; undefined for a stranger. */
  readonly person: Person | undefined;
  readonly conversation: Conversation;
  /** Another message waits in the lane; one that is stored from now on wakes it by itself. */
  readonly hasMore: boolean;
  /** The database holds more than one province, so that the wall between them has something to part. */
  readonly needsWall: boolean;
}

interface LaneRow {
  readonly id: number;
  readonly platform: string;
  readonly bot: string;
  readonly external_id: string;
  readonly kind: Chat["kind"];
  readonly unit_id: number | null;
  readonly person_id: number | null;
  readonly unreachable_at: DateTime | null;
}

const LANE_COLUMNS = sql`c.id, c.platform, c.bot, c.external_id, c.kind, c.unit_id, c.person_id, c.unreachable_at`;

function toLane(row: LaneRow): Lane {
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

interface TurnRow {
  readonly message_id: string;
  readonly sender: string;
  readonly content: Content;
  readonly received_at: DateTime;
  readonly person: Person | null;
  readonly form: unknown;
  readonly question: unknown;
  readonly has_more: boolean;
  readonly needs_wall: boolean;
}

/** A test may want the wall whatever there is behind it: `alter database … set dondoc.wall = 'always'`. */
const TURN_COLUMNS = sql`
  i.id as message_id, i.sender, i.content, i.received_at, to_jsonb(who) as person, v.form, v.question,
  exists (select from inbox o where o.chat_id = i.chat_id and o.handled_at is null and o.id <> i.id) as has_more,
  (current_setting('dondoc.wall', true) is not distinct from 'always'
    or (select min(tenant_id) is distinct from max(tenant_id) from unit)) as needs_wall`;

/** The first message that waits in a chat, as row `i`. */
const FIRST_WAITING = (chatId: number) => sql`(
  select id from inbox where chat_id = ${chatId} and handled_at is null order by place nulls first, id limit 1)`;

/** Who sent message `i` of chat `c`, and what they are in the middle of there: at most one row each. */
const SENDER = (on: IsoDate) => sql`
  left join lateral (
    select ${personOn(on)} from account a0 join person p on p.id = a0.person_id
    where a0.platform = c.platform and a0.bot = c.bot and a0.external_id = i.sender
  ) who on true
  left join conversation v on v.chat_id = c.id and v.person_id = who.id`;

function toNextTurn(row: TurnRow): NextTurn {
  return {
    message: { id: row.message_id, sender: row.sender, content: row.content, receivedAt: row.received_at },
    person: row.person ?? undefined,
    conversation: { form: row.form ?? null, question: row.question ?? null },
    hasMore: row.has_more,
    needsWall: row.needs_wall,
  };
}

/**
 * Takes the lane of a chat and reads what is to be handled next there, in one statement; undefined when nothing waits or
 * somebody else is at it, which {@link lockLane} tells apart.
 *
 * Trap: nothing is waited for here. A statement that had waited would see the inbox and the conversation as they were
 * before the message that held the lane was done. The message is locked too: had it been handled since the statement
 * began, no row would be found. The chat comes first: whoever holds it will write to the message.
 */
export async function takeNextTurn(
  trx: Trx,
  chatId: number,
  on: IsoDate,
): Promise<{ readonly lane: Lane; readonly next: NextTurn } | undefined> {
  const { rows } = await sql<LaneRow & TurnRow>`
    select ${LANE_COLUMNS}, ${TURN_COLUMNS}
    from inbox i join chat c on c.id = i.chat_id ${SENDER(on)}
    where i.id = ${FIRST_WAITING(chatId)} and i.handled_at is null
    for no key update of c, i skip locked`.execute(trx);
  const [row] = rows;
  return row && { lane: toLane(row), next: toNextTurn(row) };
}

/**
 * Takes the lane of a chat until the transaction ends, waiting for whoever holds it: no two messages of one chat are
 * handled at once, on any number of processes. The lock leaves the chat readable and referable, so receiving goes on.
 */
export async function lockLane(trx: Trx, chatId: number): Promise<Lane> {
  const { rows } = await sql<LaneRow>`
    select ${LANE_COLUMNS} from chat c where c.id = ${chatId} for no key update`.execute(trx);
  return toLane(rows[0] as LaneRow);
}

/**
 * What is to be handled next in a lane; undefined when nothing waits.
 *
 * Trap: a statement of its own after the lock. One that waited for the lock itself would see the inbox as it was before
 * the message that held the lane was done.
 */
export async function findNextTurn(trx: Trx, chat: Chat, on: IsoDate): Promise<NextTurn | undefined> {
  const { rows } = await sql<TurnRow>`
    select ${TURN_COLUMNS} from inbox i join chat c on c.id = i.chat_id ${SENDER(on)}
    where i.id = ${FIRST_WAITING(chat.id)}`.execute(trx);
  return rows[0] && toNextTurn(rows[0]);
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
 * is marked as handled. The end of the transaction goes out behind it, and tells what fails here.
 */
export async function closeTurn(trx: Trx, closing: Closing, at: DateTime): Promise<void> {
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
  await sql`${NOT_WAITED_FOR}
    with ${said} ${kept} handled as (
      update inbox set handled_at = ${at}, incident = ${incident} where id = ${inboxId}
    )
    select 1`.execute(trx);
}
