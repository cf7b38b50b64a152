import { DateTime } from "luxon";
import { ZONE } from "../../src/domain/time.ts";
import type { Db } from "../../src/store/database.ts";

/** An instant in Asia/Ho_Chi_Minh. */
export function at(iso: string): DateTime<true> {
  return DateTime.fromISO(iso, { zone: ZONE }) as DateTime<true>;
}

/** A province with one district and an officer of it who can be reached on the platform "test". */
export async function addOfficer(db: Db, code = "officer"): Promise<{ personId: number; unitId: number }> {
  const { id: unitId } = await db
    .insertInto("unit")
    .values({
      code: `unit-${code}`,
      name: `Huyện ${code}`,
      short_name: code,
      level: "district",
      valid_from: "2000-01-01",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: personId } = await db
    .insertInto("person")
    .values({ code, name: `Cán bộ ${code}` })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("assignment")
    .values({ person_id: personId, role: "officer", unit_id: unitId, valid_from: "2000-01-01" })
    .execute();
  await db
    .insertInto("account")
    .values({ platform: "test", bot: "bot", external_id: code, person_id: personId })
    .execute();
  return { personId, unitId };
}
