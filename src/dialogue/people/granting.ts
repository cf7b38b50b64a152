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

/** Every unit of today on which the person may give roles, the highest first. */
export async function listGrantableUnits({ trx, now, person }: Granting): Promise<GrantableUnit[]> {
  const roles = new Map<number, Grantable[]>();
  for (const assignment of person.assignments.filter((one) => mayGrantAnywhere([one])))
    for (const id of await listUnitsWithin(trx, [assignment.unitId])) {
      const more = grantableRoles([assignment], { id, above: [assignment.unitId] });
      const known = roles.get(id) ?? [];
      const merged = more.filter(({ role, mustEnd }) => {
        const same = known.find((one) => one.role === role);
        return !same || (same.mustEnd && !mustEnd);
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
