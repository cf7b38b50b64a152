import { grantableRoles, mayGrantAnywhere, type Grantable } from "../../domain/permissions.ts";
import { dateOf } from "../../domain/time.ts";
import { listUnitsOn, type UnitChoice } from "../../store/roles.ts";
import { listUnitsAbove, listUnitsWithin } from "../../store/unit-tree.ts";
import type { Turn } from "../turn.ts";

/** A unit on which a person may give roles, and which. */
export interface GrantableUnit extends UnitChoice {
  readonly roles: readonly Grantable[];
}

type Granting = Pick<Turn, "trx" | "now" | "person">;

/** Whether one way of giving a role leaves more days than another. */
function isFreer(one: Grantable, other: Grantable): boolean {
  if (one.mustEnd !== other.mustEnd) return other.mustEnd;
  if (other.latestUntil === undefined) return false;
  return one.latestUntil === undefined || one.latestUntil > other.latestUntil;
}

/** Every unit of today on which the person may give roles, the highest first. */
export async function listGrantableUnits({ trx, now, person }: Granting): Promise<GrantableUnit[]> {
  const roles = new Map<number, Grantable[]>();
  for (const assignment of person.assignments.filter((one) => mayGrantAnywhere([one])))
    for (const id of await listUnitsWithin(trx, [assignment.unitId])) {
      const more = grantableRoles([assignment], { id, above: [assignment.unitId] });
      const known = roles.get(id) ?? [];
      const merged = more.filter((one) => {
        const same = known.find(({ role }) => role === one.role);
        return !same || isFreer(one, same);
      });
      roles.set(id, [...known.filter(({ role }) => !merged.some((one) => one.role === role)), ...merged]);
    }
  const giving = [...roles].filter(([, given]) => given.length > 0).map(([id]) => id);
  const units = await listUnitsOn(trx, giving, dateOf(now));
  return units.map((unit) => ({ ...unit, roles: roles.get(unit.id) ?? [] }));
}

/** What the person may give on one unit, as of this message. */
export async function grantableOn({ trx, person }: Granting, unitId: number): Promise<Grantable[]> {
  return grantableRoles(person.assignments, { id: unitId, above: await listUnitsAbove(trx, unitId) });
}
