import type { UnitRef } from "../draft.ts";
import type { Reading } from "./reading.ts";
import type { LevelMention, NamedUnit, UnitMentions } from "./units.ts";

/** "trừ thành phố", "ngoài Chi Lăng và Lộc Bình": what stands behind the word is left out. */
export function splitExceptions(
  reading: Reading,
  allNamed: readonly NamedUnit[],
  allLevels: readonly LevelMention[],
): { except?: UnitMentions["except"]; named: NamedUnit[]; levels: LevelMention[] } {
  const start = [...reading.free("except"), ...otherThan(reading, allNamed, allLevels)].find((at) =>
    isUnitsNext(reading, allNamed, allLevels, at),
  );
  if (start === undefined) return { named: [...allNamed], levels: [...allLevels] };
  const at: number[] = [start];
  const units: UnitRef[] = [];
  const words: string[] = [];
  let end = start;
  for (;;) {
    const next =
      reading.has(reading.after(end), "and") && units.length + words.length > 0
        ? reading.after(reading.after(end))
        : reading.after(end);
    const name = allNamed.find((mention) => mention.at[0] === next);
    const level = allLevels.find((mention) => mention.at[0] === next && mention.word !== undefined && !mention.which);
    if (!name && !level) break;
    if (name) units.push(name.ref);
    else if (level?.word) words.push(level.word);
    at.push(...(name ?? (level as LevelMention)).at);
    end = at.at(-1) ?? end;
  }
  reading.take("units", start);
  return {
    except: { units, words, at },
    named: allNamed.filter((mention) => !at.includes(mention.at[0] ?? -1)),
    levels: allLevels.filter((mention) => !at.includes(mention.at[0] ?? -1)),
  };
}

/** "huyện nào khác An Phú": beside units that are chosen, what is other than one leaves that one out. */
function otherThan(reading: Reading, named: readonly NamedUnit[], levels: readonly LevelMention[]): number[] {
  return reading
    .free("others")
    .filter(
      (at) =>
        /^(khác|khac|other than)$/.test(reading.items[at]?.text ?? "") &&
        named.some((mention) => mention.at[0] === reading.after(at)) &&
        levels.some((level) => Math.max(...level.at) < at),
    );
}

function isUnitsNext(
  reading: Reading,
  allNamed: readonly NamedUnit[],
  allLevels: readonly LevelMention[],
  at: number,
): boolean {
  const next = reading.after(at);
  return (
    allNamed.some((mention) => mention.at[0] === next) ||
    allLevels.some((mention) => mention.at[0] === next && mention.word !== undefined && !mention.which)
  );
}
