import type { Standing } from "../domain/target.ts";
import { oneLine } from "./chart-font.ts";
import {
  BODY_LEADING,
  bodyStyle,
  discShape,
  lineShape,
  PADDING,
  strongStyle,
  type Column,
  type Point,
  type Shape,
} from "./chart-frame.ts";
import type { ChartTheme } from "./chart-theme.ts";
import type { Language } from "./message.ts";
import { renderMessages } from "./messages.ts";

/** How a figure stands; `none` where there is nothing to judge. */
export type Mark = "met" | "unmet" | "none";

/** Width kept free for a mark in front of its text. */
export const MARK_COLUMN = 19;

/** The mark of a standing. */
export function markOf(standing: Standing): Mark {
  return standing === "met" || standing === "unmet" ? standing : "none";
}

/** The colour that goes with a mark. */
export function colourOf(mark: Mark, theme: ChartTheme): string {
  return mark === "met" ? theme.met : mark === "unmet" ? theme.unmet : theme.neutral;
}

function stroke([x, y]: Point, from: Point, to: Point, colour: string): Shape {
  const points: Point[] = [from, to].map(([dx, dy]) => [x + dx, y + dy]);
  return lineShape(points, colour, 2.4);
}

/** ✓ on a disc, ✗ without one, or –: told apart by outline alone. Drawn, because the font has neither sign. */
export function markShapes(mark: Mark, at: Point, theme: ChartTheme): Shape[] {
  const colour = colourOf(mark, theme);
  const [x, y] = at;
  if (mark === "none") return [stroke(at, [-4, 0], [4, 0], colour)];
  if (mark === "unmet")
    return [stroke(at, [-3.7, -3.7], [3.7, 3.7], colour), stroke(at, [-3.7, 3.7], [3.7, -3.7], colour)];
  const tick: Point[] = [
    [x - 3, y + 0.2],
    [x - 0.8, y + 2.5],
    [x + 3.2, y - 2.4],
  ];
  return [discShape(at, 6.5, colour), lineShape(tick, theme.background, 1.9)];
}

/** Adds the list of those without a figure; nothing when there are none. */
export function addMissing(column: Column, names: readonly string[], language: Language = "vi"): void {
  if (names.length === 0) return;
  const { theme } = column.pen;
  column.gap(12);
  column.shapes.push(...markShapes("none", [PADDING + 7, column.y + BODY_LEADING / 2], theme));
  column.paragraph(`${renderMessages[language].chart.missing(names.length)}:`, strongStyle, theme.ink, MARK_COLUMN);
  column.paragraph(names.map(oneLine).join(", "), bodyStyle, theme.muted, MARK_COLUMN);
}
