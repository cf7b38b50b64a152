import { z } from "zod";

/** Ids are kept as they were written: a bot's has 19 digits, more than a number holds. */
const id = z.union([z.string().min(1), z.number().int().transform(String)]);

const Message = z.object({
  message_id: id,
  // milliseconds; whatever else stands there is no reason to refuse the message
  date: z.number().int().optional().catch(undefined),
  from: z.object({ id, display_name: z.string().optional(), is_bot: z.boolean().optional() }),
  /** Whatever is not said to be private is a group: there the bot shows less. */
  chat: z.object({ id, chat_type: z.string().transform((type) => (type === "PRIVATE" ? type : "GROUP")) }),
  text: z.string().optional(),
  caption: z.string().optional(),
  /** The reference calls it `photo`; what arrives has `photo_url`. */
  photo: z.string().optional(),
  photo_url: z.string().optional(),
});
export type ZaloMessage = z.infer<typeof Message>;

const Event = z.object({ event_name: z.string(), message: Message });
/** One thing that happened. `event_name` is `message.<kind>.received`. */
export type ZaloEvent = z.infer<typeof Event>;

const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
});
export type ZaloEnvelope = z.infer<typeof Envelope>;

export const BotInfo = z.object({ id, account_name: z.string(), display_name: z.string().optional() });
export const SentMessage = z.object({ message_id: id });
export const WebhookSet = z.object({
  verification: z.object({ ok: z.boolean().optional(), outcome: z.string().optional() }).optional(),
});

/** JSON in which numbers too large to be exact stay the digits that were written. Throws on what is no JSON. */
export function parseExact(json: string): unknown {
  return JSON.parse(json, (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value,
  );
}

/** The envelope of an answer; undefined for what is none, such as a gateway's page. */
export function readEnvelope(body: string): ZaloEnvelope | undefined {
  try {
    return Envelope.safeParse(parseExact(body)).data;
  } catch {
    return undefined;
  }
}

/** An event as it is delivered: in an envelope, or without one. Undefined for anything else. */
export function readEvent(body: unknown): ZaloEvent | undefined {
  const wrapped = Envelope.safeParse(body);
  return Event.safeParse(wrapped.success ? wrapped.data.result : body).data;
}
