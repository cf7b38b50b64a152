import { means, says, type LexiconEntry } from "./sense.ts";

/** English months by name. "May" is a verb too: it counts only where it cannot be one. */
const MONTHS = [
  "january, jan",
  "february, feb",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september, sept",
  "october, oct",
  "november, nov",
  "december, dec",
].map((names, at): LexiconEntry => ({ ...means({ is: "month-name", value: at + 1 }, names), onlyEnglish: true }));

/** Periods and dates. Numbers beside them are read by the period reader. */
export const times: readonly LexiconEntry[] = [
  says("month", "tháng", "month, months"),
  ...MONTHS,
  says("quarter", "quý", "quarter, quarters"),
  means({ is: "nth", value: 1 }, "1st, nhất", "i, first"),
  means({ is: "nth", value: 2 }, "2nd, nhì, hai", "ii, second"),
  means({ is: "nth", value: 3 }, "3rd", "iii, third"),
  means({ is: "nth", value: 4 }, "4th, tư", "iv, fourth"),
  means({ is: "nth", value: 5 }, "5th, fifth"),
  means({ is: "nth", value: 6 }, "6th, sixth"),
  means({ is: "nth", value: 7 }, "7th, seventh"),
  says("year", "năm, sang năm, cả năm, trong năm, trọn năm, hết năm, nguyên năm", "year, full year, annual"),
  says("full-year", "cả năm, trọn năm, nguyên năm, hết năm, đến hết năm, tính hết năm", "full year, whole year"),
  says(
    "half-year",
    "h1, nửa đầu năm, nửa năm, nửa năm đầu, giữa năm, sơ kết, bán niên",
    // months are counted by the reader of periods; whole, the commonest count stands a slip of the finger
    "6 tháng đầu năm, sáu tháng đầu năm, 6 tháng đầu, sáu tháng đầu",
    "first half, half year, mid year, first half of the year",
  ),
  says("period", "kỳ, đợt, kỳ báo cáo, đợt báo cáo", "period, reporting period, periods, reporting periods"),
  says("this", "này, hiện tại, vừa rồi, vừa qua, hiện hành, đang báo cáo", "nay, this, current, latest"),
  says("last", "trước, ngoái, trước đó, liền trước, vừa trước", "last, previous, prior, before, preceding"),
  says(
    "same-last-year",
    "cùng kỳ năm trước, cùng kỳ năm ngoái, cùng thời điểm năm trước, cùng kỳ năm qua",
    "same period last year, year on year, same period of last year, a year ago, a year earlier",
  ),
  says("same-period", "cùng kỳ, cùng thời điểm", "same period, same time"),
  says(
    "now",
    "hiện nay, hiện giờ, bây giờ, hiện tại, đến nay, tới nay, đến giờ, đến thời điểm này, cho đến nay",
    "mới nhất, gần nhất, gần đây nhất, tính đến nay, lúc này, vừa qua, vừa rồi",
    "now, currently, latest, at present, to date, today, most recent, so far",
  ),
  says("year-start", "đầu năm, hồi đầu năm", "start of the year, beginning of the year"),
  says(
    "since-start",
    "từ đầu năm, từ đầu năm đến nay, từ đầu năm tới giờ, từ đầu năm đến giờ, từ đầu năm đến bây giờ, lũy kế, lũy kế từ đầu năm, kể từ đầu năm, từ đầu năm tới nay",
    "trong năm đến nay",
    "year to date, since the start of the year, since january, so far this year",
  ),
  says("first-of-year", "đầu năm, đầu, đầu tiên", "first, of the year"),
  says("end", "cuối, cuối năm", "end, end of, year end"),
  says("next", "tới, tiếp theo, tiếp, sắp tới, kế tiếp, kế, sắp đến", "sau, next, upcoming, following, coming"),
  says(
    "recent",
    "gần đây, gần nhất, vừa qua, liên tiếp, cuối, trước đây",
    "over the last, in the last, for the last, during the last, over the past, of the last, recent, last",
    "past, latest",
  ),
  says("day", "ngày làm việc, working day, working days, business days"),
  says("day", "ngày, hôm, đúng ngày, vào ngày, đúng hôm, mùng, mồng", "day, days, date"),
  says("today", "hôm nay, ngày hôm nay", "today"),
  says("yesterday", "hôm qua, hôm trước, ngày hôm qua, bữa trước, lần trước", "yesterday, the other day, last time"),
  says("week", "tuần, tuần này", "week, this week"),
  says(
    "so-far",
    "đến nay, tới nay, đến giờ, tới giờ, đến bây giờ, đến hiện tại, đến hiện nay, đến kỳ này",
    "until now, to now, so far",
  ),
];
