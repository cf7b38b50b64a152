import { isAlias, isMap, isNode, isScalar, visit, type Document, type LineCounter, type YAMLError } from "yaml";
import type { z } from "zod";
import type { Bilingual } from "../domain/plan.ts";
import type { Finding } from "./checks.ts";
import { both, fieldAt, messages } from "./messages.ts";
import { keysAt } from "./schema.ts";

/** What is wrong with a plan file, where. Lines and columns count from 1. */
export interface PlanProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** The problem as a line of text: "lang-son-2024.yaml, dòng 14, cột 9: so sánh phải là một trong >, >=, …". */
export function renderPlanProblem(problem: PlanProblem, language: "vi" | "en"): string {
  return `${messages[language].at(problem.file, problem.line, problem.column)}: ${problem.message[language]}`;
}

/** Where to look for things in a parsed file. */
export interface Source {
  readonly file: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

function problemAt(source: Source, offset: number, message: Bilingual): PlanProblem {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), message };
}

/** The place of the entry at a path, or of the nearest one around it that is there. */
function offsetOf(source: Source, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? source.document.contents : source.document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function offsetOfKey(source: Source, path: readonly (string | number)[], key: string): number {
  const map = path.length === 0 ? source.document.contents : source.document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return isNode(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(source, path);
}

const SYNTAX: Partial<Record<YAMLError["code"], (m: typeof messages.vi) => string>> = {
  TAB_AS_INDENT: (m) => m.syntaxTab,
  BAD_INDENT: (m) => m.syntaxIndent,
  DUPLICATE_KEY: (m) => m.syntaxDoubleKey,
  MISSING_CHAR: (m) => m.syntaxMissing,
  MULTIPLE_DOCS: (m) => m.syntaxDocuments,
};

/** What the YAML itself does wrong: tabs, indentation, double entries, and anchors, which plans do not need. */
export function syntaxProblems(source: Source): PlanProblem[] {
  // A tab makes the lines after it seem badly indented.
  const tabs = source.document.errors.filter((error) => error.code === "TAB_AS_INDENT");
  const problems = (tabs.length > 0 ? tabs : source.document.errors).map((error) =>
    problemAt(source, error.pos[0], both(SYNTAX[error.code] ?? ((m) => m.syntaxOther))),
  );
  visit(source.document, {
    Node: (_, node) => {
      if (isAlias(node))
        problems.push(
          problemAt(
            source,
            node.range?.[0] ?? 0,
            both((m) => m.syntaxAlias),
          ),
        );
    },
  });
  return problems;
}

/** Turns what the schema objected to into sentences with places. */
export function schemaProblems(source: Source, issues: readonly z.core.$ZodIssue[]): PlanProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((key) => typeof key !== "symbol");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) =>
        problemAt(
          source,
          offsetOfKey(source, path, key),
          both((m) => m.unknownKey(key, keysAt(path).join(", "))),
        ),
      );
    return [problemAt(source, offsetOf(source, path), describe(source, path))];
  });
}

function describe(source: Source, path: readonly (string | number)[]): Bilingual {
  const field = fieldAt(path);
  if (field === undefined) return both((m) => m.notAPlan);
  const node = source.document.getIn(path, true);
  const isCode = field === "scope" || field === "unit";
  if (isCode && isScalar(node) && typeof node.value === "number" && node.source) {
    const written = node.source;
    return both((m) => m.quoteCode(written));
  }
  const isMissing = node === undefined || (isScalar(node) && node.value === null);
  return both((m) => {
    const { name, expected } = m.field[field];
    return isMissing ? m.missing(String(path.at(-1)), name, expected) : m.mustBe(name, expected);
  });
}

/** Turns what the semantic checks found into sentences with places. */
export function checkProblems(source: Source, findings: readonly Finding[]): PlanProblem[] {
  return findings.map((finding) => problemAt(source, offsetOf(source, finding.path), finding.message));
}

/** Problems in the order of the file. */
export function inOrder(problems: readonly PlanProblem[]): PlanProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
