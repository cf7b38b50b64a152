import type { DateTime } from "luxon";
import { decideDeadlineImport } from "../domain/import-deadlines.ts";
import { decideFigureImport, figureKey, mergeIndicators } from "../domain/import-figures.ts";
import { decidePeopleImport } from "../domain/import-people.ts";
import { decideSuccessionImport } from "../domain/import-successions.ts";
import type { Changes, ImportProblem, ImportTable } from "../domain/import-table.ts";
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

/** What an import wrote, or would write, of each thing; the changes are for the audit log. */
export type ImportOutcome =
  | { readonly problems: readonly ImportProblem[] }
  | {
      readonly counts: readonly { readonly thing: Thing; readonly changes: Changes<unknown> }[];
      readonly audit: readonly Pick<AuditEntry, "action" | "subject" | "old" | "new">[];
    };

/** Something that can be imported from a table. */
export interface ImportKind {
  readonly name: Exclude<Thing, "plan" | "assignments">;
  run(trx: Trx, table: ImportTable, run: ImportRun): Promise<ImportOutcome>;
}

function auditChanges<Item>(changes: Changes<Item>, action: string, subject: (item: Item) => string) {
  return changes.changed.map(({ from, to }) => ({ action, subject: subject(to), old: from, new: to }));
}

const units: ImportKind = {
  name: "units",
  run: async (trx, table, { validFrom, dryRun }) => {
    const decision = decideUnitImport(table, await listUnitRecords(trx), validFrom);
    if ("problems" in decision) return decision;
    const { writes } = decision;
    if (!dryRun) await saveUnits(trx, writes);
    return {
      counts: [{ thing: "units", changes: writes }],
      audit: auditChanges(writes, "unit.change", (unit) => `unit/${unit.code}`),
    };
  },
};

const successions: ImportKind = {
  name: "successions",
  run: async (trx, table, { dryRun }) => {
    const decision = decideSuccessionImport(table, await listSuccessionRecords(trx), await listUnitRecords(trx));
    if ("problems" in decision) return decision;
    const { writes } = decision;
    if (!dryRun) await saveSuccessions(trx, writes);
    return {
      counts: [{ thing: "successions", changes: writes }],
      audit: auditChanges(
        writes,
        "succession.change",
        (succession) => `unit_successor/${succession.old}/${succession.new}`,
      ),
    };
  },
};

const people: ImportKind = {
  name: "people",
  run: async (trx, table, { at, validFrom, dryRun }) => {
    const context = { ...(await listPeopleRecords(trx)), units: await listUnitRecords(trx) };
    const decision = decidePeopleImport(table, { ...context, validFrom: validFrom ?? dateOf(at) });
    if ("problems" in decision) return decision;
    const { writes } = decision;
    if (!dryRun) await savePeople(trx, writes);
    return {
      counts: [
        { thing: "people", changes: writes.people },
        { thing: "assignments", changes: writes.assignments },
      ],
      audit: [
        ...auditChanges(writes.people, "person.change", (person) => `person/${person.code}`),
        ...writes.assignments.added.map((role) => ({
          action: "role.grant",
          subject: `person/${role.person}`,
          new: role,
        })),
        ...auditChanges(writes.assignments, "role.change", (role) => `person/${role.person}`),
      ],
    };
  },
};

const figures: ImportKind = {
  name: "figures",
  run: async (trx, table, { at, actorId, dryRun }) => {
    const plans = await listPlans(trx);
    const periods = new Set(table.rows.map((row) => row.cells["period"] ?? "").filter((code) => parsePeriod(code)));
    const decision = decideFigureImport(table, {
      units: await listUnitRecords(trx),
      indicators: mergeIndicators(plans.map(({ plan }) => plan)),
      existing: await listFigureRecords(trx, [...periods]),
    });
    if ("problems" in decision) return decision;
    const { writes } = decision;
    if (!dryRun) await saveFigures(trx, writes, { at, actorId });
    return {
      counts: [{ thing: "figures", changes: writes }],
      audit: auditChanges(writes, "figure.record", (figure) => `figure/${figureKey(figure).replaceAll(" ", "/")}`),
    };
  },
};

const workingDays: ImportKind = {
  name: "working-days",
  run: async (trx, table, { dryRun }) => {
    const decision = decideWorkingDayImport(table, await listWorkingDayRecords(trx));
    if ("problems" in decision) return decision;
    const { writes } = decision;
    if (!dryRun) await saveWorkingDays(trx, writes);
    return {
      counts: [{ thing: "working-days", changes: writes }],
      audit: auditChanges(writes, "working-day.change", (record) => `working_day_exception/${record.day}`),
    };
  },
};

const deadlines: ImportKind = {
  name: "deadlines",
  run: async (trx, table, { dryRun }) => {
    const decision = decideDeadlineImport(table, {
      plans: (await listPlans(trx)).map(({ plan }) => plan),
      units: await listUnitRecords(trx),
      existing: await listDeadlineExceptions(trx),
    });
    if ("problems" in decision) return decision;
    const { writes } = decision;
    if (!dryRun) await saveDeadlineExceptions(trx, writes);
    const moved = [...writes.added.map((to) => ({ from: undefined, to })), ...writes.changed];
    return {
      counts: [{ thing: "deadlines", changes: writes }],
      audit: moved.map(({ from, to }) => ({
        action: "deadline.move",
        subject: `deadline/${to.plan}/${to.period}`,
        ...(from ? { old: from } : {}),
        new: to,
      })),
    };
  },
};

/** Everything that can be imported from a table, in the order in which an empty database needs it. */
export const importKinds: readonly ImportKind[] = [units, successions, people, figures, workingDays, deadlines];
