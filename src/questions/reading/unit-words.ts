import type { Level } from "../../domain/unit.ts";
import type { Reading } from "./reading.ts";

/** "trừ An Phú với thành phố, huyện nào …": what is left out is no list with what comes behind. */
export function isLeftOut(reading: Reading, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (reading.isGap(before) || reading.has(before, "and") || reading.takenBy(before) === "units"))
    before -= 1;
  return reading.has(before, "except");
}

/** Whether a place names the same level once more ("các huyện, thành phố"), and not a unit by name. */
export function continuesKinds(reading: Reading, at: number, level: Level | undefined): boolean {
  const kind = reading.isFree(at) ? reading.sense(at, "kind") : undefined;
  // "11 huyện, huyện nào": the same noun once more begins anew
  const isOther = reading.items[at]?.text !== reading.items[at - 1]?.text;
  return level !== undefined && kind?.level === level && isOther && !reading.sense(at + 1, "unit");
}

/** "districts" behind a name is no part of it. */
export function isPluralEnglish(reading: Reading, at: number): boolean {
  return (
    (reading.items[at]?.text ?? "").endsWith("s") ||
    !/^(district|commune|ward|town|township|city|province|department)$/.test(reading.items[at]?.text ?? "")
  );
}

/** "3 xã Văn Quan" are communes of it, not the one called so. */
export function isSeveral(value: string | undefined): boolean {
  return value !== undefined && /^\d{1,3}$/.test(value) && Number(value) > 1;
}

/** "không huyện nào": whether there are any. */
export function isNone(reading: Reading, at: number): boolean {
  return /^(không|khong|không có|khong co|chưa có|chua co|chẳng|chang)$/.test(reading.items[at]?.text ?? "");
}

/** "which districts": the word stands before its noun. */
export function isEnglishWhich(reading: Reading, at: number): boolean {
  return reading.has(at, "which") && /^(which|what|what are|what is)$/.test(reading.items[at]?.text ?? "");
}
