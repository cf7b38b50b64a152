const GROUP = "group:";

/** The external id of a person's private chat on the web: the person's code. */
export function privateChatId(personCode: string): string {
  return personCode;
}

/** The external id of a group on the web. The prefix keeps a group's code apart from a person's. */
export function groupChatId(groupCode: string): string {
  return GROUP + groupCode;
}

/** The code of a group from its external id; undefined for a private chat. */
export function groupCodeOf(chatExternalId: string): string | undefined {
  return chatExternalId.startsWith(GROUP) ? chatExternalId.slice(GROUP.length) : undefined;
}
