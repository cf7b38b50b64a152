import { mayAnywhere } from "../src/dialogue/approval-facts.ts";
import type { Command, Turn } from "../src/dialogue/turn.ts";
import { lastDay } from "../src/domain/deadline.ts";
import { datesFor } from "../src/domain/deadline-exceptions.ts";
import { getPeriod } from "../src/domain/period.ts";
import type { ScheduledReport } from "../src/domain/plan.ts";
import { addDays, dateOf, type IsoDate } from "../src/domain/time.ts";
import { countWorkingDays } from "../src/domain/working-days.ts";
import { formatDate, periodName } from "../src/render/dates.ts";
import { bold, text, type Block, type Choice } from "../src/render/message.ts";
import { getDayExceptions, listDaysBetween } from "../src/store/calendar.ts";
import { listPlans } from "../src/store/plans.ts";
import { getUnit, listUnitsAbove } from "../src/store/unit-tree.ts";
import { calendarMessages } from "./calendar-messages.ts";
import { renderDays } from "./calendar-text.ts";

/** How far ahead is shown. */
const AHEAD_DAYS = 366;

interface Dated {
  readonly dates: ScheduledReport;
  /** It differs for this unit from what holds for the others. */
  readonly isOwn: boolean;
}

/** Deadlines ahead of the plans that a unit reports by or that are about the units below it, the next first. */
async function listAhead(turn: Turn, unitId: number, today: IsoDate): Promise<Dated[]> {
  const unit = await getUnit(turn.trx, unitId);
  const lineage = [unitId, ...(await listUnitsAbove(turn.trx, unitId))];
  const until = addDays(today, AHEAD_DAYS);
  const plans = (await listPlans(turn.trx)).filter(
    ({ scopeId, plan }) => lineage.includes(scopeId) && plan.validUntil > today,
  );
  return plans
    .flatMap(({ plan }) =>
      plan.calendar.map((report) => {
        const dates = datesFor(report, plan.exceptions ?? [], unit);
        return { dates, isOwn: dates.deadline.on !== report.deadline.on };
      }),
    )
    .filter(({ dates }) => lastDay(dates.deadline) >= today && dates.deadline.on < until)
    .toSorted((a, b) => a.dates.deadline.on.localeCompare(b.dates.deadline.on));
}

/** When reports are due and when nobody works, for anybody; whoever keeps the calendar goes on from here. */
export const calendarCommand: Command = {
  name: "lich",
  words: ["lịch", "lịch báo cáo", "lịch nộp báo cáo", "/calendar", "calendar"],
  summary: { vi: "Lịch báo cáo và ngày nghỉ", en: "Report calendar and days off" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  async run(turn) {
    const { language, trx, chat } = turn;
    const words = calendarMessages[language];
    const today = dateOf(turn.now);
    const unitId = chat.unitId ?? turn.person.assignments[0]?.unitId;
    if (unitId === undefined) return { replies: [] };
    const exceptions = await getDayExceptions(trx);
    const unit = await getUnit(trx, unitId);
    const ahead = await listAhead(turn, unitId, today);
    const days = await listDaysBetween(trx, today, addDays(today, AHEAD_DAYS));
    const deadlines = ahead.map(({ dates, isOwn }): Block => {
      const { deadline } = dates;
      const left = countWorkingDays(today, addDays(lastDay(deadline), 1), exceptions);
      const due = words[deadline.kind](formatDate(deadline.on));
      const name = periodName(getPeriod(dates.period), language);
      return text(`• ${words.due(name, isOwn ? `${due}, ${words.own(unit.name)}` : due, words.left(left))}`);
    });
    const mayEdit = chat.kind === "private" && mayAnywhere(turn.person.assignments, "schedule");
    const choices: Choice[] = mayEdit
      ? [
          { label: words.move, action: { name: "doihan", args: {} } },
          { label: words.edit, action: { name: "ngaynghi", args: {} } },
        ]
      : [];
    return {
      replies: [
        {
          blocks: [
            text(bold(words.title)),
            ...(deadlines.length > 0 ? deadlines : [text(words.noDeadline)]),
            text(bold(words.daysOff)),
            ...(days.length > 0 ? renderDays(days, language) : [text(words.noDays)]),
          ],
          ...(choices.length > 0 ? { choices } : {}),
        },
      ],
    };
  },
};
