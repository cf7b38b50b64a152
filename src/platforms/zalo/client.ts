import type { z } from "zod";
import { readEnvelope } from "./wire.ts";

/** How a call ended. Nothing of it ever holds the token, which is part of every address. */
export type ZaloAnswer<Result> =
  | { readonly kind: "ok"; readonly result: Result }
  /** Zalo said no, with its code; nothing was done. */
  | { readonly kind: "refused"; readonly code: number }
  /** The call never reached Zalo. */
  | { readonly kind: "unreached"; readonly reason: string }
  /** It may or may not have been done. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface Call<Result> {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  readonly result: z.ZodType<Result>;
  readonly signal?: AbortSignal;
}

/** Errors of the network that arise before a byte of the call has left. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function failureOf(error: unknown): ZaloAnswer<never> {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  // The message of an error may quote the address, and with it the token: only codes are kept.
  const reason = cause?.code ?? name ?? "error";
  const isBefore = BEFORE_SENDING.has(reason) || reason.startsWith("ERR_TLS") || reason.startsWith("CERT_");
  return { kind: isBefore ? "unreached" : "unknown", reason };
}

/** Zalo's Bot API for one bot: POST and JSON. Never throws; HTTP 200 may say no. */
export class ZaloClient {
  readonly apiRoot: string;
  readonly #root: string;

  /** @param token `digits:secret`, as Bot Creator gives it. */
  constructor(apiRoot: string, token: string) {
    this.apiRoot = apiRoot;
    this.#root = `${apiRoot.replace(/\/+$/, "")}/bot${token}`;
  }

  async call<Result>({ method, body, timeoutMs, result, signal }: Call<Result>): Promise<ZaloAnswer<Result>> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${this.#root}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        redirect: "error",
      });
      const envelope = readEnvelope(await response.text());
      if (!envelope)
        return response.status >= 400 && response.status < 500
          ? { kind: "refused", code: response.status }
          : { kind: "unknown", reason: `http-${response.status}` };
      if (!envelope.ok) return { kind: "refused", code: envelope.error_code ?? response.status };
      const parsed = result.safeParse(envelope.result);
      return parsed.success
        ? { kind: "ok", result: parsed.data }
        : { kind: "unknown", reason: `strange answer to ${method}` };
    } catch (error) {
      return failureOf(error);
    }
  }
}
