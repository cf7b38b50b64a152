import { means, says, type LexiconEntry } from "./sense.ts";

/** Order among units. */
export const orders: readonly LexiconEntry[] = [
  means(
    { is: "superlative", direction: "high" },
    "cao nhất, lớn nhất, nhiều nhất, đông nhất, cao nhất tỉnh",
    "highest, most, largest, greatest, biggest, sharpest, steepest, the most, maximum",
  ),
  means(
    { is: "superlative", direction: "low" },
    "thấp nhất, nhỏ nhất, ít nhất, bé nhất",
    "lowest, least, fewest, smallest, the least, minimum",
  ),
  means(
    { is: "superlative", direction: "good" },
    "tốt nhất, giỏi nhất, khá nhất, xuất sắc nhất, ổn nhất, nổi bật nhất",
    "best, the best",
  ),
  means(
    { is: "superlative", direction: "bad" },
    "kém nhất, tệ nhất, yếu nhất, xấu nhất, dở nhất, bét nhất, đáng lo nhất",
    "worst, the worst, poorest, weakest",
  ),
  means({ is: "degree", direction: "high" }, "cao, lớn, nhiều, đông, mạnh", "high, many, strong"),
  means({ is: "degree", direction: "low" }, "thấp, ít, nhỏ", "low, few, little"),
  means({ is: "degree", direction: "good" }, "tốt, giỏi, khá, ổn", "nhanh, good, well, fast"),
  means({ is: "degree", direction: "bad" }, "kém, tệ, yếu, xấu, dở", "bad, poor, poorly, weak"),
  says("most", "nhất"),
  says("than", "hơn, hơn so với", "than"),
  says(
    "of-two",
    "hơn, bên nào, bên nào hơn, ai hơn, đơn vị nào hơn, nơi nào hơn",
    "higher, lower, better, worse, more, less, which one",
  ),
  says("top", "top, tốp, nhóm đầu, nhóm dẫn đầu, tốp đầu, top đầu"),
  says("bottom", "nhóm cuối, tốp cuối, top cuối, top dưới, bét, cuối, từ dưới lên", "bottom"),
  says(
    "leading",
    "đầu tiên, trước tiên, trước nhất, first to, the first to",
    "đứng đầu, dẫn đầu, đầu bảng, nhất bảng, quán quân, đứng nhất, xếp đầu, xếp nhất, đi đầu, hạng nhất",
    "vị trí đầu",
    "leads, leading, lead, first place, ranked first, ranks first, number one",
  ),
  says(
    "trailing",
    "cuối cùng, sau cùng, sau chót, last to, the last to",
    "đứng cuối, đứng bét, bét bảng, cuối bảng, đội sổ, chót, chót bảng, đứng chót, xếp cuối, xếp chót",
    "xếp bét, bét nhất bảng, hạng chót",
    "last place, ranked last, ranks last, at the bottom, trailing",
  ),
  says(
    "ranking",
    "xếp hạng, bảng xếp hạng, thứ hạng, xếp thứ hạng, sắp xếp, xếp, xếp theo thứ tự, sắp xếp theo, thứ tự",
    "xếp thứ tự, bảng, phân hạng",
    "ranking, rank, ranked, sort, sorted, order, ordered, league table",
  ),
  says(
    "place",
    "thứ mấy, hạng mấy, thứ bao nhiêu, vị trí thứ mấy, hạng bao nhiêu, xếp thứ mấy, xếp hạng mấy",
    "đứng thứ mấy, đứng hạng mấy, đứng ở đâu, vị trí nào, xếp hạng thứ mấy, vị trí, xếp thứ bao nhiêu",
    "đứng thứ bao nhiêu",
    "what place, what position, which place, where does, rank of, position of, what rank",
  ),
  says(
    "ordinal",
    "thứ, hạng, đứng thứ, xếp thứ, vị trí thứ, đứng hạng, xếp hạng, đứng vị trí thứ",
    "rank, ranks, ranked, ranking, place, placed, places, comes, came, number",
  ),
  means(
    { is: "placed", place: 2, from: "good" },
    "đứng nhì, đứng nhì bảng, về nhì bảng, xếp nhì bảng, nhì bảng, về nhì, xếp nhì, hạng nhì, đứng hạng nhì, xếp hạng nhì, đứng thứ nhì, xếp thứ nhì, thứ nhì",
    "runner up",
  ),
  means(
    { is: "placed", place: 2, from: "bad" },
    "áp chót, áp chót bảng, đứng áp chót bảng, xếp áp chót bảng, đứng áp chót, xếp áp chót, kế cuối, kế chót, áp cuối",
    "second to last, second last, last but one, penultimate",
  ),
  means(
    { is: "from-end", from: "bad" },
    "từ dưới lên, từ cuối lên, từ dưới đếm lên, đếm từ dưới lên, tính từ dưới lên",
  ),
  means({ is: "from-end", from: "bad" }, "from the bottom, from bottom, from below"),
  means({ is: "from-end", from: "high" }, "from the highest"),
  means({ is: "from-end", from: "low" }, "from the lowest"),
  says(
    "untold",
    "nửa cuối, nửa đầu bảng, nửa cuối bảng, nửa dưới, nửa trên, nửa dưới bảng, nửa trên bảng, nửa cuối bảng xếp hạng",
    "nửa đầu bảng xếp hạng, chỉ kém, chỉ sau, chỉ thua, chỉ đứng sau, chỉ xếp sau, chỉ kém mỗi, chỉ thua mỗi",
    "tụt hạng, tăng hạng, lên hạng, xuống hạng, thăng hạng, rớt hạng, tụt mấy hạng, tăng mấy hạng, thay đổi thứ hạng",
    "phải chi, giá mà, giá như, ước gì, mấy hôm nay, mấy ngày nay, mấy bữa nay",
    "lỡ như, lỡ mà, nhỡ như, nhỡ mà, giả sử, giả như, giả dụ, ví như, ví thử",
    "what if, suppose, supposing, assuming, imagine",
    "top half, bottom half, upper half, lower half, only behind, second only to",
  ),
  says(
    "ascending",
    "từ thấp đến cao, tăng dần, từ dưới lên trên, từ nhỏ đến lớn, từ thấp lên cao, từ ít đến nhiều",
    "từ kém đến tốt",
    "ascending, from low to high, lowest first",
  ),
  says(
    "descending",
    "từ cao đến thấp, giảm dần, từ trên xuống, từ cao xuống thấp, từ lớn đến nhỏ, từ nhiều đến ít",
    "từ tốt đến kém",
    "descending, from high to low, highest first",
  ),
  says(
    "compare",
    "so sánh, đối chiếu, so, đặt cạnh, đặt cạnh nhau, để cạnh nhau, so kè",
    "compare, comparison, versus, vs",
  ),
];

/** The course of a figure over time. */
export const courses: readonly LexiconEntry[] = [
  says(
    "trend",
    "xu hướng, diễn biến, biến thiên, qua các kỳ, qua từng kỳ, theo các kỳ, theo từng kỳ, theo kỳ, các kỳ",
    "qua các quý, theo quý, theo từng quý, qua từng quý, các quý, qua các năm, theo thời gian",
    "theo các quý, qua thời gian, tiến trình, chuỗi số liệu, từng kỳ",
    "trend, over time, by period, by quarter, per period, per quarter, course, development, history of",
    "evolution, developed, develop, evolved, evolve, over the periods, over the quarters",
  ),
  says(
    "up",
    "tăng, tăng lên, nhích, nhích lên, nhích thêm, đi lên, tăng thêm, tăng trưởng, lên, gia tăng",
    "rise, rose, risen, increase, increased, grow, grew, grown, up, went up, gone up, gained, gain",
  ),
  says(
    "down",
    "giảm, giảm xuống, đi xuống, tụt, sụt, sụt giảm, giảm sút, tụt xuống, giảm đi",
    "fall, fell, fallen, decrease, decreased, decline, declined, drop, dropped, down, went down",
    "gone down, lost",
  ),
  says(
    "shift",
    "thay đổi, biến động, tăng hay giảm, tăng giảm, giảm hay tăng, chênh lệch, biến đổi, tăng hoặc giảm",
    "chuyển biến, lên xuống, lên hay xuống",
    "change, changed, changes, difference, up or down, changing",
  ),
  says(
    "improve",
    "tiến bộ, cải thiện, tiến triển, khá lên, tốt lên, bứt phá",
    "improve, improved, improving, improvement, improves, progressed",
  ),
  says("worsen", "thụt lùi, kém đi, xấu đi, sa sút, đi lùi, tụt lùi", "worsen, worsened, worsening, deteriorated"),
  says("since", "so với, so, kể từ, đối chiếu với", "since, compared to, compared with, versus, against, vs, from"),
];
