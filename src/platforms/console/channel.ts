import type { Channel, Delivery } from "../platform.ts";

/** The console as a platform: what is sent is handed to whoever prints it. It cannot fail and has no limits. */
export function createConsoleChannel(onDelivery: (delivery: Delivery) => Promise<void>): Channel {
  return {
    platform: "console",
    async send(delivery) {
      await onDelivery(delivery);
      return { kind: "sent" };
    },
  };
}
