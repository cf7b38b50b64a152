import type { Level, Unit } from "../domain/unit.ts";
import type { ReportDraft } from "./draft.ts";
import { resolveScope, type ScopeFrame, type ScopeProblem } from "./scope.ts";
import { understand } from "./understand.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A reading with more than this left unexplained or guessed is not acted upon. */
const SURE = 0.75;

/** What a text about reports says, or the words that nobody can explain. */
export type ReadRequest =
  | { readonly is: "request"; readonly draft: ReportDraft }
  | { readonly is: "unknown"; readonly words: readonly string[] };

/**
 * Reads whose reports of which period in which state a text names: "các xã của Chi Lăng chưa nộp quý III". Understood like
 * a question, with the same words for units and periods.
 *
 * @param topic words of reporting for a text that may lack them ("quý III Chi Lăng"), e.g. "tình hình nộp báo cáo".
 */
export function readReportRequest(text: string, vocabulary: Vocabulary, topic: string): ReadRequest {
  if (text.trim() === "") return { is: "request", draft: { topic: "reports", states: [] } };
  const readings = [text, `${topic} ${text}`]
    .flatMap((variant) => understand(variant, vocabulary).readings)
    .filter((reading) => reading.draft.topic === "reports")
    .toSorted((a, b) => a.doubt - b.doubt || a.cost - b.cost);
  const [best] = readings;
  if (best?.draft.topic === "reports" && best.doubt <= SURE) return { is: "request", draft: best.draft };
  return { is: "unknown", words: best?.unexplained ?? [] };
}

/** The units that a request is about, within what the asker may see. */
export type RequestScope =
  /** Everybody who may be seen. */
  | { readonly is: "all" }
  /** One unit and what lies below it, or one level of it. */
  | { readonly is: "within"; readonly unit: Unit; readonly level?: Level }
  | { readonly is: "units"; readonly units: readonly Unit[]; readonly level?: Level }
  | { readonly is: "problem"; readonly problem: ScopeProblem };

/** Resolves whom a request names, on a day. */
export function resolveRequestScope(draft: ReportDraft, frame: ScopeFrame): RequestScope {
  const { subject, except } = draft;
  const isEverybody = subject === undefined || (subject.is === "level" && !subject.level && !subject.within.length);
  if (isEverybody && !except) return { is: "all" };
  const scope = resolveScope(subject ?? { is: "level", within: [] }, except, frame);
  if (scope.is === "problem") return scope;
  const [only] = scope.units;
  if (!scope.isList && only && scope.units.length === 1) return { is: "within", unit: only };
  const isWholeLevel = !except && !(subject?.is === "level" && subject.word !== undefined);
  if (scope.isList && scope.within && isWholeLevel)
    return {
      is: "within",
      unit: scope.within,
      ...(scope.level && subject?.is === "level" && subject.level ? { level: scope.level } : {}),
    };
  return { is: "units", units: scope.units, ...(scope.level ? { level: scope.level } : {}) };
}
