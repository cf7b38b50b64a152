import { z } from "zod";

const id = z.union([z.string(), z.number()]);
const instant = z.iso.datetime({ offset: true });

/** A line of the `drive` contract. */
export const DriveLine = z.discriminatedUnion("do", [
  z.object({
    id,
    do: z.literal("say"),
    as: z.string(),
    text: z.string(),
    in: z.string().optional(),
    messageId: z.string().optional(),
  }),
  z.object({
    id,
    do: z.literal("choose"),
    as: z.string(),
    choice: z.union([z.string(), z.number()]),
    in: z.string().optional(),
    messageId: z.string().optional(),
  }),
  z.object({
    id,
    do: z.literal("file"),
    as: z.string(),
    path: z.string(),
    in: z.string().optional(),
    messageId: z.string().optional(),
  }),
  z.object({ id, do: z.literal("clock"), to: instant }),
  z.object({
    id,
    do: z.literal("ask"),
    as: z.string(),
    text: z.string(),
    now: instant.optional(),
    session: z.string().optional(),
  }),
]);
export type DriveLine = z.infer<typeof DriveLine>;

/** A line of the `ask` contract. */
export const AskLine = z.object({ id, as: z.string(), now: instant, text: z.string(), session: z.string().optional() });
export type AskLine = z.infer<typeof AskLine>;

/** Reads one line of JSON against a contract; a string says what is wrong with it. */
export function readLine<Line>(
  schema: z.ZodType<Line>,
  line: string,
): { id: unknown; value: Line } | { id: unknown; problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: null, problem: "not a line of JSON" };
  }
  const given = (parsed as { id?: unknown } | null)?.id ?? null;
  const checked = schema.safeParse(parsed);
  if (checked.success) return { id: given, value: checked.data };
  return {
    id: given,
    problem: checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
  };
}
