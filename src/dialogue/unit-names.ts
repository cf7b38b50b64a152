import type { UnitChoice } from "../store/roles.ts";
import { commandKey } from "./normalise.ts";

/**
 * The units among some that a typed name means: by code, by the whole name, by the name without its kind, and last by a
 * piece of the name. Several when the name is borne by several.
 */
export function findUnitsNamed<Item extends UnitChoice>(units: readonly Item[], typed: string): Item[] {
  const key = commandKey(typed);
  if (key === "") return [];
  const by = (test: (unit: Item) => boolean): Item[] => units.filter(test);
  const ways = [
    by((unit) => commandKey(unit.code) === key),
    by((unit) => commandKey(unit.name) === key),
    by((unit) => commandKey(unit.shortName) === key),
    by((unit) => ` ${commandKey(unit.name)} `.includes(` ${key} `)),
  ];
  return ways.find((found) => found.length > 0) ?? [];
}
