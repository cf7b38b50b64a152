import { newIncident } from "./fault.ts";
import type { Logger } from "./log.ts";
import { drawPicture } from "./render/drawing.ts";
import { findKept, saveDrawn } from "./store/attachments.ts";
import type { Db } from "./store/database.ts";

/** What reading attachments takes. */
export interface AttachmentDeps {
  readonly db: Db;
  readonly log: Logger;
  /** Draws a picture; undefined for a drawing that it does not understand. */
  readonly draw?: (drawing: string) => Promise<Buffer | undefined>;
}

/**
 * Reads what a message carries, for whoever shows or sends it. A picture that nobody has looked at is drawn first, with
 * nothing locked meanwhile, and kept.
 *
 * @returns undefined for what is not kept, and for a picture that cannot be drawn: the log says why, and it is tried
 * again with the next reader. Rejects when the database cannot be reached.
 */
export async function readAttachment(
  { db, log, draw = drawPicture }: AttachmentDeps,
  hash: string,
): Promise<{ readonly mime: string; readonly content: Buffer } | undefined> {
  const kept = await findKept(db, hash);
  if (!kept) return undefined;
  const { mime } = kept;
  if (kept.content) return { mime, content: kept.content };
  let content: Buffer | undefined;
  try {
    content = await draw(kept.drawing);
  } catch (error) {
    log.error({ incident: newIncident(), hash, err: error }, "a picture could not be drawn");
    return undefined;
  }
  if (!content) {
    log.warn({ hash }, "a picture of another version of the program can no longer be drawn");
    return undefined;
  }
  await saveDrawn(db, hash, content);
  return { mime, content };
}
