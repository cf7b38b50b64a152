import { z } from "zod";
import { decimal } from "../domain/decimal.ts";
import { PERIOD_KINDS } from "../domain/period.ts";
import { PRIORITIES, RECIPIENTS, TONES } from "../domain/plan.ts";
import { OFFICE_HOURS } from "../domain/reminder-hours.ts";
import { LEVELS } from "../domain/unit.ts";

/** Longest short name: what fits a button and a line of a phone. */
const SHORT_NAME_LENGTH = 32;

const words = z.string().normalize("NFC").trim().min(1);
const bilingual = z.strictObject({ vi: words, en: words });
const shortName = z.strictObject({ vi: words.max(SHORT_NAME_LENGTH), en: words.max(SHORT_NAME_LENGTH) });
const phrases = z.strictObject({ vi: z.array(words), en: z.array(words) });
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const days = z.int().min(1).max(366);

/** A number of the file as exact decimal. YAML reads `33.8` as floating point, whose shortest text is what was written. */
const number = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,10})?$/)
    .transform((text) => decimal(text)),
);

const target = z.strictObject({
  comparison: z.enum([">", ">=", "=", "<=", "<"]),
  value: number,
  source: words.exactOptional(),
  alsoWritten: z.array(number).min(1).exactOptional(),
  note: bilingual.exactOptional(),
});

const indicator = z.strictObject({
  code,
  name: bilingual,
  shortName,
  kind: z.enum(["ratio", "count"]),
  measure: bilingual,
  numerator: bilingual.exactOptional(),
  denominator: bilingual.exactOptional(),
  accumulation: z.enum(["cumulative", "per-period", "moment"]),
  better: z.enum(["higher", "lower"]),
  periods: z.array(z.enum(PERIOD_KINDS)).min(1),
  target: target.exactOptional(),
  signed: z.boolean().exactOptional(),
  decimals: z.boolean().exactOptional(),
  mostPercent: number.exactOptional(),
  register: z.enum(["late-cases"]).exactOptional(),
  synonyms: phrases,
});

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

const calendar = z.strictObject({
  years: z.array(z.int().min(2000).max(2100)).min(1),
  deadline: z.enum(["before", "by"]),
  due: z.strictObject({
    Q1: monthDay.exactOptional(),
    H1: monthDay.exactOptional(),
    Q3: monthDay.exactOptional(),
    Y: monthDay.exactOptional(),
  }),
  opensDaysBefore: days,
  locksDaysAfter: days,
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const rung = z.strictObject({
  workingDays: z.int().min(-60).max(60),
  at: time,
  to: z.array(z.enum(RECIPIENTS)).min(1).default(["officer", "deputy"]),
  tone: z.enum(TONES).default("friendly"),
  priority: z.enum(PRIORITIES).default("normal"),
});

const officeHours = z.strictObject({ from: time, until: time, lunchFrom: time, lunchUntil: time });

const only = z.array(code).min(1).exactOptional();

const check = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["below-previous", "repeats-last-year", "percent-only"]), only }),
  z.strictObject({
    kind: z.literal("outlier"),
    only,
    against: z.enum(["history", "peers"]),
    threshold: number,
    atLeast: z.int().min(2),
  }),
  z.strictObject({ kind: z.literal("late-count"), only, count: code, ratio: code }),
]);

/** The shape of a plan file. What a shape cannot say (double codes, impossible dates) is in `checks.ts`. */
export const planFile = z.strictObject({
  code,
  title: bilingual,
  document: bilingual,
  scope: words,
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
  reporterLevels: z.array(z.enum(LEVELS)).min(1),
  calendar,
  ladder: z.array(rung).min(1),
  officeHours: officeHours.default(OFFICE_HOURS),
  formalTo: z.array(z.enum(RECIPIENTS)).default([]),
  checks: z.array(check),
  whenIncomplete: z.enum(["refuse", "reason"]),
  approval: z.enum(["head", "none"]),
  ambiguous: phrases,
  indicators: z.array(indicator).min(1),
  unitTargets: z.array(target.extend({ indicator: code, unit: words })),
});

export type PlanFile = z.output<typeof planFile>;
export type CalendarRule = PlanFile["calendar"];

/** The keys that the object at a path of a plan file may have; none where there is no object. */
export function keysAt(path: readonly (string | number)[]): string[] {
  let schemas: readonly unknown[] = [planFile];
  for (const part of path) schemas = schemas.flatMap(alternatives).flatMap((schema) => step(schema, part));
  const objects = schemas.flatMap(alternatives).filter((schema) => schema instanceof z.ZodObject);
  return [...new Set(objects.flatMap((schema) => Object.keys(schema.shape)))];
}

function alternatives(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault) return [schema.unwrap()];
  return schema instanceof z.ZodDiscriminatedUnion ? schema.options : [schema];
}

function step(schema: unknown, part: string | number): readonly unknown[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  return schema instanceof z.ZodObject ? [schema.shape[part]] : [];
}
