import { decimal } from "../../domain/decimal.ts";
import type { FigureValue } from "../../domain/figure.ts";
import { parseFigure, type FigureReading } from "../../domain/figure-input.ts";
import { text, type Block, type Reply } from "../../render/message.ts";
import {
  figureOf,
  lookUpFigures,
  isSameFigure,
  progressOf,
  storeFigure,
  type DraftEntry,
  type ReportDraft,
  type StoredFigure,
} from "./draft.ts";
import { REPORT_ACTION } from "./report-choices.ts";
import { doubtsOf, echoOf, lineOf, namesOf, newsOf, previousOf, wordsFor } from "./report-lines.ts";
import { renderPrompt } from "./report-prompts.ts";
import {
  findNextOpen,
  getIndicator,
  type Onward,
  type OpenPlace,
  type Place,
  type PlaceOf,
  type ReportStep,
  type ReportTurn,
} from "./report-state.ts";

export const NOT_MINE: ReportStep = { kind: "not-mine" };

/** What is said first, then the prompt, in one message. */
export function withNotice(notice: readonly string[], prompt: Reply): Reply {
  if (notice.length === 0) return prompt;
  const blocks: Block[] = notice.map((line) => text(line));
  return { ...prompt, blocks: [...blocks, text(""), ...prompt.blocks] };
}

/** The name of the prompt after a prompt. */
function nextPrompt(prompt: string): string {
  const [opened, count] = prompt.split(".");
  return `${opened}.${Number(count ?? 0) + 1}`;
}

/** Asks something new. What colleagues have entered meanwhile is told with it, and what is doubted about the last figure. */
export function moveTo(turn: ReportTurn, place: Place, notice: readonly string[] = [], doubted?: string): ReportStep {
  const { facts, draft } = turn;
  const prompt = nextPrompt(turn.position.prompt);
  const position = { prompt, revision: draft.revision, place, ...(doubted === undefined ? {} : { doubted }) };
  const reply = withNotice([...notice, ...newsOf(turn)], renderPrompt({ facts, draft, position }));
  return { kind: "handled", state: { position, draft }, reply };
}

/** Says something without changing anything: the prompt and its choices stay valid. */
export function stay(turn: ReportTurn, reply: Reply): ReportStep {
  return { kind: "handled", state: { position: turn.position, draft: turn.draft }, reply };
}

/** Where the form continues once a figure is settled. */
function placeAfter(turn: ReportTurn, code: string, onward: Onward): OpenPlace {
  if (onward === "summary") return { kind: "summary" };
  if (typeof onward === "object") return { kind: "indicator", code: onward.code, onward: onward.onward };
  const next = findNextOpen(turn.facts, turn.draft, code);
  return next === undefined ? { kind: "summary" } : { kind: "indicator", code: next, onward: "next" };
}

/** Goes on once a figure is settled. */
export function moveOn(turn: ReportTurn, code: string, onward: Onward, notice: readonly string[]): ReportStep {
  return moveTo(turn, placeAfter(turn, code, onward), notice);
}

/** Whether an entry came in after the prompt of this chat was made. A draft begun anew counts its revisions from the start. */
function isFresh(turn: ReportTurn, entry: DraftEntry): boolean {
  return entry.revision > turn.position.revision || turn.draft.revision < turn.position.revision;
}

type NewEntry = Pick<DraftEntry, "figure" | "doubtful" | "note"> & { readonly code: string };

/** The draft with entries added, as one revision. */
function withEntries(turn: ReportTurn, added: readonly NewEntry[]): ReportDraft {
  const revision = turn.draft.revision + 1;
  const { person, now } = turn.facts;
  const common = { by: { id: person.id, name: person.name }, at: now.toISO() ?? "", revision };
  const entries = { ...turn.draft.entries };
  for (const { code, ...entry } of added) entries[code] = { ...entry, ...common };
  return { revision, entries };
}

/**
 * Enters a figure and reads it back, unless something has to be asked first: a colleague's different figure that came in
 * meanwhile, or the reason why there is none. What a soft rule doubts is said beside the next prompt: the form goes on,
 * and the officer may confirm the figure or type it again. Hard rules have been checked by the parser.
 */
export function record(turn: ReportTurn, code: string, value: FigureValue, onward: Onward): ReportStep {
  const { facts, draft } = turn;
  const figure = storeFigure(value);
  const entry = draft.entries[code];
  if (entry && isFresh(turn, entry))
    return isSameFigure(entry.figure, figure)
      ? moveOn(turn, code, onward, [wordsFor(facts).alreadySame(lineOf(facts, code, value))])
      : moveTo(turn, { kind: "conflict", code, figure, onward });
  if (value.kind === "missing" && value.reason === undefined)
    return moveTo(turn, { kind: "reason", codes: [code], onward });
  const isDoubtful = doubtsOf({ facts, figures: lookUpFigures(draft.entries) }, code, value).length > 0;
  const added = withEntries(turn, [{ code, figure, ...(isDoubtful ? { doubtful: true } : {}) }]);
  const settled = { ...turn, draft: added };
  // The doubt is said with the figure's read-back in it.
  return isDoubtful
    ? moveTo(settled, placeAfter(settled, code, onward), [], code)
    : moveOn(settled, code, onward, [wordsFor(facts).stored(echoOf(facts, code, value))]);
}

/** Confirms the doubted figure, with the reason if one was given. One that a colleague has replaced is theirs to confirm. */
export function keepDoubted(turn: ReportTurn, code: string, note?: string): ReportStep {
  const { facts, draft, position } = turn;
  const entry = draft.entries[code];
  if (!entry || isFresh(turn, entry)) return moveTo(turn, position.place);
  const { figure } = entry;
  const kept = withEntries(turn, [{ code, figure, ...(note === undefined ? {} : { note }) }]);
  const reason = note === undefined ? "" : ` (${note})`;
  const line = `${lineOf(facts, code, figureOf(figure))}${reason}.`;
  return moveTo({ ...turn, draft: kept }, position.place, [wordsFor(facts).confirm.kept(line)]);
}

/** The figure that a reading gives for an indicator without asking back; undefined when something has to be asked. */
export function valueOf(turn: ReportTurn, code: string, reading: FigureReading): FigureValue | undefined {
  if (reading.kind === "value") return reading.value;
  if (reading.kind !== "word") return undefined;
  const reason = reading.reason === undefined ? {} : { reason: reading.reason };
  switch (reading.word) {
    case "missing":
    case "not-applicable":
      return { kind: reading.word, ...reason };
    case "same-as-last":
      return previousOf(turn.facts, code);
    case "none":
      // Where things are counted none is zero; of a rate it may be zero, nothing to measure, or nothing known.
      return getIndicator(turn.facts, code).kind === "count" ? { kind: "count", count: decimal(0) } : undefined;
    case "not-available":
      return undefined;
    default:
      return reading.word satisfies never;
  }
}

/** Takes a typed text as the figure of an indicator, or asks back about it. */
export function take(turn: ReportTurn, code: string, typed: string, onward: Onward): ReportStep {
  const reading = parseFigure(typed, getIndicator(turn.facts, code));
  if (reading.kind === "not-a-figure") return NOT_MINE;
  const value = valueOf(turn, code, reading);
  return value
    ? record(turn, code, value, onward)
    : moveTo(turn, { kind: "indicator", code, onward, doubt: typed.trim() });
}

/** Sends the report, unless it changed since it was read back or indicators are still open. */
export function submit(turn: ReportTurn): ReportStep {
  const { facts, draft, position } = turn;
  const words = wordsFor(facts);
  if (draft.revision !== position.revision) return moveTo(turn, { kind: "summary" }, [words.summary.changed]);
  const open = facts.indicators.filter(({ code }) => !draft.entries[code]).map(({ code }) => code);
  const [first] = open;
  if (first !== undefined)
    return facts.whenIncomplete === "reason"
      ? moveTo(turn, { kind: "reason", codes: open, onward: "summary" })
      : moveTo(turn, { kind: "indicator", code: first, onward: "next" }, [
          words.incompleteRefused(namesOf(facts, open)),
        ]);
  const asked = facts.indicators.flatMap(({ code }) => {
    const entry = draft.entries[code];
    return entry ? [[code, entry] as const] : [];
  });
  const effects = [{ kind: "submit", entries: Object.fromEntries(asked) }] as const;
  return { kind: "done", draft, effects, reply: { blocks: [] } };
}

/** Closes the form in this chat; the draft stays for everybody. */
export function pause(turn: ReportTurn, place: Place): ReportStep {
  const { facts, draft } = turn;
  const words = wordsFor(facts);
  const { entered, total } = progressOf(draft.entries, facts.indicators, facts.language);
  const pending =
    place.kind === "conflict" ? [text(words.pausedPending(lineOf(facts, place.code, figureOf(place.figure))))] : [];
  const goOn = { label: words.choices.goOn, action: { name: REPORT_ACTION, args: {} } };
  const reply = { blocks: [text(words.paused(entered, total)), ...pending], choices: [goOn] };
  return { kind: "done", draft, effects: [], reply };
}

/** Throws the draft away, which has been confirmed. */
export function discard(turn: ReportTurn): ReportStep {
  const draft = { revision: turn.draft.revision + 1, entries: {} };
  return {
    kind: "done",
    draft,
    effects: [{ kind: "discard" }],
    reply: { blocks: [text(wordsFor(turn.facts).cancel.done)] },
  };
}

/** Enters accepted figures of a pasted text, all as one change; `thenSend`: they complete the report, which goes out at once. */
export function acceptPasted(turn: ReportTurn, place: PlaceOf<"pasted">, thenSend: boolean): ReportStep {
  const { facts } = turn;
  const words = wordsFor(facts).pasted;
  if (turn.draft.revision !== turn.position.revision) return moveTo(turn, place, [words.changed]);
  const draft = place.items.length > 0 ? withEntries(turn, place.items) : turn.draft;
  const settled = { ...turn, draft };
  if (thenSend) return submit({ ...settled, position: { ...turn.position, revision: draft.revision } });
  const notice = [words.done(place.items.length)];
  const next = place.onward === "summary" ? undefined : findNextOpen(facts, draft);
  return moveTo(
    settled,
    next === undefined ? { kind: "summary" } : { kind: "indicator", code: next, onward: "next" },
    notice,
  );
}

/** Enters that there are no figures, and why; read back at once. Indicators that got a figure meanwhile keep it. */
export function recordReason(turn: ReportTurn, place: PlaceOf<"reason">, reason: string): ReportStep {
  const { facts, draft } = turn;
  const figure: StoredFigure = { kind: "missing", reason };
  const codes = place.codes.filter((code) => {
    const entry = draft.entries[code];
    return !entry || (place.codes.length === 1 && !isFresh(turn, entry));
  });
  const added =
    codes.length > 0
      ? withEntries(
          turn,
          codes.map((code) => ({ code, figure })),
        )
      : draft;
  const notice = codes.map((code) => wordsFor(facts).stored(`${lineOf(facts, code, figure)}.`));
  return moveOn({ ...turn, draft: added }, place.codes[0] ?? "", place.onward, notice);
}
