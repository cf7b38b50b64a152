import { joinDays } from "../src/domain/day-ranges.ts";
import { weekdayOf, type IsoDate } from "../src/domain/time.ts";
import { formatDate, weekdayName } from "../src/render/dates.ts";
import { text, type Block, type Language } from "../src/render/message.ts";
import type { StoredDay } from "../src/store/calendar.ts";
import { calendarMessages } from "./calendar-messages.ts";

/** More stretches than this make a message too long for a phone. */
const MOST_STRETCHES = 16;

/** "29/4–1/5/2024", "thứ Bảy 22/8/2026": a day on a weekend with its name, which is what people look for. */
export function daysText(days: { readonly from: IsoDate; readonly to: IsoDate }, language: Language): string {
  const { from, to } = days;
  if (from === to) return weekdayOf(from) > 5 ? `${weekdayName(from, language)} ${formatDate(from)}` : formatDate(from);
  const [year, month] = to.split("-");
  const first = formatDate(from).split("/");
  const isSameYear = from.startsWith(`${year}-`);
  const shown = from.startsWith(`${year}-${month}-`) ? first.slice(0, 1) : isSameYear ? first.slice(0, 2) : first;
  return `${shown.join("/")}–${formatDate(to)}`;
}

/** Stretches of days off and single worked days, a line each. */
export function renderDays(days: readonly StoredDay[], language: Language): Block[] {
  const words = calendarMessages[language];
  const proposed = new Set(days.filter(({ isProposal }) => isProposal).map(({ day }) => day));
  const stretches = joinDays(days);
  const lines = stretches.slice(0, MOST_STRETCHES).map((range) => {
    const line = words[range.kind](daysText(range, language), range.name);
    return text(`• ${line}${proposed.has(range.from) ? words.proposed : ""}`);
  });
  const more = stretches.length - MOST_STRETCHES;
  return more > 0 ? [...lines, text(words.more(more))] : lines;
}
