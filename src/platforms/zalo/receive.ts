import type { Content, Receiving } from "../platform.ts";
import type { ZaloAccount } from "./account.ts";
import { stripMention } from "./mention.ts";
import { fetchPicture } from "./picture.ts";
import type { ZaloEvent, ZaloMessage } from "./wire.ts";

const UNREADABLE: Readonly<Record<string, Extract<Content, { kind: "other" }>["what"]>> = {
  "message.sticker.received": "sticker",
  "message.voice.received": "voice",
};

/** What was said without the bot's name in front; a name we do not know may be our new one. */
async function wordsOf(account: ZaloAccount, message: ZaloMessage, said: string): Promise<string> {
  if (message.chat.chat_type === "PRIVATE") return said;
  const stripped = stripMention(said, account.names);
  if (stripped !== undefined) return stripped;
  return (await account.refreshNames()) ? (stripMention(said, account.names) ?? said) : said;
}

async function pictureOf(message: ZaloMessage, apiRoot: string, receiving: Receiving): Promise<Content> {
  const address = message.photo_url ?? message.photo;
  const content = address === undefined ? undefined : await fetchPicture(address, apiRoot);
  if (!content) return { kind: "other", what: "photo" };
  return { kind: "file", name: "anh-zalo.jpg", mime: "image/jpeg", hash: await receiving.storeFile(content) };
}

async function contentsOf(
  account: ZaloAccount,
  { event_name: event, message }: ZaloEvent,
  receiving: Receiving,
): Promise<Content[]> {
  if (event === "message.text.received")
    return [{ kind: "text", text: await wordsOf(account, message, message.text ?? "") }];
  if (event === "message.image.received") {
    const caption = (await wordsOf(account, message, message.caption ?? "")).trim();
    const picture = await pictureOf(message, account.client.apiRoot, receiving);
    return caption === "" ? [picture] : [picture, { kind: "text", text: caption }];
  }
  // A sticker among colleagues is none of our business.
  return message.chat.chat_type === "GROUP" ? [] : [{ kind: "other", what: UNREADABLE[event] ?? "unsupported" }];
}

/**
 * Takes one event in: stored when this has returned. What bots say is passed over; a caption is a message of its own
 * after its picture.
 */
export async function receiveEvent(account: ZaloAccount, event: ZaloEvent, receiving: Receiving): Promise<void> {
  const { from, chat, message_id: id } = event.message;
  if (from.is_bot) return;
  const contents = await contentsOf(account, event, receiving);
  for (const [index, content] of contents.entries())
    await receiving.accept({
      platform: "zalo",
      bot: account.bot,
      ...(event.message.date === undefined ? {} : { place: event.message.date }),
      messageId: index === 0 ? `${chat.id}~${id}` : `${chat.id}~${id}~${index}`,
      chat: { externalId: chat.id, kind: chat.chat_type === "GROUP" ? "group" : "private" },
      sender: { externalId: from.id, ...(from.display_name === undefined ? {} : { name: from.display_name }) },
      content,
    });
}
