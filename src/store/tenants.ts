import { sql } from "kysely";
import type { Trx } from "./database.ts";

/** The database role under which messages are handled: it sees what the policies of migration 0027 let it see. */
const ROLE = "dondoc_app";

/**
 * From here to the end of the transaction the database shows only the provinces in which a person has, or had, a role:
 * the second wall behind the rights, for what a command forgets to ask. Where the server has no such role (its user may
 * create none) nothing happens.
 *
 * Trap: nobody without a role is seen any more, so whatever makes somebody a person comes before.
 */
export async function enterTenant(trx: Trx, personId: number): Promise<void> {
  await sql`
    select
      set_config('dondoc.tenants', coalesce((
        select string_agg(distinct u.tenant_id::text, ',') from assignment a join unit u on u.id = a.unit_id
        where a.person_id = ${personId}), '-1'), true),
      set_config('role', coalesce(
        (select rolname::text from pg_roles where rolname = ${ROLE} and pg_has_role(current_user, oid, 'set')),
        current_setting('role')), true)`.execute(trx);
}

/** Whether messages are handled behind the wall: the role is there and may be taken. */
export async function isWalledOff(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ walled: boolean }>`select current_user = ${ROLE} as walled`.execute(trx);
  return rows[0]?.walled === true;
}
