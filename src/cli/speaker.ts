import { basename } from "node:path";
import type { CliContext, ExitCode } from "./command.ts";
import { messages, say } from "./messages.ts";
import type { FileFault } from "./table-file.ts";

/** Who is spoken to, and how. */
export type Speaker = Pick<CliContext, "language" | "print">;

/** Problems shown of one file; the rest is counted. */
const SHOWN = 50;

/** Says why a file cannot be read. */
export function objectToFile({ language, print }: Speaker, path: string, fault: FileFault): ExitCode {
  print(`${path}: ${say(messages[language].files, fault)}`);
  return 1;
}

/** Says what is wrong in a file, a line each; nothing of it was written. */
export function objectToContent({ language, print }: Speaker, path: string, problems: readonly string[]): ExitCode {
  const m = messages[language];
  print(m.problems(basename(path), problems.length));
  for (const problem of problems.slice(0, SHOWN)) print(`  ${problem}`);
  if (problems.length > SHOWN) print(`  ${m.more(problems.length - SHOWN)}`);
  return 1;
}
