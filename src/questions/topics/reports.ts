import type { ReportDraft, ReportState } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { lateBy, placedBy, sentOn, strangeness } from "./report-signs.ts";
import { findRun } from "./report-runs.ts";
import { isOfSender, mainPeriod, subjectOf, thosePlaces, Used, type Topic } from "./topic.ts";

/** A negation that governs a place: before it, but for fillers, "có", "được" and the words of reporting. */
function notBefore(parts: Parts, place: number): number | undefined {
  const { reading } = parts;
  for (let at = place - 1; at >= 0; at -= 1) {
    if (reading.isFree(at) && reading.has(at, "not", "lack") && !reading.isAtEnd(at)) return at;
    if (!reading.isGap(at) && !reading.has(at, "have", "report", "submit")) return undefined;
  }
  return undefined;
}

interface Found {
  readonly state: ReportState;
  readonly at: readonly number[];
}

function negatable(
  parts: Parts,
  sense: "submit" | "late" | "on-time" | "returned" | "approved" | "waiting",
  states: readonly [ReportState, ReportState | undefined],
): Found[] {
  return parts.reading.free(sense).flatMap((at): Found[] => {
    const not = notBefore(parts, at);
    const state = not === undefined ? states[0] : states[1];
    return state ? [{ state, at: not === undefined ? [at] : [not, at] }] : [];
  });
}

/** Whether a word tells what became of a report: that is then denied, not the report itself. */
function saysMoreAt({ reading }: Parts, at: number): boolean {
  return reading.has(at, "submit", "returned", "approved", "waiting", "late", "on-time");
}

/** "không nộp muộn" denies that it was late, not that it was sent. */
function isOnlyHow(parts: Parts, { at }: Found): boolean {
  const { reading } = parts;
  const isPassedOver = (place: number): boolean => reading.has(place, "report") || reading.isGap(place);
  let next = Math.max(...at) + 1;
  // without marks "muon" may be a filler too
  while (reading.isFree(next) && isPassedOver(next) && !reading.has(next, "late", "on-time")) next += 1;
  return at.length > 1 && reading.has(next, "late", "on-time") && !reading.has(next, "submit");
}

/** "chưa có báo cáo", "chưa báo cáo": the noun itself is what is missing. */
function missingNoun(parts: Parts): Found[] {
  return parts.reading.free("report").flatMap((at): Found[] => {
    const not = notBefore(parts, at);
    const next = parts.reading.after(at);
    const saysMore = saysMoreAt(parts, next);
    return not === undefined || saysMore ? [] : [{ state: "missing", at: [not, at] }];
  });
}

/** The states of reports that a question names, with the places of their words. */
export function findReportStates(parts: Parts): Found[] {
  const approved = negatable(parts, "approved", ["approved", "unapproved"]);
  const waiting = negatable(parts, "waiting", ["waiting", undefined]);
  return [
    ...missingNoun(parts),
    ...negatable(parts, "submit", ["sent", "missing"]).filter((found) => !isOnlyHow(parts, found)),
    ...negatable(parts, "late", ["late", "on-time"]),
    ...negatable(parts, "on-time", ["on-time", "late"]),
    ...negatable(parts, "returned", ["returned", undefined]),
    ...waiting,
    ...approved,
  ];
}

/** States that say more make those that they include go without saying. */
export function tidyStates(states: readonly ReportState[]): ReportState[] {
  const distinct = [...new Set(states)];
  const implied = (state: ReportState, by: readonly ReportState[]): boolean =>
    distinct.includes(state) && distinct.some((other) => by.includes(other));
  return distinct.filter((state) => {
    if (state === "sent")
      return !implied(state, ["late", "on-time", "returned", "approved", "unapproved", "waiting", "missing"]);
    // "quá hạn chưa nộp": what is missing is not late, it is missing
    if (state === "late") return !implied(state, ["missing"]);
    return true;
  });
}

/** "còn thiếu báo cáo của ai", "báo cáo còn thiếu của đơn vị nào". */
function lackingReports({ reading }: Parts): Found[] {
  if (reading.free("submit", "figures").length > 0) return [];
  const [at] = reading
    .free("report")
    .flatMap((report) => reading.free("lack").filter((lack) => lack === reading.before(report) || lack > report));
  return at === undefined ? [] : [{ state: "missing", at: [at] }];
}

/** Questions about who has reported, when, and how far the report is. */
export const readReports: Topic = (parts, { kinds }) => {
  const { reading } = parts;
  const anchors = reading.free("report", "submit");
  const waiting = reading.free("waiting", "returned", "approved");
  const timing = reading.free("late", "on-time");
  // "ai trễ hạn", "who was late": of people it is about reports, of units it may be about dossiers
  const persons = parts.units.levels.some((mention) => mention.level === undefined && mention.which);
  if (anchors.length + waiting.length + timing.length === 0) return undefined;
  const used = new Used();
  const { subject, except, level, among } = subjectOf(parts, kinds, used);
  const found = [...findReportStates(parts), ...lackingReports(parts)];
  const late = lateBy(parts);
  const day = sentOn(parts);
  used.add(late?.at, day?.at);
  const complete = reading.free("complete");
  // "nộp đủ chưa": right behind the verb, or right before the tag
  const full = reading
    .free("full")
    .filter((at) => reading.has(reading.before(at), "submit", "report") || reading.has(reading.after(at), "yes-no"));
  const completes = complete.length > 0 || (full.length > 0 && found.some((state) => state.state === "sent"));
  const period = mainPeriod(parts, used);
  const run = findRun(parts, period, found);
  used.add(run?.at);
  // "tôi nộp lúc nào": of whoever asks, as far as they see
  if (isOfSender(parts)) used.addFree(parts, "when");
  used.add(anchors, ...found.map((state) => state.at), complete, full);
  used.addFree(parts, "status", "many", "which", "day", "have", "figures", "plural", "anyone", "progress");
  // beside what was sent it asks for the others
  if (!found.some(({ state }) => state === "sent") || completes) used.addFree(parts, "lack");
  const most = run ? [] : reading.free("most", "superlative", "leading");
  const extreme =
    most.length === 0
      ? undefined
      : reading.free("late").length > 0
        ? "last"
        : reading.free("on-time").length > 0
          ? "first"
          : undefined;
  if (extreme) used.add(most);
  const placed = most.length > 0 ? undefined : placedBy(parts);
  if (placed) used.add(parts.order?.at);
  // of named units the state itself is the answer, whatever was asked about it
  const asksOne = subject !== undefined && subject.is !== "level" && subject.is !== "whole" && !among;
  if (asksOne) {
    // "trễ hay đúng hạn": which of both it was; "lúc mấy giờ" is of what was sent
    if (found.length > 1) used.addFree(parts, "or");
    used.add(reading.free("when").filter((at) => /(giờ|gio)/.test(reading.items[at]?.text ?? "")));
  }
  const said = run?.states ?? found.map((state) => state.state);
  const states = completes || extreme || placed || (asksOne && !run) ? [] : tidyStates(said);
  const onlySent = states.length === 1 && states[0] === "sent" && reading.free("status").length > 0;
  const draft: ReportDraft = {
    topic: "reports",
    states: onlySent ? [] : states,
    ...(subject ? { subject } : {}),
    ...(except ? { except } : {}),
    ...(period && !run ? { period } : {}),
    ...(level?.many || (reading.free("rate").length > 0 && !asksOne) ? { count: true } : {}),
    ...(late ? { lateBy: late.value } : {}),
    ...(day ? { sentOn: day.value } : {}),
    ...(completes ? { complete: true } : {}),
    ...(run ? { over: run.run } : {}),
    ...(extreme ? { extreme } : placed ? { extreme: placed } : {}),
  };
  const usual = anchors.length > 0 ? 0 : waiting.length > 0 ? 0.3 : persons ? 0.4 : 0.9;
  // "mấy huyện đó ai nộp muộn": only figures are asked on about those that were found
  const isOfThose = thosePlaces(parts).length > 0 ? 1 : 0;
  return { draft, used: used.places, doubt: Math.max(usual, isOfThose, strangeness(parts, draft)) };
};
