import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db } from "./database.ts";

const LIFETIME = { link: { minutes: 30 }, session: { days: 30 } } as const;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

async function issue(
  db: Db,
  personId: number,
  purpose: "link" | "session",
  now: DateTime,
): Promise<{ token: string; expiresAt: DateTime }> {
  // 144 random bits need no slow hash and cannot be guessed.
  const token = randomBytes(18).toString("base64url");
  const expiresAt = now.plus(LIFETIME[purpose]);
  await db
    .insertInto("sign_in")
    .values({ token_hash: hashOf(token), person_id: personId, purpose, created_at: now, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}

/** A token for a link that signs a person in once, within half an hour. Only its hash is kept. */
export async function issueSignInLink(db: Db, personId: number, now: DateTime): Promise<string> {
  return (await issue(db, personId, "link", now)).token;
}

/** Uses a link up and opens a session of thirty days; undefined for a token that is unknown, used or expired. */
export async function redeemSignInLink(
  db: Db,
  token: string,
  now: DateTime,
): Promise<{ session: string; expiresAt: DateTime } | undefined> {
  const used = await db
    .updateTable("sign_in")
    .set({ used_at: now })
    .where("token_hash", "=", hashOf(token))
    .where("purpose", "=", "link")
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("person_id")
    .executeTakeFirst();
  if (!used) return undefined;
  return openSession(db, used.person_id, now);
}

/** The person of an open session. */
export async function findSessionPerson(
  db: Db,
  session: string,
  now: DateTime,
): Promise<{ code: string; name: string } | undefined> {
  const { rows } = await sql<{ code: string; name: string }>`
    select p.code, p.name from sign_in s join person p on p.id = s.person_id
    where s.token_hash = ${hashOf(session)} and s.purpose = 'session' and s.used_at is null
      and s.expires_at > ${now}`.execute(db);
  return rows[0];
}

/** Ends a session; an unknown one is none. */
export async function endSession(db: Db, session: string, now: DateTime): Promise<void> {
  await db
    .updateTable("sign_in")
    .set({ used_at: now })
    .where("token_hash", "=", hashOf(session))
    .where("purpose", "=", "session")
    .execute();
}

/** Ends every session and every unused link of a person. */
export async function endSessionsOf(db: Db, personId: number, now: DateTime): Promise<void> {
  await db
    .updateTable("sign_in")
    .set({ used_at: now })
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .execute();
}

/** Opens a session of thirty days for somebody who has just proven who they are otherwise: by a code. */
export async function openSession(
  db: Db,
  personId: number,
  now: DateTime,
): Promise<{ session: string; expiresAt: DateTime }> {
  const { token: session, expiresAt } = await issue(db, personId, "session", now);
  return { session, expiresAt };
}
