import type { DateTime } from "luxon";
import { decideDeadlineImport } from "../domain/import-deadlines.ts";
import { decideFigureImport, figureKey, mergeIndicators } from "../domain/import-figures.ts";
import { decidePeopleImport } from "../domain/import-people.ts";
import { decideSuccessionImport } from "../domain/import-successions.ts";
import type { Changes, ImportDecision, ImportProblem, ImportTable } from "../domain/import-table.ts";
import { decideUnitImport } from "../domain/import-units.ts";
import { decideWorkingDayImport } from "../domain/import-working-days.ts";
import { parsePeriod } from "../domain/period.ts";
import { dateOf } from "../domain/time.ts";
import type { AuditEntry } from "../store/audit.ts";
import type { Trx } from "../store/database.ts";
import { listDeadlineExceptions, saveDeadlineExceptions } from "../store/deadlines.ts";
import {
  listFigureRecords,
  listPeopleRecords,
  listSuccessionRecords,
  listUnitRecords,
  listWorkingDayRecords,
  saveFigures,
  savePeople,
  saveSuccessions,
  saveUnits,
  saveWorkingDays,
} from "../store/imports.ts";
import { listPlans } from "../store/plans.ts";
import type { messages } from "./messages.ts";

/** How an import is done. */
export interface ImportRun {
  readonly at: DateTime;
  readonly actorId: number | undefined;
  readonly validFrom: string | undefined;
  readonly dryRun: boolean;
}

type Thing = keyof typeof messages.vi.things;

type Audited = readonly Pick<AuditEntry, "action" | "subject" | "old" | "new">[];

/** What an import wrote, or would write, of each thing; the changes are for the audit log. */
export type ImportOutcome =
  | { readonly problems: readonly ImportProblem[] }
  | {
      readonly counts: readonly { readonly thing: Thing; readonly changes: Changes<unknown> }[];
      readonly audit: Audited;
    };

/** Something that can be imported from a table. */
export interface ImportKind {
  readonly name: Exclude<Thing, "plan" | "assignments">;
  /** Whether new rows may make reports owed at once. */
  readonly opensReports: boolean;
  run(trx: Trx, table: ImportTable, run: ImportRun): Promise<ImportOutcome>;
}

/** What one kind of file does in its own way. */
interface Steps<Writes> extends Pick<ImportKind, "name"> {
  readonly opensReports?: boolean;
  decide(trx: Trx, table: ImportTable, run: ImportRun): Promise<ImportDecision<Writes>>;
  save(trx: Trx, writes: Writes, run: ImportRun): Promise<void>;
  changes(writes: Writes): Partial<Record<Thing, Changes<unknown>>>;
  audit(writes: Writes): Audited;
}

/** Decide, save unless it is a trial, count: the same for every kind of file. */
function importKind<Writes>({ name, opensReports = false, ...steps }: Steps<Writes>): ImportKind {
  return {
    name,
    opensReports,
    async run(trx, table, run) {
      const decision = await steps.decide(trx, table, run);
      if ("problems" in decision) return decision;
      const { writes } = decision;
      if (!run.dryRun) await steps.save(trx, writes, run);
      const counts = Object.entries(steps.changes(writes)) as [Thing, Changes<unknown>][];
      return { counts: counts.map(([thing, changes]) => ({ thing, changes })), audit: steps.audit(writes) };
    },
  };
}

/** The steps of a file whose rows are all of one thing, of the same name. */
function oneThing<Item>({
  action,
  subject,
  ...steps
}: Pick<Steps<Changes<Item>>, "name" | "opensReports" | "decide" | "save"> & {
  readonly action: string;
  readonly subject: (item: Item) => string;
}): ImportKind {
  return importKind({
    ...steps,
    changes: (writes) => ({ [steps.name]: writes }),
    audit: (writes) => auditChanges(writes, action, subject),
  });
}

function auditChanges<Item>(changes: Changes<Item>, action: string, subject: (item: Item) => string): Audited {
  return changes.changed.map(({ from, to }) => ({ action, subject: subject(to), old: from, new: to }));
}

const units = oneThing({
  name: "units",
  opensReports: true,
  decide: async (trx, table, { validFrom }) => decideUnitImport(table, await listUnitRecords(trx), validFrom),
  save: saveUnits,
  action: "unit.change",
  subject: (unit) => `unit/${unit.code}`,
});

const successions = oneThing({
  name: "successions",
  decide: async (trx, table) =>
    decideSuccessionImport(table, await listSuccessionRecords(trx), await listUnitRecords(trx)),
  save: saveSuccessions,
  action: "succession.change",
  subject: (succession) => `unit_successor/${succession.old}/${succession.new}`,
});

const people = importKind({
  name: "people",
  decide: async (trx, table, { at, validFrom = dateOf(at) }) =>
    decidePeopleImport(table, { ...(await listPeopleRecords(trx)), units: await listUnitRecords(trx), validFrom }),
  save: savePeople,
  changes: (writes) => ({ people: writes.people, assignments: writes.assignments }),
  audit: (writes) => [
    ...auditChanges(writes.people, "person.change", (person) => `person/${person.code}`),
    ...writes.assignments.added.map((role) => ({
      action: "role.grant",
      subject: `person/${role.person}`,
      new: role,
    })),
    ...auditChanges(writes.assignments, "role.change", (role) => `person/${role.person}`),
  ],
});

const figures = oneThing({
  name: "figures",
  decide: async (trx, table) => {
    const plans = await listPlans(trx);
    const periods = new Set(table.rows.map((row) => row.cells["period"] ?? "").filter((code) => parsePeriod(code)));
    return decideFigureImport(table, {
      units: await listUnitRecords(trx),
      indicators: mergeIndicators(plans.map(({ plan }) => plan)),
      existing: await listFigureRecords(trx, [...periods]),
    });
  },
  save: (trx, writes, { at, actorId }) => saveFigures(trx, writes, { at, actorId }),
  action: "figure.record",
  subject: (figure) => `figure/${figureKey(figure).replaceAll(" ", "/")}`,
});

const workingDays = oneThing({
  name: "working-days",
  decide: async (trx, table) => decideWorkingDayImport(table, await listWorkingDayRecords(trx)),
  save: saveWorkingDays,
  action: "working-day.change",
  subject: (record) => `working_day_exception/${record.day}`,
});

const deadlines = importKind({
  name: "deadlines",
  opensReports: true,
  decide: async (trx, table) =>
    decideDeadlineImport(table, {
      plans: (await listPlans(trx)).map(({ plan }) => plan),
      units: await listUnitRecords(trx),
      existing: await listDeadlineExceptions(trx),
    }),
  save: saveDeadlineExceptions,
  changes: (writes) => ({ deadlines: writes }),
  // A deadline of its own is news to the audit log also where there was none before.
  audit: (writes) =>
    [...writes.added.map((to) => ({ from: undefined, to })), ...writes.changed].map(({ from, to }) => ({
      action: "deadline.move",
      subject: `deadline/${to.plan}/${to.period}`,
      ...(from ? { old: from } : {}),
      new: to,
    })),
});

/** Everything that can be imported from a table, in the order in which an empty database needs it. */
export const importKinds: readonly ImportKind[] = [units, successions, people, figures, workingDays, deadlines];
