import type { Content } from "../../domain/incoming.ts";
import { say } from "../../render/message.ts";
import {
  deleteUnusedAttachment,
  findAttachment,
  findAttachmentSize,
  keepAs,
  saveAttachment,
} from "../../store/attachments.ts";
import { fileMessages } from "./messages.ts";
import { shrinkImage } from "./image.ts";
import { detectKind, MOST_FILE_BYTES, mimeOf, safeFileName, type ReceivedFile } from "./kinds.ts";
import type { Outcome, Turn } from "../turn.ts";

type Refusal = keyof (typeof fileMessages)["vi"]["refused"];

const MEBIBYTE = 1024 * 1024;

/** Why a file is not taken, in a sentence. */
export function refuseFile(turn: Turn, refusal: Refusal): Outcome {
  const words = fileMessages[turn.language].refused;
  const sentence = refusal === "too-big" ? words[refusal](String(MOST_FILE_BYTES / MEBIBYTE)) : words[refusal];
  return { replies: [say(sentence)] };
}

/** The refusal of a file that was not kept. */
async function discard(turn: Turn, hash: string, refusal: Refusal): Promise<Outcome> {
  await deleteUnusedAttachment(turn.trx, hash, turn.inboxId);
  return refuseFile(turn, refusal);
}

/**
 * Looks at a file that came: its size before it is read, its kind by its content. A picture is shrunk and stripped, and
 * only that is kept. A file that is not taken is forgotten, and the outcome says why.
 */
export async function receiveFile(
  turn: Turn,
  content: Content & { kind: "file" },
): Promise<{ readonly file: ReceivedFile } | { readonly refused: Outcome }> {
  const { trx, now, inboxId } = turn;
  const size = await findAttachmentSize(trx, content.hash);
  if (size === undefined) return { refused: refuseFile(turn, "gone") };
  if (size > MOST_FILE_BYTES) return { refused: await discard(turn, content.hash, "too-big") };
  if (size === 0) return { refused: await discard(turn, content.hash, "empty") };
  const stored = await findAttachment(trx, content.hash);
  const kind = stored && detectKind(stored.content);
  if (!stored || !kind) return { refused: await discard(turn, content.hash, "unsupported") };
  const mime = mimeOf(kind);
  const common = {
    kind,
    mime,
    name: safeFileName(content.name, kind),
    ...(content.obligationId === undefined ? {} : { obligationId: content.obligationId }),
  };
  if (kind !== "jpeg" && kind !== "png" && kind !== "webp") {
    await keepAs(trx, content.hash, mime);
    return { file: { ...common, hash: content.hash, content: stored.content } };
  }
  const shrunk = await shrinkImage(stored.content, kind);
  if (!shrunk) return { refused: await discard(turn, content.hash, "damaged-image") };
  const hash = await saveAttachment(trx, { mime, content: shrunk }, now);
  if (hash !== content.hash) await deleteUnusedAttachment(trx, content.hash, inboxId);
  return { file: { ...common, hash, content: shrunk } };
}
