import type { DateTime } from "luxon";
import type { ChatChange } from "../../domain/incoming.ts";
import { dateOf } from "../../domain/time.ts";
import { say, type Language, type Reply } from "../../render/message.ts";
import { recordAudit } from "../../store/audit.ts";
import { applyChatChange } from "../../store/chats.ts";
import type { Trx } from "../../store/database.ts";
import { endRegistration, findRegisteredGroup, type RegisteredGroup } from "../../store/groups.ts";
import type { Chat } from "../../store/inbox.ts";
import { addToOutbox } from "../../store/outbox.ts";
import { findChatOf, findPersonByAccount, getPerson } from "../../store/people.ts";
import { listRecipients } from "../../store/recipients.ts";
import { groupMessages } from "./group-messages.ts";

/** The name under which choices about groups come back. */
export const GROUP_ACTION = "nhom";

/** What a platform told about a chat, as a message of the lane. */
export interface ChangeNews {
  readonly chat: Chat;
  readonly change: ChatChange;
  readonly inboxId: string;
}

/** A group as it is called in a sentence. */
export function groupName(group: { readonly title: string | null }, language: Language): string {
  return group.title === null ? groupMessages[language].untitled : `“${group.title}”`;
}

/** What whoever answers for a group has to know; undefined for what needs nobody. */
function renderNews(
  group: RegisteredGroup,
  change: ChatChange,
  isKnown: boolean,
): ((language: Language) => Reply) | undefined {
  const stop = (language: Language) => ({
    choices: [
      { label: groupMessages[language].stop, action: { name: GROUP_ACTION, args: { end: String(group.chatId) } } },
    ],
  });
  const { unitName } = group;
  switch (change.kind) {
    case "left":
      return (language) => say(groupMessages[language].left(groupName(group, language)));
    case "renamed":
      return (language) => ({
        ...say(groupMessages[language].renamed(groupName(group, language), change.title, unitName)),
        ...stop(language),
      });
    case "moved":
      return (language) => say(groupMessages[language].moved(groupName(group, language)));
    case "member-joined":
      if (isKnown) return undefined;
      return (language) => {
        const words = groupMessages[language];
        const who = change.member.name ?? words.somebody;
        return { ...say(words.joined(who, groupName(group, language), unitName)), ...stop(language) };
      };
    case "joined":
    case "member-left":
      return undefined;
  }
}

/** The owner of a group, or, when that one cannot be told, everybody who may register it. */
async function listResponsible(
  trx: Trx,
  group: RegisteredGroup,
  now: DateTime<true>,
): Promise<{ personId: number; chatId: number; language: Language }[]> {
  const today = dateOf(now);
  const chatId = group.ownerId === null ? null : await findChatOf(trx, group.ownerId);
  if (group.ownerId !== null && chatId !== null) {
    const { language } = await getPerson(trx, group.ownerId, today);
    return [{ personId: group.ownerId, chatId, language }];
  }
  const others = await listRecipients(trx, "register-group", group.unitId, today);
  return others.flatMap(({ personId, chatId: chat, language }) =>
    chat === null ? [] : [{ personId, chatId: chat, language }],
  );
}

/**
 * Writes down what happened to a chat, and tells whoever answers for a registered group in private. A group that the bot
 * is thrown out of loses its registration: whoever lets it in again has to have the right.
 */
export async function handleChange(trx: Trx, news: ChangeNews, now: DateTime<true>): Promise<void> {
  const { chat, change, inboxId } = news;
  const group = chat.kind === "group" ? await findRegisteredGroup(trx, chat.id) : undefined;
  await applyChatChange(trx, chat, change, now);
  if (!group) return;
  const account = change.kind === "member-joined" ? { ...chat, externalId: change.member.externalId } : undefined;
  const member = account && (await findPersonByAccount(trx, account, dateOf(now)));
  const render = renderNews(group, change, (member?.assignments.length ?? 0) > 0);
  if (render) {
    const told = await listResponsible(trx, group, now);
    await addToOutbox(
      trx,
      told.map(({ personId, chatId, language }) => ({
        key: `group-news~${inboxId}~${personId}`,
        chatId,
        reply: render(language),
        priority: "reply" as const,
      })),
      now,
    );
  }
  if (change.kind !== "left") return;
  await endRegistration(trx, chat.id);
  const old = { unit: group.unitId, owner: group.ownerId, posts: group.posts };
  await recordAudit(trx, [{ at: now, action: "group.end", subject: `chat/${chat.id}`, old, reason: "left", inboxId }]);
}
