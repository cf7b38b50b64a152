import { sql, type RawBuilder } from "kysely";
import type { Trx } from "./database.ts";

/** Rows of one statement: large enough to be quick, small enough for one parameter. */
const BATCH = 10_000;

/**
 * Runs a statement over many rows, a batch at a time. The statement finds its rows as a `jsonb` value, to be read with
 * `jsonb_to_recordset`: instants must be ISO text.
 */
export async function inBatches(
  trx: Trx,
  rows: readonly unknown[],
  statement: (rows: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await statement(sql`${JSON.stringify(rows.slice(from, from + BATCH))}::jsonb`).execute(trx);
}
