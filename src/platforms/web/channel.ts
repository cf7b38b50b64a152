import type { Channel } from "../platform.ts";

/**
 * The web's outgoing side. A message is on the page as soon as the page re-reads the chat, so sending is announcing.
 *
 * @param announce tells every process that serves pages that this chat has something new (external id of the chat).
 */
export function webChannel(announce: (chatExternalId: string) => Promise<void>): Channel {
  return {
    platform: "web",
    async send(delivery) {
      await announce(delivery.chat);
      return { kind: "sent" };
    },
  };
}
