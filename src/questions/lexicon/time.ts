import { means, says, type LexiconEntry } from "./sense.ts";

/** Periods and dates. Numbers beside them are read by the period reader. */
export const times: readonly LexiconEntry[] = [
  says("quarter", "quý", "quarter", "quarters"),
  means({ is: "nth", value: 1 }, "i", "first", "1st", "nhất"),
  means({ is: "nth", value: 2 }, "ii", "second", "2nd", "nhì", "hai"),
  means({ is: "nth", value: 3 }, "iii", "third", "3rd"),
  means({ is: "nth", value: 4 }, "iv", "fourth", "4th", "tư"),
  says("month", "tháng", "month", "months"),
  says("year", "năm", "cả năm", "trong năm", "trọn năm", "hết năm", "nguyên năm", "year", "full year", "annual"),
  says("full-year", "cả năm", "trọn năm", "nguyên năm", "full year", "whole year"),
  says("half-year", "nửa đầu năm", "nửa năm", "nửa năm đầu", "giữa năm", "sơ kết", "first half", "half year", "mid year", "first half of the year", "bán niên"),
  says("period", "kỳ", "đợt", "kỳ báo cáo", "đợt báo cáo", "period", "reporting period", "periods", "reporting periods"),
  says("this", "này", "nay", "hiện tại", "vừa rồi", "vừa qua", "hiện hành", "đang báo cáo", "this", "current", "latest"),
  says("last", "trước", "ngoái", "trước đó", "liền trước", "vừa trước", "last", "previous", "prior", "before", "preceding"),
  says("same-period", "cùng kỳ", "cùng kỳ năm trước", "cùng kỳ năm ngoái", "cùng thời điểm năm trước", "cùng kỳ năm qua", "same period", "same period last year", "year on year", "same period of last year", "a year ago", "a year earlier"),
  says("now", "hiện nay", "hiện giờ", "bây giờ", "hiện tại", "đến nay", "tới nay", "đến giờ", "đến thời điểm này", "cho đến nay", "mới nhất", "gần nhất", "gần đây nhất", "tính đến nay", "lúc này", "now", "currently", "latest", "at present", "to date", "today", "most recent", "so far", "vừa qua", "vừa rồi"),
  says("year-start", "đầu năm", "từ đầu năm", "từ đầu năm đến nay", "hồi đầu năm", "lũy kế", "lũy kế từ đầu năm", "start of the year", "beginning of the year", "year to date", "since the start of the year", "since january"),
  says("first-of-year", "đầu năm", "đầu", "first", "of the year", "đầu tiên"),
  says("end", "cuối", "cuối năm", "end", "end of", "year end"),
  says("next", "tới", "sau", "tiếp theo", "tiếp", "sắp tới", "kế tiếp", "kế", "sắp đến", "next", "upcoming", "following", "coming"),
  says("recent", "gần đây", "gần nhất", "vừa qua", "over the last", "in the last", "for the last", "during the last", "over the past", "of the last", "liên tiếp", "cuối", "trước đây", "recent", "last", "past", "latest"),
  says("day", "ngày", "hôm", "đúng ngày", "vào ngày", "đúng hôm", "mùng", "mồng", "day", "days", "date"),
  says("today", "hôm nay", "ngày hôm nay", "today"),
  says("yesterday", "hôm qua", "hôm trước", "ngày hôm qua", "bữa trước", "lần trước", "yesterday", "the other day", "last time"),
  says("week", "tuần", "tuần này", "week", "this week"),
  says("so-far", "đến nay", "tới nay", "đến giờ", "until now", "to now", "đến hiện tại", "đến hiện nay", "đến kỳ này", "so far"),
];
