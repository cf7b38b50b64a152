import { randomInt, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import { CODE_ALPHABET, CODE_LENGTH, CODE_LIFETIME, isCodeLike } from "../domain/access-code.ts";
import type { Role } from "../domain/permissions.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Db, Trx } from "./database.ts";

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt);

/**
 * The hash under which a code is kept. A code is short enough to be guessed from a fast hash, so this one is slow (some
 * ten milliseconds); one salt for all, because a code is found by its hash alone.
 */
function hashOf(code: string): Promise<Buffer> {
  return derive(code, "don-doc access code", 32, { N: 4096 });
}

function newCode(): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
    if (isCodeLike(code)) return code;
  }
}

/** What an invitation gives to whoever types its code. */
export interface Invitation {
  readonly name: string;
  readonly unitId: number;
  readonly role: Role;
  readonly from: IsoDate;
  /** First day on which the role no longer holds; null: open. */
  readonly until: IsoDate | null;
  /** Handover: the role that ends when this one begins. */
  readonly replacesId?: number;
}

/** A code that has just been made; it is never seen again. */
export interface IssuedCode {
  readonly id: number;
  readonly code: string;
  readonly expiresAt: DateTime;
}

/** Makes an invitation's code, valid for seven days. `createdBy` undefined: the console. */
export async function issueInvitation(
  trx: Trx,
  invitation: Invitation,
  createdBy: number | undefined,
  now: DateTime,
): Promise<IssuedCode> {
  const code = newCode();
  const expiresAt = now.plus(CODE_LIFETIME.invitation);
  const { id } = await trx
    .insertInto("access_code")
    .values({
      code_hash: await hashOf(code),
      kind: "invitation",
      name: invitation.name,
      unit_id: invitation.unitId,
      role: invitation.role,
      role_from: invitation.from,
      role_until: invitation.until,
      replaces_id: invitation.replacesId ?? null,
      created_by: createdBy ?? null,
      created_at: now,
      expires_at: expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, code, expiresAt };
}

/**
 * Makes a code that ties a further account to a person; earlier ones of the person no longer work. One's own lasts a
 * quarter of an hour, one that somebody else hands over seven days.
 */
export async function issueLinkCode(
  trx: Trx,
  personId: number,
  createdBy: number | undefined,
  now: DateTime,
): Promise<IssuedCode> {
  await trx
    .updateTable("access_code")
    .set({ revoked_at: now })
    .where("person_id", "=", personId)
    .where("kind", "=", "link")
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  const code = newCode();
  const expiresAt = now.plus(CODE_LIFETIME[createdBy === personId ? "link" : "invitation"]);
  const { id } = await trx
    .insertInto("access_code")
    .values({
      code_hash: await hashOf(code),
      kind: "link",
      person_id: personId,
      created_by: createdBy ?? null,
      created_at: now,
      expires_at: expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, code, expiresAt };
}

/** What a usable code opens. */
export type UsableCode = { readonly id: number; readonly createdBy: number | null } & (
  | ({ readonly kind: "invitation" } & Invitation)
  | { readonly kind: "link"; readonly personId: number }
);

interface CodeRow {
  id: number;
  kind: "invitation" | "link";
  person_id: number | null;
  name: string;
  unit_id: number;
  role: Role;
  role_from: IsoDate;
  role_until: IsoDate | null;
  replaces_id: number | null;
  created_by: number | null;
}

/**
 * The code, locked until the transaction ends so that it is used once. Undefined, after the same work, for one that is
 * wrong, used, revoked or expired.
 */
export async function findUsableCode(trx: Trx, code: string, now: DateTime): Promise<UsableCode | undefined> {
  const { rows } = await sql<CodeRow & { usable: boolean }>`
    select id, kind, person_id, name, unit_id, role, role_from, role_until, replaces_id, created_by,
      used_at is null and revoked_at is null and expires_at > ${now} as usable
    from access_code where code_hash = ${await hashOf(code)} for update`.execute(trx);
  const row = rows.find(({ usable }) => usable);
  if (!row) return undefined;
  const common = { id: row.id, createdBy: row.created_by };
  if (row.kind === "link") return { ...common, kind: "link", personId: row.person_id as number };
  return {
    ...common,
    kind: "invitation",
    name: row.name,
    unitId: row.unit_id,
    role: row.role,
    from: row.role_from,
    until: row.role_until,
    ...(row.replaces_id === null ? {} : { replacesId: row.replaces_id }),
  };
}

/** Uses a code up. */
export async function markCodeUsed(trx: Trx, id: number, personId: number, now: DateTime): Promise<void> {
  await trx.updateTable("access_code").set({ used_at: now, used_by: personId }).where("id", "=", id).execute();
}

/** An invitation that nobody has used yet. */
export interface OpenInvitation {
  readonly id: number;
  readonly name: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly role: Role;
  readonly expiresAt: DateTime;
}

/** Invitations to some units that wait to be used, those that end first at the front. */
export async function listOpenInvitations(
  db: Db,
  unitIds: readonly number[],
  now: DateTime,
): Promise<OpenInvitation[]> {
  const { rows } = await sql<OpenInvitation>`
    select c.id, c.name, c.unit_id as "unitId", u.name as "unitName", c.role, c.expires_at as "expiresAt"
    from access_code c join unit u on u.id = c.unit_id
    where c.kind = 'invitation' and c.unit_id = any(${[...unitIds]}::int[]) and c.used_at is null
      and c.revoked_at is null and c.expires_at > ${now}
    order by c.expires_at, c.id`.execute(db);
  return rows;
}

/** Takes an invitation back; false when it has been used or taken back meanwhile. */
export async function revokeInvitation(trx: Trx, id: number, now: DateTime): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("access_code")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
