import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Delegation } from "../domain/delegation.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language } from "../render/message.ts";
import { recordAudit } from "./audit.ts";
import { holdsOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { listUnitsAbove } from "./unit-tree.ts";

/** A unit that somebody reports for in their own right, not in another's place. */
export interface OwnUnit {
  readonly unitId: number;
  readonly unitName: string;
}

/** Units whose reports a person may hand over on a day. */
export async function listOwnUnits(db: Db, personId: number, today: IsoDate): Promise<OwnUnit[]> {
  const { rows } = await sql<OwnUnit>`
    select distinct u.id as "unitId", u.name as "unitName" from assignment a join unit u on u.id = a.unit_id
    where a.person_id = ${personId} and a.role = 'officer' and a.delegation_id is null
      and ${holdsOn("a", today)}
    order by u.name, u.id`.execute(db);
  return rows;
}

/** Somebody who can stand in. */
export interface Colleague {
  readonly personId: number;
  readonly name: string;
  readonly language: Language;
  /** Null: cannot be told. */
  readonly chatId: number | null;
}

/** Officers and heads of a unit and of those above it, nearest first, but for one person. */
export async function listColleagues(db: Db, unitId: number, besides: number, today: IsoDate): Promise<Colleague[]> {
  const units = [unitId, ...(await listUnitsAbove(db, unitId))];
  const { rows } = await sql<Colleague>`
    select p.id as "personId", p.name, p.language, chat_of(p.id) as "chatId"
    from assignment a join person p on p.id = a.person_id
    where a.unit_id = any(${units}::int[]) and a.role in ('officer', 'head') and a.delegation_id is null
      and a.person_id <> ${besides} and ${holdsOn("a", today)}
    group by p.id
    order by min(array_position(${units}::int[], a.unit_id)), min(case a.role when 'officer' then 0 else 1 end), p.id
  `.execute(db);
  return rows;
}

/** How a person is told something. Throws when there is no such person. */
export async function getReach(db: Db, personId: number): Promise<Pick<Colleague, "language" | "chatId">> {
  return db
    .selectFrom("person")
    .select((eb) => ["language", eb.fn<number | null>("chat_of", ["id"]).as("chatId")])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
}

/** A delegation that has not ended, with the names that people know it by. */
export interface StoredDelegation extends Delegation {
  readonly id: number;
  readonly unitName: string;
  readonly fromName: string;
  readonly toName: string;
}

/** Delegations by or to some people that hold or are to come, those that begin first at the front. */
export async function listDelegations(
  db: Db,
  personIds: readonly number[],
  today: IsoDate,
): Promise<StoredDelegation[]> {
  const { rows } = await sql<StoredDelegation>`
    select g.id, g.unit_id as "unitId", g.from_person_id as "fromPersonId", g.to_person_id as "toPersonId",
      g.valid_from as "validFrom", g.valid_until as "validUntil", u.name as "unitName", f.name as "fromName",
      t.name as "toName"
    from delegation g join unit u on u.id = g.unit_id
    join person f on f.id = g.from_person_id join person t on t.id = g.to_person_id
    where (g.from_person_id = any(${personIds}::int[]) or g.to_person_id = any(${personIds}::int[]))
      and g.valid_until > ${today} and g.ended_early_at is null
    order by g.valid_from, g.id`.execute(db);
  return rows;
}

/** Keeps other delegations by a person waiting until the transaction ends. */
export async function lockDelegator(trx: Trx, personId: number): Promise<void> {
  await sql`select 1 from person where id = ${personId} for no key update`.execute(trx);
}

/** Hands the reports of a unit over for a time: the colleague gets the officer's right for it, unless it is theirs anyway. */
export async function addDelegation(
  trx: Trx,
  delegation: Delegation,
  origin: { readonly inboxId: string; readonly at: DateTime },
): Promise<number> {
  const { unitId, fromPersonId, toPersonId, validFrom, validUntil } = delegation;
  const { id } = await trx
    .insertInto("delegation")
    .values({
      unit_id: unitId,
      from_person_id: fromPersonId,
      to_person_id: toPersonId,
      valid_from: validFrom,
      valid_until: validUntil,
      created_at: origin.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`
    insert into assignment (person_id, role, unit_id, valid_from, valid_until, delegation_id)
    select ${toPersonId}, 'officer', ${unitId}, ${validFrom}, ${validUntil}, ${id}
    where not exists (
      select 1 from assignment a where a.person_id = ${toPersonId} and a.unit_id = ${unitId} and a.role = 'officer'
        and a.valid_from <= ${validFrom} and (a.valid_until is null or a.valid_until >= ${validUntil}))
    on conflict (person_id, role, unit_id, valid_from) do update
      set valid_until = excluded.valid_until, delegation_id = excluded.delegation_id`.execute(trx);
  await recordAudit(trx, [
    {
      at: origin.at,
      actorId: fromPersonId,
      action: "delegation.add",
      subject: `delegation/${id}`,
      new: { unitId, toPersonId, validFrom, validUntil },
      inboxId: origin.inboxId,
    },
  ]);
  return id;
}

/** Ends a delegation at once, and with it the right that it gave. */
export async function endDelegation(
  trx: Trx,
  delegation: StoredDelegation,
  origin: { readonly actorId: number; readonly inboxId: string; readonly at: DateTime; readonly today: IsoDate },
): Promise<void> {
  const { id, validUntil } = delegation;
  await sql`
    update delegation set valid_until = greatest(valid_from, ${origin.today}), ended_early_at = ${origin.at}
    where id = ${id}`.execute(trx);
  await sql`delete from assignment where delegation_id = ${id} and valid_from >= ${origin.today}`.execute(trx);
  await sql`
    update assignment set valid_until = ${origin.today}
    where delegation_id = ${id} and (valid_until is null or valid_until > ${origin.today})`.execute(trx);
  await recordAudit(trx, [
    {
      at: origin.at,
      actorId: origin.actorId,
      action: "delegation.end",
      subject: `delegation/${id}`,
      old: { validUntil },
      new: { validUntil: origin.today },
      inboxId: origin.inboxId,
    },
  ]);
}
