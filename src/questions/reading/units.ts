import type { Level } from "../../domain/unit.ts";
import type { Exceptions, UnitRef } from "../draft.ts";
import { splitExceptions } from "./exceptions.ts";
import type { Reading } from "./reading.ts";
import { continuesKinds, isEnglishWhich, isLeftOut, isNone, isPluralEnglish, isSeveral } from "./unit-words.ts";

/** A unit called by its name. */
export interface NamedUnit {
  readonly ref: UnitRef;
  readonly at: readonly number[];
}

/** A level of units: "huyện nào", "các xã", "đơn vị". */
export interface LevelMention {
  readonly level?: Level;
  readonly word?: string;
  readonly at: readonly number[];
  /** "nào", "những", "các", a number: it is about several, not about the one at hand. */
  readonly several: boolean;
  readonly which: boolean;
  /** "bao nhiêu huyện". */
  readonly many: boolean;
  /** "3 huyện". */
  readonly number?: number;
}

export interface UnitMentions {
  readonly named: readonly NamedUnit[];
  readonly levels: readonly LevelMention[];
  readonly self?: { readonly level?: Level; readonly at: readonly number[] };
  readonly whole?: { readonly at: readonly number[] };
  readonly except?: Exceptions & { readonly at: readonly number[] };
}

/** What the reader must know of the units: which of them a kind word names. */
export interface UnitKinds {
  /** Whether a unit is another one or lies below it. */
  isWithin(id: number, ids: readonly number[]): boolean;
  /** Ids of all units whose kind is written with this word. */
  withWord(word: string): readonly number[];
  levelsOf(ids: readonly number[]): ReadonlySet<Level>;
}

const ORDER: readonly Level[] = ["province", "department", "district", "commune"];
const isAbove = (a: Level, b: Level): boolean => ORDER.indexOf(a) < ORDER.indexOf(b);

class UnitReader {
  readonly named: NamedUnit[] = [];
  readonly levels: LevelMention[] = [];
  self: UnitMentions["self"];
  whole: UnitMentions["whole"];
  readonly #reading: Reading;
  readonly #kinds: UnitKinds;

  constructor(reading: Reading, kinds: UnitKinds) {
    this.#reading = reading;
    this.#kinds = kinds;
  }

  /** "xã Hòa Bình (thuộc) huyện Văn Quan": the second name says which of the first is meant. */
  #joinParents(): void {
    for (let at = 0; at + 1 < this.named.length; at += 1) {
      const [child, parent] = [this.named[at] as NamedUnit, this.named[at + 1] as NamedUnit];
      const inner = child.ref.ids.filter((id) => this.#kinds.isWithin(id, parent.ref.ids));
      if (inner.length === 0 || !this.#isAddress(child, parent)) continue;
      this.named.splice(at, 2, {
        ref: { ...child.ref, ids: inner, text: `${child.ref.text} ${parent.ref.text}` },
        at: [...child.at, ...parent.at],
      });
    }
  }

  #isAddress(child: NamedUnit, parent: NamedUnit): boolean {
    const [end, start] = [child.at.at(-1) ?? 0, parent.at[0] ?? 0];
    for (let at = end + 1; at < start; at += 1)
      if (!this.#reading.isGap(at) && !this.#reading.has(at, "within")) return false;
    const isJoined = start > end + 1 && this.#reading.has(end + 1, "within");
    // "xã Hòa Bình, Chi Lăng": of several so called the one there
    const isListed =
      start === end + 1 &&
      this.named.length === 2 &&
      this.#kinds.levelsOf(parent.ref.ids).has("district") &&
      child.ref.ids.some((id) => !this.#kinds.isWithin(id, parent.ref.ids));
    return (
      child.ref.level === "commune" &&
      (isJoined || isListed || parent.ref.level === "district" || parent.ref.word !== undefined)
    );
  }

  read(): void {
    for (const at of this.#reading.items.keys()) {
      if (!this.#reading.isFree(at)) continue;
      if (this.#reading.sense(at, "unit")) this.#readName(at);
      else if (this.#reading.sense(at, "kind")) this.#readKind(at);
      else if (this.#reading.has(at, "whole")) this.#readWhole(at);
      else if (this.#reading.has(at, "anyone")) this.#readAnyone(at);
    }
    this.#joinParents();
    this.#readSelf();
  }

  #readName(at: number): void {
    const reading = this.#reading;
    const ids = reading.sense(at, "unit")?.ids ?? [];
    const text = reading.items[at]?.text ?? "";
    const behind = reading.sense(at + 1, "kind");
    const places =
      behind && /^[a-z ]+$/.test(reading.items[at + 1]?.text ?? "") && !isPluralEnglish(reading, at + 1)
        ? [at, at + 1]
        : [at];
    const kind = places.length > 1 ? behind : undefined;
    this.#name(
      { ids, text, ...(kind ? { level: kind.level } : {}), ...(kind?.word ? { word: kind.word } : {}) },
      places,
    );
  }

  #name(ref: UnitRef, at: readonly number[]): void {
    this.named.push({ ref, at });
    this.#reading.take("units", ...at);
  }

  #readKind(at: number): void {
    const reading = this.#reading;
    const kind = reading.sense(at, "kind");
    if (!kind) return;
    const name = reading.sense(at + 1, "unit");
    // "ít hơn 46, huyện nào": a number before a comma counts no units
    const counted =
      reading.isFree(at - 1) &&
      reading.items[at]?.afterComma !== true &&
      (reading.has(at - 1, "many") || isSeveral(reading.sense(at - 1, "number")?.value));
    const plural = counted || (reading.has(at - 1, "plural", "all", "each") && !reading.sense(at - 1, "number"));
    if (name && reading.isFree(at + 1)) {
      const levels = this.#kinds.levelsOf(name.ids);
      if (
        !(plural && !levels.has(kind.level)) &&
        !(plural && kind.word === undefined && [...levels].some((level) => isAbove(level, kind.level)))
      ) {
        const text = `${reading.items[at]?.text} ${reading.items[at + 1]?.text}`;
        this.#name(
          {
            ids: name.ids,
            level: kind.level,
            text,
            ...(kind.word ? { word: kind.word } : {}),
            ...(kind.own ? { own: kind.own } : {}),
          },
          [at, at + 1],
        );
        return;
      }
    }
    // "em" may be a filler too: right behind the kind it is not
    const own = reading.has(at + 1, "self") ? at + 1 : reading.after(at);
    // "our district" stands the other way round than "huyện mình"
    if (reading.isFree(at - 1) && /^(my|our)$/.test(reading.items[at - 1]?.text ?? "")) {
      this.#takeSelf(kind.level, [at - 1, at]);
      return;
    }
    if (reading.has(own, "self") && own === at + 1) {
      // "các xã của mình" are several, "xã mình" is one
      if (plural) {
        reading.take("units", own);
        this.#readLevel(at, kind.level, kind.word);
      } else this.#takeSelf(kind.level, [at, own]);
      return;
    }
    const before = at - 1;
    if (
      reading.isFree(before) &&
      reading.has(before, "whole", "all", "both") &&
      !reading.has(before, "plural") &&
      !reading.has(at + 1, "which")
    ) {
      this.#takeWholeOf(kind.level, [before, at]);
      return;
    }
    this.#readLevel(at, kind.level, kind.word);
  }

  /** "toàn tỉnh" is the whole; "toàn huyện" is one's own district. */
  #takeWholeOf(level: Level, at: readonly number[]): void {
    if (level === "province") {
      this.#takeWhole(at);
    } else if (this.#reading.has(at[0] ?? 0, "all") && !this.#reading.has(at[0] ?? 0, "whole", "both")) {
      this.#push({ level, at, several: true, which: false, many: false });
    } else this.#takeSelf(level, at);
  }

  /** It may be named more than once: "cao hơn tỉnh về A, thấp hơn tỉnh về B". */
  #takeWhole(at: readonly number[]): void {
    this.whole = { at: [...(this.whole?.at ?? []), ...at] };
    this.#reading.take("units", ...at);
  }

  #takeSelf(level: Level | undefined, at: readonly number[]): void {
    this.self = { at, ...(level ? { level } : {}) };
    this.#reading.take("units", ...at);
  }

  #push(mention: LevelMention): void {
    this.levels.push(mention);
    this.#reading.take("units", ...mention.at);
  }

  #readLevel(at: number, level: Level | undefined, word?: string): void {
    const reading = this.#reading;
    const places = [at];
    let end = at;
    // "các huyện, thành phố": kinds of one level in a row are one mention
    while (!isLeftOut(reading, at) && continuesKinds(reading, end + 1, level)) {
      end += 1;
      places.push(end);
      word = undefined;
    }
    const which =
      reading.isFree(end + 1) && reading.has(end + 1, "which")
        ? [end + 1]
        : reading.isFree(at - 1) && isEnglishWhich(reading, at - 1)
          ? [at - 1]
          : [];
    let before = at - 1;
    const plural =
      reading.isFree(before) && reading.has(before, "plural", "all", "each") && which[0] !== before ? [before] : [];
    if (plural.length > 0) before -= 1;
    // "tỷ lệ huyện đạt …": how many of them
    const asked =
      reading.has(before, "filler") && !reading.has(before, "number", "many", "rate")
        ? reading.before(before + 1)
        : before;
    const isShare = reading.isFree(asked) && reading.has(asked, "rate") && level !== undefined;
    const many = isShare || (reading.isFree(asked) && reading.has(asked, "many")) ? [asked] : [];
    const value = many.length === 0 ? reading.sense(before, "number")?.value : undefined;
    const number = reading.isFree(before) && value !== undefined && /^\d{1,3}$/.test(value) ? [before] : [];
    // "không huyện nào dưới 99%": whether there are any
    const none = which.length > 0 && reading.isFree(before) && isNone(reading, before) ? [before] : [];
    const all = [...none, ...number, ...many, ...plural, ...places, ...which].toSorted((a, b) => a - b);
    const several = which.length + plural.length + many.length + number.length > 0;
    if (level === "province" && !several) {
      this.#takeWhole(all);
      return;
    }
    if (word !== undefined && !several) {
      const ids = this.#kinds.withWord(word);
      if (ids.length > 0 && ids.length <= 2) {
        this.#name({ ids, word, ...(level ? { level } : {}), text: reading.items[at]?.text ?? word }, all);
        return;
      }
    }
    this.#push({
      ...(level ? { level } : {}),
      ...(word === undefined ? {} : { word }),
      at: all,
      several: several || (reading.items[at]?.text ?? "").endsWith("s"),
      which: which.length > 0 || reading.has(at, "which"),
      many: many.length > 0,
      ...(number.length > 0 ? { number: Number(value) } : {}),
    });
  }

  #readWhole(at: number): void {
    const reading = this.#reading;
    const kind = reading.sense(at + 1, "kind");
    if (kind && reading.isFree(at + 1)) {
      if (reading.sense(at + 2, "unit")) reading.take("units", at);
      else this.#takeWholeOf(kind.level, [at, at + 1]);
      return;
    }
    const isCompared = reading.places("compare", "since", "than", "compare-with").length > 0;
    const isProvince = /^(provincial|province wide|overall)$/.test(reading.items[at]?.text ?? "");
    if (this.named.length > 0 && !(isCompared && isProvince)) return;
    this.#takeWhole([at]);
  }

  #readAnyone(at: number): void {
    const reading = this.#reading;
    if (reading.has(at + 1, "self") && reading.isFree(at + 1)) {
      this.#takeSelf(undefined, [at, at + 1]);
      return;
    }
    this.#readLevel(at, undefined);
  }

  /** "của mình", "chúng tôi": only where nobody else is named, and not the "tôi" of "cho tôi biết". */
  #readSelf(): void {
    if (this.self || this.named.length > 0) return;
    const reading = this.#reading;
    for (const at of reading.free("self")) {
      const text = reading.items[at]?.text ?? "";
      if (
        !text.includes(" ") &&
        !/^(my|our|ours|mine)$/.test(text) &&
        !/^(của|cua)$/.test(reading.items[at - 1]?.text ?? "")
      )
        continue;
      this.#takeSelf(undefined, [at]);
      return;
    }
  }
}

/** Reads every mention of units and takes their pieces. */
export function readUnits(reading: Reading, kinds: UnitKinds): UnitMentions {
  const reader = new UnitReader(reading, kinds);
  reader.read();
  const { except, named, levels } = splitExceptions(reading, reader.named, reader.levels);
  return {
    named,
    levels,
    ...(reader.self ? { self: reader.self } : {}),
    ...(reader.whole ? { whole: reader.whole } : {}),
    ...(except ? { except } : {}),
  };
}
