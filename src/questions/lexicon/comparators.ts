import { means, says, type LexiconEntry } from "./sense.ts";

/** Words that compare with a number: "trên" is >, "tối thiểu" is ≥. The whole phrase with its negation is one entry. */
export const comparators: readonly LexiconEntry[] = [
  means(
    { is: "compare-with", comparison: ">" },
    ">, trên, hơn, quá, vượt, vượt quá, vượt trên, lớn hơn, cao hơn, nhiều hơn, đạt trên, đạt hơn",
    "vượt mức, trên mức, cao hơn mức, lên trên, quá mức",
    "above, over, more than, greater than, higher than, exceed, exceeds, exceeding, exceeded, better than",
    "larger than, beyond",
  ),
  means(
    { is: "compare-with", comparison: "<" },
    "<, dưới, thấp hơn, nhỏ hơn, ít hơn, kém, kém hơn, chưa tới, chưa đến, không tới, không đến",
    "chưa được, chưa đạt, không đạt, không được, chưa đầy, thua, dưới mức, thấp hơn mức, chưa đạt tới",
    "chưa đạt đến, không đạt tới, chưa chạm, không đầy, đạt dưới, ở dưới",
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
    "giữa, trong khoảng, khoảng từ, nằm trong khoảng, trong khoảng từ, trong không từ",
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

/** Shares in words. */
export const shares: readonly LexiconEntry[] = [
  means({ is: "number", value: "50", isShare: true }, "một nửa, nửa, phân nửa, half, a half"),
  means({ is: "number", value: "25", isShare: true }, "một phần tư, 1/4, a quarter of, one quarter of"),
  means({ is: "number", value: "75", isShare: true }, "ba phần tư, 3/4, three quarters"),
  means({ is: "number", value: "20", isShare: true }, "một phần năm, 1/5, one fifth"),
  means({ is: "number", value: "40", isShare: true }, "hai phần năm, 2/5, two fifths"),
  means({ is: "number", value: "60", isShare: true }, "ba phần năm, 3/5, three fifths"),
  means({ is: "number", value: "80", isShare: true }, "bốn phần năm, 4/5, four fifths"),
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
    "quy định",
    "giao, must reach, required, need to reach, should reach, supposed to be",
  ),
  says(
    "gap",
    "cách, còn cách, cách xa, còn cách xa, còn thiếu, thiếu, còn hụt, hụt, khoảng cách, chênh, chênh lệch so với, nữa thì đạt",
    "nữa là đạt, nữa mới đạt",
    "bao xa, gap, gap to, short, short of, far from, how far",
  ),
  says(
    "average",
    "trung bình, bình quân, mức trung bình, mức bình quân, trung bình chung, bình quân chung",
    "mặt bằng chung",
    "average, mean, on average",
  ),
  says("sum", "tổng, tổng số, tổng cộng, cộng lại, tất cả là", "total, sum, in total, altogether"),
];
