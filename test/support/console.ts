import type { DateTime } from "luxon";
import { runCli } from "../../src/cli/run-cli.ts";
import { ZALO_BASIC } from "../../src/platforms/zalo/settings.ts";
import type { Db } from "../../src/store/database.ts";

/** Where the page is to the console of tests. */
const CONSOLE_URL = "https://bot.test";

/** Runs a line of the administrator's console at a moment; gives its exit code and what it printed. */
export async function runConsole(
  { db, now, url }: { readonly db: Db; readonly now: DateTime<true>; readonly url?: string },
  args: readonly string[],
): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await runCli(args, {
    print: (line) => void lines.push(line),
    publicUrl: CONSOLE_URL,
    zaloLimits: ZALO_BASIC,
    databaseUrl: url,
    openDb: async () => ({ db, now }),
  });
  return { code, lines };
}
