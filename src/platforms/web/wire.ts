import { z } from "zod";
import type { DemoGroup, DemoPerson, InboxItem, Shortcut, WebMessage, WebPerson } from "./deps.ts";

/** Longest text of one message in characters; the page's input stops there. */
export const TEXT_LIMIT = 8000;

const externalId = z.string().min(1).max(200);
const messageId = z.string().regex(/^\d{1,18}$/);

/** Which chat a request is about and, in demonstration mode, as whom. */
export const claimSchema = z.object({ as: externalId.optional(), chat: externalId.optional() });

export const historySchema = claimSchema.extend({ after: messageId.optional(), before: messageId.optional() });

export const inboxSchema = claimSchema.extend({ before: messageId.optional() });

export const streamSchema = claimSchema.extend({ after: messageId.default("0") });

export const hashSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A message from the page. The page makes `messageId` and keeps it over retries. */
export const sendSchema = claimSchema.extend({
  messageId: z.uuid(),
  content: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), text: z.string().trim().min(1).max(TEXT_LIMIT) }),
    z.strictObject({
      kind: z.literal("choice"),
      outboxId: z.string().min(1).max(40),
      index: z.int().min(0).max(1000),
    }),
  ]),
});

/** Largest file in bytes; the same as the bot takes, so that a larger one is refused before it is read. */
export const FILE_LIMIT = 10 * 1024 * 1024;

const fileName = z.string().min(1).max(300);

/** What goes with the bytes of a file from the page. */
export const fileSchema = claimSchema.extend({ messageId: z.uuid(), name: fileName });

export const tokenSchema = z.object({ token: z.string().regex(/^[\w-]{10,100}$/) });

export const uploadSchema = z.object({ name: fileName });

/** `GET /api/upload/<token>`: the link can be used. */
export interface UploadAnswer {
  readonly language: "vi" | "en";
}

export const redeemSchema = z.strictObject({ token: z.string().min(1).max(200) });

export const codeSchema = z.strictObject({ code: z.string().min(1).max(40) });

export const jumpSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("to"), iso: z.iso.datetime({ offset: true }) }),
  z.strictObject({ kind: z.literal("days"), days: z.literal(1) }),
  z.strictObject({ kind: z.literal("next-deadline") }),
]);

/** `GET /api/session`: what kind of page this is. `now` is an ISO instant. */
export type SessionAnswer =
  | {
      readonly kind: "demo";
      readonly now: string;
      readonly people: readonly DemoPerson[];
      readonly groups: readonly DemoGroup[];
    }
  | { readonly kind: "signed-in"; readonly now: string; readonly person: WebPerson }
  | { readonly kind: "signed-out"; readonly now: string };

/** `GET /api/messages`: oldest first; `more` when older ones exist (or newer ones, reading forwards). */
export interface HistoryAnswer {
  readonly now: string;
  readonly messages: readonly WebMessage[];
  readonly more: boolean;
}

/** `GET /api/inbox`: newest first; `more` when older ones exist. */
export interface InboxAnswer {
  readonly now: string;
  readonly items: readonly InboxItem[];
  readonly more: boolean;
}

/** `GET /api/shortcuts`. */
export interface ShortcutsAnswer {
  readonly shortcuts: readonly Shortcut[];
}

/** One line of the people list. */
export interface ChatSummary {
  readonly chat: string;
  /** The newest message: when and its first line. */
  readonly last?: { readonly id: string; readonly at: string; readonly text: string };
  /** Ids of the newest bot messages; the page counts those after the last one it has shown. */
  readonly botIds: readonly string[];
}

/** `GET /api/demo/overview`. */
export interface OverviewAnswer {
  readonly now: string;
  readonly chats: readonly ChatSummary[];
}

/** `POST /api/demo/clock`. */
export interface JumpAnswer {
  readonly now: string;
  readonly ran: number;
}
