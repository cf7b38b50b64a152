import { getPeriod } from "../domain/period.ts";
import type { IsoDate } from "../domain/time.ts";
import { tabulateLadder } from "../plans/ladder-table.ts";
import { formatDate, periodName, weekdayName } from "../render/dates.ts";
import type { CliCommand } from "./command.ts";
import { messages } from "./messages.ts";
import { readPlanFile } from "./plan-file.ts";

/** Years that one table may show. */
const MOST_YEARS = 20;

function readYears(written: string | undefined): number[] | undefined {
  const match = /^(20\d\d)(?:-(20\d\d))?$/.exec(written ?? "");
  const from = Number(match?.[1]);
  const count = Number(match?.[2] ?? from) - from + 1;
  return match && count >= 1 && count <= MOST_YEARS ? Array.from({ length: count }, (_, at) => from + at) : undefined;
}

/** Prints on which days a plan's reminders go out, without a database: for whoever writes a plan. */
export const ladderCommand: CliCommand = {
  name: "ladder",
  usage: "ladder PLAN.yaml 2026-2030",
  summary: {
    vi: "in ngày của từng bậc nhắc theo kế hoạch, không cần cơ sở dữ liệu",
    en: "print the days of a plan's reminders, without a database",
  },
  async run({ words, language, print }) {
    const m = messages[language];
    const [path, span, ...rest] = words;
    const years = readYears(span);
    if (path === undefined || !years || rest.length > 0) {
      print(m.usage(ladderCommand.usage));
      return 2;
    }
    const plan = readPlanFile({ language, print }, path);
    if (!plan) return 1;
    const day = (date: IsoDate): string => `${weekdayName(date, language)} ${formatDate(date)}`;
    for (const row of tabulateLadder(plan, years)) {
      const name = periodName(getPeriod(row.period), language);
      print(`${name}: ${m.ladderLast(day(row.lastDay))}${row.isExpected ? ` ${m.ladderExpected}` : ""}`);
      for (const { workingDays, on } of row.rungs) print(`  ${workingDays > 0 ? "+" : ""}${workingDays}\t${day(on)}`);
    }
    return 0;
  },
};
