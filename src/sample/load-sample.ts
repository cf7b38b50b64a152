import { DateTime } from "luxon";
import type { AssignmentRecord } from "../domain/import-people.ts";
import type { Changes } from "../domain/import-table.ts";
import { startOf, type IsoDate } from "../domain/time.ts";
import { Fault } from "../fault.ts";
import { readShippedPlans, readShippedWorkingDays } from "../plans/shipped.ts";
import { recordAudit } from "../store/audit.ts";
import { transaction, type Db, type Trx } from "../store/database.ts";
import { lockImports, savePeople, saveSuccessions, saveUnits, saveWorkingDays } from "../store/imports.ts";
import { openObligations } from "../store/obligations.ts";
import { savePlan } from "../store/plans.ts";
import {
  findSampleState,
  insertSampleChats,
  insertSampleDirectives,
  insertSampleFigures,
  insertSampleReports,
  type SampleFigureRow,
  type SampleReportRow,
} from "../store/sample.ts";
import { readSampleData, type SampleData } from "./data.ts";

/** The demonstration people have their roles from the first day of the sample's first year. */
const ROLES_FROM = "2023-01-01";

/** What of the sample is known at a moment. */
export interface KnownSample {
  readonly reports: readonly SampleReportRow[];
  readonly figures: readonly SampleFigureRow[];
}

/**
 * Leaves out what the sample's world does not know yet: reports sent after a moment, with the figures they carry. A
 * figure that no report carries (communes do not report themselves) is known from 00:00 of its period's due date.
 */
export function decideKnown(
  data: Pick<SampleData, "reports" | "figures">,
  dueDates: ReadonlyMap<string, IsoDate>,
  asOf: DateTime,
): KnownSample {
  const sent = data.reports.flatMap(({ status, ...report }) => (status === "missing" ? [] : { ...report, status }));
  const reported = new Map(
    sent.map(({ unit, period, submittedAt }) => [
      `${unit} ${period}`,
      { recordedAt: submittedAt, isReported: true, isKnown: DateTime.fromISO(submittedAt) <= asOf },
    ]),
  );
  const due = new Map(
    Array.from(dueDates, ([period, date]) => [
      period,
      { recordedAt: startOf(date).toISO(), isReported: false, isKnown: startOf(date) <= asOf },
    ]),
  );
  return {
    reports: sent.filter((report) => reported.get(`${report.unit} ${report.period}`)?.isKnown),
    figures: data.figures.flatMap((figure) => {
      const origin = reported.get(`${figure.unit} ${figure.period}`) ?? due.get(figure.period);
      if (!origin?.isKnown) return [];
      return { ...figure, recordedAt: origin.recordedAt, isReported: origin.isReported };
    }),
  };
}

/**
 * Fills an empty database with the sample province as of a moment: units, plans, people, working days, directives,
 * what has been owed, reported and known by then. Takes a fraction of a second.
 *
 * On each of the platforms every person gets an account and a private chat (external id: the person's code) and every
 * group a chat (`group:` and its code), all of the bot `demo`.
 *
 * A database that has the sample is left as it is. Throws a fault on one with data of its own: they would mix.
 */
export async function loadSample(
  db: Db,
  { asOf, groupPlatforms }: { readonly asOf: DateTime; readonly groupPlatforms: readonly string[] },
): Promise<void> {
  const data = readSampleData();
  const plans = readShippedPlans();
  const dueDates = new Map(plans.flatMap((plan) => plan.calendar.map(({ period, deadline }) => [period, deadline.on])));
  const known = decideKnown(data, dueDates, asOf);
  await transaction(db, async (trx) => {
    await lockImports(trx);
    const state = await findSampleState(trx);
    if (state === "loaded") return;
    if (state === "foreign") throw new Fault("sample-needs-empty-database", "never");
    await saveUnits(trx, allNew(data.units));
    await saveSuccessions(trx, allNew(data.successions));
    await saveWorkingDays(trx, allNew(readShippedWorkingDays()));
    for (const plan of plans) await savePlan(trx, plan, { at: asOf, reason: REASON });
    await openObligations(trx, asOf);
    await insertPeople(trx, data);
    for (const platform of groupPlatforms) await insertSampleChats(trx, platform, data.groups);
    await insertSampleDirectives(trx, data.directives);
    await insertSampleReports(trx, known.reports);
    await insertSampleFigures(trx, known.figures);
    await recordAudit(trx, [{ at: asOf, action: "sample.load", subject: "sample", new: count(known), reason: REASON }]);
  });
}

const REASON = "sample province";

function allNew<Item>(items: readonly Item[]): Changes<Item> {
  return { added: items, changed: [], unchanged: 0 };
}

async function insertPeople(trx: Trx, data: SampleData): Promise<void> {
  const units = new Map(data.units.map((unit) => [unit.code, unit]));
  const assignments = data.people.map((person): AssignmentRecord => ({
    person: person.code,
    role: person.role,
    unit: person.unit,
    validFrom: ROLES_FROM,
    validUntil: units.get(person.unit)?.validUntil ?? null,
  }));
  await savePeople(trx, { people: allNew(data.people), assignments: allNew(assignments) });
}

function count(known: KnownSample): Record<string, number> {
  return { reports: known.reports.length, figures: known.figures.length };
}
