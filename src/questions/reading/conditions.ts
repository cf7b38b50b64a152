import type { Comparison } from "../../domain/target.ts";
import type { Condition, Test, Threshold } from "../draft.ts";
import type { Reading } from "./reading.ts";
import type { NamedUnit } from "./units.ts";

export interface ConditionMention extends Omit<Condition, "indicator"> {
  readonly at: readonly number[];
}

export interface NumberMention {
  readonly value: string;
  readonly percent: boolean;
  readonly at: readonly number[];
}

export interface ConditionMentions {
  readonly conditions: readonly ConditionMention[];
  /** Numbers that no comparison goes with: "99% có đạt không". */
  readonly numbers: readonly NumberMention[];
  /** "đạt" and the like without number or target; what it means depends on the rest. */
  readonly met: readonly number[];
  /** Units that are a threshold ("cao hơn Lộc Bình"). */
  readonly thresholds: readonly NamedUnit[];
}

interface Quantity {
  readonly threshold: Threshold;
  readonly percent: boolean;
  readonly at: number[];
}

/** A number with its percent sign, at a place. */
function quantityAt(reading: Reading, at: number): Quantity | undefined {
  const sense = reading.isFree(at) ? reading.sense(at, "number") : undefined;
  if (!sense) return undefined;
  const isSigned = reading.isFree(at + 1) && reading.has(at + 1, "percent", "points");
  const percent = isSigned || sense.isShare === true;
  const decimal = percent ? sense.asDecimal : undefined;
  return {
    threshold: {
      is: "number",
      value: decimal ?? sense.value,
      ...(sense.asDecimal !== undefined && !percent ? { asDecimal: sense.asDecimal } : {}),
      ...(sense.share ? { share: sense.share } : {}),
    },
    percent,
    at: isSigned ? [at, at + 1] : [at],
  };
}

/** "đủ 100%", "hết 100%". */
function isFull(reading: Reading, at: number): boolean {
  return reading.has(at, "full") || reading.items[at]?.text === "hết";
}

/** "khác 100%". */
function isOther(reading: Reading, at: number): boolean {
  return reading.items[at]?.text === "khác" || (reading.has(at, "others") && reading.items[at]?.text === "khac");
}

class ConditionReader {
  readonly conditions: ConditionMention[] = [];
  readonly thresholds: NamedUnit[] = [];
  readonly #reading: Reading;
  readonly #named: readonly NamedUnit[];
  readonly #hasLevel: boolean;

  constructor(reading: Reading, named: readonly NamedUnit[], hasLevel: boolean) {
    this.#reading = reading;
    this.#named = named;
    this.#hasLevel = hasLevel;
  }

  #push(tests: Test[], percent: boolean, at: readonly number[]): void {
    const not = this.#notBefore(Math.min(...at));
    const all = not === undefined ? [...at] : [not, ...at];
    this.conditions.push({ tests, negated: not !== undefined, percent, at: all });
    this.#reading.take("conditions", ...all);
  }

  #negateLast(): void {
    const last = this.conditions.pop();
    if (last) this.conditions.push({ ...last, negated: !last.negated });
  }

  /** A negation that stands right before, but for "có", "cả", "đều", "được". */
  #notBefore(first: number): number | undefined {
    let at = first - 1;
    while (
      at >= 0 &&
      (this.#reading.isGap(at) || this.#reading.has(at, "have", "both", "all", "amount", "rate")) &&
      !this.#reading.has(at, "not")
    )
      at -= 1;
    if (!this.#reading.isFree(at)) return undefined;
    if (this.#reading.has(at, "not")) return at;
    // "chưa đạt trên 90%" turns the comparison round
    return this.#reading.has(at, "missed") && !this.#reading.items[first]?.afterComma ? at : undefined;
  }

  #test(comparison: Comparison, threshold: Threshold): Test {
    return { is: "compare", comparison, threshold };
  }

  /** The comparison word that governs a number from before, over "đạt" and fillers; a lone "đạt" governs too. */
  #governor(first: number): number | undefined {
    const reading = this.#reading;
    let met: number | undefined;
    for (let at = first - 1; reading.isFree(at); at -= 1) {
      if (reading.has(at, "compare-with", "from", "between") || isFull(reading, at) || isOther(reading, at)) return at;
      if (reading.has(at, "met")) met ??= at;
      else if (!reading.isGap(at) && !reading.has(at, "rate", "amount", "average", "have")) break;
    }
    return met;
  }

  readNumbers(): void {
    for (const at of this.#reading.items.keys()) {
      const quantity = quantityAt(this.#reading, at);
      if (quantity) this.#readQuantity(quantity);
    }
  }

  #readQuantity(first: Quantity): void {
    const reading = this.#reading;
    const end = first.at.at(-1) ?? 0;
    const governor = this.#governor(first.at[0] ?? 0);
    const range = this.#upperEnd(end);
    const lower = governor === undefined ? undefined : reading.sense(governor, "compare-with")?.comparison;
    const fromWord = governor !== undefined && reading.has(governor, "from", "between") && !lower ? [governor] : [];
    if (range && (fromWord.length > 0 || range.isStroke || !lower || lower === ">" || lower === ">=")) {
      const start = lower && fromWord.length === 0 ? [governor ?? 0, ...this.#fromBefore(governor ?? 0)] : fromWord;
      const tests = [
        this.#test(lower ?? ">=", first.threshold),
        this.#test(range.comparison, range.quantity.threshold),
      ];
      this.#push(tests, first.percent || range.quantity.percent, [...start, ...first.at, ...range.at]);
      return;
    }
    const next = this.#openEnd(end);
    if (next !== undefined) {
      const comparison = reading.has(next, "or-more") ? ">=" : "<=";
      this.#push([this.#test(comparison, first.threshold)], first.percent, [
        ...(governor === undefined ? [] : [governor]),
        ...first.at,
        next,
      ]);
      return;
    }
    if (governor === undefined) return;
    if (lower)
      this.#push([this.#test(lower, first.threshold)], first.percent, [
        governor,
        ...this.#fromBefore(governor),
        ...first.at,
      ]);
    else if (reading.has(governor, "from", "between"))
      this.#push([this.#test(">=", first.threshold)], first.percent, [governor, ...first.at]);
    else if (isOther(reading, governor)) {
      this.#push([this.#test("=", first.threshold)], first.percent, [governor, ...first.at]);
      this.#negateLast();
    } else if (isFull(reading, governor))
      this.#push([this.#test("=", first.threshold)], first.percent, [governor, ...first.at]);
    else if (!reading.isAtEnd(end) || !reading.has(reading.after(end), "yes-no")) this.#readReached(governor, first);
  }

  /** "45% trở lên", also with the thing counted between: "40 hồ sơ trễ hạn trở lên". */
  #openEnd(end: number): number | undefined {
    const reading = this.#reading;
    const next = reading.after(end);
    const place = reading.has(next, "indicator", "day", "measure") ? reading.after(next) : next;
    return reading.isFree(place) && reading.has(place, "or-more", "or-less") ? place : undefined;
  }

  /** "đạt 45%": at least. Missed ("chưa đạt 45%") is the comparison of that phrase. */
  #readReached(governor: number, { threshold, percent, at }: Quantity): void {
    if (this.#reading.has(governor, "missed")) this.#push([this.#test("<", threshold)], percent, [governor, ...at]);
    else this.#push([this.#test(">=", threshold)], percent, [governor, ...at]);
  }

  #fromBefore(at: number): number[] {
    const before = this.#reading.before(at);
    return this.#reading.isFree(before) && this.#reading.has(before, "from", "between") ? [before] : [];
  }

  /** "… đến dưới 45%", "… and 45%", "30-45%": the other end of a range. */
  #upperEnd(end: number): { comparison: Comparison; quantity: Quantity; at: number[]; isStroke: boolean } | undefined {
    const reading = this.#reading;
    const to = reading.items[end + 1]?.text === "-" ? end + 1 : reading.after(end);
    const isStroke = reading.items[to]?.text === "-";
    if (!reading.isFree(to) || !(reading.has(to, "to", "and") || isStroke)) return undefined;
    let next = reading.after(to);
    const upper = reading.isFree(next) ? reading.sense(next, "compare-with")?.comparison : undefined;
    const places = [to];
    if (upper === "<" || upper === "<=") {
      places.push(next);
      next = reading.after(next);
    } else if (upper || (reading.has(to, "and") && !this.#isBetween(end))) return undefined;
    const quantity = quantityAt(reading, next);
    return quantity && { comparison: upper === "<" ? "<" : "<=", quantity, at: [...places, ...quantity.at], isStroke };
  }

  #isBetween(end: number): boolean {
    return this.#reading.free("between").some((at) => at < end);
  }

  /** "dưới chỉ tiêu", "trên mức bình quân tỉnh", "cao hơn Lộc Bình". */
  readRelative(whole: readonly number[]): void {
    for (const at of this.#reading.free("compare-with")) {
      const comparison = this.#reading.sense(at, "compare-with")?.comparison;
      const next = this.#reading.after(at);
      if (!comparison) continue;
      if (this.#reading.isFree(next) && this.#reading.has(next, "target")) {
        const below = comparison === "<" || comparison === "<=";
        if (comparison === "<" || comparison === ">=") this.#push([{ is: "standing", met: !below }], false, [at, next]);
        else this.#push([this.#test(comparison, { is: "target" })], false, [at, next]);
      } else if (this.#reading.isFree(next) && this.#reading.has(next, "average")) {
        this.#push([this.#test(comparison, { is: "average" })], false, [at, next]);
      } else if (whole.includes(next)) this.#push([this.#test(comparison, { is: "average" })], false, [at]);
      else this.#readAgainstUnit(at, next, comparison);
    }
  }

  #readAgainstUnit(at: number, next: number, comparison: Comparison): void {
    // "thấp hơn cả An": even than
    const even = this.#reading.isFree(next) && this.#reading.has(next, "both") ? [next] : [];
    const first = even.length > 0 ? this.#reading.after(next) : next;
    const unit = this.#named.find((mention) => mention.at[0] === first);
    if (!unit || !this.#hasLevel) return;
    this.thresholds.push(unit);
    // "không bằng An": behind it, not just another number
    const not = comparison === "=" ? this.#notBefore(at) : undefined;
    const test = this.#test(not === undefined ? comparison : "<", { is: "unit", unit: unit.ref });
    this.#push([test], false, [...(not === undefined ? [] : [not]), at, ...even]);
  }

  /** "đạt chỉ tiêu", "chưa đạt", "vượt kế hoạch". Returns the places of a "đạt" that stands for nothing yet. */
  readStandings(): number[] {
    const reading = this.#reading;
    const bare: number[] = [];
    for (const at of reading.free("met", "missed", "exceed", "exceed-target")) {
      if (!reading.isFree(at) || (reading.has(at, "required") && !reading.has(at, "met"))) continue;
      const next = this.#targetAfter(at);
      const target = next === undefined ? [] : [next];
      if (reading.has(at, "exceed", "exceed-target")) {
        if (target.length > 0 || reading.has(at, "exceed-target"))
          this.#push([this.#test(">", { is: "target" })], false, [at, ...target]);
        else bare.push(at);
      } else if (reading.has(at, "missed")) this.#push([{ is: "standing", met: false }], false, [at, ...target]);
      else if (target.length > 0 || this.#notBefore(at) !== undefined || this.#isAboutTarget(at))
        this.#push([{ is: "standing", met: true }], false, [at, ...target]);
      else bare.push(at);
    }
    if (this.#hasLevel && reading.free("report", "submit").length === 0)
      for (const at of reading.free("full")) this.#push([{ is: "standing", met: true }], false, [at]);
    return bare.filter((at) => reading.isFree(at));
  }

  /** "Đạt" alone is against the target where units are chosen by it or a plain yes or no is asked, and no number. */
  #isAboutTarget(at: number): boolean {
    const reading = this.#reading;
    if (reading.free("many", "number").length > 0 || !reading.has(at, "met")) return false;
    return this.#hasLevel || reading.places("yes-no").some((tag) => reading.isAtEnd(tag) && tag > at);
  }

  /** The "chỉ tiêu" behind a "đạt", over fillers and the name of the indicator. */
  #targetAfter(at: number): number | undefined {
    const reading = this.#reading;
    let next = at + 1;
    while (
      reading.isFree(next) &&
      (reading.isGap(next) || reading.has(next, "plural", "all", "both", "indicator")) &&
      !reading.has(next, "target")
    )
      next += 1;
    return reading.isFree(next) && reading.has(next, "target") ? next : undefined;
  }

  /** "chưa niêm yết đủ 100%": a negation parted from its comparison by what is measured. */
  readDistantNegations(): void {
    for (const not of this.#reading.free("not")) {
      if (this.#reading.isAtEnd(not)) continue;
      const at = this.conditions.findIndex((condition) => Math.min(...condition.at) > not);
      const condition = this.conditions[at];
      if (!condition || condition.negated) continue;
      let between = not + 1;
      const isEvery = /^(không phải|khong phai|đâu phải|dau phai|chẳng phải|chang phai|nào phải|not)$/.test(
        this.#reading.items[not]?.text ?? "",
      );
      // "không phải huyện nào cũng đạt": some have not
      const isUnits = (place: number): boolean =>
        isEvery &&
        this.#reading.takenBy(place) === "units" &&
        !this.#named.some((mention) => mention.at.includes(place));
      while (
        between < Math.min(...condition.at) &&
        (this.#reading.isGap(between) ||
          isUnits(between) ||
          this.#reading.has(between, "indicator", "have", "rate", "amount", "act"))
      )
        between += 1;
      if (between < Math.min(...condition.at)) continue;
      this.conditions[at] = { ...condition, negated: true, at: [not, ...condition.at] };
      this.#reading.take("conditions", not);
    }
  }

  leftNumbers(): NumberMention[] {
    return this.#reading.items.flatMap((_, at) => {
      const quantity = quantityAt(this.#reading, at);
      if (quantity?.threshold.is !== "number" || this.#reading.has(at, "filler", "which", "anyone", "year")) return [];
      return [{ value: quantity.threshold.value, percent: quantity.percent, at: quantity.at }];
    });
  }
}

/** Reads every comparison with a number, a target, an average or another unit, and takes its pieces. */
export function readConditions(
  reading: Reading,
  units: { readonly named: readonly NamedUnit[]; readonly hasLevel: boolean; readonly whole: readonly number[] },
): ConditionMentions {
  const reader = new ConditionReader(reading, units.named, units.hasLevel);
  reader.readNumbers();
  reader.readRelative(units.whole);
  const met = reader.readStandings();
  reader.readDistantNegations();
  return { conditions: reader.conditions, numbers: reader.leftNumbers(), met, thresholds: reader.thresholds };
}
