import type { DateTime } from "luxon";
import { choosePromptCode } from "../domain/prompt-code.ts";
import type { Reply } from "../render/message.ts";
import { transaction, type Db } from "./database.ts";

/** The code under which the choices of a message are answered; the same at every call for one message. */
export function assignPromptCode(db: Db, outboxId: string, now: DateTime): Promise<string> {
  return transaction(db, async (trx) => {
    const { chat_id: chatId } = await trx
      .selectFrom("outbox")
      .select("chat_id")
      .where("id", "=", outboxId)
      .executeTakeFirstOrThrow();
    const taken = await trx
      .selectFrom("prompt_code")
      .select(["code", "outbox_id", "assigned_at"])
      .where("chat_id", "=", chatId)
      .execute();
    const own = taken.find((row) => row.outbox_id === outboxId);
    if (own) return own.code;
    const code = choosePromptCode(new Map(taken.map((row) => [row.code, row.assigned_at])), now);
    await trx
      .insertInto("prompt_code")
      .values({ chat_id: chatId, code, outbox_id: outboxId, assigned_at: now })
      .onConflict((conflict) =>
        conflict.columns(["chat_id", "code"]).doUpdateSet({ outbox_id: outboxId, assigned_at: now }),
      )
      .execute();
    return code;
  });
}

/** The message of a chat whose choices have a code. */
export async function findByPromptCode(
  db: Db,
  chatId: number,
  code: string,
): Promise<{ outboxId: string; reply: Reply } | undefined> {
  const row = await db
    .selectFrom("prompt_code")
    .innerJoin("outbox", "outbox.id", "prompt_code.outbox_id")
    .select(["outbox.id", "outbox.body"])
    .where("prompt_code.chat_id", "=", chatId)
    .where("prompt_code.code", "=", code)
    .executeTakeFirst();
  return row && { outboxId: row.id, reply: row.body as Reply };
}
