import { basename } from "node:path";
import { parseDate } from "../domain/import-table.ts";
import { dateOf } from "../domain/time.ts";
import { recordAudit, type AuditEntry } from "../store/audit.ts";
import { transaction, type Db, type Trx } from "../store/database.ts";
import { lockImports } from "../store/imports.ts";
import { openObligations } from "../store/obligations.ts";
import { findPersonByCode } from "../store/people.ts";
import { savePlan, type PlanSaved } from "../store/plans.ts";
import type { CliCommand, CliContext, ExitCode } from "./command.ts";
import { importKinds, type ImportKind, type ImportOutcome, type ImportRun } from "./import-kinds.ts";
import { messages, say } from "./messages.ts";
import { readPlanFile } from "./plan-file.ts";
import { objectToContent, objectToFile } from "./speaker.ts";
import { readTableFile } from "./table-file.ts";

/** Audit rows of one statement: PostgreSQL takes 65,535 parameters, a row has eight. */
const AUDIT_BATCH = 2_000;

/** Brings files into the database, all of a file or nothing. */
export const importCommand: CliCommand = {
  name: "import",
  usage: `import ${[...importKinds.map((kind) => kind.name), "plan"].join("|")} FILE`,
  summary: {
    vi: "nhập tệp CSV, XLSX (kế hoạch: YAML); đúng cả tệp mới ghi, sai thì chỉ rõ từng chỗ",
    en: "import a CSV or XLSX file (plans: YAML), all of it or nothing, with every problem named",
  },
  run: async (context) => {
    const { words, options, language, print } = context;
    const [name, path, ...rest] = words;
    const kind = importKinds.find((candidate) => candidate.name === name);
    if (path === undefined || rest.length > 0 || (!kind && name !== "plan")) {
      print(messages[language].usage(importCommand.usage));
      return 2;
    }
    if (options.validFrom !== undefined && parseDate(options.validFrom) === undefined) {
      print(messages[language].badDate(options.validFrom));
      return 2;
    }
    return kind ? importTable(context, kind, path) : importPlan(context, path);
  },
};

async function prepareRun(context: CliContext): Promise<{ db: Db; run: ImportRun } | undefined> {
  const { options, language, print } = context;
  const { db, now } = await context.openDb();
  const person = options.by === undefined ? undefined : await findPersonByCode(db, options.by, dateOf(now));
  if (options.by !== undefined && !person) {
    print(messages[language].unknownPerson(options.by));
    return undefined;
  }
  const validFrom = options.validFrom === undefined ? undefined : parseDate(options.validFrom);
  return { db, run: { at: now, actorId: person?.id, validFrom, dryRun: options.dryRun } };
}

async function importTable(context: CliContext, kind: ImportKind, path: string): Promise<ExitCode> {
  const read = await readTableFile(path);
  if ("fault" in read) return objectToFile(context, path, read.fault);
  const prepared = await prepareRun(context);
  if (!prepared) return 2;
  const { db, run } = prepared;
  const { outcome, opened } = await transaction(db, async (trx) => {
    await lockImports(trx);
    const result = await kind.run(trx, read.table, run);
    if ("problems" in result || run.dryRun) return { outcome: result, opened: 0 };
    const count = kind.opensReports ? await openObligations(trx, run.at) : 0;
    await recordImport(trx, { kind: kind.name, file: basename(path), sha256: read.sha256, run, outcome: result });
    return { outcome: result, opened: count };
  });
  const m = messages[context.language];
  if ("problems" in outcome)
    return objectToContent(
      context,
      path,
      outcome.problems.map(({ line, column, fault }) => `${m.place(line, column)}: ${say(m.faults, fault)}`),
    );
  const counts = outcome.counts.map(({ thing, changes: { added, changed, unchanged } }) =>
    m.counts(m.things[thing], added.length, changed.length, unchanged),
  );
  return sayDone(context, path, counts.join("; "), opened);
}

function sayDone({ options, language, print }: CliContext, path: string, counts: string, opened: number): ExitCode {
  const m = messages[language];
  print(options.dryRun ? m.dryRun(basename(path), counts) : m.done(basename(path), counts));
  if (opened > 0) print(m.opened(opened));
  return 0;
}

interface RecordedImport {
  readonly kind: string;
  readonly file: string;
  readonly sha256: string;
  readonly run: ImportRun;
  readonly outcome: Exclude<ImportOutcome, { problems: unknown }>;
}

/** One audit row for the file, and one for each thing it changed. New figures are versions that show their own source. */
async function recordImport(trx: Trx, { kind, file, sha256, run, outcome }: RecordedImport): Promise<void> {
  const common = { at: run.at, actorId: run.actorId, reason: `import ${file}` };
  const counts = Object.fromEntries(
    outcome.counts.map(({ thing, changes }) => [
      thing,
      { added: changes.added.length, changed: changes.changed.length },
    ]),
  );
  const summary = { action: `${kind}.import`, subject: `import/${kind}`, new: { file, sha256, ...counts } };
  const entries: AuditEntry[] = [summary, ...outcome.audit].map((entry) => ({ ...common, ...entry }));
  for (let from = 0; from < entries.length; from += AUDIT_BATCH)
    await recordAudit(trx, entries.slice(from, from + AUDIT_BATCH));
}

async function importPlan(context: CliContext, path: string): Promise<ExitCode> {
  const plan = readPlanFile(context, path);
  if (!plan) return 1;
  const prepared = await prepareRun(context);
  if (!prepared) return 2;
  const { db, run } = prepared;
  const author = { at: run.at, actorId: run.actorId, reason: `import ${basename(path)}` };
  const trial = new Error("dry run");
  let saved: PlanSaved | undefined;
  let opened = 0;
  await transaction(db, async (trx) => {
    await lockImports(trx);
    saved = await savePlan(trx, plan, author);
    if (run.dryRun) throw trial;
    if (saved.kind !== "refused") opened = await openObligations(trx, run.at);
  }).catch((error: unknown) => {
    if (error !== trial) throw error;
  });
  return reportPlan(context, path, saved, opened);
}

function reportPlan(context: CliContext, path: string, saved: PlanSaved | undefined, opened: number): ExitCode {
  const m = messages[context.language];
  if (!saved) return 1;
  if (saved.kind === "refused")
    return objectToContent(
      context,
      path,
      saved.refusals.map((refusal) => say(m.refusals, refusal)),
    );
  const is = (kind: PlanSaved["kind"]): number => (saved.kind === kind ? 1 : 0);
  const counts = m.counts(m.things.plan, is("created"), is("changed"), is("unchanged"));
  return sayDone(context, path, counts, opened);
}
