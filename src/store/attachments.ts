import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db, Trx } from "./database.ts";

/** Keeps a picture or file once, under the hash of its content (sha-256, hexadecimal), which it returns. */
export async function saveAttachment(
  trx: Trx,
  file: { readonly mime: string; readonly content: Buffer },
  at: DateTime,
): Promise<string> {
  const hash = createHash("sha256").update(file.content).digest("hex");
  await trx
    .insertInto("attachment")
    .values({ hash, mime: file.mime, content: file.content, created_at: at })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
  return hash;
}

/**
 * Keeps what is to be drawn until somebody first looks at the picture; returns the hash by which it is attached.
 *
 * Trap: its hash is of another kind than that of files, so that nobody can send a file that takes a picture's place.
 */
export async function saveDrawing(trx: Trx, drawing: string, at: DateTime): Promise<string> {
  const hash = createHash("sha512-256").update(drawing).digest("hex");
  await trx
    .insertInto("attachment")
    .values({ hash, mime: "image/png", drawing, created_at: at })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
  return hash;
}

/** A kept file, or a picture that is still to be drawn. */
export type Kept = { readonly mime: string } & (
  | { readonly content: Buffer; readonly drawing: null }
  | { readonly content: null; readonly drawing: string }
);

/** What a message carries, as it lies there. */
export async function findKept(db: Db, hash: string): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`select mime, content, drawing from attachment where hash = ${hash}`.execute(db);
  return rows[0];
}

/** Keeps a picture that was drawn in the place of its drawing; one that somebody else has drawn meanwhile stays. */
export async function saveDrawn(db: Db, hash: string, content: Buffer): Promise<void> {
  await db
    .updateTable("attachment")
    .set({ content, drawing: null })
    .where("hash", "=", hash)
    .where("content", "is", null)
    .execute();
}

/** A file that somebody sent, or that was made whole; undefined for a picture that is still to be drawn. */
export async function findAttachment(db: Db, hash: string): Promise<{ mime: string; content: Buffer } | undefined> {
  const kept = await findKept(db, hash);
  return kept?.content ? { mime: kept.mime, content: kept.content } : undefined;
}

/** The size of a kept file in bytes, without reading it. */
export async function findAttachmentSize(db: Db, hash: string): Promise<number | undefined> {
  const { rows } = await sql<{ size: number }>`
    select octet_length(content) as size from attachment where hash = ${hash} and content is not null`.execute(db);
  return rows[0]?.size;
}

/** Corrects the media type of a kept file to what its content is: the sender's word for it counts for nothing. */
export async function keepAs(trx: Trx, hash: string, mime: string): Promise<void> {
  await trx.updateTable("attachment").set({ mime }).where("hash", "=", hash).where("mime", "<>", mime).execute();
}

/** Forgets a kept file, unless it is evidence, goes with something said, or another message waits with it. */
export async function deleteUnusedAttachment(trx: Trx, hash: string, inboxId: string): Promise<void> {
  await sql`
    delete from attachment a where a.hash = ${hash}
      and not exists (select 1 from evidence e where e.hash = a.hash)
      and not exists (select 1 from outbox o
        where o.body ? 'attachments' and o.body -> 'attachments' @> jsonb_build_array(jsonb_build_object('hash', a.hash)))
      and not exists (select 1 from inbox i where i.handled_at is null and i.id <> ${inboxId} and i.content ->> 'hash' = a.hash)
  `.execute(trx);
}

/** Forgets files kept before an instant that are no evidence, go with nothing said and wait in no message; how many. */
export async function deleteForgottenAttachments(db: Db, before: DateTime): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from attachment a where a.created_at < ${before}
      and not exists (select 1 from evidence e where e.hash = a.hash)
      and not exists (select 1 from outbox o
        where o.body ? 'attachments' and o.body -> 'attachments' @> jsonb_build_array(jsonb_build_object('hash', a.hash)))
      and not exists (select 1 from inbox i where i.handled_at is null and i.content ->> 'hash' = a.hash)
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}
