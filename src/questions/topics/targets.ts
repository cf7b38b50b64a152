import type { TargetDraft } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { withoutEchoes } from "./implied.ts";
import { mainPeriod, subjectOf, Used, type Topic } from "./topic.ts";

/** A number of which is asked whether it is enough: "99% có đạt không", "đạt 45% có phải là đạt chỉ tiêu không". */
function checkedNumber(
  parts: Parts,
): { value: string; stated?: NonNullable<TargetDraft["stated"]>; at: readonly number[] } | undefined {
  const { conditions, numbers } = parts.conditions;
  const standing = conditions.find((condition) => condition.tests.some((test) => test.is === "standing"));
  const asked =
    standing !== undefined ||
    parts.conditions.met.length > 0 ||
    parts.reading.free("yes-no").some((at) => parts.conditions.numbers.some((number) => number.at.at(-1) === at - 1)) ||
    parts.reading.free("yes-no").some((at) => parts.reading.isAtEnd(at));
  if (!asked) return undefined;
  const [first, second] = [conditions.find((condition) => condition.tests[0]?.is === "compare"), numbers[0]];
  const bare = numbers.find((number) => number.percent) ?? numbers[0];
  // "An có phải 30 hồ sơ không" is about the figure of An
  const isOfUnit = standing === undefined && parts.conditions.met.length === 0 && parts.units.named.length > 0;
  if (bare && isOfUnit && parts.reading.free("target").length === 0) return undefined;
  if (bare) {
    const test = first && second ? first.tests[0] : undefined;
    const stated =
      test?.is === "compare" && test.threshold.is === "number"
        ? { comparison: test.comparison, value: test.threshold.value }
        : undefined;
    return {
      value: bare.value,
      ...(stated ? { stated } : {}),
      at: [...bare.at, ...(stated ? (first?.at ?? []) : []), ...(standing?.at ?? []), ...parts.conditions.met],
    };
  }
  const reached = conditions.find((condition) => condition.tests.length === 1 && condition.tests[0]?.is === "compare");
  const test = reached?.tests[0];
  if (!standing || test?.is !== "compare" || test.threshold.is !== "number") return undefined;
  return { value: test.threshold.value, at: [...(reached?.at ?? []), ...standing.at] };
}

/** "mức tối thiểu là bao nhiêu": a comparison whose number is what is asked. */
function openBounds({ reading, conditions }: Parts): number[] {
  if (conditions.conditions.length > 0 || reading.free("many", "which").length === 0) return [];
  return reading.free("compare-with").filter((at) => isBound(reading, at));
}

function isBound(reading: Parts["reading"], at: number): boolean {
  const comparison = reading.sense(at, "compare-with")?.comparison;
  return comparison === ">=" || comparison === "<=";
}

/** "tình hình thực hiện chỉ tiêu …": how far it is, not what it demands. */
function isAboutCourse({ reading, units }: Parts): boolean {
  const isSaid = reading
    .places("state", "status", "progress", "filler")
    .some((at) => /(tình hình|tinh hinh|thực hiện|thuc hien|progress|performance)/.test(reading.items[at]?.text ?? ""));
  return isSaid && units.named.length + (units.self ? 1 : 0) > 0;
}

/** Words that go without saying beside a target. */
const EXPECTED = ["many", "which", "percent", "rate", "amount", "plural", "all", "and", "how", "met"] as const;

/** Questions about what a plan demands, and whether a number would do. */
export const readTargets: Topic = (said, names) => {
  const { kinds } = names;
  const { parts, at: echoes } = withoutEchoes({ parts: said, at: [], isRate: false }, names);
  const { reading } = parts;
  const targets = reading.free("target");
  const required = [...reading.free("required"), ...openBounds(parts)];
  const documents = reading.free("document");
  const check = checkedNumber(parts);
  const standings = parts.conditions.conditions.filter((condition) =>
    condition.tests.every((test) => test.is === "standing"),
  );
  // "bao nhiêu phần trăm thì đạt chỉ tiêu hài lòng": the number is what is asked
  const howMuch =
    reading.free("many").length > 0 &&
    standings.length > 0 &&
    standings.length === parts.conditions.conditions.length &&
    parts.units.named.length + parts.units.levels.length === 0;
  if (targets.length + required.length + documents.length === 0 && !check && !howMuch) return undefined;
  if (parts.indicators.length === 0 && targets.length === 0 && !check) return undefined;
  const used = new Used();
  const { subject } = subjectOf(parts, kinds, used);
  // "chỉ tiêu … cấp huyện là bao nhiêu": the level only says whose target it is
  const isChoice = parts.units.levels.some((level) => level.which || level.many || level.several);
  const isOfLevel = subject?.is === "level" && subject.within.length === 0 && targets.length > 0 && !isChoice;
  if (subject?.is === "level" && !isOfLevel) return undefined;
  const period = mainPeriod(parts, used);
  used.add(echoes, targets, required, documents, check?.at, ...parts.indicators.map((mention) => mention.at));
  if (howMuch) used.add(...standings.map((condition) => condition.at));
  used.addFree(parts, ...EXPECTED);
  used.add(reading.free("compare-with").filter((at) => isBound(reading, at)));
  const draft: TargetDraft = {
    topic: "targets",
    indicators: parts.indicators.map((mention) => mention.ref),
    ...(subject && !isOfLevel ? { subject } : {}),
    ...(period ? { period } : {}),
    ...(check ? { value: check.value } : {}),
    ...(check?.stated ? { stated: check.stated } : {}),
  };
  const isOfSeveral = subject?.is === "units" && subject.units.length > 1;
  // "chỉ tiêu này tính thế nào": how it is computed, not what it demands
  const isComputed = reading
    .free("how")
    .some((at) => /(tính|tinh|công thức|cong thuc|calc|comput|formula)/.test(reading.items[at]?.text ?? ""));
  // "An đã tới chỉ tiêu chưa": whether it is there, not what it demands
  const isStanding =
    subject !== undefined && reading.places("yes-no").some((at) => reading.isAtEnd(at) && reading.has(at, "not"));
  const unclear =
    isOfSeveral || (isStanding && !check) || (isComputed && !check) || isAboutCourse(parts)
      ? 0.9
      : check && subject
        ? 0.6
        : 0;
  return { draft, used: used.places, doubt: unclear };
};
