import { sql } from "kysely";
import type { Db } from "./database.ts";

/** A unit that has ever owed a report or has figures. */
export interface ReportingUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Those of some units that have figures, by name. */
export async function listUnitsWithFigures(db: Db, unitIds: readonly number[]): Promise<ReportingUnit[]> {
  const { rows } = await sql<ReportingUnit>`
    select u.id, u.code, u.name from unit u
    where u.id = any(${unitIds}::int[]) and exists (select 1 from figure f where f.unit_id = u.id)
    order by u.name, u.id`.execute(db);
  return rows;
}
