import { createHash } from "node:crypto";
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

/** A kept file by its hash. */
export async function findAttachment(db: Db, hash: string): Promise<{ mime: string; content: Buffer } | undefined> {
  return db.selectFrom("attachment").select(["mime", "content"]).where("hash", "=", hash).executeTakeFirst();
}
