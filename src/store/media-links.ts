import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import { dateOf } from "../domain/time.ts";
import { isAllowed } from "../domain/permissions.ts";
import type { Attachment, Reply } from "../render/message.ts";
import type { Db } from "./database.ts";
import { findPersonByCode } from "./people.ts";
import { listUnitsAbove } from "./unit-tree.ts";

/** Long enough for a platform that fetches slowly, short enough for an address that lies in a log. */
const LIFETIME = { minutes: 5 } as const;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * A token for an address from which a platform fetches one picture, once. Only its hash is kept.
 *
 * @returns undefined for anything but a picture of the bot's own: evidence is shown to people who are signed in only.
 */
export async function issueMediaLink(db: Db, hash: string, now: DateTime): Promise<string | undefined> {
  const token = randomBytes(24).toString("base64url");
  const { rows } = await sql`
    with gone as (delete from media_link where expires_at < ${now})
    insert into media_link (token_hash, hash, expires_at)
    select ${hashOf(token)}, a.hash, ${now.plus(LIFETIME)} from attachment a
    where a.hash = ${hash} and a.mime in ('image/png', 'image/jpeg')
      and not exists (select 1 from evidence e where e.hash = a.hash)
    returning 1`.execute(db);
  return rows.length > 0 ? token : undefined;
}

/** Uses a link up: its picture, or undefined for a link that is unknown, used or expired, or whose picture was never drawn. */
export async function redeemMediaLink(
  db: Db,
  token: string,
  now: DateTime,
): Promise<{ readonly mime: string; readonly content: Buffer } | undefined> {
  const { rows } = await sql<{ mime: string; content: Buffer }>`
    with used as (
      update media_link set used_at = ${now}
      where token_hash = ${hashOf(token)} and used_at is null and expires_at > ${now} returning hash)
    select a.mime, a.content from attachment a join used on used.hash = a.hash where a.content is not null`.execute(db);
  return rows[0];
}

/**
 * What a message carried, for whoever opens its link: the person of the private chat it went to, or somebody who
 * may see the unit of the group. Rights are those of now; without any role there is no file.
 */
export async function findSentFile(
  db: Db,
  wanted: { readonly outboxId: string; readonly hash: string; readonly personCode: string },
  now: DateTime,
): Promise<Attachment | undefined> {
  if (!/^\d{1,18}$/.test(wanted.outboxId)) return undefined;
  const person = await findPersonByCode(db, wanted.personCode, dateOf(now));
  const sent = await db
    .selectFrom("outbox")
    .innerJoin("chat", "chat.id", "outbox.chat_id")
    .select(["outbox.body", "chat.kind", "chat.person_id", "chat.unit_id"])
    .where("outbox.id", "=", wanted.outboxId)
    .executeTakeFirst();
  if (!sent || !person || person.assignments.length === 0) return undefined;
  const isReader =
    sent.kind === "private"
      ? sent.person_id === person.id
      : sent.unit_id !== null &&
        isAllowed(person.assignments, "see", sent.unit_id, await listUnitsAbove(db, sent.unit_id));
  const files: readonly Attachment[] = (sent.body as Reply).attachments ?? [];
  return isReader ? files.find(({ hash }) => hash === wanted.hash) : undefined;
}
