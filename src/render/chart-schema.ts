import { z } from "zod";
import type { ChartSpec } from "./chart-spec.ts";

const standing = z.enum(["met", "unmet", "no-figure", "not-applicable"]);
const names = z.array(z.string());
const values = z.array(z.number().nullable());

const text = {
  title: z.string(),
  subtitle: z.string(),
  suffix: z.enum(["%", ""]),
  alt: z.string(),
  language: z.exactOptional(z.enum(["vi", "en"])),
};
const targeted = { ...text, target: z.exactOptional(z.strictObject({ value: z.number(), label: z.string() })) };

const bars = z.strictObject({
  kind: z.literal("bars"),
  ...targeted,
  bars: z.array(z.strictObject({ label: z.string(), value: z.number(), text: z.string(), standing })),
  missing: names,
});

const lines = z.strictObject({
  kind: z.literal("lines"),
  ...targeted,
  periods: names,
  series: z.array(z.strictObject({ label: z.string(), values, texts: z.array(z.string().nullable()) })),
});

const stacks = z.strictObject({
  kind: z.literal("stacks"),
  ...targeted,
  parts: z.array(z.strictObject({ label: z.string(), look: z.enum(["good", "fair", "waiting", "bad", "open"]) })),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      counts: z.array(z.number()),
      text: z.string(),
      strong: z.exactOptional(z.boolean()),
    }),
  ),
  lists: z.array(z.strictObject({ part: z.int(), title: z.string(), names })),
});

const pairs = z.strictObject({
  kind: z.literal("pairs"),
  ...targeted,
  beforeLabel: z.string(),
  nowLabel: z.string(),
  better: z.enum(["higher", "lower"]),
  rows: z.array(z.strictObject({ label: z.string(), before: z.number(), now: z.number(), text: z.string() })),
  missing: names,
});

const tiles = z.strictObject({
  kind: z.literal("tiles"),
  ...targeted,
  groups: z.array(
    z.strictObject({
      label: z.exactOptional(z.string()),
      tiles: z.array(z.strictObject({ label: z.string(), value: z.number().nullable(), text: z.string(), standing })),
    }),
  ),
  missing: names,
});

const panels = z.strictObject({
  kind: z.literal("panels"),
  ...text,
  periods: names,
  panels: z.array(
    z.strictObject({
      title: z.string(),
      text: z.string(),
      standing,
      values,
      target: z.exactOptional(z.number()),
      beside: z.exactOptional(z.string()),
    }),
  ),
  oneScale: z.exactOptional(z.boolean()),
  note: z.exactOptional(z.string()),
});

/** Charts as they come back from the database: strict, so that a field the renderer does not know is no silent loss. */
export const chartSchema: z.ZodType<ChartSpec> = z.discriminatedUnion("kind", [
  bars,
  lines,
  stacks,
  pairs,
  tiles,
  panels,
]);
