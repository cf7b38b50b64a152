import { randomBytes } from "node:crypto";
import type { DateTime } from "luxon";
import type { Db, Trx } from "./database.ts";

/** Notes that a spreadsheet was handed out for a report; returns the id by which it is recognised when it comes back. */
export async function issueTemplate(
  trx: Trx,
  made: { readonly obligationId: number; readonly personId: number },
  at: DateTime,
): Promise<string> {
  const id = randomBytes(12).toString("hex");
  await trx
    .insertInto("report_template")
    .values({ id, obligation_id: made.obligationId, made_for: made.personId, made_at: at })
    .execute();
  return id;
}

/** The report for which a spreadsheet was handed out; undefined for an id that nobody gave. */
export async function findTemplateObligation(db: Db, id: string): Promise<number | undefined> {
  const row = await db.selectFrom("report_template").select("obligation_id").where("id", "=", id).executeTakeFirst();
  return row?.obligation_id;
}
