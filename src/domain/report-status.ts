import type { Verb } from "./permissions.ts";

/** Where a sent report stands. Before it is sent there is only a draft. */
export type ReportStatus = "submitted" | "approved" | "accepted" | "returned" | "withdrawn";

/** What can be done with a sent report. */
export type ReportEvent = "approve" | "accept" | "return" | "withdraw";

interface Transition {
  readonly event: ReportEvent;
  readonly from: ReportStatus;
  readonly to: ReportStatus;
  /** The right on the reporting unit that it takes. */
  readonly verb: Verb;
}

/**
 * The life of a report: sent → approved by the unit's head → accepted by the secretariat; returned by either, or
 * withdrawn by the officer while nobody has approved it. Where the plan wants no head, the secretariat accepts at once.
 */
const TRANSITIONS: readonly Transition[] = [
  { event: "approve", from: "submitted", to: "approved", verb: "approve" },
  { event: "return", from: "submitted", to: "returned", verb: "approve" },
  { event: "withdraw", from: "submitted", to: "withdrawn", verb: "report" },
  { event: "accept", from: "approved", to: "accepted", verb: "accept" },
  { event: "return", from: "approved", to: "returned", verb: "accept" },
  // Opening an accepted report again is the secretariat's alone.
  { event: "return", from: "accepted", to: "returned", verb: "accept" },
];

const WITHOUT_HEAD: readonly Transition[] = [
  { event: "accept", from: "submitted", to: "accepted", verb: "accept" },
  { event: "return", from: "submitted", to: "returned", verb: "accept" },
  { event: "withdraw", from: "submitted", to: "withdrawn", verb: "report" },
  { event: "return", from: "accepted", to: "returned", verb: "accept" },
  // Approved while there still was a head.
  { event: "accept", from: "approved", to: "accepted", verb: "accept" },
  { event: "return", from: "approved", to: "returned", verb: "accept" },
];

/** The status that an event leads to, or why it cannot be: wrong moment, or not this person's to do. */
export type ReportDecision =
  | { readonly kind: "moved"; readonly to: ReportStatus }
  | { readonly kind: "refused"; readonly why: "not-now" | "not-allowed" };

/**
 * Decides an event on a report in a status.
 *
 * @param may whether the person has a right on the reporting unit.
 */
export function decideReportEvent(
  event: ReportEvent,
  status: ReportStatus,
  approval: "head" | "none",
  may: (verb: Verb) => boolean,
): ReportDecision {
  const possible = (approval === "head" ? TRANSITIONS : WITHOUT_HEAD).filter((one) => one.event === event);
  const here = possible.filter((one) => one.from === status);
  const allowed = here.find((one) => may(one.verb));
  if (allowed) return { kind: "moved", to: allowed.to };
  if (here.length > 0 || !possible.some((one) => may(one.verb))) return { kind: "refused", why: "not-allowed" };
  return { kind: "refused", why: "not-now" };
}

/**
 * Whether somebody may approve a report as far as its sending goes: a second pair of eyes wherever there is one. The only
 * head of a unit, who stands in for its officer, may approve what they sent themselves, and it is said and written down.
 */
export function decideSecondPerson(
  report: { readonly submittedBy: number | null; readonly otherHeads: readonly string[] },
  personId: number,
): "second" | "alone" | "for-others" {
  if (report.submittedBy !== personId) return "second";
  return report.otherHeads.length > 0 ? "for-others" : "alone";
}

/** The statuses in which a report waits for somebody with a right. */
export function statusesAwaiting(verb: "approve" | "accept", approval: "head" | "none"): readonly ReportStatus[] {
  if (approval === "head") return verb === "approve" ? ["submitted"] : ["approved"];
  return verb === "accept" ? ["submitted", "approved"] : [];
}

/** Whether the unit still owes the report: nothing sent, or what was sent has come back. */
export function isOwed(status: ReportStatus | null): boolean {
  return status === null || status === "returned" || status === "withdrawn";
}
