import { pino, type Logger } from "pino";

export type { Logger };

/**
 * The program's log, on standard error so that standard output stays the program's own.
 * Never give it a token, a message text or a whole update: ids and codes only.
 */
export function createLog(level: string): Logger {
  return pino({ level, redact: ["*.token", "*.password", "*.text", "*.content", "*.url"] }, process.stderr);
}
