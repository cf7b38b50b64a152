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

/** How a unit is called among others of a list: with the unit above it where two have one name. */
export function labelAmong(unit: UnitChoice, units: readonly UnitChoice[]): string {
  const isNamesake = units.some((other) => other.id !== unit.id && other.name === unit.name);
  return isNamesake && unit.parentName !== null ? `${unit.name} (${unit.parentName})` : unit.name;
}
