import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Api, GrammyError, HttpError } from "grammy";
import type { TelegramSettings } from "./settings.ts";

/** The number that a token begins with is the bot's own id. */
export function botIdOf(token: string): number {
  return Number(token.split(":")[0]);
}

/** A call that takes longer is given up; what it was to send may have arrived. */
const CALL_SECONDS = 30;
/** Idle connections are closed before the other side does it: one that is cut in between makes a send's end unknown. */
const IDLE_MS = 8_000;
const CONNECTIONS = 32;

/** The Bot API. Its errors may carry the token and what was sent: never log one, only {@link readFailure} of it. */
export function openApi(settings: TelegramSettings): Api {
  const options = { keepAlive: true, timeout: IDLE_MS, maxSockets: CONNECTIONS, scheduling: "lifo" } as const;
  const agent = settings.apiRoot.startsWith("https:") ? new HttpsAgent(options) : new HttpAgent(options);
  return new Api(settings.token, {
    apiRoot: settings.apiRoot,
    timeoutSeconds: CALL_SECONDS,
    baseFetchConfig: { agent } as NonNullable<ConstructorParameters<typeof Api>[1]>["baseFetchConfig"] & object,
  });
}

/** What a failed call means. Nothing but `unknown` can have had an effect. */
export type Failure =
  | { readonly kind: "blocked" }
  | { readonly kind: "moved"; readonly to: string }
  /** Too many messages: patience is asked for in seconds. */
  | { readonly kind: "flood"; readonly seconds: number }
  /** Telegram cannot be reached, or does not know the token. */
  | { readonly kind: "unreachable"; readonly code: string }
  /** Telegram cannot read the formatting. */
  | { readonly kind: "formatting" }
  /** The method is not known to this Bot API server. */
  | { readonly kind: "no-such-method" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unknown"; readonly code: string };

const GONE =
  /chat not found|peer_id_invalid|user not found|group chat was (deactivated|deleted)|chat_write_forbidden|not enough rights|have no rights|need administrator rights|chat_restricted|topic_closed/i;

/** Errors of the network that come before anything has been sent. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function readRefusal({ error_code: code, description, parameters }: GrammyError): Failure {
  if (parameters.migrate_to_chat_id !== undefined) return { kind: "moved", to: String(parameters.migrate_to_chat_id) };
  if (code === 429) return { kind: "flood", seconds: parameters.retry_after ?? 1 };
  if (code === 403 || (code === 400 && GONE.test(description))) return { kind: "blocked" };
  if (code === 401) return { kind: "unreachable", code: "token" };
  if (code === 404) return { kind: "no-such-method" };
  if (code === 400 && /parse entities|unsupported start tag|can't find end/i.test(description))
    return { kind: "formatting" };
  return code >= 500 ? { kind: "unknown", code: String(code) } : { kind: "refused", code: `${code} ${description}` };
}

/** Reads an error of a call. What comes out names neither the token nor anything that was sent. */
export function readFailure(error: unknown): Failure {
  if (error instanceof GrammyError) return readRefusal(error);
  const cause = error instanceof HttpError ? error.error : error;
  const { code, errno, type } = cause as { code?: string; errno?: string; type?: string };
  const name = code ?? errno ?? type ?? "network";
  return NOT_CONNECTED.has(name) ? { kind: "unreachable", code: name } : { kind: "unknown", code: name };
}
