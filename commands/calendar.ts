import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { datedReportsOf } from "../src/dialogue/calendar/deadlines-of.ts";
import { hearDaysOff } from "../src/dialogue/heard.ts";
import type { Command } from "../src/dialogue/turn.ts";
import { lastDay } from "../src/domain/deadline.ts";
import { getPeriod } from "../src/domain/period.ts";
import { addDays, dateOf } from "../src/domain/time.ts";
import { countWorkingDays } from "../src/domain/working-days.ts";
import { getWorldOf } from "../src/questions/world.ts";
import { formatDate, periodName } from "../src/render/dates.ts";
import { bold, text, type Block, type Choice } from "../src/render/message.ts";
import { calendarMessages } from "./calendar-messages.ts";
import { renderDays } from "./calendar-text.ts";

/** How far ahead is shown. */
const AHEAD_DAYS = 366;

/** When reports are due and when nobody works, for anybody; whoever keeps the calendar goes on from here. */
export const calendarCommand: Command = {
  name: "lich",
  words: ["lịch", "lịch báo cáo", "lịch nộp báo cáo", "ngày nghỉ", "nghỉ lễ", "lịch nghỉ", "/calendar", "calendar"],
  summary: { vi: "Lịch báo cáo và ngày nghỉ", en: "Report calendar and days off" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  hears: hearDaysOff,
  async run(turn) {
    const { language, trx, chat } = turn;
    const words = calendarMessages[language];
    const today = dateOf(turn.now);
    const unitId = chat.unitId ?? turn.person.assignments[0]?.unitId;
    if (unitId === undefined) return { replies: [] };
    const until = addDays(today, AHEAD_DAYS);
    const world = await getWorldOf(trx, today, [unitId]);
    const ahead = datedReportsOf(world, unitId, today).filter(
      ({ dates }) => lastDay(dates.deadline) >= today && dates.deadline.on < until,
    );
    const days = world.days.filter(({ day }) => day >= today && day < until);
    const unitName = world.vocabulary.unitsById.get(unitId)?.name ?? "";
    const deadlines = ahead.map(({ dates, isOwn }): Block => {
      const { deadline } = dates;
      const left = countWorkingDays(today, addDays(lastDay(deadline), 1), world.dayExceptions);
      const due = words[deadline.kind](formatDate(deadline.on));
      const name = periodName(getPeriod(dates.period), language);
      return text(`• ${words.due(name, isOwn ? `${due}, ${words.own(unitName)}` : due, words.left(left))}`);
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
