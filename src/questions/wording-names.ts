import { getPeriod, parsePeriod, type Period } from "../domain/period.ts";
import type { Unit } from "../domain/unit.ts";
import type { Language } from "../render/message.ts";
import { phrases } from "./phrases.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Small first letter for the middle of a sentence, but for abbreviations ("DVC …"). */
export function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Units of one name and level that existed at the same time: what became of a unit often keeps its name. */
function isNamesake(other: Unit, unit: Unit): boolean {
  if (other.id === unit.id || other.level !== unit.level || other.shortName !== unit.shortName) return false;
  const begins = other.validUntil === null || unit.validFrom < other.validUntil;
  return begins && (unit.validUntil === null || other.validFrom < unit.validUntil);
}

/** A unit's full name: "huyện Chi Lăng"; with its parent where the name alone would be asked back. */
export function unitName(unit: Unit, vocabulary: Vocabulary, language: Language): string {
  const name = unit.name.replaceAll(/\s+/g, " ");
  const namesakes = (vocabulary.unitsByName.get(unit.shortName) ?? []).filter((other) => isNamesake(other, unit));
  const parent = unit.parentId === null ? undefined : vocabulary.unitsById.get(unit.parentId);
  if (namesakes.length === 0 || unit.level !== "commune" || !parent) return name;
  return `${name} ${phrases[language].of} ${parent.name}`;
}

/** An indicator as people say it, in the middle of a sentence. */
export function indicatorName(code: string, vocabulary: Vocabulary, language: Language): string {
  return inSentence(vocabulary.indicators.get(code)?.shortName[language] ?? code);
}

/** A period by its code, as it is said and understood: "quý III năm 2024". */
export function periodName(of: Period | string, language: Language): string {
  const { kind, year } = typeof of === "string" ? (parsePeriod(of) ?? getPeriod(of)) : of;
  return phrases[language].period(kind, String(year));
}
