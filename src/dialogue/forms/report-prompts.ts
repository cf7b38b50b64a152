import { DateTime } from "luxon";
import { isZero } from "../../domain/decimal.ts";
import { parseFigure, type FigureReading } from "../../domain/figure-input.ts";
import { ZONE } from "../../domain/time.ts";
import { periodName } from "../../render/dates.ts";
import { bold, text, type Block, type Choice, type Reply } from "../../render/message.ts";
import { figureOf, lookUpFigures } from "./draft.ts";
import { showFigure, showNumber, showProblem, showTarget } from "./figure-text.ts";
import { doubtsOf, echoOf, lineOf, nameOf, namesOf, previousOf, showFinding, wordsFor } from "./report-lines.ts";
import { renderPasted, renderSummary } from "./report-read-back.ts";
import { choice, fill } from "./report-choices.ts";
import { getIndicator, numberOf, type PlaceOf, type ReportFacts, type ReportTurn } from "./report-state.ts";

/** What to type for an indicator: "Gõ hồ sơ thanh toán trực tuyến / hồ sơ phải thanh toán, ví dụ 120/150." */
export function whatToType(facts: ReportFacts, code: string): string {
  const words = wordsFor(facts).prompt;
  const indicator = getIndicator(facts, code);
  const { numerator, denominator, measure, signed } = indicator;
  if (indicator.kind === "ratio")
    return numerator && denominator
      ? words.typeRatio(numerator[facts.language], denominator[facts.language])
      : words.typeRatioPlain;
  return signed ? words.typeSigned(measure[facts.language]) : words.typeCount(measure[facts.language]);
}

function title(facts: ReportFacts, code: string): Block {
  return text(bold(`${numberOf(facts, code)}/${facts.indicators.length}. ${nameOf(facts, code)}`));
}

/** What there is to compare with: last period's figure and the target. */
function background(facts: ReportFacts, code: string): string {
  const words = wordsFor(facts).prompt;
  const target = facts.targets.get(code);
  const previous = facts.previous.get(code);
  const period = periodName(facts.previousPeriod, facts.language);
  const before = previous
    ? words.previous(period, showFigure(previous, facts.language, target))
    : words.noPrevious(period);
  if (!target) return before;
  return `${before} ${words.target(showTarget(target, getIndicator(facts, code), facts.language))}`;
}

function navigation(turn: ReportTurn, place: PlaceOf<"indicator">): Choice[] {
  const { facts } = turn;
  const words = wordsFor(facts).choices;
  const isCopyable = previousOf(facts, place.code) !== undefined;
  const same =
    isCopyable && place.doubt === undefined ? [choice(turn, words.same, { key: "same", code: place.code })] : [];
  const pause = choice(turn, words.pause, { key: "pause" });
  const offered = [...registeredChoice(turn, place), ...same];
  if (place.onward === "summary") return [...offered, choice(turn, words.review, { key: "review" }), pause];
  const back = numberOf(facts, place.code) > 1 ? [choice(turn, words.back, { key: "back" })] : [];
  return [...offered, choice(turn, words.skip, { key: "skip" }), ...back, pause];
}

/** The figure that a register of the bot gives: tapping it means typing it. */
function registeredChoice(turn: ReportTurn, { code, doubt }: PlaceOf<"indicator">): Choice[] {
  const value = turn.facts.registered?.get(code);
  if (!value || doubt !== undefined) return [];
  const shown = showFigure(value, turn.facts.language);
  return [choice(turn, wordsFor(turn.facts).choices.registered(shown), { key: "fill", code, text: shown })];
}

function renderIndicator(turn: ReportTurn, place: PlaceOf<"indicator">): Reply {
  const { facts, draft } = turn;
  const { code } = place;
  const words = wordsFor(facts).prompt;
  if (place.doubt !== undefined) return renderDoubt(turn, place, place.doubt);
  const indicator = getIndicator(facts, code);
  const entry = draft.entries[code];
  const current =
    entry && words.current(showFigure(figureOf(entry.figure), facts.language, facts.targets.get(code)), entry.by.name);
  return {
    blocks: [
      title(facts, code),
      text(`${whatToType(facts, code)} ${words.accumulation[indicator.accumulation](facts.period.year)}`),
      text(background(facts, code)),
      ...(current === undefined ? [] : [text(current)]),
    ],
    choices: navigation(turn, place),
  };
}

/** Why a text was not taken as it is, in one sentence, and the choices that settle it. */
function settling(turn: ReportTurn, code: string, typed: string): { readonly why: string; readonly choices: Choice[] } {
  const { facts } = turn;
  const words = wordsFor(facts);
  const reading = parseFigure(typed, getIndicator(facts, code));
  const options = (...labels: string[]) => labels.map((label) => fill(turn, label, code));
  const { missing, notApplicable } = words.choices;
  switch (reading.kind) {
    case "ambiguous":
      return { why: whyAmbiguous(reading, typed, facts), choices: readingChoices(turn, code, reading) };
    case "problem":
      return { why: showProblem(reading.problem, facts.language), choices: options(...remedies(reading, turn, code)) };
    case "word":
      if (reading.word === "same-as-last") return { why: words.noPreviousToCopy(nameOf(facts, code)), choices: [] };
      if (reading.word === "not-available")
        return { why: words.doubt.notAvailable, choices: options(notApplicable, missing) };
      return { why: words.doubt.none, choices: options("0%", notApplicable, missing) };
    case "value":
    case "not-a-figure":
      return { why: words.explain.lead, choices: [] };
    default:
      return reading satisfies never;
  }
}

function whyAmbiguous(reading: FigureReading & { kind: "ambiguous" }, typed: string, facts: ReportFacts): string {
  const words = wordsFor(facts).doubt;
  const [only] = reading.options;
  if (reading.options.length === 1 && only?.kind === "value")
    return words.single(typed.trim(), showFigure(only.value, facts.language));
  return words.readings(typed.trim());
}

function readingChoices(turn: ReportTurn, code: string, reading: FigureReading & { kind: "ambiguous" }): Choice[] {
  const { facts } = turn;
  return reading.options.map((option) =>
    option.kind === "value"
      ? fill(turn, showFigure(option.value, facts.language), code)
      : choice(turn, wordsFor(facts).choices.part(showNumber(option.number)), {
          key: "part",
          code,
          text: showNumber(option.number),
        }),
  );
}

/** What the officer may have meant by a figure that breaks a hard rule. */
function remedies(reading: FigureReading & { kind: "problem" }, turn: ReportTurn, code: string): string[] {
  const { problem } = reading;
  const { language } = turn.facts;
  if (problem.rule === "zero-of-zero") return [wordsFor(turn.facts).choices.notApplicable];
  if (problem.rule === "part-over-whole") {
    const swapped = showFigure(
      { kind: "ratio", numerator: problem.denominator, denominator: problem.numerator },
      language,
      turn.facts.targets.get(code),
    );
    return isZero(problem.denominator) ? [] : [swapped];
  }
  if (problem.rule === "percent-mismatch")
    return [showFigure({ kind: "ratio", numerator: problem.numerator, denominator: problem.denominator }, language)];
  return [];
}

function renderDoubt(turn: ReportTurn, place: PlaceOf<"indicator">, doubt: string): Reply {
  const { facts } = turn;
  const { why, choices } = settling(turn, place.code, doubt);
  return {
    blocks: [title(facts, place.code), text(why), text(whatToType(facts, place.code))],
    choices: [...choices, ...navigation(turn, place)],
  };
}

function renderReason(turn: ReportTurn, place: PlaceOf<"reason">): Reply {
  const words = wordsFor(turn.facts);
  return {
    blocks: [text(words.reason(namesOf(turn.facts, place.codes)))],
    choices: [
      ...words.choices.reasons.map((reason) => choice(turn, reason, { key: "reason", text: reason })),
      choice(turn, words.choices.back, { key: "back" }),
    ],
  };
}

function renderConflict(turn: ReportTurn, place: PlaceOf<"conflict">): Reply {
  const { facts, draft } = turn;
  const words = wordsFor(facts);
  const theirs = draft.entries[place.code];
  const mine = showFigure(figureOf(place.figure), facts.language, facts.targets.get(place.code));
  if (!theirs) return renderIndicator(turn, { kind: "indicator", code: place.code, onward: "next" });
  const at = DateTime.fromISO(theirs.at, { zone: ZONE }).toFormat("HH:mm");
  return {
    blocks: [text(words.conflict(theirs.by.name, at, lineOf(facts, place.code, figureOf(theirs.figure)), mine))],
    choices: [
      choice(turn, words.choices.mine, { key: "mine", code: place.code }),
      choice(turn, words.choices.theirs, { key: "theirs", code: place.code }),
    ],
  };
}

function renderWhich(turn: ReportTurn, place: PlaceOf<"which">): Reply {
  const { facts } = turn;
  return {
    blocks: [text(wordsFor(facts).which(place.text))],
    choices: place.codes.map((code) => choice(turn, nameOf(facts, code), { key: "fill", code, text: place.text })),
  };
}

function renderPick(turn: ReportTurn): Reply {
  const { facts } = turn;
  const words = wordsFor(facts);
  return {
    blocks: [text(words.pick)],
    choices: facts.indicators.map(({ code }) =>
      choice(turn, `${numberOf(facts, code)}. ${nameOf(facts, code)}`, { key: "edit", code }),
    ),
  };
}

function renderCancel(turn: ReportTurn): Reply {
  const { facts, draft } = turn;
  const words = wordsFor(facts);
  const entries = Object.values(draft.entries);
  const others = [...new Set(entries.filter(({ by }) => by.id !== facts.person.id).map(({ by }) => by.name))];
  const question = entries.length > 0 ? words.cancel.ask(entries.length) : words.cancel.askEmpty;
  return {
    blocks: [text(question), ...(others.length > 0 ? [text(words.cancel.others(others.join(", ")))] : [])],
    choices: [
      choice(turn, words.choices.discard, { key: "discard" }),
      choice(turn, words.choices.stay, { key: "stay" }),
      choice(turn, words.choices.pause, { key: "pause" }),
    ],
  };
}

function renderPlace(turn: ReportTurn): Reply {
  const { place } = turn.position;
  switch (place.kind) {
    case "indicator":
      return renderIndicator(turn, place);
    case "summary":
      return renderSummary(turn);
    case "pick":
      return renderPick(turn);
    case "reason":
      return renderReason(turn, place);
    case "which":
      return renderWhich(turn, place);
    case "conflict":
      return renderConflict(turn, place);
    case "pasted":
      return renderPasted(turn, place);
    case "cancel":
      return renderCancel(turn);
    default:
      return place satisfies never;
  }
}

/** What soft rules doubt about the figure entered last, and how to confirm or replace it. */
function renderDoubted(turn: ReportTurn, code: string): Reply | undefined {
  const { facts, draft } = turn;
  const entry = draft.entries[code];
  if (!entry?.doubtful) return undefined;
  const words = wordsFor(facts);
  const value = figureOf(entry.figure);
  const findings = doubtsOf({ facts, figures: lookUpFigures(draft.entries) }, code, value);
  return {
    blocks: [
      text(words.confirm.title(echoOf(facts, code, value))),
      ...findings.map((finding) => text(`! ${showFinding(finding, facts)}`)),
      ...(value.kind === "percent" && isZero(value.percent) ? [text(words.confirm.zero)] : []),
      text(words.confirm.ask),
      text(""),
    ],
    choices: [
      choice(turn, words.choices.keep, { key: "keep", code }),
      choice(turn, words.choices.retype, { key: "retype", code }),
    ],
  };
}

/** The prompt of a position, complete in itself: it can follow anything, at any time. */
export function renderPrompt(turn: ReportTurn): Reply {
  const { place, doubted } = turn.position;
  const prompt = renderPlace(turn);
  // The summary lists what is doubted itself, but offers to settle the last doubt.
  const doubt = doubted === undefined ? undefined : renderDoubted(turn, doubted);
  if (!doubt) return prompt;
  const choices = [...(doubt.choices ?? []), ...(prompt.choices ?? [])];
  return { blocks: [...(place.kind === "cancel" ? [] : doubt.blocks), ...prompt.blocks], choices };
}
