import { randomBytes } from "node:crypto";

/** When doing the same again may help. */
export type Retry = "now" | "later" | "never";

/**
 * Something went wrong that the person could not help. Expected refusals are values, not faults.
 * Only the chat border, the job worker and the programs' entry points catch it.
 */
export class Fault extends Error {
  readonly code: string;
  readonly retry: Retry;

  constructor(code: string, retry: Retry, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.retry = retry;
  }
}

/** A short code that a person can read out and that the log has beside the detail: `SC-7F3A2C`. */
export function newIncident(): string {
  return `SC-${randomBytes(3).toString("hex").toUpperCase()}`;
}
