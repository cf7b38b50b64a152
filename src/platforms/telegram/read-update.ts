import type { CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User } from "grammy/types";
import type { ChatChange, Content, Incoming } from "../../domain/incoming.ts";
import { readGroupText, readPrivateText, type Self } from "./addressed.ts";
import type { Buttons } from "./buttons.ts";

/** The kinds of updates that Telegram is asked for; everything else is not even sent. */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "chat_member",
] as const;

/** Largest file that is fetched, in bytes: what the bot takes, well below Telegram's own limit of 20 MB. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** A file that is still at Telegram. */
export interface RemoteFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
}

/** A message of an update, in our words; a file's content is still to be fetched. */
export type Reading =
  | { readonly kind: "incoming"; readonly incoming: Incoming }
  | { readonly kind: "file"; readonly file: RemoteFile; readonly base: Omit<Incoming, "content"> };

export const PLATFORM = "telegram";

interface Where {
  readonly chat: Chat;
  readonly from: Pick<User, "id" | "first_name" | "last_name">;
  readonly messageId: string;
}

function nameOf({ first_name: first, last_name: last }: Where["from"]): string {
  return last ? `${first} ${last}` : first;
}

function baseOf({ chat, from, messageId }: Where, self: Self): Omit<Incoming, "content"> {
  return {
    platform: PLATFORM,
    bot: String(self.id),
    messageId,
    chat: {
      externalId: String(chat.id),
      kind: chat.type === "private" ? "private" : "group",
      ...(chat.title === undefined ? {} : { title: chat.title }),
    },
    sender: { externalId: String(from.id), name: nameOf(from) },
  };
}

function tell(where: Where, self: Self, content: Content): Reading {
  return { kind: "incoming", incoming: { ...baseOf(where, self), content } };
}

/**
 * Whether a message speaks for the person that it names. Anonymous administrators, channels and posts that Telegram
 * forwards from a linked channel name a stand-in; bots are not listened to.
 */
function isPerson(message: Message): boolean {
  return message.sender_chat === undefined && message.from !== undefined && !message.from.is_bot;
}

/** News about the group itself, told as service messages. Several people may join in one. */
function readService(message: Message, self: Self): Reading[] {
  const { chat, message_id: id } = message;
  const from = message.from ?? { id: self.id, first_name: "" };
  const news = (change: ChatChange, suffix: string, on: Chat = chat): Reading =>
    tell({ chat: on, from, messageId: `${chat.id}:${id}:${suffix}` }, self, { kind: "change", change });
  const move = (oldId: number, newId: number): Reading =>
    tell({ chat: { ...chat, id: oldId }, from, messageId: `moved:${oldId}:${newId}` }, self, {
      kind: "change",
      change: { kind: "moved", externalId: String(newId) },
    });
  if (message.migrate_to_chat_id !== undefined) return [move(chat.id, message.migrate_to_chat_id)];
  if (message.migrate_from_chat_id !== undefined) return [move(message.migrate_from_chat_id, chat.id)];
  if (message.new_chat_title !== undefined) return [news({ kind: "renamed", title: message.new_chat_title }, "title")];
  const left = message.left_chat_member;
  if (left && !left.is_bot) return [news({ kind: "member-left", member: { externalId: String(left.id) } }, "left")];
  return (message.new_chat_members ?? [])
    .filter((user) => !user.is_bot)
    .map((user) => {
      const member = { externalId: String(user.id), name: nameOf(user) };
      return news({ kind: "member-joined", member }, `joined:${user.id}`);
    });
}

const isIn = (member: ChatMember): boolean =>
  member.status === "restricted" ? member.is_member : member.status !== "left" && member.status !== "kicked";

const mayWrite = (member: ChatMember): boolean =>
  isIn(member) && (member.status !== "restricted" || member.can_send_messages);

/** The bot itself was let in, thrown out, blocked or unblocked. */
function readOwnMembership(
  id: number,
  { chat, from, date, new_chat_member: now }: ChatMemberUpdated,
  self: Self,
): Reading[] {
  if (chat.type === "channel") return [];
  const change: ChatChange = { kind: mayWrite(now) ? "joined" : "left" };
  return [tell({ chat, from, messageId: `membership:${id}:${date}` }, self, { kind: "change", change })];
}

/** Somebody came or went. Promotions and restrictions of those who stay are not told on. */
function readMembership(id: number, update: ChatMemberUpdated, self: Self): Reading[] {
  const { chat, from, date, old_chat_member: before, new_chat_member: now } = update;
  if (chat.type === "channel" || now.user.is_bot || isIn(before) === isIn(now)) return [];
  const member = { externalId: String(now.user.id), name: nameOf(now.user) };
  const change: ChatChange = { kind: isIn(now) ? "member-joined" : "member-left", member };
  return [tell({ chat, from, messageId: `membership:${id}:${date}` }, self, { kind: "change", change })];
}

/** The file of a message: a document, or the largest size of a photo. */
function fileOf(message: Message): (RemoteFile & { readonly size: number }) | undefined {
  const { document, photo } = message;
  if (document)
    return {
      id: document.file_id,
      name: document.file_name ?? "tep",
      mime: document.mime_type ?? "application/octet-stream",
      size: document.file_size ?? 0,
    };
  const largest = photo?.at(-1);
  return largest && { id: largest.file_id, name: "anh.jpg", mime: "image/jpeg", size: largest.file_size ?? 0 };
}

function unreadable(message: Message): Content {
  if (message.sticker) return { kind: "other", what: "sticker" };
  if (message.voice || message.audio || message.video_note) return { kind: "other", what: "voice" };
  return { kind: "other", what: "unsupported" };
}

/**
 * What a person says in private. A forwarded file is taken, since handing one on is an act of the person and is asked
 * back about; forwarded words are not the person's. What is written below a file is not read: the bot asks what it is for.
 */
function readPrivate(message: Message, where: Where, self: Self): Reading {
  const file = fileOf(message);
  if (file && file.size > LARGEST_FILE) return tell(where, self, { kind: "untaken", why: "file-too-big" });
  if (file) return { kind: "file", file, base: baseOf(where, self) };
  if (message.forward_origin) return tell(where, self, { kind: "untaken", why: "forwarded" });
  const text = readPrivateText(message, self);
  return tell(where, self, text === "" ? unreadable(message) : { kind: "text", text });
}

function readMessage(message: Message, self: Self): Reading[] {
  if (message.chat.type === "channel") return [];
  const news = readService(message, self);
  if (news.length > 0 || !isPerson(message)) return news;
  const where = {
    chat: message.chat,
    from: message.from as User,
    messageId: `${message.chat.id}:${message.message_id}`,
  };
  if (message.chat.type === "private") return isSaid(message) ? [readPrivate(message, where, self)] : [];
  const text = message.forward_origin ? undefined : readGroupText(message, self);
  return text === undefined ? [] : [tell(where, self, { kind: "text", text })];
}

/** Whether a message carries something that somebody said: not the news of a pinned message or a new background. */
function isSaid(message: Message): boolean {
  const { text, document, photo, sticker, voice, audio, video, video_note: note, animation } = message;
  const { location, contact, poll, venue, dice, story, rich_message: rich } = message;
  const carried = [text, document, photo, sticker, voice, audio, video, note, animation];
  return [...carried, location, contact, poll, venue, dice, story, rich].some((part) => part !== undefined);
}

/** Changing an old message changes nothing; in private that is said, so that nobody relies on it. */
function readEdited(message: Message, self: Self): Reading[] {
  if (message.chat.type !== "private" || !isPerson(message) || message.edit_date === undefined) return [];
  const messageId = `${message.chat.id}:${message.message_id}:edited:${message.edit_date}`;
  return [
    tell({ chat: message.chat, from: message.from as User, messageId }, self, { kind: "untaken", why: "edited" }),
  ];
}

function readPress(query: CallbackQuery, self: Self, buttons: Buttons): Reading[] {
  const press = buttons.read(query.data ?? "");
  const chat = query.message?.chat;
  if (!press || !chat || chat.type === "channel") return [];
  const { outboxId, index } = press;
  const where = { chat, from: query.from, messageId: `press:${query.id}` };
  return [tell(where, self, { kind: "choice", outboxId, index })];
}

/**
 * An update in our words: nothing for what is not for us, several messages when several people join at once.
 *
 * Message ids are made of chat and message, not of the update's number: Telegram starts its numbers anew after a week of
 * silence, and a number that has been used would be taken for a repeat.
 */
export function readUpdate(update: Update, self: Self, buttons: Buttons): Reading[] {
  // Updates are pushed over several connections at once and may overtake each other.
  const place = update.update_id;
  return readContent(update, self, buttons).map((reading) =>
    reading.kind === "file"
      ? { ...reading, base: { ...reading.base, place } }
      : { ...reading, incoming: { ...reading.incoming, place } },
  );
}

function readContent(update: Update, self: Self, buttons: Buttons): Reading[] {
  if (update.message) return readMessage(update.message, self);
  if (update.edited_message) return readEdited(update.edited_message, self);
  if (update.callback_query) return readPress(update.callback_query, self, buttons);
  if (update.my_chat_member) return readOwnMembership(update.update_id, update.my_chat_member, self);
  if (update.chat_member) return readMembership(update.update_id, update.chat_member, self);
  return [];
}
