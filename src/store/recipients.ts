import { sql } from "kysely";
import { isAllowed, type Assignment, type Verb } from "../domain/permissions.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language } from "../render/message.ts";
import { holdsOn } from "./conditions.ts";
import type { Db } from "./database.ts";
import { listUnitsAbove } from "./unit-tree.ts";

/** Somebody to be told of something. */
export interface Recipient {
  readonly personId: number;
  readonly name: string;
  readonly language: Language;
  /** The private chat last used; null for a person who has none and cannot be told. */
  readonly chatId: number | null;
}

/** The people who hold a right on a unit on a date, each once, in the order in which they were registered. */
export async function listRecipients(db: Db, verb: Verb, unitId: number, on: IsoDate): Promise<Recipient[]> {
  const above = await listUnitsAbove(db, unitId);
  const { rows } = await sql<Recipient & Assignment>`
    select a.person_id as "personId", n.name, n.language, a.role, a.unit_id as "unitId",
      chat_of(a.person_id) as "chatId"
    from assignment a join person n on n.id = a.person_id
    where a.unit_id = any(${[unitId, ...above]}::int[])
      and ${holdsOn("a", on)}
    order by a.person_id, a.id`.execute(db);
  const holders = rows.filter(({ role, unitId: at }) => isAllowed([{ role, unitId: at }], verb, unitId, above));
  const people = new Map(
    holders.map(({ personId, name, language, chatId }) => [personId, { personId, name, language, chatId }]),
  );
  return [...people.values()];
}
