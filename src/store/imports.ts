import { sql } from "kysely";
import type { DateTime } from "luxon";
import { decimal, plain } from "../domain/decimal.ts";
import type { FigureRecord } from "../domain/import-figures.ts";
import type { AssignmentRecord, PeopleWrites, PersonRecord } from "../domain/import-people.ts";
import type { SuccessionRecord } from "../domain/import-successions.ts";
import type { Changes } from "../domain/import-table.ts";
import type { UnitRecord } from "../domain/import-units.ts";
import type { WorkingDayRecord } from "../domain/import-working-days.ts";
import { inBatches } from "./bulk.ts";
import type { Db, Trx } from "./database.ts";

function written<Item>(changes: Changes<Item>): Item[] {
  return [...changes.added, ...changes.changed.map((change) => change.to)];
}

/** Makes other imports and plan changes wait until this transaction ends. */
export async function lockImports(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('import'))`.execute(trx);
}

/** Every unit as files name it. */
export async function listUnitRecords(db: Db): Promise<UnitRecord[]> {
  return db
    .selectFrom("unit as u")
    .leftJoin("unit as p", "p.id", "u.parent_id")
    .select([
      "u.code",
      "u.name",
      "u.short_name as shortName",
      "u.level",
      "p.code as parent",
      "u.valid_from as validFrom",
      "u.valid_until as validUntil",
    ])
    .orderBy("u.id")
    .execute();
}

/** Writes new and changed units, then ties them to their parents, which may come after them. */
export async function saveUnits(trx: Trx, changes: Changes<UnitRecord>): Promise<void> {
  const units = written(changes);
  await inBatches(
    trx,
    units,
    (rows) => sql`
      insert into unit (code, name, short_name, level, valid_from, valid_until)
      select code, name, "shortName", level, "validFrom", "validUntil"
      from jsonb_to_recordset(${rows})
        as n (code text, name text, "shortName" text, level text, "validFrom" date, "validUntil" date)
      on conflict (code) do update set name = excluded.name, short_name = excluded.short_name, level = excluded.level,
        valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
  );
  await inBatches(
    trx,
    units,
    (rows) => sql`
      update unit u set parent_id = p.id
      from jsonb_to_recordset(${rows}) as n (code text, parent text) left join unit p on p.code = n.parent
      where u.code = n.code and u.parent_id is distinct from p.id`,
  );
}

/** Every succession as files name it. */
export async function listSuccessionRecords(db: Db): Promise<SuccessionRecord[]> {
  return db
    .selectFrom("unit_successor as s")
    .innerJoin("unit as o", "o.id", "s.old_id")
    .innerJoin("unit as n", "n.id", "s.new_id")
    .select(["o.code as old", "n.code as new", "s.extent", "s.happened_on as on"])
    .execute();
}

/** Writes new and changed successions. */
export async function saveSuccessions(trx: Trx, changes: Changes<SuccessionRecord>): Promise<void> {
  await inBatches(
    trx,
    written(changes),
    (rows) => sql`
      insert into unit_successor (old_id, new_id, extent, happened_on)
      select o.id, u.id, n.extent, n."on"
      from jsonb_to_recordset(${rows}) as n ("old" text, "new" text, extent text, "on" date)
      join unit o on o.code = n."old" join unit u on u.code = n."new"
      on conflict (old_id, new_id) do update set extent = excluded.extent, happened_on = excluded.happened_on`,
  );
}

/** Every person and every role, past and future ones too. */
export async function listPeopleRecords(
  db: Db,
): Promise<{ readonly people: PersonRecord[]; readonly assignments: AssignmentRecord[] }> {
  const people = await db.selectFrom("person").select(["code", "name"]).execute();
  const assignments = await db
    .selectFrom("assignment as a")
    .innerJoin("person as p", "p.id", "a.person_id")
    .innerJoin("unit as u", "u.id", "a.unit_id")
    .select([
      "p.code as person",
      "a.role",
      "u.code as unit",
      "a.valid_from as validFrom",
      "a.valid_until as validUntil",
    ])
    .execute();
  return { people, assignments };
}

/** Writes people and their roles. */
export async function savePeople(trx: Trx, { people, assignments }: PeopleWrites): Promise<void> {
  await inBatches(
    trx,
    written(people),
    (rows) => sql`
      insert into person (code, name)
      select code, name from jsonb_to_recordset(${rows}) as n (code text, name text)
      on conflict (code) do update set name = excluded.name`,
  );
  await inBatches(
    trx,
    written(assignments),
    (rows) => sql`
      insert into assignment (person_id, role, unit_id, valid_from, valid_until)
      select p.id, n.role, u.id, n."validFrom", n."validUntil"
      from jsonb_to_recordset(${rows})
        as n (person text, role text, unit text, "validFrom" date, "validUntil" date)
      join person p on p.code = n.person join unit u on u.code = n.unit
      on conflict (person_id, role, unit_id, valid_from) do update set valid_until = excluded.valid_until`,
  );
}

/** The figures now in force of some periods. */
export async function listFigureRecords(db: Db, periods: readonly string[]): Promise<FigureRecord[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom("figure as f")
    .innerJoin("unit as u", "u.id", "f.unit_id")
    .innerJoin("indicator as i", "i.id", "f.indicator_id")
    .select(["u.code as unit", "i.code as indicator", "f.period", "f.numerator", "f.denominator", "f.value"])
    .where("f.superseded_at", "is", null)
    .where("f.period", "in", periods)
    .execute();
  // numeric keeps the decimals it was written with: 45.0 is the number 45.
  const number = (text: string | null): string | null => (text === null ? null : plain(decimal(text)));
  return rows.map((row) => ({
    ...row,
    numerator: number(row.numerator),
    denominator: number(row.denominator),
    value: number(row.value),
  }));
}

/** Puts imported figures in force as versions of source "import"; those they replace hold until now. */
export async function saveFigures(
  trx: Trx,
  changes: Changes<FigureRecord>,
  recorded: { readonly at: DateTime; readonly actorId?: number | undefined },
): Promise<void> {
  await inBatches(
    trx,
    changes.changed.map((change) => change.to),
    (rows) => sql`
      update figure f set superseded_at = ${recorded.at}
      from jsonb_to_recordset(${rows}) as n (unit text, indicator text, period text)
      join unit u on u.code = n.unit join indicator i on i.code = n.indicator
      where f.unit_id = u.id and f.indicator_id = i.id and f.period = n.period and f.superseded_at is null`,
  );
  await inBatches(
    trx,
    written(changes),
    (rows) => sql`
      insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, value, source,
        recorded_by, recorded_at)
      select u.id, i.id, n.period,
        1 + coalesce((select max(v.version) from figure v
          where v.unit_id = u.id and v.indicator_id = i.id and v.period = n.period), 0),
        'value', n.numerator, n.denominator, n.value, 'import', ${recorded.actorId ?? null}::int, ${recorded.at}
      from jsonb_to_recordset(${rows})
        as n (unit text, indicator text, period text, numerator numeric, denominator numeric, value numeric)
      join unit u on u.code = n.unit join indicator i on i.code = n.indicator`,
  );
}

/** Every day that differs from the plain week. */
export async function listWorkingDayRecords(db: Db): Promise<WorkingDayRecord[]> {
  return db.selectFrom("working_day_exception").select(["day", "kind", "name", "source"]).orderBy("day").execute();
}

/** Writes new and changed days. */
export async function saveWorkingDays(trx: Trx, changes: Changes<WorkingDayRecord>): Promise<void> {
  await inBatches(
    trx,
    written(changes),
    (rows) => sql`
      insert into working_day_exception (day, kind, name, source)
      select day, kind, name, source
      from jsonb_to_recordset(${rows}) as n (day date, kind text, name text, source text)
      on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
        is_proposal = false`,
  );
}
