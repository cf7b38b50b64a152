import { sql } from "kysely";
import { OWN_BOT } from "../domain/incoming.ts";
import type { Assignment } from "../domain/permissions.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language } from "../render/message.ts";
import { holdsOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";

/** A person with the roles that hold on a date. */
export interface Person {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly language: Language;
  readonly assignments: readonly Assignment[];
}

/** What makes a {@link Person} of a row `p` of `person`. */
export function personOn(on: IsoDate) {
  return sql`
    p.id, p.code, p.name, p.language,
    (select coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'unitId', a.unit_id, 'until', a.valid_until) order by a.id), '[]')
     from assignment a where a.person_id = p.id and ${holdsOn("a", on)}) as assignments`;
}

/** The person behind a platform's account, with the roles of today. Undefined for a stranger. */
export async function findPersonByAccount(
  db: Db,
  account: { readonly platform: string; readonly bot: string; readonly externalId: string },
  on: IsoDate,
): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${personOn(on)}
    from account c join person p on p.id = c.person_id
    where c.platform = ${account.platform} and c.bot = ${account.bot} and c.external_id = ${account.externalId}`.execute(
    db,
  );
  return rows[0];
}

/** The person of a code, with the roles of a date. */
export async function findPersonByCode(db: Db, code: string, on: IsoDate): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${personOn(on)}
    from person p where p.code = ${code}`.execute(db);
  return rows[0];
}

/** Sets the language in which the bot speaks to a person. */
export async function setLanguage(db: Db, personId: number, language: Language): Promise<void> {
  await db.updateTable("person").set({ language }).where("id", "=", personId).execute();
}

/** People whom the demonstration page offers to play, in the order of the sample. */
export async function listPeopleWithRoles(
  db: Db,
): Promise<{ code: string; name: string; role: Assignment["role"]; unitName: string }[]> {
  const rows = await db
    .selectFrom("person")
    .innerJoin("assignment", "assignment.person_id", "person.id")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .select(["person.code", "person.name", "assignment.role", "unit.name as unitName"])
    .orderBy("person.id")
    .orderBy("assignment.id")
    .execute();
  return rows;
}

/** Notes whose private chat it is: where reminders go. */
export async function linkPrivateChat(db: Db, chatId: number, personId: number): Promise<void> {
  await sql`update chat set person_id = ${personId} where id = ${chatId} and person_id is distinct from ${personId}`.execute(
    db,
  );
}

/** Makes a person known on the web page, where the account's id is the person's code. */
export async function addWebAccount(db: Db, personId: number, code: string): Promise<void> {
  await db
    .insertInto("account")
    .values({ platform: "web", bot: OWN_BOT, external_id: code, person_id: personId })
    .onConflict((conflict) => conflict.columns(["platform", "bot", "external_id"]).doNothing())
    .execute();
}

/** A person's name folded to what a code may hold: `nguyen-van-an`. */
function codeOf(name: string): string {
  const folded = name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐ]/gu, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return folded.slice(0, 60) || "can-bo";
}

/** Registers a person under a code made of the name; a namesake's gets a number behind. */
export async function addPerson(trx: Trx, name: string): Promise<{ id: number; code: string }> {
  const base = codeOf(name);
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`;
    const added = await trx
      .insertInto("person")
      .values({ code, name })
      .onConflict((conflict) => conflict.column("code").doNothing())
      .returning(["id", "code"])
      .executeTakeFirst();
    if (added) return added;
  }
}

/** A person by number, with the roles of a date. Throws when there is none. */
export async function getPerson(db: Db, id: number, on: IsoDate): Promise<Person> {
  const { rows } = await sql<Person>`
    select ${personOn(on)}
    from person p where p.id = ${id}`.execute(db);
  const [person] = rows;
  if (!person) throw new Error(`no person ${id}`);
  return person;
}

/** The private chat in which a person is told something unasked; null when there is none. */
export async function findChatOf(db: Db, personId: number): Promise<number | null> {
  const { rows } = await sql<{ chat: number | null }>`select chat_of(${personId}::int) as chat`.execute(db);
  return rows[0]?.chat ?? null;
}

/** Somebody of that name who holds a role on a unit and has no account anywhere yet: registered, but never arrived. */
export async function findWaitingPerson(
  db: Db,
  wanted: { readonly name: string; readonly unitId: number; readonly role: Assignment["role"] },
  on: IsoDate,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select p.id from person p join assignment a on a.person_id = p.id
    where p.name = ${wanted.name} and a.unit_id = ${wanted.unitId} and a.role = ${wanted.role}
      and ${holdsOn("a", on)}
      and not exists (select 1 from account c where c.person_id = p.id)
    order by p.id limit 1`.execute(db);
  return rows[0]?.id;
}
