import { means, says, type LexiconEntry } from "./sense.ts";

/** Words that compare with a number: "trên" is >, "tối thiểu" is ≥. The whole phrase with its negation is one entry. */
export const comparators: readonly LexiconEntry[] = [
  means({ is: "compare-with", comparison: ">" }, ">", "trên", "hơn", "quá", "vượt", "vượt quá", "vượt trên", "lớn hơn", "cao hơn", "nhiều hơn", "đạt trên", "đạt hơn", "vượt mức", "trên mức", "cao hơn mức", "lên trên", "quá mức"),
  means({ is: "compare-with", comparison: ">" }, "above", "over", "more than", "greater than", "higher than", "exceed", "exceeds", "exceeding", "exceeded", "better than", "larger than", "beyond"),
  means({ is: "compare-with", comparison: "<" }, "<", "dưới", "thấp hơn", "nhỏ hơn", "ít hơn", "kém", "kém hơn", "chưa tới", "chưa đến", "không tới", "không đến", "chưa được", "chưa đạt", "không đạt", "không được", "chưa đầy", "thua", "dưới mức", "thấp hơn mức", "chưa đạt tới", "chưa đạt đến", "không đạt tới", "chưa chạm", "chưa qua", "không đầy", "đạt dưới", "ở dưới"),
  means({ is: "compare-with", comparison: "<" }, "below", "under", "less than", "lower than", "fewer than", "smaller than", "beneath", "worse than", "short of"),
  means({ is: "compare-with", comparison: ">=" }, ">=", "≥", "=>", "tối thiểu", "ít nhất", "chí ít", "thấp nhất là", "không dưới", "không thấp hơn", "không kém", "không ít hơn", "không nhỏ hơn", "không thua", "chưa dưới", "đạt từ", "đạt ít nhất", "đạt tối thiểu", "chẳng dưới", "không kém hơn"),
  means({ is: "compare-with", comparison: ">=" }, "at least", "no less than", "not less than", "not below", "not under", "minimum", "a minimum of", "no fewer than", "no lower than"),
  means({ is: "compare-with", comparison: "<=" }, "<=", "≤", "=<", "tối đa", "không quá", "không vượt", "không vượt quá", "không hơn", "không cao hơn", "không trên", "không lớn hơn", "không nhiều hơn", "chưa vượt", "chưa vượt quá", "chưa quá", "cao nhất là", "nhiều nhất là", "chưa hơn", "chưa trên", "chẳng quá"),
  means({ is: "compare-with", comparison: "<=" }, "at most", "no more than", "not more than", "not above", "not over", "up to", "maximum", "a maximum of", "not exceeding", "no higher than"),
  means({ is: "compare-with", comparison: "=" }, "=", "bằng", "đúng bằng", "bằng đúng", "đúng", "tròn", "vừa đúng", "chính xác bằng", "ngang", "exactly", "equal to", "equals", "equal", "precisely"),
  says("from", "từ", "từ mức", "đạt từ", "from"),
  says("to", "đến", "tới", "cho đến", "đến mức", "to", "through", "-"),
  says("between", "giữa", "trong khoảng", "khoảng từ", "nằm trong khoảng", "between", "trong khoảng từ", "in the range"),
  says("or-more", "trở lên", "trở đi", "hoặc hơn", "hoặc cao hơn", "đổ lên", "or more", "or above", "and above", "or higher", "and over", "and more", "+"),
  says("or-less", "trở xuống", "hoặc thấp hơn", "hoặc ít hơn", "đổ xuống", "or less", "or below", "or lower", "and below", "or fewer"),
  says("percent", "%", "phần trăm", "percent", "per cent", "pc", "phần trăn"),
  says("points", "điểm %", "điểm phần trăm", "điểm", "points", "percentage points", "point"),
];

/** Holding a figure against its target. */
export const standings: readonly LexiconEntry[] = [
  says("met", "đạt", "đạt được", "hoàn thành", "đạt chuẩn", "đạt yêu cầu", "cán đích", "về đích", "meet", "meets", "met", "meeting", "reach", "reached", "reaches", "achieve", "achieved", "achieves", "hit", "hits", "on target", "attained"),
  says("missed", "miss", "missed", "misses", "missing", "failed", "fail", "fails", "off target", "fell short", "fell short of", "trượt", "hụt", "không hoàn thành", "chưa hoàn thành", "lỡ", "chưa đạt", "không đạt", "chưa đạt được", "không đạt được", "chẳng đạt", "chưa đạt yêu cầu", "không đạt yêu cầu", "not met", "not meet", "not meeting", "not reached"),
  says("exceed-target", "vượt chỉ tiêu", "vượt kế hoạch", "vượt mức chỉ tiêu", "exceeded the target", "beat the target"),
  says("exceed", "vượt", "exceed", "exceeded", "exceeding", "beat", "surpassed"),
  says("full", "đủ", "đầy đủ", "trọn", "full", "fully"),
  says("target", "chỉ tiêu", "mục tiêu", "chỉ tiêu giao", "chỉ tiêu được giao", "chỉ tiêu kế hoạch", "kế hoạch giao", "kế hoạch", "định mức", "ngưỡng", "mức giao", "chỉ tiêu đề ra", "mục tiêu đề ra", "yêu cầu đề ra", "target", "targets", "goal", "goals", "objective", "objectives", "indicator", "indicators", "chỉ số"),
  says("required", "phải đạt", "cần đạt", "phải đạt được", "yêu cầu", "đặt ra", "đề ra", "được giao", "giao", "thì đạt", "mới đạt", "là đạt", "quy định", "must reach", "required", "need to reach", "should reach", "supposed to be"),
  says("gap", "cách", "còn cách", "còn thiếu", "thiếu", "còn hụt", "hụt", "bao xa", "khoảng cách", "chênh", "chênh lệch so với", "nữa thì đạt", "nữa là đạt", "nữa mới đạt", "gap", "gap to", "short", "short of", "far from", "how far"),
  says("average", "trung bình", "bình quân", "mức trung bình", "mức bình quân", "trung bình chung", "bình quân chung", "mặt bằng chung", "average", "mean", "on average"),
  says("sum", "tổng", "tổng số", "tổng cộng", "cộng lại", "tất cả là", "total", "sum", "in total", "altogether"),
];

/** Order among units. */
export const orders: readonly LexiconEntry[] = [
  means({ is: "superlative", direction: "high" }, "cao nhất", "lớn nhất", "nhiều nhất", "đông nhất", "cao nhất tỉnh", "highest", "most", "largest", "greatest", "the most", "maximum"),
  means({ is: "superlative", direction: "low" }, "thấp nhất", "nhỏ nhất", "ít nhất", "bé nhất", "lowest", "least", "fewest", "smallest", "the least", "minimum"),
  means({ is: "superlative", direction: "good" }, "tốt nhất", "giỏi nhất", "khá nhất", "xuất sắc nhất", "ổn nhất", "nổi bật nhất", "best", "the best"),
  means({ is: "superlative", direction: "bad" }, "kém nhất", "tệ nhất", "yếu nhất", "xấu nhất", "dở nhất", "bét nhất", "đáng lo nhất", "worst", "the worst", "poorest", "weakest"),
  means({ is: "degree", direction: "high" }, "cao", "lớn", "nhiều", "đông", "mạnh", "high", "many", "strong"),
  means({ is: "degree", direction: "low" }, "thấp", "ít", "nhỏ", "low", "few", "little"),
  means({ is: "degree", direction: "good" }, "tốt", "giỏi", "khá", "ổn", "nhanh", "good", "well", "fast"),
  means({ is: "degree", direction: "bad" }, "kém", "tệ", "yếu", "xấu", "dở", "bad", "poor", "poorly", "weak"),
  says("most", "nhất"),
  says("than", "hơn", "hơn so với", "than"),
  says("of-two", "hơn", "bên nào", "bên nào hơn", "ai hơn", "đơn vị nào hơn", "nơi nào hơn", "higher", "lower", "better", "worse", "more", "less", "which one"),
  says("top", "top", "tốp", "nhóm đầu", "nhóm dẫn đầu", "tốp đầu", "top đầu"),
  says("bottom", "bottom", "nhóm cuối", "tốp cuối", "top cuối", "top dưới", "bét", "cuối", "từ dưới lên"),
  says("leading", "đứng đầu", "dẫn đầu", "đầu bảng", "nhất bảng", "quán quân", "đứng nhất", "xếp đầu", "xếp nhất", "đi đầu", "hạng nhất", "vị trí đầu", "leads", "leading", "lead", "first place", "ranked first", "ranks first", "number one"),
  says("trailing", "đứng cuối", "đứng bét", "bét bảng", "cuối bảng", "đội sổ", "chót", "chót bảng", "đứng chót", "xếp cuối", "xếp chót", "xếp bét", "bét nhất bảng", "hạng chót", "last place", "ranked last", "ranks last", "at the bottom", "trailing"),
  says("ranking", "xếp hạng", "bảng xếp hạng", "thứ hạng", "xếp thứ hạng", "sắp xếp", "xếp", "xếp theo thứ tự", "sắp xếp theo", "thứ tự", "xếp thứ tự", "bảng", "phân hạng", "ranking", "rank", "ranked", "sort", "sorted", "order", "ordered", "league table"),
  says("place", "thứ mấy", "hạng mấy", "thứ bao nhiêu", "vị trí thứ mấy", "hạng bao nhiêu", "xếp thứ mấy", "xếp hạng mấy", "đứng thứ mấy", "đứng hạng mấy", "đứng ở đâu", "vị trí nào", "xếp hạng thứ mấy", "vị trí", "xếp thứ bao nhiêu", "đứng thứ bao nhiêu", "what place", "what position", "which place", "where does", "rank of", "position of", "what rank"),
  says("ordinal", "thứ", "hạng", "đứng thứ", "xếp thứ", "vị trí thứ"),
  says("ascending", "từ thấp đến cao", "tăng dần", "từ dưới lên trên", "từ nhỏ đến lớn", "từ thấp lên cao", "từ ít đến nhiều", "ascending", "from low to high", "lowest first", "từ kém đến tốt"),
  says("descending", "từ cao đến thấp", "giảm dần", "từ trên xuống", "từ cao xuống thấp", "từ lớn đến nhỏ", "từ nhiều đến ít", "descending", "from high to low", "highest first", "từ tốt đến kém"),
  says("compare", "so sánh", "đối chiếu", "so", "compare", "comparison", "versus", "vs", "đặt cạnh", "so kè"),
];

/** The course of a figure over time. */
export const courses: readonly LexiconEntry[] = [
  says("trend", "xu hướng", "diễn biến", "biến thiên", "qua các kỳ", "qua từng kỳ", "theo các kỳ", "theo từng kỳ", "theo kỳ", "các kỳ", "qua các quý", "theo quý", "theo từng quý", "qua từng quý", "các quý", "qua các năm", "theo thời gian", "theo các quý", "qua thời gian", "tiến trình", "chuỗi số liệu", "từng kỳ", "trend", "over time", "by period", "by quarter", "per period", "per quarter", "course", "development", "history of", "evolution", "over the periods", "over the quarters"),
  says("up", "tăng", "tăng lên", "đi lên", "tăng thêm", "tăng trưởng", "lên", "gia tăng", "rise", "rose", "risen", "increase", "increased", "grow", "grew", "grown", "up", "went up", "gone up", "gained", "gain"),
  says("down", "giảm", "giảm xuống", "đi xuống", "tụt", "sụt", "sụt giảm", "giảm sút", "tụt xuống", "giảm đi", "fall", "fell", "fallen", "decrease", "decreased", "decline", "declined", "drop", "dropped", "down", "went down", "gone down", "lost"),
  says("shift", "thay đổi", "biến động", "tăng hay giảm", "tăng giảm", "giảm hay tăng", "chênh lệch", "biến đổi", "tăng hoặc giảm", "chuyển biến", "change", "changed", "changes", "difference", "up or down", "changing"),
  says("improve", "tiến bộ", "cải thiện", "tiến triển", "khá lên", "tốt lên", "bứt phá", "improve", "improved", "improving", "improvement", "improves", "progressed"),
  says("worsen", "thụt lùi", "kém đi", "xấu đi", "sa sút", "đi lùi", "tụt lùi", "tụt hạng", "worsen", "worsened", "worsening", "deteriorated"),
  says("since", "so với", "so", "kể từ", "đối chiếu với", "since", "compared to", "compared with", "versus", "against", "vs", "from"),
];
