import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db, Trx } from "./database.ts";

const LIFETIME = { minutes: 30 } as const;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** To whom and for what a link was given, and the chat in which what is uploaded is spoken of. */
export interface UploadGrant {
  readonly personId: number;
  readonly obligationId: number;
  readonly chat: { readonly platform: string; readonly bot: string; readonly externalId: string };
  /** The person's account on the chat's platform. */
  readonly sender: string;
}

/** A token for a link that takes one file within half an hour. Only its hash is kept. */
export async function issueUploadLink(
  trx: Trx,
  link: { readonly personId: number; readonly chatId: number; readonly obligationId: number },
  now: DateTime,
): Promise<string> {
  const token = randomBytes(18).toString("base64url");
  await trx
    .insertInto("upload_link")
    .values({
      token_hash: hashOf(token),
      person_id: link.personId,
      chat_id: link.chatId,
      obligation_id: link.obligationId,
      created_at: now,
      expires_at: now.plus(LIFETIME),
    })
    .execute();
  return token;
}

async function findGrant(db: Db, token: string): Promise<UploadGrant | undefined> {
  const { rows } = await sql<{
    person_id: number;
    obligation_id: number;
    platform: string;
    bot: string;
    chat: string;
    sender: string;
  }>`
    select l.person_id, l.obligation_id, c.platform, c.bot, c.external_id as chat, a.external_id as sender
    from upload_link l join chat c on c.id = l.chat_id
      join account a on a.platform = c.platform and a.bot = c.bot and a.person_id = l.person_id
    where l.token_hash = ${hashOf(token)} and c.kind = 'private' limit 1`.execute(db);
  const [row] = rows;
  return (
    row && {
      personId: row.person_id,
      obligationId: row.obligation_id,
      chat: { platform: row.platform, bot: row.bot, externalId: row.chat },
      sender: row.sender,
    }
  );
}

/** Whether a link still takes a file, and in which language its page speaks; undefined for one that does not. */
export async function findUploadLanguage(db: Db, token: string, now: DateTime): Promise<"vi" | "en" | undefined> {
  const { rows } = await sql<{ language: "vi" | "en" }>`
    select p.language from upload_link l join person p on p.id = l.person_id
    where l.token_hash = ${hashOf(token)} and l.used_at is null and l.expires_at > ${now}`.execute(db);
  return rows[0]?.language;
}

/** Uses a link up; undefined for one that is unknown, used, expired, or of an account that is gone. */
export async function redeemUploadLink(trx: Trx, token: string, now: DateTime): Promise<UploadGrant | undefined> {
  const used = await trx
    .updateTable("upload_link")
    .set({ used_at: now })
    .where("token_hash", "=", hashOf(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("person_id")
    .executeTakeFirst();
  return used && findGrant(trx, token);
}

/** Forgets links that ended before an instant, used or not; how many. */
export async function deleteEndedUploadLinks(db: Db, before: DateTime): Promise<number> {
  const result = await db.deleteFrom("upload_link").where("expires_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
