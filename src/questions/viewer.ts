import { isAllowed, type Assignment } from "../domain/permissions.ts";
import type { Unit } from "../domain/unit.ts";
import type { Language } from "../render/message.ts";

/** Who asks, and where. */
export interface Viewer {
  readonly assignments: readonly Assignment[];
  /** In a group: the unit whose figures the group may see; the asker sees what both may. */
  readonly groupUnitId?: number;
  readonly language: Language;
}

/** The units that decide what the asker can name: those of the roles and of the group. */
export function unitsOf({ assignments, groupUnitId }: Viewer): number[] {
  return [...assignments.map(({ unitId }) => unitId), ...(groupUnitId === undefined ? [] : [groupUnitId])];
}

const ancestorsIn = new WeakMap<ReadonlyMap<number, Unit>, Map<number, readonly number[]>>();

/** The ids of a unit's parents, nearest first: worked out once for each unit of a vocabulary. */
export function ancestorsOf(unitId: number, units: ReadonlyMap<number, Unit>): readonly number[] {
  let known = ancestorsIn.get(units);
  if (!known) {
    known = new Map();
    ancestorsIn.set(units, known);
  }
  const before = known.get(unitId);
  if (before) return before;
  const found: number[] = [];
  for (
    let id = units.get(unitId)?.parentId ?? null;
    id !== null && !found.includes(id);
    id = units.get(id)?.parentId ?? null
  )
    found.push(id);
  known.set(unitId, found);
  return found;
}

/** What the units are to the asker: which may be seen, and which is the own one. */
export class Sight {
  readonly viewer: Viewer;
  readonly #units: ReadonlyMap<number, Unit>;

  constructor(viewer: Viewer, units: ReadonlyMap<number, Unit>) {
    this.viewer = viewer;
    this.#units = units;
  }

  /** The ids of a unit's parents, nearest first. */
  ancestors(unitId: number): readonly number[] {
    return ancestorsOf(unitId, this.#units);
  }

  canSee(unitId: number): boolean {
    const ancestors = this.ancestors(unitId);
    const { assignments, groupUnitId } = this.viewer;
    if (groupUnitId !== undefined && unitId !== groupUnitId && !ancestors.includes(groupUnitId)) return false;
    return isAllowed(assignments, "see", unitId, ancestors);
  }

  /** The unit that "mình" means: the group's, else that of the asker's first role. */
  home(): Unit | undefined {
    const { assignments, groupUnitId } = this.viewer;
    const id = groupUnitId ?? assignments[0]?.unitId;
    return id === undefined ? undefined : this.#units.get(id);
  }

  isWithin(unitId: number, ancestorId: number): boolean {
    return unitId === ancestorId || this.ancestors(unitId).includes(ancestorId);
  }
}
