import type { ReportDraft } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";

/** "nộp báo cáo đầu tiên", "nộp cuối cùng": the first or the last of those that came in. */
export function placedBy({ order, reading, indicators }: Parts): ReportDraft["extreme"] {
  if (!order?.vague || order.take !== undefined || order.nth !== undefined || order.both || indicators.length > 0)
    return undefined;
  if (reading.free("submit").length === 0) return undefined;
  // "đúng ngày cuối cùng": the last day, not the last to send
  if (order.at.some((at) => reading.has(reading.before(at), "day", "period"))) return undefined;
  return order.direction === "good" ? "first" : order.direction === "bad" ? "last" : undefined;
}

/** "trễ quá 3 ngày", "nộp muộn từ 5 ngày trở lên". */
export function lateBy(parts: Parts): { value: NonNullable<ReportDraft["lateBy"]>; at: readonly number[] } | undefined {
  const { reading, conditions } = parts;
  const [condition] = conditions.conditions;
  const [test] = condition?.tests ?? [];
  if (!condition || conditions.conditions.length > 1 || condition.tests.length > 1 || condition.negated)
    return undefined;
  if (test?.is !== "compare" || test.threshold.is !== "number" || !/^\d{1,3}$/.test(test.threshold.value))
    return undefined;
  const days = [...condition.at.map((at) => reading.after(at)), Math.max(...condition.at) + 1].find((at) =>
    reading.has(at, "day"),
  );
  if (days === undefined || reading.free("late").length === 0) return undefined;
  const value = { comparison: test.comparison, days: Number(test.threshold.value) };
  return { value, at: [...condition.at, days] };
}

/** "nộp trước ngày 23/8", "gửi ngày 24/8", "nộp sau 25/8". */
export function sentOn(parts: Parts): { value: NonNullable<ReportDraft["sentOn"]>; at: readonly number[] } | undefined {
  const { reading, times, units } = parts;
  const [day] = times.days;
  if (!units.levels.some((mention) => mention.which || mention.many || mention.several)) return undefined;
  if (!day || times.days.length > 1 || reading.free("submit").length === 0) return undefined;
  const before = reading.before(day.at[0] ?? 0);
  const isSaid = reading.isFree(before);
  const how =
    isSaid && reading.has(before, "last")
      ? "before"
      : isSaid && reading.has(before, "next", "from", "since")
        ? "after"
        : isSaid && reading.has(before, "to")
          ? "by"
          : "in";
  // "từ ngày 24/8" holds the day itself
  if (how === "after" && !reading.has(before, "next")) return undefined;
  const { day: date, month, year } = day;
  const value = { how, day: date, month, ...(year === undefined ? {} : { year }) } as const;
  return { value, at: [...day.at, ...(how === "in" ? [] : [before])] };
}

const ORDERED = 4;

/** "Duyệt báo cáo của Văn Quan giúp anh" is no question: what it wants is not done by asking. */
function isOrder({ reading, units }: Parts): boolean {
  const first = reading.isGap(0) && !reading.has(0, "approved", "submit") ? reading.after(0) : 0;
  const isBareVerb = /^(duyệt|phê duyệt|duyet|phe duyet|trả lại|tra lai|nộp|nop|gửi|gui|approve|submit|send)$/.test(
    reading.items[first]?.text ?? "",
  );
  const asks = reading.places("yes-no", "which", "many", "when", "status", "state", "anyone").length > 0;
  return isBareVerb && !asks && units.levels.every((level) => !level.which && !level.several);
}

/** "Ai đã duyệt báo cáo" asks for a person, "ai được duyệt" for a unit. */
function asksApprover({ reading }: Parts): boolean {
  return reading.places("approved").some((at) => {
    const before = reading.items[reading.before(at)]?.text ?? "";
    const isActive = /^(đã duyệt|duyệt|da duyet|duyet|phê duyệt|phe duyet|thông qua|approved|approve|signed off)$/;
    const isPassive = /^(được|dc|đc|bi|bị|duoc)$/.test(reading.items[at - 1]?.text ?? "");
    return /^(ai|who)$/.test(before) && !isPassive && isActive.test(reading.items[at]?.text ?? "");
  });
}

/** How far a question is from what can be told of reports. */
export function strangeness(parts: Parts, draft: ReportDraft): number {
  if (isOrder(parts)) return ORDERED;
  // the moment of approval is not known here, only that of sending
  const isOfOther = draft.extreme !== undefined && parts.reading.free("approved", "returned", "waiting").length > 0;
  // "hôm nay ai nộp" asks for that day alone, "đến hôm nay" for all until now
  const isOfDay = parts.reading
    .free("today", "yesterday", "week")
    .some((at) => !parts.reading.has(parts.reading.before(at), "to", "so-far", "from", "since"));
  if (isOfDay && draft.states.includes("sent")) return 1;
  // dossiers are handed in too
  const isOfDossiers = parts.reading.free("measure").length > 0;
  if (asksApprover(parts) || isOfOther || isOfDossiers) return 1;
  // "ba huyện nộp sớm nhất": the first alone is known
  if (draft.extreme !== undefined && parts.units.levels.some(({ number }) => number !== undefined && number > 1))
    return 1;
  // a share of reports is rather a figure
  return parts.reading.free("rate").length > 0 ? 0.3 : 0;
}
