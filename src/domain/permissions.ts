/** Who a person is for a unit, between two dates. Rights follow from it on every message and every press. */
export const ROLES = ["officer", "head", "leader", "secretary", "admin"] as const;
export type Role = (typeof ROLES)[number];

export interface Assignment {
  readonly role: Role;
  readonly unitId: number;
}

export type Verb = "see" | "report" | "approve" | "accept" | "administer";

interface PolicyLine {
  readonly role: Role;
  readonly verbs: readonly Verb[];
  /** `own`: the unit of the assignment alone; `below`: it and everything under it. */
  readonly reach: "own" | "below";
}

/** The rights as data: a line gives a role verbs on units within its reach. What no line gives is refused. */
export const POLICY: readonly PolicyLine[] = [
  { role: "officer", verbs: ["see"], reach: "below" },
  { role: "officer", verbs: ["report"], reach: "own" },
  { role: "head", verbs: ["see"], reach: "below" },
  { role: "head", verbs: ["approve"], reach: "own" },
  { role: "leader", verbs: ["see"], reach: "below" },
  { role: "secretary", verbs: ["see", "accept"], reach: "below" },
  { role: "admin", verbs: ["see", "administer"], reach: "below" },
];

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
  return assignments.some((assignment) =>
    POLICY.some(
      (line) =>
        line.role === assignment.role &&
        line.verbs.includes(verb) &&
        (assignment.unitId === unitId || (line.reach === "below" && ancestors.includes(assignment.unitId))),
    ),
  );
}
