import { z } from "zod";
import { chartSchema } from "./chart-schema.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { renderChart } from "./chart.ts";

/**
 * Of the look of charts. Raised whenever the same chart is drawn otherwise: pictures that were drawn before stay as
 * their readers saw them, and no new message gets an old one.
 */
export const CHART_VERSION = 1;

const drawingSchema = z.strictObject({ version: z.int(), chart: chartSchema });

/**
 * What is to be drawn, as text: the same for the same picture. What says it in words (`alt`) is not seen on it, and so
 * not in it.
 */
export function toDrawing(chart: ChartSpec): string {
  return JSON.stringify({ version: CHART_VERSION, chart: { ...chart, alt: "" } });
}

/** The chart of a drawing; undefined for one that this version of the program does not understand. */
export function parseDrawing(drawing: string): ChartSpec | undefined {
  let json: unknown;
  try {
    json = JSON.parse(drawing);
  } catch {
    return undefined;
  }
  return drawingSchema.safeParse(json).data?.chart;
}

/** Drawn one after the other: each takes a core for a moment, and tens of megabytes. */
let last: Promise<unknown> = Promise.resolve();
const underWay = new Map<string, Promise<Buffer>>();

/**
 * Draws as PNG, in the light theme; undefined for a drawing that is not understood. Whoever asks for a picture that is
 * just being drawn gets that one. Rejects when drawing fails.
 */
export async function drawPicture(drawing: string): Promise<Buffer | undefined> {
  const same = underWay.get(drawing);
  if (same) return same;
  const chart = parseDrawing(drawing);
  if (!chart) return undefined;
  const drawn = last.then(() => renderChart(chart));
  underWay.set(drawing, drawn);
  last = drawn.catch(() => undefined);
  try {
    return await drawn;
  } finally {
    underWay.delete(drawing);
  }
}
