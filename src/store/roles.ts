import { sql } from "kysely";
import type { Role } from "../domain/permissions.ts";
import type { IsoDate } from "../domain/time.ts";
import { holdsOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";

/** A role of a person for a unit, as lists of people show it. */
export interface HeldRole {
  readonly id: number;
  readonly personId: number;
  readonly name: string;
  readonly role: Role;
  readonly unitId: number;
  readonly unitName: string;
  readonly from: IsoDate;
  /** First day on which it no longer holds; null: open. */
  readonly until: IsoDate | null;
  /** Whether the person has an account anywhere. */
  readonly hasAccount: boolean;
}

const HELD = sql`
  select a.id, a.person_id as "personId", p.name, a.role, a.unit_id as "unitId", u.name as "unitName",
    a.valid_from as "from", a.valid_until as "until",
    exists (select 1 from account c where c.person_id = p.id) as "hasAccount"
  from assignment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id`;

/** Roles that hold on a date or later, of some units, by unit and role. */
export async function listRolesOfUnits(db: Db, unitIds: readonly number[], on: IsoDate): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    ${HELD} where a.unit_id = any(${[...unitIds]}::int[]) and (a.valid_until is null or a.valid_until > ${on})
      and (a.valid_until is null or a.valid_until > a.valid_from)
    order by u.id, a.role, a.id`.execute(db);
  return rows;
}

/** Roles of a person that hold on a date or later, the oldest first. */
export async function listRolesOf(db: Db, personId: number, on: IsoDate): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    ${HELD} where a.person_id = ${personId} and (a.valid_until is null or a.valid_until > greatest(a.valid_from, ${on}::date))
    order by a.id`.execute(db);
  return rows;
}

/** A role by its number, locked until the transaction ends; undefined when there is none or it has ended. */
export async function findRoleForUpdate(trx: Trx, id: number, on: IsoDate): Promise<HeldRole | undefined> {
  const { rows } = await sql<HeldRole>`
    ${HELD} where a.id = ${id} and (a.valid_until is null or a.valid_until > greatest(a.valid_from, ${on}::date))
    for update of a`.execute(trx);
  return rows[0];
}

/** A role that somebody is given. */
export interface NewRole {
  readonly personId: number;
  readonly role: Role;
  readonly unitId: number;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

/** Gives a role; one that already holds on its first day only gets the new last day. Returns its number. */
export async function grantRole(trx: Trx, given: NewRole): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update assignment set valid_until = ${given.until}
    where person_id = ${given.personId} and role = ${given.role} and unit_id = ${given.unitId}
      and valid_from <= ${given.from} and (valid_until is null or valid_until > ${given.from} or valid_from = ${given.from})
    returning id`.execute(trx);
  if (rows[0]) return rows[0].id;
  const { id } = await trx
    .insertInto("assignment")
    .values({
      person_id: given.personId,
      role: given.role,
      unit_id: given.unitId,
      valid_from: given.from,
      valid_until: given.until,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Sets the first day on which a role no longer holds. Today ends it with the next message; a day before its first makes
 * it one that never held.
 */
export async function endRole(trx: Trx, id: number, on: IsoDate): Promise<void> {
  await sql`update assignment set valid_until = greatest(valid_from, ${on}::date) where id = ${id}`.execute(trx);
}

/** A unit to which people can be invited. */
export interface UnitChoice {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** The unit above: tells namesakes apart. */
  readonly parentName: string | null;
}

/** The units among some that exist on a date, the highest first. */
export async function listUnitsOn(db: Db, unitIds: readonly number[], on: IsoDate): Promise<UnitChoice[]> {
  const { rows } = await sql<UnitChoice>`
    select u.id, u.code, u.name, u.short_name as "shortName", p.name as "parentName"
    from unit u left join unit p on p.id = u.parent_id
    where u.id = any(${[...unitIds]}::int[]) and ${holdsOn("u", on)}
    order by array_position(array['province', 'department', 'district', 'commune'], u.level), u.id`.execute(db);
  return rows;
}

/** A unit's name and the first day on which it no longer exists: no role outlives its unit. Throws without the unit. */
export async function getUnitSpan(db: Db, unitId: number): Promise<{ name: string; until: IsoDate | null }> {
  return db
    .selectFrom("unit")
    .select(["name", "valid_until as until"])
    .where("id", "=", unitId)
    .executeTakeFirstOrThrow();
}
