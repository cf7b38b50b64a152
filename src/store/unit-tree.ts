import { sql } from "kysely";
import type { Level } from "../domain/unit.ts";
import type { Db } from "./database.ts";

/** Ids of the units above a unit, nearest first: what rights that reach below are checked with. */
export async function listUnitsAbove(db: Db, unitId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive up as (
      select parent_id as id, 1 as step from unit where id = ${unitId}
      union all select u.parent_id, up.step + 1 from unit u join up on u.id = up.id where up.step < 20
    )
    select id from up where id is not null order by step`.execute(db);
  return rows.map((row) => row.id);
}

/** Ids of units and of everything below them, whenever it existed. */
export async function listUnitsWithin(db: Db, unitIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive reach as (
      select id from unit where id = any(${unitIds}::int[])
      union select u.id from unit u join reach r on u.parent_id = r.id
    )
    select id from reach order by id`.execute(db);
  return rows.map((row) => row.id);
}

/** The name of a unit that must be there, with its kind. Throws when it is not. */
export async function getUnitName(db: Db, unitId: number): Promise<string> {
  const { name } = await db.selectFrom("unit").select("name").where("id", "=", unitId).executeTakeFirstOrThrow();
  return name;
}

/** A unit that must be there. Throws when it is not. */
export async function getUnit(
  db: Db,
  unitId: number,
): Promise<{ readonly id: number; readonly code: string; readonly name: string; readonly level: Level }> {
  return db
    .selectFrom("unit")
    .select(["id", "code", "name", "level"])
    .where("id", "=", unitId)
    .executeTakeFirstOrThrow();
}
