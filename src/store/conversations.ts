import type { DateTime } from "luxon";
import type { Trx } from "./database.ts";

/** What a person is in the middle of in a chat. Both parts are JSON of their owners' shapes. */
export interface Conversation {
  /** The open form and where in it the person is. */
  readonly form: unknown;
  /** What the last question was about, for follow-ups. */
  readonly question: unknown;
}

/** The state of a person in a chat; empty at first. */
export async function getConversation(trx: Trx, chatId: number, personId: number): Promise<Conversation> {
  const row = await trx
    .selectFrom("conversation")
    .select(["form", "question"])
    .where("chat_id", "=", chatId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return { form: row?.form ?? null, question: row?.question ?? null };
}

/** Keeps it. */
export async function saveConversation(
  trx: Trx,
  key: { readonly chatId: number; readonly personId: number },
  conversation: Conversation,
  at: DateTime,
): Promise<void> {
  const values = {
    form: conversation.form === null ? null : JSON.stringify(conversation.form),
    question: conversation.question === null ? null : JSON.stringify(conversation.question),
    updated_at: at,
  };
  await trx
    .insertInto("conversation")
    .values({ chat_id: key.chatId, person_id: key.personId, ...values })
    .onConflict((conflict) => conflict.columns(["chat_id", "person_id"]).doUpdateSet(values))
    .execute();
}
