import { means, says, type LexiconEntry } from "./sense.ts";

/** Words that compare with a number: "trên" is >, "tối thiểu" is ≥. The whole phrase with its negation is one entry. */
export const comparators: readonly LexiconEntry[] = [
  means(
    { is: "compare-with", comparison: ">" },
    ">, trên, hơn, quá, vượt, vượt quá, vượt trên, lớn hơn, cao hơn, nhiều hơn, đạt trên, đạt hơn",
    "vượt mốc, qua mốc, vượt ngưỡng, qua ngưỡng, vượt qua, vượt qua mốc, trên mốc, trên ngưỡng",
    "vượt mức, trên mức, cao hơn mức, lên trên, quá mức, nằm trên, ở trên, ở mức trên, nằm trên mức, ở trên mức",
    "above, over, more than, greater than, higher than, exceed, exceeds, exceeding, exceeded, better than",
    "larger than, beyond, beat, beats, ahead of, outperform, outperforms",
  ),
  means(
    { is: "compare-with", comparison: "<" },
    "<, dưới, thấp hơn, nhỏ hơn, ít hơn, kém, kém hơn, chưa tới, chưa đến, không tới, không đến",
    "dưới mốc, dưới ngưỡng, chưa tới mốc",
    "chưa nổi, không nổi, chưa được nổi, chưa được, chưa đạt, không đạt, không được, chưa đầy, thua, dưới mức, thấp hơn mức, chưa đạt tới",
    "chưa đạt đến, không đạt tới, chưa chạm, không đầy, đạt dưới, ở dưới, nằm dưới, ở mức dưới, nằm dưới mức, ở dưới mức",
    "below, under, less than, lower than, fewer than, smaller than, beneath, worse than, short of",
  ),
  means(
    { is: "compare-with", comparison: ">=" },
    ">=, ≥, =>, tối thiểu, ít nhất, chí ít, thấp nhất là, không dưới, không thấp hơn, không kém",
    "không ít hơn, không nhỏ hơn, không thua, chưa dưới, đạt từ, đạt ít nhất, đạt tối thiểu, chẳng dưới",
    "không kém hơn, lớn hơn hoặc bằng, cao hơn hoặc bằng, nhiều hơn hoặc bằng, trên hoặc bằng, bằng hoặc hơn",
    "bằng hoặc trên, bằng hoặc cao hơn, bằng hoặc lớn hơn, lớn hơn hay bằng",
    "greater than or equal to, more than or equal to, above or equal to, equal to or above, equal or above",
    "at or above, at or over, at least, no less than, not less than, not below, not under, minimum, a minimum of, no fewer than",
    "no lower than",
  ),
  means(
    { is: "compare-with", comparison: "<=" },
    "<=, ≤, =<, tối đa, không quá, không vượt, không vượt quá, không hơn, không cao hơn, không trên",
    "không lớn hơn, không nhiều hơn, chưa vượt, chưa vượt quá, chưa quá, chưa qua, cao nhất là, nhiều nhất là",
    "chưa hơn, chưa trên, chẳng quá, nhỏ hơn hoặc bằng, thấp hơn hoặc bằng, ít hơn hoặc bằng, dưới hoặc bằng",
    "bằng hoặc dưới, bằng hoặc thấp hơn, bằng hoặc nhỏ hơn, nhỏ hơn hay bằng",
    "less than or equal to, fewer than or equal to, below or equal to, equal to or below, equal or below",
    "at or below, at or under, at most, no more than, not more than, not above, not over, up to, maximum, a maximum of",
    "not exceeding, no higher than",
  ),
  means(
    { is: "compare-with", comparison: "=" },
    "=, bằng, đúng bằng, bằng đúng, đúng, tròn, vừa đúng, chính xác bằng",
    "ngang, exactly, equal to, equals, equal, precisely",
  ),
  says("from", "từ, từ mức, đạt từ", "from"),
  says("to", "đến, tới, cho đến, đến mức, -", "to, through"),
  says(
    "between",
    "giữa, nằm giữa, ở quãng, trong quãng, quãng từ, trong khoảng, khoảng từ, nằm trong khoảng, trong khoảng từ, trong không từ",
    "between, in the range",
  ),
  says(
    "or-more",
    "trở lên, trở đi, hoặc hơn, hoặc cao hơn, đổ lên, +",
    "or more, or above, and above, or higher, and over, and more",
  ),
  says(
    "or-less",
    "trở xuống, hoặc thấp hơn, hoặc ít hơn, đổ xuống",
    "or less, or below, or lower, and below, or fewer",
  ),
  says("percent", "%, phần trăm, phần trăn", "percent, per cent, pc"),
  says("points", "điểm %, điểm phần trăm, điểm", "points, percentage points, point"),
];

const CARDINALS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const PARTS: Readonly<Record<number, readonly string[]>> = {
  2: ["hai"],
  3: ["ba"],
  4: ["tư", "bốn"],
  5: ["năm"],
  6: ["sáu"],
  7: ["bảy"],
  8: ["tám"],
  9: ["chín"],
  10: ["mười"],
};
const ENGLISH_PARTS: Readonly<Record<number, string>> = { 3: "third", 4: "quarter", 5: "fifth", 10: "tenth" };
const ENGLISH_CARDINALS = ["one", "two", "three", "four"];

/** "Ba phần tư", "3/4", "three quarters": 75, or the parts themselves where percents are no decimal number ("một phần ba"). */
function share(parts: number, of: number): LexiconEntry {
  const percent = (100 * parts) / of;
  const isExact = (100 * parts * 100) % of === 0;
  const vietnamese = (PARTS[of] ?? []).map((word) => `${CARDINALS[parts - 1]} phần ${word}`);
  const name = ENGLISH_PARTS[of];
  const count = ENGLISH_CARDINALS[parts - 1];
  const english = name && count ? [`${count} ${name}${parts > 1 ? "s" : ""}`] : [];
  const one = name && parts === 1 ? [`a ${name}`, `a ${name} of`, `one ${name} of`] : [];
  return means(
    {
      is: "number",
      value: isExact ? String(percent) : percent.toFixed(6),
      isShare: true,
      ...(isExact ? {} : { share: { parts, of } }),
    },
    [...vietnamese, `${parts} phần ${of}`, `${parts} / ${of}`, ...english, ...one].join(", "),
  );
}

/** Shares in words. */
export const shares: readonly LexiconEntry[] = [
  means({ is: "number", value: "50", isShare: true }, "một nửa, nửa, phân nửa, half, a half"),
  ...Object.keys(PARTS).flatMap((of) => Array.from({ length: Number(of) - 1 }, (_, at) => share(at + 1, Number(of)))),
];

/** Holding a figure against its target. */
export const standings: readonly LexiconEntry[] = [
  says(
    "met",
    "đạt, đạt được, hoàn thành, đạt chuẩn, đạt yêu cầu, cán đích, về đích",
    "meet, meets, met, meeting, reach, reached, reaches, achieve, achieved, achieves, hit, hits",
    "on target, attained",
  ),
  says(
    "missed",
    "trượt, hụt, không hoàn thành, chưa hoàn thành, lỡ, chưa đạt, không đạt, chưa đạt được",
    "không đạt được, chẳng đạt, chưa đạt yêu cầu, không đạt yêu cầu",
    "miss, missed, misses, missing, failed, fail, fails, off target, fell short, fell short of, not met",
    "met neither, meet neither, meets neither, reached neither, hit neither, achieved neither",
    "fall short, fall short of, falls short of, falling short of",
    "not meet, not meeting, not reached",
  ),
  says("exceed-target", "vượt chỉ tiêu, vượt kế hoạch, vượt mức chỉ tiêu", "exceeded the target, beat the target"),
  says("exceed", "vượt", "exceed, exceeded, exceeding, beat, surpassed"),
  says("full", "đủ, đầy đủ, trọn", "full, fully"),
  says(
    "target",
    "chỉ tiêu, mục tiêu, chỉ tiêu giao, chỉ tiêu được giao, chỉ tiêu kế hoạch, kế hoạch giao, kế hoạch",
    "định mức, ngưỡng, mức giao, chỉ tiêu đề ra, mục tiêu đề ra, yêu cầu đề ra, chỉ số",
    "target, targets, goal, goals, objective, objectives, indicator, indicators",
  ),
  says(
    "required",
    "phải, cần phải, phải đạt, cần đạt, phải đạt được, yêu cầu, đặt ra, đề ra, được giao, thì đạt, mới đạt, là đạt",
    "thì tính là đạt, thì được tính là đạt, mới tính là đạt, mới được tính là đạt, thì coi là đạt, thì được coi là đạt",
    "mới được coi là đạt, thì gọi là đạt, mới gọi là đạt, thì được công nhận là đạt",
    "quy định",
    "giao, must reach, required, need to reach, should reach, supposed to be",
  ),
  says(
    "gap",
    "cách, còn cách, cách xa, còn cách xa, còn thiếu, thiếu, còn hụt, hụt, khoảng cách, chênh, chênh lệch so với, nữa thì đạt",
    "nữa là đạt, nữa mới đạt, cần thêm, còn cần thêm, cần tăng thêm, phải tăng thêm, cần tăng, phải tăng, còn phải tăng",
    "cần phấn đấu thêm, phải phấn đấu thêm",
    "chênh nhau, cách nhau, hơn kém nhau",
    "bao xa, gap, gap to, short, short of, far from, how far",
  ),
  means(
    { is: "distance", direction: "high" },
    "còn xa, cách xa, còn cách xa, xa nhất, cách xa nhất, còn xa nhất, xa chỉ tiêu, xa mục tiêu, xa đích",
    "furthest, farthest, furthest from, farthest from, furthest away from, farthest away from",
  ),
  means(
    { is: "distance", direction: "low" },
    "gần chỉ tiêu, sát chỉ tiêu, gần mục tiêu, sát mục tiêu, gần với chỉ tiêu, sát với chỉ tiêu, gần đạt, sắp đạt, gần nhất, sát nhất",
    "closest, nearest, closest to, nearest to",
  ),
  says(
    "average",
    "trung bình, bình quân, mức trung bình, mức bình quân, trung bình chung, bình quân chung",
    "mặt bằng chung",
    "average, mean, on average",
  ),
  says("sum", "tổng, tổng số, tổng cộng, cộng lại, tất cả là", "total, sum, in total, altogether"),
];
