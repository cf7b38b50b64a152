import { LineCounter, parseDocument } from "yaml";
import type { Plan } from "../domain/plan.ts";
import { expandCalendar } from "./calendar.ts";
import { checkPlan } from "./checks.ts";
import { checkProblems, inOrder, schemaProblems, syntaxProblems, type PlanProblem, type Source } from "./problems.ts";
import { planFile, type PlanFile } from "./schema.ts";

/** A plan, or everything that is wrong with its file, in the order of the file. */
export type ParsedPlan = { readonly plan: Plan } | { readonly problems: readonly PlanProblem[] };

/**
 * Reads a plan file (YAML; `src/plans/*.yaml` are examples). Never throws.
 *
 * Three sieves, each only when the one before let everything through: YAML syntax, shape, sense. The trap for authors:
 * `comparison: >` begins a block of text in YAML, so comparisons and unit codes such as 06277 stand in quotes.
 */
export function parsePlan(text: string, fileName: string): ParsedPlan {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const source: Source = { file: fileName, document, lines };
  const syntax = syntaxProblems(source);
  if (syntax.length > 0) return { problems: inOrder(syntax) };
  const shaped = planFile.safeParse(document.toJS());
  if (!shaped.success) return { problems: inOrder(schemaProblems(source, shaped.error.issues)) };
  const findings = checkPlan(shaped.data);
  return findings.length > 0 ? { problems: inOrder(checkProblems(source, findings)) } : { plan: toPlan(shaped.data) };
}

function toPlan(file: PlanFile): Plan {
  return { ...file, calendar: expandCalendar(file.calendar) };
}
