import type { IsoDate } from "./time.ts";

/** Who a person is for a unit, between two dates. Rights follow from it on every message and every press. */
export const ROLES = ["officer", "head", "leader", "secretary", "admin"] as const;
export type Role = (typeof ROLES)[number];

export interface Assignment {
  readonly role: Role;
  readonly unitId: number;
  /** First day on which it no longer holds; null or left out: open. */
  readonly until?: IsoDate | null;
}

export type Verb = "see" | "report" | "approve" | "accept" | "schedule" | "administer" | "register-group" | "nudge";

/** `own`: the unit of the assignment alone; `below`: it and everything under it. */
type Reach = "own" | "below";

interface PolicyLine {
  readonly role: Role;
  readonly verbs: readonly Verb[];
  readonly reach: Reach;
}

/** The rights as data: a line gives a role verbs on units within its reach. What no line gives is refused. */
export const POLICY: readonly PolicyLine[] = [
  { role: "officer", verbs: ["see"], reach: "below" },
  { role: "officer", verbs: ["report"], reach: "own" },
  { role: "head", verbs: ["see", "register-group", "nudge"], reach: "below" },
  { role: "head", verbs: ["approve"], reach: "own" },
  { role: "leader", verbs: ["see", "nudge"], reach: "below" },
  { role: "secretary", verbs: ["see", "accept", "schedule", "register-group", "nudge"], reach: "below" },
  { role: "admin", verbs: ["see", "schedule", "administer", "register-group"], reach: "below" },
];

interface GrantLine {
  readonly by: Role;
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /** The role must have a last day: an acting head. */
  readonly mustEnd?: true;
}

/**
 * Who may give, end and hand over which roles: the same person may do all three. No line gives `admin`: administrators
 * are made on the server's console only.
 */
const GRANTS: readonly GrantLine[] = [
  { by: "head", roles: ["officer"], reach: "own" },
  { by: "head", roles: ["head"], reach: "own", mustEnd: true },
  { by: "secretary", roles: ["officer", "head", "leader"], reach: "below" },
  { by: "admin", roles: ["officer", "head", "leader", "secretary"], reach: "below" },
];

function reaches(
  assignment: Assignment,
  reach: Reach,
  unit: { readonly id: number; readonly above: readonly number[] },
): boolean {
  return assignment.unitId === unit.id || (reach === "below" && unit.above.includes(assignment.unitId));
}

/**
 * Whether any of a person's current assignments allows a verb on a unit.
 *
 * @param ancestors the ids of the unit's parents, nearest first; pass them from the tree valid on the day in question.
 */
export function isAllowed(
  assignments: readonly Assignment[],
  verb: Verb,
  unitId: number,
  ancestors: readonly number[],
): boolean {
  const unit = { id: unitId, above: ancestors };
  return assignments.some((assignment) =>
    POLICY.some(
      (line) => line.role === assignment.role && line.verbs.includes(verb) && reaches(assignment, line.reach, unit),
    ),
  );
}

/** A role that somebody may give on a unit; with `mustEnd` only until a day. */
export interface Grantable {
  readonly role: Role;
  readonly mustEnd: boolean;
  /** The latest first day on which a role that must end no longer holds: the giver's own. Left out: any day. */
  readonly latestUntil?: IsoDate;
}

/** When the last of some assignments ends; undefined when one of them is open. */
function latestEnd(assignments: readonly Assignment[]): IsoDate | undefined {
  const ends = assignments.map(({ until }) => until ?? undefined);
  return ends.includes(undefined) ? undefined : ends.toSorted().at(-1);
}

/**
 * The roles that a person may give, end and hand over on a unit, in the order of {@link ROLES}. Whoever holds a role until
 * a day only cannot let somebody else stand in beyond it.
 */
export function grantableRoles(
  assignments: readonly Assignment[],
  unit: { readonly id: number; readonly above: readonly number[] },
): Grantable[] {
  const grants = GRANTS.map((line) => ({
    line,
    by: assignments.filter((assignment) => assignment.role === line.by && reaches(assignment, line.reach, unit)),
  })).filter(({ by }) => by.length > 0);
  return ROLES.flatMap((role) => {
    const giving = grants.filter(({ line }) => line.roles.includes(role));
    if (giving.length === 0) return [];
    const mustEnd = giving.every(({ line }) => line.mustEnd === true);
    const latestUntil = mustEnd ? latestEnd(giving.flatMap(({ by }) => by)) : undefined;
    return [{ role, mustEnd, ...(latestUntil === undefined ? {} : { latestUntil }) }];
  });
}

/** Whether a person may give roles anywhere at all. */
export function mayGrantAnywhere(assignments: readonly Assignment[]): boolean {
  return assignments.some(({ unitId }) => grantableRoles(assignments, { id: unitId, above: [] }).length > 0);
}

/** Whether a role may be given with an end (the first day on which it no longer holds; null: open). */
export function mayEndOn({ mustEnd, latestUntil }: Grantable, until: IsoDate | null): boolean {
  return until === null ? !mustEnd : latestUntil === undefined || until <= latestUntil;
}
