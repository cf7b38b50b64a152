import type { Chat } from "../store/inbox.ts";

/** Platforms whose bots are sent pictures only: a document never reaches them. */
const WITHOUT_DOCUMENTS: ReadonlySet<string> = new Set(["zalo"]);

/** Whether a person can send a document into a chat; where not, it comes by an upload link. */
export function takesDocuments(chat: Pick<Chat, "platform">): boolean {
  return !WITHOUT_DOCUMENTS.has(chat.platform);
}
