import { mayAnywhere, rightsOn } from "../src/dialogue/approval/facts.ts";
import { showFigure } from "../src/dialogue/forms/figure-text.ts";
import { indexNames, matchName } from "../src/dialogue/forms/indicator-names.ts";
import { statusName } from "../src/dialogue/status-words.ts";
import { takePeriod } from "../src/dialogue/time-text.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { namesUnit } from "../src/dialogue/approval/unlock-text.ts";
import { comparePeriods, getPeriod, parsePeriod, type Period } from "../src/domain/period.ts";
import { targetOf, type Indicator, type Plan } from "../src/domain/plan.ts";
import { dateOf } from "../src/domain/time.ts";
import { formatInstant, periodName } from "../src/render/dates.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { listFigureVersions, listPeriodsWithFigures, type FigureVersion } from "../src/store/figure-history.ts";
import { listPlans } from "../src/store/plans.ts";
import { listUnitsWithFigures, type ReportingUnit } from "../src/store/reporting-units.ts";
import { listUnitsWithin } from "../src/store/unit-tree.ts";
import { historyMessages } from "./history-messages.ts";

const NAME = "lichsu";
/** More units than these are not offered; the name has to be typed. */
const MOST_UNITS = 6;

/** What a history is of. */
interface Wanted {
  readonly unit: ReportingUnit;
  readonly period: Period;
  readonly indicator: Indicator;
  readonly plan: Plan;
}

/** Units with figures whose figures may be seen here: in a group what the group may see and the asker may. */
async function listVisible(turn: Turn): Promise<ReportingUnit[]> {
  const { assignments } = turn.person;
  const seen = assignments.filter((one) => mayAnywhere([one], "see")).map(({ unitId }) => unitId);
  const mine = await listUnitsWithin(turn.trx, seen);
  if (turn.chat.kind === "private") return listUnitsWithFigures(turn.trx, mine);
  const groups = turn.chat.unitId === null ? [] : await listUnitsWithin(turn.trx, [turn.chat.unitId]);
  return listUnitsWithFigures(
    turn.trx,
    mine.filter((id) => groups.includes(id)),
  );
}

interface UnitMatch {
  readonly units: readonly ReportingUnit[];
  /** What is left for the indicator, folded. */
  readonly rest: string;
}

/** The units whose whole name, with or without its kind, ends a text; without one the own unit, or all. */
function takeUnit(turn: Turn, visible: readonly ReportingUnit[], rest: string): UnitMatch {
  const words = rest.split(" ").filter((word) => word !== "");
  for (let from = 0; from < words.length; from += 1) {
    const name = words.slice(from).join(" ");
    const kindless = (unit: ReportingUnit) => namesUnit(name, unit.name) && words.length - from >= 2;
    const units = visible.filter(kindless);
    if (units.length > 0) return { units, rest: words.slice(0, from).join(" ") };
  }
  const own = visible.filter(({ id }) => turn.person.assignments.some(({ unitId }) => unitId === id));
  return { units: own.length > 0 ? own : visible, rest };
}

async function findPlanOf(turn: Turn, period: Period): Promise<Plan | undefined> {
  const plans = (await listPlans(turn.trx)).map(({ plan }) => plan);
  return plans.find(({ calendar }) => calendar.some((report) => report.period === period.code)) ?? plans[0];
}

/** A choice of one unit or indicator, with what is known already; `name` is an indicator as it was typed. */
function pick(unit: ReportingUnit, period: Period | undefined, name: string, label: string): Choice {
  const args = { unit: String(unit.id), ...(period ? { period: period.code } : {}), name };
  return { label, action: { name: NAME, args } };
}

/** Who recorded a version. Persons are named to the unit's own people and the secretariat, and never in a group. */
function recorderOf(version: FigureVersion, mayName: boolean, words: (typeof historyMessages)["vi"]): string {
  if (version.source === "import") return words.imported;
  const who = mayName && version.recordedBy !== null ? version.recordedBy : words.officer;
  return version.source === "withdrawal" ? `${words.restored}, ${who}` : who;
}

async function mayNamePeople(turn: Turn, unitId: number): Promise<boolean> {
  if (turn.chat.kind === "group") return false;
  const may = await rightsOn(turn, unitId);
  return may("report") || may("approve") || may("accept");
}

async function show(turn: Turn, wanted: Wanted): Promise<Outcome> {
  const { unit, period, indicator, plan } = wanted;
  const { language } = turn;
  const words = historyMessages[language];
  const name = indicator.shortName[language];
  const when = periodName(period, language);
  const versions = await listFigureVersions(turn.trx, {
    unitId: unit.id,
    indicator: indicator.code,
    period: period.code,
  });
  if (versions.length === 0) return { replies: [say(words.never(name, unit.name, when))] };
  const mayName = await mayNamePeople(turn, unit.id);
  const target = targetOf(plan, indicator.code, unit.code);
  const lines = versions.map((version) => {
    const { report, note, supersededAt } = version;
    const held = supersededAt === null ? words.now : words.outOfForce(formatInstant(supersededAt, language));
    const parts = [
      words.at(formatInstant(version.recordedAt, language), recorderOf(version, mayName, words)),
      ...(report ? [words.report(report.version, statusName(report.status, language))] : []),
      ...(report?.reason ? [words.why(report.reason)] : []),
      ...(note === null ? [] : [words.note(note)]),
    ];
    return text(
      bold(`${words.version(version.version)} (${held}): ${showFigure(version.value, language, target)}`),
      ` – ${parts.join("; ")}.`,
    );
  });
  return { replies: [{ blocks: [text(bold(words.title(name, unit.name, when))), ...lines] }] };
}

/** Shows the history of what was found, or asks for the part that is missing. */
async function answer(turn: Turn, unit: ReportingUnit, period: Period | undefined, name: string): Promise<Outcome> {
  const { language } = turn;
  const words = historyMessages[language];
  const known = (await listPeriodsWithFigures(turn.trx, unit.id)).map(getPeriod).toSorted(comparePeriods);
  const latest = period ?? known.at(-1);
  const plan = latest && (await findPlanOf(turn, latest));
  if (!latest || !plan) return { replies: [say(words.noFigures(unit.name))] };
  const asked = plan.indicators.filter((indicator) => indicator.periods.includes(latest.kind));
  const match = name === "" ? undefined : matchName(name, indexNames(asked));
  if (match?.kind === "none") return { replies: [say(words.unknown)] };
  const found = match?.kind === "one" ? asked.find(({ code }) => code === match.code) : undefined;
  if (found) return show(turn, { unit, period: latest, plan, indicator: found });
  const codes = match?.kind === "several" ? match.codes : asked.map(({ code }) => code);
  const choices = asked
    .filter(({ code }) => codes.includes(code))
    .map((indicator) => pick(unit, latest, indicator.shortName.vi, indicator.shortName[language]));
  return { replies: [{ ...say(words.which(unit.name, periodName(latest, language))), choices }] };
}

/** The versions of a figure: what it was, since when, from whom and why. */
export const historyCommand: Command = {
  name: NAME,
  words: ["lịch sử", "lịch sử số liệu", "/history", "history"],
  summary: { vi: "Lịch sử một số liệu: ai sửa, khi nào, vì sao", en: "History of a figure: who, when, why" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  async run(turn, argument) {
    const words = historyMessages[turn.language];
    const visible = await listVisible(turn);
    const { period, rest } = takePeriod(argument, dateOf(turn.now));
    const taken = takeUnit(turn, visible, rest);
    const [unit] = taken.units;
    if (!unit) return { replies: [say(words.unknown)] };
    if (taken.units.length === 1) return answer(turn, unit, period, taken.rest);
    if (taken.units.length > MOST_UNITS) return { replies: [say(words.whichUnitTyped)] };
    const choices = taken.units.map((one) => pick(one, period, taken.rest, one.name));
    return { replies: [{ ...say(words.whichUnit), choices }] };
  },
  async press(turn, args) {
    const unit = (await listVisible(turn)).find(({ id }) => String(id) === args["unit"]);
    if (!unit) return { replies: [say(historyMessages[turn.language].unknown)] };
    return answer(turn, unit, parsePeriod(args["period"] ?? ""), args["name"] ?? "");
  },
};
