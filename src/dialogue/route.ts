import type { Said } from "../domain/incoming.ts";
import { ROLES } from "../domain/permissions.ts";
import { parsePromptCode } from "../domain/prompt-code.ts";
import { join, say, type Choice } from "../render/message.ts";
import { deleteUnusedAttachment } from "../store/attachments.ts";
import { findOwnChat } from "../store/person-inbox.ts";
import { findByPromptCode } from "../store/prompt-codes.ts";
import { findNewestChoices, findNewestMessage, findSentChoices } from "../store/outbox.ts";
import { answerAsQuestion, asksForFile } from "./answers/answer.ts";
import { isUntouched, keepBeneath } from "./beneath.ts";
import { receiveFile, refuseFile } from "./files/files.ts";
import { invitationMessages } from "./people/invitation-messages.ts";
import { messages } from "./messages.ts";
import { roleName } from "./people/role-words.ts";
import { commandKey } from "./normalise.ts";
import { decideShortAnswer, isShortAnswer, SHORT_MEMORY_MINUTES } from "./short-answer.ts";
import type { Command, FormState, OpenForm, Outcome, Turn } from "./turn.ts";

/** The name under which answers offer their choices; a command may not take it. */
export const QUESTION_ACTION = "question";

/** The commands by every key that people type: `/name` and words, folded. Throws on a key that two commands claim. */
export class CommandTable {
  readonly commands: readonly Command[];
  readonly #byKey = new Map<string, Command>();
  readonly #byName = new Map<string, Command>();

  constructor(commands: readonly Command[]) {
    this.commands = commands;
    for (const command of commands) {
      if (!/^[a-z][a-z0-9]*$/.test(command.name) || command.name === QUESTION_ACTION)
        throw new Error(`a command may not be called ${command.name}`);
      this.#byName.set(command.name, command);
      for (const word of new Set([`/${command.name}`, ...command.words].map(commandKey))) {
        if (this.#byKey.has(word)) throw new Error(`two commands answer to "${word}"`);
        this.#byKey.set(word, command);
      }
    }
    // "baocao": the stroke is left out as often as not. A word that somebody chose goes first.
    for (const command of commands) if (!this.#byKey.has(command.name)) this.#byKey.set(command.name, command);
  }

  named(name: string): Command | undefined {
    return this.#byName.get(name);
  }

  /** The command whose word a text is, or whose slash word it begins with. */
  findByWord(input: string): Named | undefined {
    const whole = this.#byKey.get(commandKey(input));
    if (whole) return { command: whole, argument: "" };
    const match = /^\s*(\/\S+)\s+([\s\S]*)$/u.exec(input);
    const command = match && this.#byKey.get(commandKey(match[1] as string));
    return match && command ? { command, argument: (match[2] as string).trim() } : undefined;
  }

  /** The command that a text names: a whole message of words, a slash word with an argument, or a sentence it hears. */
  find(input: string): Named | undefined {
    const named = this.findByWord(input);
    if (named) return named;
    for (const listener of this.commands) {
      const argument = listener.hears?.(input);
      if (argument !== undefined) return { command: listener, argument };
    }
    return undefined;
  }
}

/** A command that was named, and what was said with it. */
interface Named {
  readonly command: Command;
  readonly argument: string;
}

interface Press {
  readonly outboxId: string;
  readonly index: number;
}

/** Whose work a command is, and what to type instead. */
function whoseWork({ person, language }: Turn, command: Command): string {
  const unitId = person.assignments[0]?.unitId ?? 0;
  const roles = ROLES.filter((role) => command.mayUse([{ role, unitId }]));
  return messages[language].whoseWork(roles.map((role) => roleName(role, language)).join(", "));
}

function refusal(turn: Turn, command: Command): Outcome | undefined {
  const words = messages[turn.language];
  if (turn.person.assignments.length === 0 && !command.evenWithoutRole)
    return { replies: [say(invitationMessages[turn.language].withoutRole)] };
  if (command.where === "private" && turn.chat.kind === "group") return { replies: [say(words.onlyPrivate)] };
  if (!command.mayUse(turn.person.assignments)) return { replies: [say(words.notAllowed, whoseWork(turn, command))] };
  return undefined;
}

/** The command whose form is open in this chat. */
function openCommand(table: CommandTable, turn: Turn): Command | undefined {
  const state = turn.conversation.form as FormState | null;
  return state && turn.chat.kind === "private" ? table.named(state.command) : undefined;
}

/** What was said beside an open form, followed by the form's pending prompt, in one message. */
async function beside(turn: Turn, form: OpenForm | undefined, outcome: Outcome): Promise<Outcome> {
  const formGone = outcome.conversation !== undefined && "form" in outcome.conversation;
  if (!form || formGone) return outcome;
  return { ...outcome, replies: [join([...outcome.replies, await form.repeat(turn)])] };
}

/** A choice that was typed, by its number or its label; `isUnasked` when its message came without being asked for. */
interface TypedChoice extends Press {
  readonly choice: Choice;
  readonly isUnasked: boolean;
}

const isNumberOfChoice = (key: string): boolean => /^\d{1,2}$/.test(key);

/** What a person typed who means a choice of the newest message: its number, or its label. */
async function findTypedChoice(turn: Turn, input: string): Promise<TypedChoice | undefined> {
  const key = commandKey(input);
  if (key === "" || key.startsWith("/")) return undefined;
  const isNumber = isNumberOfChoice(key);
  const newest = await findNewestChoices(turn.trx, turn.chat);
  const choices = newest?.reply.choices ?? [];
  const index = isNumber ? Number(key) - 1 : choices.findIndex(({ label }) => commandKey(label) === key);
  const choice = choices[index];
  return newest && choice && { outboxId: newest.outboxId, index, choice, isUnasked: newest.isUnasked };
}

/** What a command led to that was named while the form of another was open. */
async function besideForm(turn: Turn, form: OpenForm | undefined, outcome: Outcome): Promise<Outcome> {
  if (!form || !isUntouched(turn)) return beside(turn, form, outcome);
  return { ...outcome, conversation: { form: null, ...outcome.conversation } };
}

async function runNamed(table: CommandTable, turn: Turn, named: Named): Promise<Outcome> {
  const open = openCommand(table, turn);
  const outcome = refusal(turn, named.command) ?? (await named.command.run(turn, named.argument));
  return named.command === open ? outcome : besideForm(turn, open?.form, outcome);
}

/** A number that may be a figure of the form or a choice of the notice that came meanwhile is asked back. */
async function askWhichNumber(turn: Turn, form: OpenForm, typed: TypedChoice): Promise<Outcome> {
  const words = messages[turn.language].figureOrChoice(String(typed.index + 1), typed.choice.label);
  return { replies: [join([{ ...say(words), choices: [typed.choice] }, await form.repeat(turn)])] };
}

/** "có", "ok", "thôi" that no form took: the choice of the newest message that is meant, else the choices once more. */
async function answerShort(table: CommandTable, turn: Turn, input: string): Promise<Outcome | undefined> {
  if (!isShortAnswer(commandKey(input))) return undefined;
  // In a group nobody knows to whom it was said: nothing is set off by it.
  const newest = turn.chat.kind === "group" ? undefined : await findNewestMessage(turn.trx, turn.chat);
  const isFresh = newest !== undefined && newest.createdAt > turn.now.minus({ minutes: SHORT_MEMORY_MINUTES });
  const choices = isFresh ? (newest.reply.choices ?? []) : [];
  const meant = decideShortAnswer(
    commandKey(input),
    choices.map(({ label, action }) => ({ label: commandKey(label), isQuestion: action.name === QUESTION_ACTION })),
  );
  if (newest && meant.kind === "choice")
    return routePress(table, turn, { outboxId: newest.outboxId, index: meant.index });
  const words = messages[turn.language];
  if (meant.kind === "unclear") return { replies: [{ ...say(words.chooseOne), choices }] };
  if (turn.conversation.form !== null && turn.chat.kind === "private") return undefined;
  return { replies: [say(meant.kind === "yes" ? words.readyForMore : words.nothingOpen)] };
}

/** A choice of any message, also an older one, by its code: "B3". Codes exist where a platform has no buttons. */
async function findCodedChoice(turn: Turn, input: string): Promise<Press | undefined> {
  const coded = parsePromptCode(commandKey(input));
  const prompt = coded && (await findByPromptCode(turn.trx, turn.chat.id, coded.code));
  return prompt && { outboxId: prompt.outboxId, index: coded.index };
}

/** What to type, with the prompt that it speaks of; a form that keeps a draft says both itself. */
async function explain(turn: Turn, form: OpenForm, input: string): Promise<Outcome> {
  const outcome = await form.explain(turn, input);
  if (form.keepsDraft) return outcome;
  return { ...outcome, replies: [join([await form.repeat(turn), ...outcome.replies])] };
}

async function routeText(table: CommandTable, turn: Turn, input: string): Promise<Outcome> {
  const coded = await findCodedChoice(turn, input);
  if (coded) return routePress(table, turn, coded);
  const open = openCommand(table, turn);
  const form = open?.form;
  const isNumber = isNumberOfChoice(commandKey(input));
  const numbered = isNumber ? await findTypedChoice(turn, input) : undefined;
  if (numbered) {
    if (!form?.ownsNumbers(turn)) return routePress(table, turn, numbered);
    if (numbered.isUnasked) return askWhichNumber(turn, form, numbered);
  }
  const word = form && !form.claims?.(input) ? table.findByWord(input) : undefined;
  if (word && word.command !== open) return runNamed(table, turn, word);
  if (form && open.mayUse(turn.person.assignments)) {
    const answered = await form.answer(turn, input);
    if (answered) return answered;
  }
  const labelled = isNumber ? undefined : await findTypedChoice(turn, input);
  if (labelled) return routePress(table, turn, labelled);
  const named = asksForFile(turn, input) ? undefined : table.find(input);
  if (named) return runNamed(table, turn, named);
  if (commandKey(input) === "") return beside(turn, form, { replies: [say(messages[turn.language].empty)] });
  const short = form?.keepsDraft ? undefined : await answerShort(table, turn, input);
  if (short) return short;
  const { outcome, understood } = await answerAsQuestion(turn, input);
  if (form && !understood) return explain(turn, form, input);
  return beside(turn, form, outcome);
}

/** What a message offered, if it went to this chat, or to the same person on another channel: the page shows both. */
async function findPressed(
  turn: Turn,
  press: Press,
): Promise<{ action: Choice["action"]; openThere?: string } | undefined> {
  const sent = await findSentChoices(turn.trx, press.outboxId);
  const action = sent?.reply.choices?.[press.index]?.action;
  if (!sent || !action) return undefined;
  if (sent.chatId === turn.chat.id) return { action };
  const own = turn.chat.kind === "private" ? await findOwnChat(turn.trx, sent.chatId, turn.person.id) : undefined;
  if (!own) return undefined;
  const isOpenThere = (own.form as FormState | null)?.command === action.name;
  return isOpenThere ? { action, openThere: own.platform } : { action };
}

async function routePress(table: CommandTable, turn: Turn, press: Press): Promise<Outcome> {
  const gone: Outcome = { replies: [say(messages[turn.language].unknownChoice)] };
  const pressed = await findPressed(turn, press);
  if (!pressed) return gone;
  const { action, openThere } = pressed;
  if (openThere !== undefined) {
    const channel = invitationMessages[turn.language].platforms[openThere] ?? openThere;
    return { replies: [say(messages[turn.language].openElsewhere(channel, action.name))] };
  }
  const open = openCommand(table, turn);
  if (action.name === QUESTION_ACTION) {
    const { outcome } = await answerAsQuestion(turn, action.args["text"] ?? "");
    return beside(turn, open?.form, outcome);
  }
  const command = table.named(action.name);
  if (!command?.press) return gone;
  const outcome = refusal(turn, command) ?? (await command.press(turn, action.args));
  return command === open ? outcome : besideForm(turn, open?.form, outcome);
}

async function routeFile(table: CommandTable, turn: Turn, content: Said & { kind: "file" }): Promise<Outcome> {
  if (turn.chat.kind === "group") return { replies: [say(messages[turn.language].onlyPrivate)] };
  const form = openCommand(table, turn)?.form;
  const received = await receiveFile(turn, content);
  if ("refused" in received) return beside(turn, form, received.refused);
  for (const command of table.commands) {
    const outcome = refusal(turn, command) ? undefined : await command.file?.(turn, received.file);
    if (outcome) return outcome.conversation ? outcome : beside(turn, form, outcome);
  }
  await deleteUnusedAttachment(turn.trx, received.file.hash, turn.inboxId);
  return beside(turn, form, refuseFile(turn, "unexpected"));
}

async function routeContent(table: CommandTable, turn: Turn, content: Said): Promise<Outcome> {
  switch (content.kind) {
    case "text":
      return routeText(table, turn, content.text);
    case "choice":
      return routePress(table, turn, content);
    case "file":
      return routeFile(table, turn, content);
    case "untaken": {
      const form = openCommand(table, turn)?.form;
      return beside(turn, form, { replies: [say(messages[turn.language].untaken[content.why])] });
    }
    case "other": {
      const words = messages[turn.language];
      const form = openCommand(table, turn)?.form;
      const hint = content.what === "photo" || content.what === "unsupported" ? [words.byLink] : [];
      return beside(turn, form, { replies: [say(words.cannotRead(words.kinds[content.what]), ...hint)] });
    }
  }
}

/** Decides who answers a message: the open form, a command, the question engine, in this order; a press goes to its owner. */
export async function route(table: CommandTable, turn: Turn, content: Said): Promise<Outcome> {
  return keepBeneath((name) => table.named(name)?.form, turn, await routeContent(table, turn, content));
}
