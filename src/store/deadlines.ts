import { sql } from "kysely";
import type { Deadline } from "../domain/deadline.ts";
import type { DeadlineException } from "../domain/deadline-exceptions.ts";
import type { Changes } from "../domain/import-table.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Level } from "../domain/unit.ts";
import type { Language } from "../render/message.ts";
import { inBatches } from "./bulk.ts";
import { holdsOn, isHandedIn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { listUnitsWithin } from "./unit-tree.ts";

/** A dated report of some plan. */
export interface DatedReport extends Deadline {
  readonly period: string;
  readonly opensOn: IsoDate;
}

/** A moved deadline with the code of the plan whose it is. */
export interface PlannedException extends DeadlineException {
  readonly plan: string;
}

/** Every deadline that was moved, by plan and period. A few dozen rows. */
export async function listDeadlineExceptions(db: Db): Promise<PlannedException[]> {
  const rows = await db
    .selectFrom("deadline_exception as e")
    .innerJoin("plan as p", "p.id", "e.plan_id")
    .leftJoin("unit as u", "u.id", "e.unit_id")
    .select(["p.code as plan", "e.period", "e.level", "u.code as unit", "e.kind", "e.due_on", "e.opens_on"])
    .select(["e.locked_on", "e.source"])
    .orderBy("e.id")
    .execute();
  return rows.map((row) => ({
    plan: row.plan,
    period: row.period,
    ...(row.level === null ? {} : { level: row.level }),
    ...(row.unit === null ? {} : { unit: row.unit }),
    deadline: { kind: row.kind, on: row.due_on },
    opensOn: row.opens_on,
    lockedOn: row.locked_on,
    source: row.source,
  }));
}

/** Writes moved deadlines; one that is there for the same plan, period and reach is replaced. */
export async function saveDeadlineExceptions(trx: Trx, changes: Changes<PlannedException>): Promise<void> {
  const written = [...changes.added, ...changes.changed.map((change) => change.to)].map(({ deadline, ...rest }) => ({
    ...rest,
    kind: deadline.kind,
    dueOn: deadline.on,
  }));
  await inBatches(
    trx,
    written,
    (rows) => sql`
      insert into deadline_exception (plan_id, period, level, unit_id, kind, due_on, opens_on, locked_on, source)
      select p.id, n.period, n.level, u.id, n.kind, n."dueOn", n."opensOn", n."lockedOn", n.source
      from jsonb_to_recordset(${rows}) as n (plan text, period text, level text, unit text, kind text, "dueOn" date,
        "opensOn" date, "lockedOn" date, source text)
      join plan p on p.code = n.plan left join unit u on u.code = n.unit
      on conflict (plan_id, period, level, unit_id) do update set kind = excluded.kind, due_on = excluded.due_on,
        opens_on = excluded.opens_on, locked_on = excluded.locked_on, source = excluded.source`,
  );
}

/** A unit that reports by a plan. */
export interface Reporter {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
}

/** The units of some levels within a unit, itself included, that exist on a date, by name. */
export async function listReporters(
  db: Db,
  scopeId: number,
  levels: readonly Level[],
  on: IsoDate,
): Promise<Reporter[]> {
  const within = await listUnitsWithin(db, [scopeId]);
  const { rows } = await sql<Reporter>`
    select id, code, name, level from unit
    where id = any(${within}::int[]) and level = any(${levels}::text[])
      and ${holdsOn("unit", on)}
    order by name, id`.execute(db);
  return rows;
}

/** Officers with a chat who have not sent their unit's report of a period, each once; of one unit, of a level, or of all. */
export async function listOfficersOwing(
  db: Db,
  owed: { readonly planId: number; readonly period: string; readonly unitId?: number; readonly level?: Level },
  on: IsoDate,
): Promise<{ personId: number; language: Language; chatId: number }[]> {
  const { rows } = await sql<{ personId: number; language: Language; chatId: number }>`
    select * from (
      select distinct a.person_id as "personId", n.language, chat_of(a.person_id) as "chatId"
      from obligation o
      join unit u on u.id = o.unit_id
      join assignment a on a.unit_id = o.unit_id and a.role = 'officer'
        and ${holdsOn("a", on)}
      join person n on n.id = a.person_id
      where o.plan_id = ${owed.planId} and o.period = ${owed.period}
        and (${owed.unitId ?? null}::int is null or o.unit_id = ${owed.unitId ?? null}::int)
        and (${owed.level ?? null}::text is null or u.level = ${owed.level ?? null}::text)
        and not ${isHandedIn("o.id")}
    ) officers
    where "chatId" is not null order by "personId"`.execute(db);
  return rows;
}

/** The next deadline after a date, of any plan, or of the plans by which given units have owed reports before. */
export async function findNextDeadline(
  db: Db,
  today: IsoDate,
  unitIds?: readonly number[],
): Promise<DatedReport | undefined> {
  const row = await db
    .selectFrom("deadline")
    .select(["kind", "due_on", "period", "opens_on"])
    .where("due_on", ">", today)
    .$if(unitIds !== undefined, (query) =>
      query.where("plan_id", "in", (plans) =>
        plans
          .selectFrom("obligation")
          .select("obligation.plan_id")
          .where("obligation.unit_id", "in", [...(unitIds ?? []), 0]),
      ),
    )
    .orderBy("due_on")
    .limit(1)
    .executeTakeFirst();
  return row && { kind: row.kind, on: row.due_on, period: row.period, opensOn: row.opens_on };
}
