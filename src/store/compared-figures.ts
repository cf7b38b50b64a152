import { sql, type RawBuilder } from "kysely";
import type { FigureValue } from "../domain/figure.ts";
import type { Db } from "./database.ts";
import { toFigureValue, type FigureRow } from "./figure-rows.ts";

/** How many earlier reports of a unit its figures are held against. */
const HISTORY_LENGTH = 8;

/** So many siblings tell what is usual; a province has hundreds of communes, and every figure that is entered asks. */
const MOST_PEERS = 40;

/** Figures by indicator code. */
export type FiguresByIndicator = ReadonlyMap<string, readonly FigureValue[]>;

/** What the figures of a report are held against. */
export interface FiguresToCompare {
  /** The unit's own of the report before, of all indicators. */
  readonly previous: ReadonlyMap<string, FigureValue>;
  /** The unit's own of its latest earlier reports of the same kind. */
  readonly history: FiguresByIndicator;
  /** Those of its siblings, at most forty of them, of the same period. */
  readonly peers: FiguresByIndicator;
}

interface Row extends FigureRow {
  readonly part: keyof FiguresToCompare;
  readonly code: string;
  readonly kind: "ratio" | "count";
}

const VALUE = sql`f.state, f.numerator, f.denominator, f.value, f.reason`;

/** Siblings are looked at one by one until there are enough: the figures of a whole country are never gone through. */
function comparedOf(unitId: number, period: string, codes: readonly string[]): RawBuilder<unknown> {
  const sameKind = `%${period.slice(period.indexOf("-"))}`;
  return sql`
    union all
    select f.part, i.code, i.kind, ${VALUE} from indicator i cross join lateral (
      (select 'history' as part, ${VALUE} from figure f
      where f.unit_id = ${unitId} and f.indicator_id = i.id and f.superseded_at is null
        and f.period like ${sameKind} and f.period < ${period}
      order by f.period desc limit ${HISTORY_LENGTH})
      union all
      (select 'peers', ${VALUE} from (
        select u.id from unit me join unit u on u.parent_id = me.parent_id and u.level = me.level and u.id <> me.id
        where me.id = ${unitId} order by u.id offset 0
      ) u cross join lateral (
        select * from figure where unit_id = u.id and indicator_id = i.id and superseded_at is null
          and period = ${period} offset 0
      ) f order by u.id limit ${MOST_PEERS})
    ) f where i.code in (${sql.join(codes)})`;
}

function groupByIndicator(rows: readonly Row[] = []): FiguresByIndicator {
  const groups = Map.groupBy(rows, (row) => row.code);
  return new Map([...groups].map(([code, group]) => [code, group.map((row) => toFigureValue(row, row.kind))]));
}

/**
 * A unit's own figures of the report before, and what new figures of some of its indicators are held against, as all of it
 * stands now, in one statement.
 */
export async function getFiguresToCompare(
  db: Db,
  unitId: number,
  periods: { readonly period: string; readonly before: string },
  compared: readonly string[] = [],
): Promise<FiguresToCompare> {
  const { rows } = await sql<Row>`
    select 'previous' as part, i.code, i.kind, ${VALUE} from figure f join indicator i on i.id = f.indicator_id
    where f.unit_id = ${unitId} and f.superseded_at is null and f.period = ${periods.before}
    ${compared.length > 0 ? comparedOf(unitId, periods.period, compared) : sql``}`.execute(db);
  const parts = Map.groupBy(rows, (row) => row.part);
  const previous = (parts.get("previous") ?? []).map((row) => [row.code, toFigureValue(row, row.kind)] as const);
  return {
    previous: new Map(previous),
    history: groupByIndicator(parts.get("history")),
    peers: groupByIndicator(parts.get("peers")),
  };
}
