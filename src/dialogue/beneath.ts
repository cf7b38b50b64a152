import { join } from "../render/message.ts";
import type { FormState, OpenForm, Outcome, Turn } from "./turn.ts";

/** Whether a form has been opened and nothing entered since: it gives way to whatever command comes next. */
export function isUntouched(turn: Turn): boolean {
  return Object.keys((turn.conversation.form as FormState | null) ?? {}).every(
    (key) => key === "command" || key === "unitId" || key === "beneath",
  );
}

/**
 * A form that keeps a draft is not forgotten when another is opened over it: it lies beneath, and its prompt comes back
 * when the other is done.
 */
export async function keepBeneath(
  formOf: (command: string) => OpenForm | undefined,
  turn: Turn,
  outcome: Outcome,
): Promise<Outcome> {
  if (turn.chat.kind === "group" || !outcome.conversation || !("form" in outcome.conversation)) return outcome;
  const before = turn.conversation.form as FormState | null;
  const isDraft = before !== null && formOf(before.command)?.keepsDraft === true;
  const beneath = isDraft ? before : before?.beneath;
  const next = outcome.conversation.form as FormState | null;
  if (!beneath || next?.command === beneath.command || (isDraft && next === null)) return outcome;
  if (next !== null) return { ...outcome, conversation: { ...outcome.conversation, form: { ...next, beneath } } };
  const form = formOf(beneath.command);
  const under = { ...turn, conversation: { ...turn.conversation, form: beneath } };
  return {
    replies: form ? [join([...outcome.replies, await form.repeat(under)])] : outcome.replies,
    conversation: { ...outcome.conversation, form: beneath },
  };
}
