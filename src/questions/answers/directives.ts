import { addDays, daysBetween, type IsoDate } from "../../domain/time.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { listDirectivesForQuestion, type QuestionDirective } from "../../store/questions.ts";
import type { DirectiveDraft, DirectiveState, DueRef } from "../draft.ts";
import { resolveScope, seenUnits, withoutExceptions, type Scope, type ScopeFrame } from "../scope.ts";
import { dayText, none, type Frame, type Result, type Row } from "./answer.ts";
import { declineScope } from "./declines.ts";
import { LIST_LIMIT, nameOf } from "./show.ts";

function isIn(directive: QuestionDirective, state: DirectiveState, today: string): boolean {
  const isDone = directive.done >= directive.total;
  switch (state) {
    case "done":
      return isDone;
    case "open":
      return !isDone;
    case "untouched":
      return directive.done === 0 && !isDone;
    case "overdue":
      return !isDone && directive.dueOn < today;
  }
}

/** The first day of a time and the first after it. Of this year where none was said. */
function spanOfDue(due: DueRef, today: IsoDate): { from: IsoDate; until: IsoDate } {
  const thisYear = Number(today.slice(0, 4));
  const year = due.year?.is === "exact" ? due.year.year : thisYear + (due.year?.years ?? 0);
  const startOfMonth = (count: number): IsoDate => {
    const [years, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
    return `${year + years}-${String(month).padStart(2, "0")}-01`;
  };
  if (due.day !== undefined && due.month !== undefined) {
    const day = `${startOfMonth(due.month - 1).slice(0, 8)}${String(due.day).padStart(2, "0")}`;
    return { from: day, until: addDays(day, 1) };
  }
  const steps = { previous: -1, this: 0, next: 1 } as const;
  const first =
    due.quarter === undefined
      ? due.month === undefined
        ? Number(today.slice(5, 7)) - 1 + steps[due.step ?? "this"]
        : due.month - 1
      : (due.quarter - 1) * 3;
  return { from: startOfMonth(first), until: startOfMonth(first + (due.quarter === undefined ? 1 : 3)) };
}

function isDueBy(directive: QuestionDirective, due: DueRef, today: IsoDate): boolean {
  const { from, until } = spanOfDue(due, today);
  if (due.how === "before") return directive.dueOn < from;
  return directive.dueOn < until && (due.how === "by" || directive.dueOn >= from);
}

function rowOf(directive: QuestionDirective, frame: Frame): Row {
  return {
    directive: directive.code,
    unit: frame.vocabulary.unitsById.get(directive.unitId)?.code ?? "",
    done: directive.done,
    total: directive.total,
    due: directive.dueOn,
  };
}

function lineOf(directive: QuestionDirective, frame: Frame): Block {
  const { words, vocabulary, today } = frame;
  const unit = vocabulary.unitsById.get(directive.unitId);
  const line = words.directive({
    unit: unit ? nameOf(unit, frame) : "",
    title: directive.title,
    done: directive.done,
    total: directive.total,
    due: dayText(directive.dueOn),
  });
  const late = daysBetween(directive.dueOn, today);
  return isIn(directive, "overdue", today) ? text(line, ", ", bold(words.overdueBy(late))) : text(line);
}

/** Answers which tasks were given to whom, how far they are, and which are overdue. */
export async function answerDirectives(draft: DirectiveDraft, frame: Frame): Promise<Result> {
  const { words, vocabulary, sight, today } = frame;
  const scopeFrame: ScopeFrame = { vocabulary, sight, on: today };
  const isAny =
    draft.subject === undefined ||
    draft.subject.is === "whole" ||
    (draft.subject.is === "level" && draft.subject.level === undefined && draft.subject.within.length === 0);
  const everyone: Scope = { is: "units", units: seenUnits(frame), isList: true, hidden: 0 };
  const scope = isAny
    ? withoutExceptions(everyone, draft.except, scopeFrame)
    : resolveScope(draft.subject, draft.except, scopeFrame);
  if (scope.is === "problem") return declineScope(scope.problem, draft, frame, today);
  const all = await listDirectivesForQuestion(
    frame.db,
    scope.units.map((unit) => unit.id),
  );
  const named = draft.named ? all.filter((directive) => draft.named?.includes(directive.id)) : all;
  const isDue = (directive: QuestionDirective): boolean => !draft.due || isDueBy(directive, draft.due, today);
  const chosen = named.filter(
    (directive) => isDue(directive) && draft.states.every((state) => isIn(directive, state, today)),
  );
  if (named.length === 0) return none(words.noDirective);
  return {
    kind: "answer",
    rows: chosen.map((directive) => rowOf(directive, frame)),
    ...(draft.count ? { count: chosen.length } : {}),
    blocks: [
      text(bold(chosen.length > 0 ? words.directiveHead(chosen.length) : words.noDirective)),
      ...chosen.slice(0, LIST_LIMIT).map((directive) => lineOf(directive, frame)),
      ...(chosen.length > LIST_LIMIT ? [text(words.more(chosen.length - LIST_LIMIT))] : []),
    ],
  };
}
