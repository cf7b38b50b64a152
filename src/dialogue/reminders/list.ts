import { getPeriod } from "../../domain/period.ts";
import { periodName } from "../../render/dates.ts";
import { bold, text, type Block, type Choice } from "../../render/message.ts";
import type { NoticeLine } from "../../store/notices.ts";
import { BOARD_ACTION } from "../boards/render.ts";
import { reminderMessages } from "./messages.ts";
import { dueWords, type NoticeContext } from "./words.ts";

/** More names than this do not fit a phone; the board has them all. */
const MOST_UNITS = 15;

/** What is missing, a paragraph each period and deadline: units only, never a person's name. */
export function renderUnitLists(lines: readonly NoticeLine[], context: NoticeContext): Block[] {
  const lists = Map.groupBy(lines, ({ planId, period, deadline }) => `${planId} ${period} ${deadline.on}`);
  return [...lists.values()].flatMap((list) => {
    const [first] = list as [NoticeLine];
    const words = reminderMessages[first.language].list;
    const { due, left } = dueWords(first, context);
    const names = list.slice(0, MOST_UNITS).map(({ unitName }) => unitName);
    return [
      text(bold(words.title(list.length, periodName(getPeriod(first.period), first.language)))),
      text(words.due(due, left)),
      text(words.units(names.join(", "), list.length - names.length)),
    ];
  });
}

/** Opens the board of the most urgent period. */
export function boardChoices([first]: readonly NoticeLine[]): Choice[] {
  if (!first) return [];
  const text = periodName(getPeriod(first.period), "vi");
  return [{ label: reminderMessages[first.language].board, action: { name: BOARD_ACTION, args: { do: "ask", text } } }];
}
