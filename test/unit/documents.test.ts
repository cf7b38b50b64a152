import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { jobs } from "../../jobs/index.ts";
import { RETENTION } from "../../src/domain/retention.ts";
import { checkJobs } from "../../src/queue/run-job.ts";

const architecture = readFileSync("ARCHITECTURE.md", "utf8");

/** The folders that the tree of ARCHITECTURE.md names, as paths. */
function documentedFolders(): string[] {
  const tree = /## Layout\n\n```\n([\s\S]*?)```/.exec(architecture)?.[1] ?? "";
  const path: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const match = /^( *)([a-z]+)\/(\s|$)/.exec(line);
    if (!match) return [];
    const depth = (match[1] as string).length / 2;
    path.splice(depth, path.length, match[2] as string);
    return [path.join("/")];
  });
}

test("every folder in ARCHITECTURE.md exists, and every folder of the code is in it", () => {
  const documented = documentedFolders();
  expect(documented.filter((folder) => !existsSync(folder))).toEqual([]);
  const isFolder = (path: string): boolean => statSync(path).isDirectory();
  const code = ["src", "src/dialogue"].flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter(isFolder),
  );
  expect(code.filter((folder) => !documented.includes(folder))).toEqual([]);
});

test("the table of commands in ARCHITECTURE.md is the list of commands", () => {
  const rows = [...architecture.matchAll(/^\| `\/([a-z0-9]+)` \| (.+) \|$/gm)].map((row) => [row[1], row[2]]);
  expect(rows).toEqual(commands.map((command) => [command.name, command.summary.vi]));
});

test("the table of what is kept in ARCHITECTURE.md is that of the code", () => {
  const rows = RETENTION.map(({ keep, name, end }) => {
    const [unit, count] = Object.entries(keep)[0] as [string, number];
    return `| ${name.en} | ${count} ${count === 1 ? unit.slice(0, -1) : unit} | ${end.en} |`;
  });
  expect(architecture).toContain(rows.join("\n"));
});

test("every file of commands/ and jobs/ that declares one is in its list", () => {
  const declares = (folder: string, kind: string): string[] =>
    readdirSync(folder).filter((file) =>
      new RegExp(`^export const \\w+: ${kind} =|^export function create\\w+Command`, "m").test(
        readFileSync(join(folder, file), "utf8"),
      ),
    );
  expect(declares("commands", "Command")).toHaveLength(commands.length);
  expect(declares("jobs", "Job")).toHaveLength(jobs.length);
});

test("a job with a double name, without a time-out, or with a colon in its name is refused at the start", () => {
  const job = { name: "a-job", cron: "* * * * *", timeoutMs: 1, attempts: 1, run: async () => ({}) };
  expect(() => checkJobs(jobs)).not.toThrow();
  expect(() => checkJobs([job, job])).toThrow("two jobs");
  expect(() => checkJobs([{ ...job, timeoutMs: 0 }])).toThrow("time-out");
  expect(() => checkJobs([{ ...job, name: "a:job" }])).toThrow("may not be called");
  expect(() => checkJobs([{ ...job, cron: "99 * * * *" }])).toThrow();
});
