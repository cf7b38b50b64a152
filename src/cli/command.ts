import type { DateTime } from "luxon";
import type { BotLimits } from "../domain/quota.ts";
import type { Language } from "../render/message.ts";
import type { Db } from "../store/database.ts";

/** What a command of the console is given. */
export interface CliContext {
  /** Words after the command's name. */
  readonly words: readonly string[];
  readonly options: CliOptions;
  readonly language: Language;
  readonly print: (line: string) => void;
  /** Where people reach the web page, without a slash at the end. */
  readonly publicUrl: string;
  /** What a Zalo bot may do that has not made itself known yet. */
  readonly zaloLimits: BotLimits;
  /** Of the database that the configuration names; undefined: the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Opens the database, at the first call. */
  readonly openDb: () => Promise<{ readonly db: Db; readonly now: DateTime<true> }>;
}

/** Options that any command may be given. */
interface CliOptions {
  readonly dryRun: boolean;
  readonly validFrom: string | undefined;
  readonly by: string | undefined;
}

/** 0: done. 1: what was given is wrong, nothing was written. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** Something the console can do. */
export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: Readonly<Record<Language, string>>;
  run(context: CliContext): Promise<ExitCode>;
}
