import { parseArgs } from "node:util";
import type { Language } from "../render/message.ts";
import { backupCommand, restoreCommand } from "./backup-command.ts";
import type { CliCommand, CliContext, ExitCode } from "./command.ts";
import { importCommand } from "./import-command.ts";
import { ladderCommand } from "./ladder-command.ts";
import { inviteCommand, inviteListCommand } from "./invite-command.ts";
import { messages } from "./messages.ts";
import { checkPlanCommand } from "./plan-file.ts";
import { signInLinkCommand } from "./sign-in-command.ts";
import { zaloBotsCommand } from "./zalo-bots-command.ts";

const helpCommand: CliCommand = {
  name: "help",
  usage: "help",
  summary: { vi: "danh sách lệnh này", en: "this list" },
  run: async ({ language, print }) => {
    const m = messages[language];
    print(m.helpHead);
    for (const command of commands) print(`  ${command.usage}\n      ${command.summary[language]}`);
    for (const option of m.helpOptions) print(`  ${option}`);
    print(m.helpExit);
    return 0;
  },
};

/** Everything the console can do. */
const commands: readonly CliCommand[] = [
  importCommand,
  checkPlanCommand,
  ladderCommand,
  inviteCommand,
  inviteListCommand,
  signInLinkCommand,
  zaloBotsCommand,
  backupCommand,
  restoreCommand,
  helpCommand,
];

/** Runs one command line. Prints sentences, never throws for what somebody typed. */
export async function runCli(
  args: readonly string[],
  io: Pick<CliContext, "print" | "openDb" | "publicUrl" | "zaloLimits" | "databaseUrl">,
): Promise<ExitCode> {
  const parsed = readArguments(args);
  if ("problem" in parsed) {
    io.print(`${messages.vi.unknownOption(parsed.problem)} / ${messages.en.unknownOption(parsed.problem)}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const language: Language = values.lang === "en" ? "en" : "vi";
  const [name = "help", ...words] = positionals;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    io.print(messages[language].unknownCommand(name));
    return 2;
  }
  const options = { dryRun: values["dry-run"], validFrom: values["valid-from"], by: values.by };
  return command.run({ ...io, words, options, language });
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        "valid-from": { type: "string" },
        by: { type: "string" },
        lang: { type: "string", default: "vi" },
      },
    });
  } catch (error) {
    return { problem: /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? args.join(" ") };
  }
}
