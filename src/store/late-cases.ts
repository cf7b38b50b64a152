import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { LateCase } from "../domain/late-cases.ts";
import type { IsoDate } from "../domain/time.ts";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";

/** A case of the register, with the unit that keeps it. */
export interface StoredLateCase extends LateCase {
  readonly unitId: number;
  readonly unitName: string;
}

const CASE = sql`
  select c.unit_id as "unitId", u.name as "unitName", c.dossier, c.received_on as "receivedOn", c.due_on as "dueOn",
    c.finished_on as "finishedOn", c.explained_on as "explainedOn", c.apologised_on as "apologisedOn"
  from late_case c join unit u on u.id = c.unit_id`;

/** Late dossiers of units whose day lies in [from, to], both included, the earliest first. */
export async function listLateCases(
  db: Db,
  unitIds: readonly number[],
  days: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<StoredLateCase[]> {
  const { rows } = await sql<StoredLateCase>`
    ${CASE} where c.unit_id = any(${unitIds}::int[]) and c.due_on between ${days.from} and ${days.to}
    order by c.due_on, c.id`.execute(db);
  return rows;
}

/** One case of a unit, locked; the number of a dossier is found in any case of letters. */
export async function findLateCase(trx: Trx, unitId: number, dossier: string): Promise<StoredLateCase | undefined> {
  const { rows } = await sql<StoredLateCase>`
    ${CASE} where c.unit_id = ${unitId} and lower(c.dossier) = lower(${dossier}) for update of c`.execute(trx);
  return rows[0];
}

/** Who changes the register, from which message. */
export interface LateCaseAuthor {
  readonly unitId: number;
  readonly personId: number;
  readonly inboxId: string;
}

const datesOf = ({ receivedOn, dueOn, finishedOn, explainedOn, apologisedOn }: LateCase) => ({
  receivedOn,
  dueOn,
  finishedOn,
  explainedOn,
  apologisedOn,
});

/** Enters a case, or new dates of one that is there. */
export async function saveLateCase(
  trx: Trx,
  change: { readonly before: LateCase | undefined; readonly after: LateCase },
  by: LateCaseAuthor,
  at: DateTime,
): Promise<void> {
  const { before, after } = change;
  const values = {
    received_on: after.receivedOn,
    due_on: after.dueOn,
    finished_on: after.finishedOn,
    explained_on: after.explainedOn,
    apologised_on: after.apologisedOn,
  };
  await trx
    .insertInto("late_case")
    .values({ unit_id: by.unitId, dossier: after.dossier, added_by: by.personId, added_at: at, ...values })
    .onConflict((conflict) => conflict.columns(["unit_id", "dossier"]).doUpdateSet(values))
    .execute();
  await recordAudit(trx, [
    {
      at,
      actorId: by.personId,
      action: before ? "late-case.change" : "late-case.add",
      subject: `late-case/${by.unitId}/${after.dossier}`,
      old: before && datesOf(before),
      new: datesOf(after),
      inboxId: by.inboxId,
    },
  ]);
}

/** Takes a case that was entered by mistake off the register; the audit log keeps what it was. */
export async function removeLateCase(trx: Trx, removed: LateCase, by: LateCaseAuthor, at: DateTime): Promise<void> {
  await trx.deleteFrom("late_case").where("unit_id", "=", by.unitId).where("dossier", "=", removed.dossier).execute();
  await recordAudit(trx, [
    {
      at,
      actorId: by.personId,
      action: "late-case.remove",
      subject: `late-case/${by.unitId}/${removed.dossier}`,
      old: datesOf(removed),
      inboxId: by.inboxId,
    },
  ]);
}
