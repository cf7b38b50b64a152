import { sql } from "kysely";
import type { DateTime } from "luxon";
import { startOf, type IsoDate } from "../../src/domain/time.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { expandCalendar } from "../../src/plans/calendar.ts";
import { readShippedPlans } from "../../src/plans/shipped.ts";
import { transaction, type Db, type Trx } from "../../src/store/database.ts";
import { openObligations } from "../../src/store/obligations.ts";
import { savePlan } from "../../src/store/plans.ts";
import { communeName, PROVINCES } from "./country-names.ts";

/** How large a generated country is, and what is in it. */
export interface CountryOptions {
  /** 34 when nothing is said. */
  readonly provinces?: number;
  /** In the whole country; 3,321 when nothing is said. */
  readonly communes?: number;
  /** Years of four report periods each, with figures of twelve indicators for every commune; 2019–2025 when nothing is said. */
  readonly years?: readonly number[];
  /** Figures of all periods; with them when nothing is said. */
  readonly figures?: boolean;
  /** A platform on which every officer, head, leader and secretary has an account and a private chat of the bot "demo"; no people without it. */
  readonly platform?: string;
  /** Reports owed as of a moment; none without it. */
  readonly owedAt?: DateTime;
}

const FROM = "2018-01-01";
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

/** Code of a generated province, counted from 0: "t01". */
export function provinceCode(index: number): string {
  return `t${String(index + 1).padStart(2, "0")}`;
}

/** Code of a generated commune, counted from 0 through the country: "x0001". */
export function communeCode(index: number): string {
  return `x${String(index + 1).padStart(4, "0")}`;
}

/**
 * Fills an empty database with a country of two levels: provinces, communes that report for themselves, one plan a
 * province. Everything is made from numbers alone, so that every run makes the same country; names repeat as real ones do.
 * A million figures take some twenty seconds.
 *
 * People are `leader-t01`, `secretary-t01`, `officer-x0001`, `head-x0001`, their private chats bear the same codes.
 */
export async function createCountry(db: Db, options: CountryOptions = {}): Promise<void> {
  const { provinces = 34, communes = 3321, years = YEARS, figures = true } = options;
  await transaction(db, async (trx) => {
    await insertUnits(trx, provinces, communes);
    for (const plan of plansOf(provinces, years)) await savePlan(trx, plan, { at: startOf(FROM) });
    if (options.platform !== undefined) await insertPeople(trx, options.platform);
    if (figures) await insertFigures(trx, years);
    if (options.owedAt) await openObligations(trx, options.owedAt);
  });
  await sql`analyze`.execute(db);
}

async function insertUnits(trx: Trx, provinces: number, communes: number): Promise<void> {
  const own = Array.from({ length: provinces }, (_, index) => {
    const name = PROVINCES[index % PROVINCES.length] ?? "";
    return { code: provinceCode(index), name: `Tỉnh ${name}`, short: name, level: "province", parent: null };
  });
  const taken = new Set<string>();
  const below = Array.from({ length: communes }, (_, index) => {
    const province = Math.floor((index * provinces) / communes);
    const parent = provinceCode(province);
    // the ward where a province is governed bears the province's name
    const isFirst = index === Math.ceil((province * communes) / provinces);
    const seat = isFirst ? { kind: "Phường", name: PROVINCES[province % PROVINCES.length] ?? "" } : undefined;
    const { kind, name } = seat ?? communeName(index, (full) => taken.has(`${parent} ${full}`));
    taken.add(`${parent} ${kind} ${name}`);
    return { code: communeCode(index), name: `${kind} ${name}`, short: name, level: "commune", parent };
  });
  for (const units of [own, below])
    await sql`
      insert into unit (code, name, short_name, level, parent_id, valid_from)
      select n.code, n.name, n.short, n.level, p.id, ${FROM}
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
        as n (code text, name text, short text, level text, parent text)
      left join unit p on p.code = n.parent
      order by n.code`.execute(trx);
}

/** The shipped plan of twelve indicators, once for each province, with communes as its reporters. */
function plansOf(provinces: number, years: readonly number[]): Plan[] {
  const shipped = readShippedPlans().find((plan) => plan.indicators.length === 12);
  if (!shipped) throw new Error("no shipped plan of twelve indicators");
  const calendar = expandCalendar({
    years: [...years],
    deadline: "before",
    due: { Q1: "02-25", H1: "05-25", Q3: "08-25", Y: "11-20" },
    opensDaysBefore: 30,
    locksDaysAfter: 30,
  });
  const lastYear: IsoDate = `${Math.max(...years) + 1}-01-01`;
  return Array.from({ length: provinces }, (_, index) => ({
    ...shipped,
    code: `plan-${provinceCode(index)}`,
    scope: provinceCode(index),
    validFrom: `${Math.min(...years)}-01-01`,
    validUntil: lastYear,
    reporterLevels: ["commune"],
    calendar,
    unitTargets: [],
  }));
}

async function insertPeople(trx: Trx, platform: string): Promise<void> {
  await sql`
    insert into person (code, name)
    select r.role || '-' || u.code, r.title || ' ' || u.short_name
    from unit u join (values ('province', 'leader', 'Lãnh đạo'), ('province', 'secretary', 'Thư ký'),
      ('commune', 'officer', 'Cán bộ'), ('commune', 'head', 'Lãnh đạo')) as r (level, role, title) on r.level = u.level
    order by u.id, r.role`.execute(trx);
  await sql`
    insert into assignment (person_id, role, unit_id, valid_from)
    select p.id, split_part(p.code, '-', 1), u.id, ${FROM}
    from person p join unit u on u.code = split_part(p.code, '-', 2)`.execute(trx);
  await sql`
    insert into account (platform, bot, external_id, person_id)
    select ${platform}, 'demo', code, id from person order by id`.execute(trx);
  await sql`
    insert into chat (platform, bot, external_id, kind, person_id)
    select ${platform}, 'demo', code, 'private', id from person order by id`.execute(trx);
}

/** A second officer for every commune, `deputy-x0001`, with a private chat on a platform. */
export async function addDeputies(db: Db, platform: string): Promise<void> {
  await sql`
    insert into person (code, name) select 'deputy-' || u.code, 'Cán bộ ' || u.short_name from unit u
    where u.level = 'commune' order by u.id`.execute(db);
  await sql`
    insert into assignment (person_id, role, unit_id, valid_from)
    select p.id, 'officer', u.id, '2019-01-01' from person p join unit u on p.code = 'deputy-' || u.code`.execute(db);
  await sql`
    insert into chat (platform, bot, external_id, kind, person_id)
    select ${platform}, 'demo', code, 'private', id from person where code like 'deputy-%' order by id`.execute(db);
}

/** About one figure in forty is missing; rates lie between 30 and 100 %, counts between 0 and 60. */
async function insertFigures(trx: Trx, years: readonly number[]): Promise<void> {
  // a million rows that refer to what was made just above need no check of their references one by one
  await sql`set local session_replication_role = replica`.execute(trx);
  await sql`
    insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, value, source, recorded_at)
    select u.id, i.id, y.year || '-' || k.kind, 1, 'value',
      case when i.kind = 'ratio' then d.whole * (30 + h.part % 71) / 100 end,
      case when i.kind = 'ratio' then d.whole end,
      case when i.kind = 'count' then h.part % 61 end,
      'import', make_date(y.year, k.month, 20)::timestamptz
    from unnest(${[...years]}::int[]) as y (year)
    cross join (values ('Q1', 2), ('H1', 5), ('Q3', 8), ('Y', 11)) as k (kind, month)
    cross join indicator i
    join unit u on u.level = 'commune'
    cross join lateral (select abs(hashint8(u.id::bigint * 1000003 + i.id * 1009 + y.year * 97 + k.month)) as part) h
    cross join lateral (select 100 + h.part / 7 % 4900 as whole) d
    where h.part / 11 % 40 <> 0`.execute(trx);
  await sql`set local session_replication_role = origin`.execute(trx);
}
