import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import { startOf, type IsoDate } from "../domain/time.ts";
import type { Language, Reply } from "../render/message.ts";
import { holdsOn, isHandedIn, isUnlockedOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { addToOutbox } from "./outbox.ts";

/** A report that is owed and can be filled in. */
export interface OwedNow {
  readonly obligationId: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly planId: number;
  readonly period: string;
  readonly deadline: Deadline;
  readonly isReturned: boolean;
  readonly draftEntries: unknown;
  /** When somebody was last asked for it today, or is going to be; null when neither. */
  readonly nudgedAt: DateTime | null;
}

/** The reports that units owe on a date and can still fill in, by name of the unit. */
export async function listOwedNow(db: Db, unitIds: readonly number[], today: IsoDate): Promise<OwedNow[]> {
  const { rows } = await sql<Omit<OwedNow, "deadline"> & { kind: Deadline["kind"]; on: IsoDate }>`
    select o.id as "obligationId", o.unit_id as "unitId", u.name as "unitName", o.plan_id as "planId", o.period,
      d.kind, d.due_on as "on", f.entries as "draftEntries",
      coalesce((select r.status = 'returned' from report r where r.obligation_id = o.id
        order by r.version desc limit 1), false) as "isReturned",
      (select max(n.send_at) from nudge n where n.obligation_id = o.id and n.send_at >= ${startOf(today)}
        and n.outcome in ('planned', 'sent')) as "nudgedAt"
    from obligation o
    join unit u on u.id = o.unit_id
    join obligation_deadline d on d.obligation_id = o.id
    left join draft f on f.obligation_id = o.id and f.form = 'report'
    where o.unit_id = any(${unitIds}::int[]) and d.opens_on <= ${today}
      and ${isUnlockedOn(today)}
      and not ${isHandedIn("o.id")}
    order by u.name, o.unit_id, d.due_on`.execute(db);
  return rows.map(({ kind, on, ...row }) => ({ ...row, deadline: { kind, on } }));
}

/** Somebody who fills in the reports of a unit. */
export interface UnitOfficer {
  readonly unitId: number;
  readonly personId: number;
  readonly name: string;
  /** Null for a person who cannot be written to unasked. */
  readonly chatId: number | null;
}

/** Who fills in the reports of some units on a date: of somebody who is away, whoever stands in for them. */
export async function listOfficersOf(db: Db, unitIds: readonly number[], on: IsoDate): Promise<UnitOfficer[]> {
  const { rows } = await sql<UnitOfficer>`
    select distinct a.unit_id as "unitId", a.person_id as "personId", n.name, chat_of(a.person_id) as "chatId"
    from assignment a join person n on n.id = a.person_id
    where a.unit_id = any(${unitIds}::int[]) and a.role = 'officer'
      and ${holdsOn("a", on)}
      and not exists (
        select 1 from delegation g where g.from_person_id = a.person_id and g.unit_id = a.unit_id
          and g.valid_from <= ${on} and g.valid_until > ${on})
    order by a.unit_id, a.person_id`.execute(db);
  return rows;
}

/** A line of the ledger to be written. */
export interface NewNudge {
  readonly obligationId: number;
  /** Null: nobody of the unit can be reached. */
  readonly personId: number | null;
}

/** Writes a request into the ledger: what is to be told at an instant. Lines that are there already stay as they are. */
export async function planNudges(
  trx: Trx,
  request: { readonly id: string; readonly askedBy: number; readonly sendAt: DateTime },
  lines: readonly NewNudge[],
  now: DateTime,
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into nudge (request_id, obligation_id, person_id, asked_by, asked_at, send_at, outcome)
    select ${request.id}, n."obligationId", n."personId", ${request.askedBy}, ${now}, ${request.sendAt},
      case when n."personId" is null then 'unreachable' else 'planned' end
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n ("obligationId" int, "personId" int)
    on conflict do nothing`.execute(trx);
}

/** How a request went: reports by outcome, and when it was made. */
export interface NudgeRequest {
  readonly askedAt: DateTime;
  readonly sendAt: DateTime;
  readonly planned: number;
  readonly sent: number;
}

/** What the ledger has of a request; undefined when it was never confirmed. */
export async function findNudgeRequest(db: Db, requestId: string): Promise<NudgeRequest | undefined> {
  const { rows } = await sql<NudgeRequest>`
    select min(asked_at) as "askedAt", max(send_at) as "sendAt",
      (count(distinct obligation_id) filter (where outcome = 'planned'))::int as planned,
      (count(distinct obligation_id) filter (where outcome = 'sent'))::int as sent
    from nudge where request_id = ${requestId} having count(*) > 0`.execute(db);
  return rows[0];
}

/** Takes back what a person asked for and has not gone out; how many reports that were. */
export async function cancelNudges(trx: Trx, requestId: string, askedBy: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update nudge set outcome = 'cancelled'
    where request_id = ${requestId} and asked_by = ${askedBy} and outcome = 'planned'
    returning obligation_id as id`.execute(trx);
  return new Set(rows.map(({ id }) => id)).size;
}

/** What one person is to be told for one request. */
export interface DueNudge {
  readonly requestId: string;
  readonly personId: number;
  readonly language: Language;
  /** Null when the person cannot be written to any more. */
  readonly chatId: number | null;
  readonly askerName: string;
  readonly reports: readonly (Pick<
    OwedNow,
    "obligationId" | "unitName" | "planId" | "period" | "deadline" | "draftEntries"
  > & {
    readonly isReturned: boolean;
    readonly isOwed: boolean;
  })[];
}

interface DueRow extends Omit<DueNudge, "reports">, Omit<DueNudge["reports"][number], "deadline"> {
  readonly kind: Deadline["kind"];
  readonly on: IsoDate;
}

/** What lines of the ledger say to whom, as it stands now. */
async function readNudges(db: Db, ids: readonly string[]): Promise<DueNudge[]> {
  const { rows } = await sql<DueRow>`
    select n.request_id as "requestId", n.person_id as "personId", p.language, chat_of(n.person_id) as "chatId",
      asker.name as "askerName", o.id as "obligationId", u.name as "unitName", o.plan_id as "planId", o.period,
      d.kind, d.due_on as "on", f.entries as "draftEntries",
      coalesce((select r.status = 'returned' from report r where r.obligation_id = o.id
        order by r.version desc limit 1), false) as "isReturned",
      not ${isHandedIn("o.id")} as "isOwed"
    from nudge n
    join person p on p.id = n.person_id
    join person asker on asker.id = n.asked_by
    join obligation o on o.id = n.obligation_id
    join unit u on u.id = o.unit_id
    join obligation_deadline d on d.obligation_id = o.id
    left join draft f on f.obligation_id = o.id and f.form = 'report'
    where n.id = any(${ids}::bigint[])
    order by n.request_id, n.person_id, d.due_on, u.name`.execute(db);
  const groups = Map.groupBy(rows, (row) => `${row.requestId} ${row.personId}`);
  return [...groups.values()].flatMap((group): DueNudge[] => {
    const [first] = group;
    if (!first) return [];
    const { requestId, personId, language, chatId, askerName } = first;
    const reports = group.map(({ kind, on, ...row }) => ({ ...row, deadline: { kind, on } }));
    return [{ requestId, personId, language, chatId, askerName, reports }];
  });
}

/** What is to be told by an instant, a person and request at a time; at most `limit`, locked for this caller. */
export async function claimDueNudges(trx: Trx, now: DateTime, limit: number): Promise<DueNudge[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select request_id, person_id from nudge where outcome = 'planned' and send_at <= ${now}
      group by request_id, person_id order by min(id) limit ${limit}
    )
    select n.id from nudge n join due using (request_id, person_id)
    where n.outcome = 'planned' order by n.id for update of n skip locked`.execute(trx);
  return rows.length === 0
    ? []
    : readNudges(
        trx,
        rows.map(({ id }) => id),
      );
}

/** What a message of the outbox asks for, as it stands now; undefined for every other message. */
export async function findNudgeOf(db: Db, outboxId: string): Promise<DueNudge | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from nudge where outbox_id = ${outboxId} and outcome = 'sent'`.execute(db);
  if (rows.length === 0) return undefined;
  const [nudge] = await readNudges(
    db,
    rows.map(({ id }) => id),
  );
  return nudge;
}

/** What is told of a claimed nudge; nothing where none of its reports is owed any more, or nobody can be written to. */
export interface SettledNudge {
  readonly due: DueNudge;
  readonly reply: Reply | undefined;
}

/** Puts what is told into the outbox and settles the lines; reports that are not owed any more are not told of. */
export async function settleNudges(trx: Trx, settled: readonly SettledNudge[], now: DateTime): Promise<void> {
  const keyOf = ({ requestId, personId }: DueNudge): string => `nudge~${requestId}~${personId}`;
  const outgoing = settled.flatMap(({ due, reply }) =>
    reply && due.chatId !== null
      ? [{ key: keyOf(due), chatId: due.chatId, reply, priority: "broadcast" as const }]
      : [],
  );
  await addToOutbox(trx, outgoing, now);
  const lines = settled.flatMap(({ due }) =>
    due.reports.map(({ obligationId, isOwed }) => ({
      ...{ requestId: due.requestId, personId: due.personId, obligationId, key: keyOf(due) },
      outcome: isOwed ? (due.chatId === null ? "unreachable" : "sent") : "unneeded",
    })),
  );
  await sql`
    update nudge n set outcome = l.outcome,
      outbox_id = case when l.outcome = 'sent' then (select id from outbox where key = l.key) end
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l ("requestId" bigint, "personId" int, "obligationId" int, key text, outcome text)
    where n.request_id = l."requestId" and n.person_id = l."personId" and n.obligation_id = l."obligationId"
      and n.outcome = 'planned'`.execute(trx);
}

/** Notes that reports were not asked after in a message after all, because they are not owed any more. */
export async function markNudgesUnneeded(db: Db, outboxId: string, obligationIds: readonly number[]): Promise<void> {
  await sql`
    update nudge set outcome = 'unneeded'
    where outbox_id = ${outboxId} and obligation_id = any(${obligationIds}::int[])`.execute(db);
}
