import type { Message, MessageEntity } from "grammy/types";

/** Our bot as Telegram knows it, and the commands that it takes in groups without its name behind them. */
export interface Self {
  readonly id: number;
  readonly username: string;
  readonly commands: ReadonlySet<string>;
}

interface Words {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

function without(text: string, { offset, length }: MessageEntity): string {
  return `${text.slice(0, offset)} ${text.slice(offset + length)}`.replace(/[ \t]{2,}/g, " ").trim();
}

/** `/lenh@ten_bot phần sau` → `/lenh phần sau`; undefined when it is another bot's command or no command. */
function readCommand({ text, entities }: Words, self: Self, needsName: boolean): string | undefined {
  const entity = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!entity) return undefined;
  const [name = "", to] = text.slice(1, entity.length).split("@");
  const isOurs =
    to === undefined ? !needsName || self.commands.has(name) : to.toLowerCase() === self.username.toLowerCase();
  return isOurs ? `/${name}${text.slice(entity.length)}` : undefined;
}

function findMention({ text, entities }: Words, self: Self): MessageEntity | undefined {
  const name = `@${self.username}`.toLowerCase();
  return entities.find(
    (entity) =>
      (entity.type === "mention" && text.slice(entity.offset, entity.offset + entity.length).toLowerCase() === name) ||
      (entity.type === "text_mention" && entity.user.id === self.id),
  );
}

/** What was written, in the text or below a picture. */
function wordsOf(message: Message): Words {
  return {
    text: message.text ?? message.caption ?? "",
    entities: message.entities ?? message.caption_entities ?? [],
  };
}

/** What a person says to the bot in private; the bot's name behind a command is left out. */
export function readPrivateText(message: Message, self: Self): string {
  const words = wordsOf(message);
  return readCommand(words, self, false) ?? words.text;
}

/**
 * What is said to the bot in a group, its name left out: a command of ours, a text that names it, or an answer to one of
 * its messages. Undefined for everything else that people say to each other.
 */
export function readGroupText(message: Message, self: Self): string | undefined {
  const words = wordsOf(message);
  if (words.entities.some(({ type, offset }) => type === "bot_command" && offset === 0))
    return readCommand(words, self, true);
  const mention = findMention(words, self);
  if (mention) return without(words.text, mention);
  return message.reply_to_message?.from?.id === self.id ? words.text : undefined;
}
