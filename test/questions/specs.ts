import {
  anyAnswer,
  changed,
  check,
  clarify,
  communesOf,
  counted,
  deadlines,
  indicatorsOf,
  met,
  noAnswer,
  none,
  place,
  profile,
  provinceTrend,
  ranked,
  refuse,
  reportsWhere,
  target,
  tasks,
  total,
  trend,
  unitsWhere,
  unknown,
  unmet,
  values,
  where,
  withoutFigure,
  type Gold,
} from "./gold.ts";

/** A question as officials write it, the same as they chat it, and its right answer. */
export interface Spec {
  readonly id: string;
  readonly vi: string;
  /** The same with chat abbreviations; left out where nobody would abbreviate. */
  readonly chat?: string;
  readonly gold: Gold;
  readonly as?: string;
  /** Turns of one conversation; each spelling is a conversation of its own. */
  readonly session?: string;
  /** Written in English: no other spellings but lower case. */
  readonly english?: boolean;
}

const H1 = "2024-H1";
const Q1 = "2024-Q1";
const Q3 = "2024-Q3";
const vanQuan = communesOf("184");
const chiLang = communesOf("187");
const communes = { units: vanQuan };

const filters: Spec[] = [
  {
    id: "filter-01",
    vi: "Huyện nào chưa tới 40% thanh toán trực tuyến?",
    chat: "huyện nào chưa tới 40% ttoan tt",
    gold: where("online-payment", [["<", 40]]),
  },
  {
    id: "filter-02",
    vi: "những đơn vị đúng hạn dưới 99,5%",
    chat: "đv nào đúng hạn < 99.5%",
    gold: where("on-time", [["<", 99.5]]),
  },
  {
    id: "filter-03",
    vi: "Huyện nào có tỷ lệ hồ sơ tiếp nhận, xử lý trực tuyến trên 85%",
    chat: "h nào hs tiếp nhận xử lý onl >85%",
    gold: where("online-processing", [[">", 85]]),
  },
  {
    id: "filter-04",
    vi: "các huyện hài lòng từ 90 đến dưới 93",
    chat: "các huyện hài lòng từ 90 đến dưới 93",
    gold: where("satisfaction", [
      [">=", 90],
      ["<", 93],
    ]),
  },
  {
    id: "filter-05",
    vi: "đơn vị nào có ít nhất 45 hồ sơ trễ hạn",
    chat: "dv nào có ít nhất 45 hs trễ hạn",
    gold: where("late-dossiers", [[">=", 45]]),
  },
  {
    id: "filter-06",
    vi: "thanh toán trực tuyến không quá 30% là những huyện nào",
    chat: "TTTT ko quá 30% là những huyện nào",
    gold: where("online-payment", [["<=", 30]]),
  },
  {
    id: "filter-07",
    vi: "Những huyện không dưới 45% thanh toán không dùng tiền mặt",
    chat: "những huyện ko dưới 45% ttoan online",
    gold: where("online-payment", [[">=", 45]]),
  },
  {
    id: "filter-08",
    vi: "huyện nào dưới bốn mươi lăm phần trăm thanh toán trực tuyến",
    chat: "huyện nào dưới 4 mươi lăm phần trăm tt online",
    gold: where("online-payment", [["<", 45]]),
  },
  {
    id: "filter-09",
    vi: "Đơn vị nào đã đạt chỉ tiêu số hóa kết quả giải quyết TTHC?",
    chat: "đv nào đạt chỉ tiêu số hoá rồi",
    gold: met("digitised-results"),
  },
  {
    id: "filter-10",
    vi: "huyện nào không đạt chỉ tiêu hồ sơ phát sinh trực tuyến",
    chat: "h nào ko đạt chỉ tiêu hs phát sinh online",
    gold: unmet("online-origination"),
  },
  {
    id: "filter-11",
    vi: "Có bao nhiêu huyện chưa đạt chỉ tiêu hài lòng?",
    chat: "bn huyện chưa đạt chỉ tiêu hài lòng",
    gold: counted(unmet("satisfaction")),
  },
  {
    id: "filter-12",
    vi: "mấy huyện đạt trên 80% về số hóa hồ sơ",
    chat: "mấy huyện đạt trên 80% số hoá",
    gold: counted(where("digitised-results", [[">", 80]])),
  },
  {
    id: "filter-13",
    vi: "xã nào ở huyện Chi Lăng có hài lòng dưới 90%",
    chat: "xã nào ở h. Chi Lăng hài lòng dưới 90%",
    gold: where("satisfaction", [["<", 90]], { units: chiLang }),
  },
  {
    id: "filter-14",
    vi: "các xã thuộc Văn Quan đạt từ 30% trở lên về thanh toán trực tuyến",
    chat: "các xã vq đạt từ 30% trở lên ttoan tt",
    gold: where("online-payment", [[">=", 30]], communes),
  },
  {
    id: "filter-15",
    vi: "quý I năm 2024 những huyện nào thanh toán trực tuyến vượt 40%",
    chat: "q1/2024 những huyện nào tttt vượt 40%",
    gold: where("online-payment", [[">", 40]], { period: Q1 }),
  },
  {
    id: "filter-16",
    vi: "Cuối năm 2023 huyện nào số hóa dưới 50%",
    chat: "năm 2023 huyện nào số hoá < 50%",
    gold: where("digitised-results", [["<", 50]], { period: "2023-Y" }),
  },
  {
    id: "filter-17",
    vi: "phản ánh kiến nghị giải quyết đủ 100% gồm huyện nào",
    chat: "pakn gq đủ 100% gồm huyện nào",
    gold: where("petitions-resolved", [["=", 100]]),
  },
  {
    id: "filter-18",
    vi: "Huyện nào bộ phận một cửa cấp xã được trang bị dưới 50%",
    chat: "h nào 1 cửa cấp xã dc trang bị dưới 50%",
    gold: where("equipped-one-stop", [["<", 50]]),
  },
  {
    id: "filter-19",
    vi: "hồ sơ trễ hạn có giải trình xin lỗi chưa đủ 100% là huyện nào",
    chat: "hs trễ hạn có giải trình xin lỗi chưa đủ 100% là h nào",
    gold: where("late-explained", [["<", 100]]),
  },
  {
    id: "filter-20",
    vi: "huyện nào hài lòng tối thiểu 92%",
    chat: "h nào hài lòng tối thiểu 92%",
    gold: where("satisfaction", [[">=", 92]]),
  },
  {
    id: "filter-21",
    vi: "Huyện nào thanh toán trực tuyến đúng bằng 45%?",
    chat: "h nào ttoan tt = 45%",
    gold: where("online-payment", [["=", 45]]),
  },
  {
    id: "filter-22",
    vi: "huyện nào thanh toán trực tuyến dưới 25",
    chat: "h nào tttt dưới 25",
    gold: where("online-payment", [["<", 25]]),
  },
  {
    id: "filter-23",
    vi: "liệt kê các huyện có số hồ sơ quá hạn cao hơn 50",
    chat: "liệt kê các h có hs quá hạn >50",
    gold: where("late-dossiers", [[">", 50]]),
  },
  {
    id: "filter-24",
    vi: "Huyện nào niêm yết công khai TTHC dưới 96%",
    chat: "h nào niêm yết dưới 96%",
    gold: where("public-listing", [["<", 96]]),
  },
  {
    id: "filter-25",
    vi: "huyện nào tăng từ 5 bậc PAR INDEX trở lên",
    chat: "h nào tăng từ 5 bậc par index trở lên",
    gold: where("par-index-rank-change", [[">=", 5]], { period: "2023-Y" }),
  },
  {
    id: "filter-26",
    vi: "quý III năm ngoái huyện nào thanh toán trực tuyến dưới 30%",
    chat: "q3 năm ngoái h nào tttt <30%",
    gold: where("online-payment", [["<", 30]], { period: "2023-Q3" }),
  },
  {
    id: "filter-27",
    vi: "9 tháng đầu năm huyện nào đúng hạn từ 99,8% trở lên",
    chat: "9 tháng h nào đúng hạn từ 99.8% trở lên",
    gold: where("on-time", [[">=", 99.8]]),
  },
  {
    id: "filter-28",
    vi: "trừ thành phố Lạng Sơn, huyện nào thanh toán trực tuyến từ 45% trở lên",
    chat: "trừ TP Lạng Sơn h nào tttt từ 45% trở lên",
    gold: where("online-payment", [[">=", 45]], {
      units: ["180", "181", "182", "183", "184", "185", "186", "187", "188", "189"],
    }),
  },
  {
    id: "filter-29",
    vi: "huyện nào thấp hơn Lộc Bình về thanh toán trực tuyến",
    chat: "h nào thấp hơn Lộc Bình về tttt",
    gold: where("online-payment", [["<", 40.199]]),
  },
  {
    id: "filter-30",
    vi: "huyện nào thanh toán trực tuyến dưới mức bình quân toàn tỉnh",
    chat: "h nào tttt dưới mức bình quân toàn tỉnh",
    gold: where("online-payment", [["<", 41.05]]),
  },
  {
    id: "filter-31",
    vi: "Trong Chi Lăng, Lộc Bình và Cao Lộc huyện nào chưa đạt chỉ tiêu thanh toán trực tuyến",
    gold: unmet("online-payment", { units: ["187", "188", "183"] }),
  },
];

const valuesAndTotals: Spec[] = [
  {
    id: "value-01",
    vi: "Tỷ lệ thanh toán trực tuyến của huyện Tràng Định",
    chat: "tttt tràng định bn",
    gold: values("online-payment", ["180"]),
  },
  {
    id: "value-02",
    vi: "Hữu Lũng đúng hạn được bao nhiêu phần trăm quý I",
    chat: "hữu lũng đúng hạn dc bn % q1",
    gold: values("on-time", ["186"], Q1),
  },
  {
    id: "value-03",
    vi: "số hồ sơ trễ hạn của thành phố Lạng Sơn",
    chat: "số hs trễ hạn tp lạng sơn",
    gold: values("late-dossiers", ["178"]),
  },
  {
    id: "value-04",
    vi: "cho tôi biết mức độ hài lòng ở Bắc Sơn 6 tháng đầu năm",
    chat: "cho xem hài lòng bắc sơn 6 tháng",
    gold: values("satisfaction", ["185"], H1),
  },
  {
    id: "value-05",
    vi: "xã Yên Phúc số hóa được mấy phần trăm",
    chat: "x. yên phúc số hoá dc mấy %",
    gold: values("digitised-results", ["06319"]),
  },
  {
    id: "value-06",
    vi: "Bình Gia niêm yết thủ tục hành chính thế nào",
    chat: "bình gia niêm yết ntn",
    gold: values("public-listing", ["181"]),
  },
  {
    id: "value-07",
    vi: "Năm 2023 Bắc Sơn tăng mấy bậc chỉ số cải cách hành chính",
    chat: "năm 2023 bắc sơn tăng mấy bậc par index",
    gold: values("par-index-rank-change", ["185"], "2023-Y"),
  },
  {
    id: "value-08",
    vi: "hồ sơ phát sinh trực tuyến của Cao Lộc quý 3 năm 2023 đạt bao nhiêu",
    chat: "hs phát sinh onl cao lộc q3/2023 đạt bn",
    gold: values("online-origination", ["183"], "2023-Q3"),
  },
  {
    id: "value-09",
    vi: "thanh toán trực tuyến của thị trấn Văn Quan",
    chat: "tttt tt. văn quan",
    gold: values("online-payment", ["06253"]),
  },
  {
    id: "value-10",
    vi: "Văn Lãng đã đạt chỉ tiêu số hóa chưa?",
    chat: "văn lãng đạt chỉ tiêu số hoá chưa",
    gold: values("digitised-results", ["182"]),
  },
  {
    id: "value-11",
    vi: "Lộc Bình có trên 40% thanh toán trực tuyến không",
    chat: "lộc bình có >40% tttt ko",
    gold: values("online-payment", ["188"]),
  },
  {
    id: "value-12",
    vi: "Kỳ trước Tràng Định hài lòng bao nhiêu",
    chat: "kỳ trước tràng định hài lòng bn",
    gold: values("satisfaction", ["180"], H1),
  },
  {
    id: "value-13",
    vi: "phản ánh kiến nghị của Lộc Bình cùng kỳ năm trước",
    chat: "pakn lộc bình cùng kỳ năm trc",
    gold: values("petitions-resolved", ["188"], "2023-Q3"),
  },
  {
    id: "value-14",
    vi: "thành phố thanh toán trực tuyến bao nhiêu phần trăm",
    chat: "tp tttt bn %",
    gold: values("online-payment", ["178"]),
  },
  {
    id: "value-15",
    vi: "Cao Lộc còn thiếu bao nhiêu điểm phần trăm nữa thì đạt chỉ tiêu thanh toán trực tuyến",
    chat: "cao lộc còn thiếu bn điểm % nữa thì đạt chỉ tiêu tttt",
    gold: values("online-payment", ["183"]),
  },
  {
    id: "value-16",
    vi: "thanh toán trực tuyến và hài lòng của Hữu Lũng",
    chat: "tttt và hài lòng của hữu lũng",
    gold: {
      kind: "answer",
      rows: [...(values("online-payment", ["186"]).rows ?? []), ...(values("satisfaction", ["186"]).rows ?? [])],
    },
  },
  {
    id: "value-17",
    vi: "Báo cáo tôi kết quả thanh toán trực tuyến của Chi Lăng",
    chat: "báo cáo anh kq tttt chi lăng",
    gold: values("online-payment", ["187"]),
  },
  {
    id: "value-18",
    vi: "thanh toán trực tuyến của các huyện",
    chat: "tttt các huyện",
    gold: where("online-payment", []),
  },
  {
    id: "value-19",
    vi: "các xã của Văn Quan đúng hạn bao nhiêu",
    chat: "các xã vq đúng hạn bn",
    gold: where("on-time", [], communes),
  },
  {
    id: "total-01",
    vi: "toàn tỉnh đúng hạn bao nhiêu phần trăm",
    chat: "toàn tỉnh đúng hạn bn %",
    gold: total("20", "on-time"),
  },
  {
    id: "total-02",
    vi: "Tỷ lệ hài lòng chung của tỉnh 6 tháng đầu năm",
    chat: "hài lòng chung của tỉnh 6 tháng",
    gold: total("20", "satisfaction", { period: H1 }),
  },
  {
    id: "total-03",
    vi: "tổng số hồ sơ trễ hạn toàn tỉnh năm 2023",
    chat: "tổng hs trễ hạn toàn tỉnh năm 2023",
    gold: total("20", "late-dossiers", { period: "2023-Y" }),
  },
  {
    id: "total-04",
    vi: "bình quân các huyện về số hóa kết quả",
    chat: "bình quân các h về số hoá",
    gold: total("20", "digitised-results"),
  },
  {
    id: "total-05",
    vi: "cả tỉnh hiện nay hồ sơ phát sinh trực tuyến đạt bao nhiêu",
    chat: "cả tỉnh hiện nay hs phát sinh onl đạt bn",
    gold: total("20", "online-origination"),
  },
  {
    id: "total-06",
    vi: "Tỉnh đã đạt chỉ tiêu đúng hạn chưa",
    chat: "tỉnh đạt chỉ tiêu đúng hạn chưa",
    gold: total("20", "on-time"),
  },
  {
    id: "total-07",
    vi: "tỷ lệ niêm yết công khai hiện nay là bao nhiêu",
    chat: "tl niêm yết công khai hiện nay bn",
    gold: total("20", "public-listing"),
  },
  { id: "none-01", vi: "hài lòng của Bình Gia quý III", chat: "hài lòng bình gia q3", gold: none },
  {
    id: "none-02",
    vi: "thanh toán trực tuyến của xã Hợp Thành là bao nhiêu",
    chat: "tttt xã hợp thành bn",
    gold: none,
  },
  { id: "none-03", vi: "thanh toán trực tuyến toàn tỉnh năm 2020", chat: "tttt toàn tỉnh năm 2020", gold: none },
  { id: "none-04", vi: "Hữu Lũng đúng hạn quý I năm 2026", chat: "hữu lũng đúng hạn q1/2026", gold: none },
];

const rankings: Spec[] = [
  {
    id: "rank-01",
    vi: "top 5 huyện số hóa tốt nhất",
    chat: "top 5 h số hoá tốt nhất",
    gold: ranked("digitised-results", "desc", 5),
  },
  {
    id: "rank-02",
    vi: "3 huyện thấp nhất về hài lòng",
    chat: "3 h thấp nhất về hài lòng",
    gold: ranked("satisfaction", "asc", 3),
  },
  {
    id: "rank-03",
    vi: "huyện nào thấp nhất về thanh toán trực tuyến",
    chat: "h nào thấp nhất tttt",
    gold: ranked("online-payment", "asc", 1),
  },
  {
    id: "rank-04",
    vi: "đơn vị nào ít hồ sơ trễ hạn nhất",
    chat: "đv nào ít hs trễ hạn nhất",
    gold: ranked("late-dossiers", "asc", 1),
  },
  {
    id: "rank-05",
    vi: "Xếp hạng các huyện về tỷ lệ số hóa 6 tháng đầu năm 2024",
    chat: "xếp hạng các h về số hoá 6t 2024",
    gold: ranked("digitised-results", "desc", 11, { period: H1 }),
  },
  {
    id: "rank-06",
    vi: "3 xã bét bảng về thanh toán trực tuyến ở Văn Quan",
    chat: "3 xã bét bảng tttt ở văn quan",
    gold: ranked("online-payment", "asc", 3, communes),
  },
  {
    id: "rank-07",
    vi: "năm huyện cao nhất về hồ sơ phát sinh trực tuyến",
    chat: "5 h cao nhất hs phát sinh onl",
    gold: ranked("online-origination", "desc", 5),
  },
  {
    id: "rank-08",
    vi: "huyện nào đứng cuối về đúng hạn",
    chat: "h nào đứng cuối về đúng hạn",
    gold: ranked("on-time", "asc", 1),
  },
  {
    id: "rank-09",
    vi: "Văn Quan đứng thứ mấy về hài lòng",
    chat: "văn quan đứng thứ mấy hài lòng",
    gold: place("184", "satisfaction"),
  },
  {
    id: "rank-10",
    vi: "xếp thứ hạng của Hữu Lũng về thanh toán trực tuyến",
    chat: "hữu lũng hạng mấy tttt",
    gold: place("186", "online-payment"),
  },
  {
    id: "rank-11",
    vi: "2 đơn vị nhiều hồ sơ quá hạn nhất quý I",
    chat: "2 đv nhiều hs quá hạn nhất q1",
    gold: ranked("late-dossiers", "desc", 2, { period: Q1 }),
  },
  {
    id: "rank-12",
    vi: "huyện có tỷ lệ xử lý hồ sơ trực tuyến kém nhất",
    chat: "h xử lý hs onl kém nhất",
    gold: ranked("online-processing", "asc", 1),
  },
  {
    id: "rank-13",
    vi: "Sắp xếp các huyện theo đúng hạn từ thấp đến cao",
    chat: "sắp xếp các h theo đúng hạn từ thấp đến cao",
    gold: ranked("on-time", "asc", 11),
  },
  {
    id: "rank-14",
    vi: "xã nào của Chi Lăng hài lòng cao nhất",
    chat: "xã nào của chi lăng hài lòng cao nhất",
    gold: ranked("satisfaction", "desc", 1, { units: chiLang }),
  },
  {
    id: "rank-15",
    vi: "ai dẫn đầu về số hóa",
    chat: "ai dẫn đầu số hoá",
    gold: ranked("digitised-results", "desc", 1),
  },
];

const comparisons: Spec[] = [
  {
    id: "compare-01",
    vi: "So sánh Chi Lăng với Hữu Lũng về hồ sơ phát sinh trực tuyến",
    chat: "ss chi lăng vs hữu lũng hs phát sinh onl",
    gold: values("online-origination", ["187", "186"]),
  },
  {
    id: "compare-02",
    vi: "Cao Lộc và Văn Lãng bên nào đúng hạn cao hơn",
    chat: "cao lộc và văn lãng bên nào đúng hạn cao hơn",
    gold: values("on-time", ["183", "182"]),
  },
  {
    id: "compare-03",
    vi: "Cao Lộc hơn Văn Lãng bao nhiêu điểm phần trăm về đúng hạn",
    chat: "cao lộc hơn văn lãng bn điểm % đúng hạn",
    gold: values("on-time", ["183", "182"]),
  },
  {
    id: "compare-04",
    vi: "so sánh hài lòng Bắc Sơn, Lộc Bình, Tràng Định năm 2023",
    chat: "ss hài lòng bắc sơn, lộc bình, tràng định năm 2023",
    gold: values("satisfaction", ["185", "188", "180"], "2023-Y"),
  },
  {
    id: "trend-01",
    vi: "Xu hướng thanh toán trực tuyến của Hữu Lũng",
    chat: "xu hướng tttt hữu lũng",
    gold: trend("186", "online-payment"),
  },
  {
    id: "trend-02",
    vi: "diễn biến số hồ sơ trễ hạn của Lộc Bình trong năm 2024",
    chat: "diễn biến hs trễ hạn lộc bình năm 2024",
    gold: trend("188", "late-dossiers", ["2024-Q1", "2024-H1", "2024-Q3"]),
  },
  {
    id: "trend-03",
    vi: "thanh toán trực tuyến của tỉnh 4 kỳ gần đây",
    chat: "tttt của tỉnh 4 kỳ gần đây",
    gold: provinceTrend("20", "online-payment", ["2023-Y", "2024-Q1", "2024-H1", "2024-Q3"]),
  },
  {
    id: "trend-04",
    vi: "đúng hạn của Bắc Sơn qua các quý",
    chat: "đúng hạn bắc sơn qua các quý",
    gold: trend("185", "on-time"),
  },
  {
    id: "trend-05",
    vi: "Cao Lộc số hóa từ quý I năm 2024 đến nay",
    chat: "cao lộc số hoá từ q1/2024 đến nay",
    gold: trend("183", "digitised-results", ["2024-Q1", "2024-H1", "2024-Q3"]),
  },
  {
    id: "change-01",
    vi: "Huyện nào tăng thanh toán trực tuyến so với kỳ trước",
    chat: "h nào tăng tttt so với kỳ trc",
    gold: changed("online-payment", { from: H1, keep: "up" }),
  },
  {
    id: "change-02",
    vi: "đơn vị nào giảm đúng hạn so với 6 tháng đầu năm",
    chat: "đv nào giảm đúng hạn so với 6t đầu năm",
    gold: changed("on-time", { from: H1, keep: "down" }),
  },
  {
    id: "change-03",
    vi: "hài lòng của Tràng Định tăng hay giảm so với kỳ trước",
    chat: "hài lòng tràng định tăng hay giảm so với kỳ trc",
    gold: changed("satisfaction", { from: H1, units: ["180"] }),
  },
  {
    id: "change-04",
    vi: "Hữu Lũng số hóa tăng bao nhiêu điểm so với cùng kỳ năm trước",
    chat: "hữu lũng số hoá tăng bn điểm so với cùng kỳ",
    gold: changed("digitised-results", { from: "2023-Q3", units: ["186"] }),
  },
  {
    id: "change-05",
    vi: "huyện nào tiến bộ nhất về thanh toán trực tuyến so với cùng kỳ",
    chat: "h nào tiến bộ nhất về tttt so với cùng kỳ",
    gold: changed("online-payment", { from: "2023-Q3", top: ["desc", 1] }),
  },
  {
    id: "change-06",
    vi: "so với quý I, thanh toán trực tuyến Cao Lộc thay đổi ra sao",
    chat: "so với q1 tttt cao lộc thay đổi ra sao",
    gold: changed("online-payment", { from: Q1, units: ["183"] }),
  },
  {
    id: "change-07",
    vi: "3 huyện tăng mạnh nhất về số hóa so với kỳ trước",
    chat: "3 h tăng mạnh nhất về số hoá so với kỳ trc",
    gold: changed("digitised-results", { from: H1, top: ["desc", 3] }),
  },
  {
    id: "change-08",
    vi: "toàn tỉnh thanh toán trực tuyến thay đổi thế nào so với cùng kỳ",
    gold: {
      kind: "answer",
      rows: [
        {
          ...total("20", "online-payment").rows?.[0],
          change: 41.05 - Number(total("20", "online-payment", { period: "2023-Q3" }).rows?.[0]?.["value"]),
        },
      ],
    },
  },
];

const multiple: Spec[] = [
  {
    id: "multi-01",
    vi: "huyện nào đúng hạn trên 99,5% nhưng thanh toán trực tuyến dưới 45%",
    chat: "h nào đúng hạn >99.5% nhưng tttt <45%",
    gold: unitsWhere((unit) => check(unit, "on-time", [">", 99.5]) && check(unit, "online-payment", ["<", 45])),
  },
  {
    id: "multi-02",
    vi: "những huyện vừa đạt chỉ tiêu hài lòng vừa đạt chỉ tiêu số hóa",
    chat: "những h vừa đạt chỉ tiêu hài lòng vừa đạt chỉ tiêu số hoá",
    gold: unitsWhere((unit) => check(unit, "satisfaction", "met") && check(unit, "digitised-results", "met")),
  },
  {
    id: "multi-03",
    vi: "huyện nào hài lòng dưới 90% hoặc hồ sơ trễ hạn trên 45",
    chat: "h nào hài lòng <90% hoặc hs trễ hạn >45",
    gold: unitsWhere((unit) => check(unit, "satisfaction", ["<", 90]) || check(unit, "late-dossiers", [">", 45])),
  },
  {
    id: "multi-04",
    vi: "thanh toán trực tuyến và hài lòng đều chưa đạt chỉ tiêu là huyện nào",
    chat: "tttt và hài lòng đều chưa đạt chỉ tiêu là h nào",
    gold: unitsWhere(
      (unit) => check(unit, "online-payment", "met") === false && check(unit, "satisfaction", "met") === false,
    ),
  },
  {
    id: "multi-05",
    vi: "xã nào của Văn Quan đúng hạn trên 99% nhưng thanh toán trực tuyến dưới 30%",
    chat: "xã nào vq đúng hạn >99% nhưng tttt <30%",
    gold: unitsWhere((unit) => check(unit, "on-time", [">", 99]) && check(unit, "online-payment", ["<", 30]), vanQuan),
  },
  {
    id: "multi-06",
    vi: "huyện nào hồ sơ phát sinh trực tuyến từ 90% trở lên và không có báo cáo bị trả lại",
    gold: noAnswer,
  },
  {
    id: "multi-07",
    vi: "bao nhiêu huyện đạt cả chỉ tiêu đúng hạn và chỉ tiêu thanh toán trực tuyến",
    chat: "bn huyện đạt cả chỉ tiêu đúng hạn và chỉ tiêu tttt",
    gold: counted(unitsWhere((unit) => check(unit, "on-time", "met") && check(unit, "online-payment", "met"))),
  },
  {
    id: "unmet-01",
    vi: "Lộc Bình chưa đạt những chỉ tiêu nào",
    chat: "lộc bình chưa đạt những chỉ tiêu nào",
    gold: indicatorsOf("188", false),
  },
  {
    id: "unmet-02",
    vi: "các chỉ tiêu Hữu Lũng đã đạt",
    chat: "các chỉ tiêu hữu lũng đã đạt",
    gold: indicatorsOf("186", true),
  },
  {
    id: "unmet-03",
    vi: "tất cả các chỉ tiêu của Bắc Sơn quý III",
    chat: "tất cả các chỉ tiêu của bắc sơn q3",
    gold: profile("185"),
  },
];

const reporting: Spec[] = [
  {
    id: "report-01",
    vi: "Huyện nào chưa nộp báo cáo kỳ này?",
    chat: "h nào chưa nộp bc kỳ này",
    gold: reportsWhere((r) => !r.sent),
  },
  {
    id: "report-02",
    vi: "ai nộp muộn, muộn mấy ngày",
    chat: "ai nộp muộn, muộn mấy ngày",
    gold: reportsWhere((r) => r.late),
  },
  {
    id: "report-03",
    vi: "những đơn vị đã gửi báo cáo quý III đúng hạn",
    chat: "những đv đã gửi bc q3 đúng hạn",
    gold: reportsWhere((r) => r.sent && !r.late),
  },
  {
    id: "report-04",
    vi: "báo cáo của Tràng Định nộp chưa",
    chat: "bc tràng định nộp chưa",
    gold: { kind: "answer", rows: [{ unit: "180", period: Q3, status: "approved" }] },
  },
  {
    id: "report-05",
    vi: "Đình Lập đã gửi báo cáo quý III chưa",
    chat: "đình lập gửi bc q3 chưa",
    gold: { kind: "answer", rows: [{ unit: "189", period: Q3, status: "missing" }] },
  },
  {
    id: "report-06",
    vi: "báo cáo nào đang chờ duyệt",
    chat: "bc nào đang chờ duyệt",
    gold: reportsWhere((r) => r.status === "submitted"),
  },
  {
    id: "report-07",
    vi: "Bao nhiêu huyện đã được duyệt báo cáo quý III",
    chat: "bn huyện đã dc duyệt bc q3",
    gold: counted(reportsWhere((r) => r.status === "approved")),
  },
  {
    id: "report-08",
    vi: "huyện nào nộp báo cáo 6 tháng năm 2023 trễ hạn",
    chat: "h nào nộp bc 6t năm 2023 trễ hạn",
    gold: reportsWhere((r) => r.late, "2023-H1"),
  },
  {
    id: "report-09",
    vi: "báo cáo bị trả lại của kỳ này là của đơn vị nào",
    chat: "bc bị trả lại kỳ này là của đv nào",
    gold: reportsWhere((r) => r.status === "returned"),
  },
  {
    id: "report-10",
    vi: "Đơn vị nào chưa có số liệu thanh toán trực tuyến quý III",
    chat: "đv nào chưa có sl tttt q3",
    gold: withoutFigure("online-payment"),
  },
  {
    id: "report-11",
    vi: "đã có bao nhiêu đơn vị nộp báo cáo quý III",
    chat: "đã có bn đv nộp bc q3",
    gold: counted(reportsWhere((r) => r.sent)),
  },
  {
    id: "report-12",
    vi: "tình hình nộp báo cáo quý I năm 2024 của các huyện",
    chat: "tình hình nộp bc q1/2024 các huyện",
    gold: reportsWhere(() => true, Q1),
  },
  { id: "report-13", vi: "quý I huyện nào nộp trễ", chat: "q1 h nào nộp trễ", gold: reportsWhere((r) => r.late, Q1) },
  {
    id: "report-14",
    vi: "trạng thái báo cáo của Bình Gia",
    chat: "trạng thái bc bình gia",
    gold: { kind: "answer", rows: [{ unit: "181", period: Q3, status: "returned" }] },
  },
  {
    id: "report-15",
    vi: "còn đơn vị nào chưa gửi báo cáo không",
    chat: "còn đv nào chưa gửi bc ko",
    gold: reportsWhere((r) => !r.sent),
  },
];

const calendarAndTargets: Spec[] = [
  {
    id: "due-01",
    vi: "Khi nào phải nộp báo cáo năm 2024",
    chat: "khi nào phải nộp bc năm 2024",
    gold: deadlines("2024-Y"),
  },
  {
    id: "due-02",
    vi: "hạn chót báo cáo 6 tháng năm 2025 là ngày nào",
    chat: "hạn chót bc 6t năm 2025 là ngày nào",
    gold: deadlines("2025-H1"),
  },
  {
    id: "due-03",
    vi: "còn mấy ngày nữa đến hạn báo cáo tới",
    chat: "còn mấy ngày nữa đến hạn bc tới",
    gold: deadlines("2024-Y"),
  },
  {
    id: "due-04",
    vi: "lịch nộp báo cáo năm 2025",
    chat: "lịch nộp bc năm 2025",
    gold: deadlines("2025-Q1", "2025-H1", "2025-Q3", "2025-Y"),
  },
  {
    id: "due-05",
    vi: "còn bao nhiêu ngày nữa thì đến hạn quý I",
    chat: "còn bn ngày nữa đến hạn q1",
    gold: deadlines("2025-Q1"),
  },
  { id: "due-06", vi: "kỳ báo cáo tới hạn nộp khi nào", chat: "kỳ bc tới hạn nộp khi nào", gold: deadlines("2024-Y") },
  {
    id: "due-07",
    vi: "hạn báo cáo quý III năm 2024 là hôm nào",
    chat: "hạn bc q3/2024 là hôm nào",
    gold: deadlines("2024-Q3"),
  },
  { id: "target-01", vi: "Chỉ tiêu đúng hạn là bao nhiêu", chat: "chỉ tiêu đúng hạn bn", gold: target("on-time") },
  {
    id: "target-02",
    vi: "số hóa phải đạt bao nhiêu phần trăm",
    chat: "số hoá phải đạt bn %",
    gold: target("digitised-results"),
  },
  {
    id: "target-03",
    vi: "mục tiêu về phản ánh kiến nghị năm nay là gì, văn bản nào giao",
    chat: "mục tiêu pakn năm nay là gì, vb nào giao",
    gold: target("petitions-resolved"),
  },
  {
    id: "target-04",
    vi: "thanh toán trực tuyến đạt 45% có phải là đạt chỉ tiêu không",
    gold: target("online-payment"),
  },
  {
    id: "target-05",
    vi: "bao nhiêu phần trăm thì đạt chỉ tiêu hài lòng",
    chat: "bn % thì đạt chỉ tiêu hài lòng",
    gold: target("satisfaction"),
  },
  { id: "target-06", vi: "đúng hạn 99% có đạt không", chat: "đúng hạn 99% có đạt ko", gold: target("on-time") },
  { id: "how-01", vi: "tỷ lệ thanh toán trực tuyến được tính như thế nào", chat: "tl tttt tính ntn", gold: anyAnswer },
  { id: "how-02", vi: "cách tính chỉ tiêu hài lòng", chat: "cách tính chỉ tiêu hài lòng", gold: anyAnswer },
  { id: "help-01", vi: "bạn làm được những gì", chat: "bạn làm dc j", gold: anyAnswer },
];

const followedUp: Spec[] = [
  { id: "task-01", vi: "Nhiệm vụ nào chưa xong", chat: "nhiệm vụ nào chưa xong", gold: tasks((t) => t.done < t.total) },
  {
    id: "task-02",
    vi: "Lộc Bình được giao những nhiệm vụ gì",
    chat: "lộc bình dc giao nhiệm vụ gì",
    gold: tasks((t) => t.unit === "188"),
  },
  {
    id: "task-03",
    vi: "nhiệm vụ nào đã hoàn thành",
    chat: "nhiệm vụ nào xong rồi",
    gold: tasks((t) => t.done >= t.total),
  },
  {
    id: "task-04",
    vi: "nhiệm vụ quá hạn chưa hoàn thành",
    chat: "nvu quá hạn chưa hoàn thành",
    gold: tasks((t) => t.done < t.total && t.due < "2024-10-10"),
  },
  {
    id: "task-05",
    vi: "tiến độ giải quyết cán bộ dôi dư của Văn Quan",
    chat: "tiến độ giải quyết cán bộ dôi dư văn quan",
    gold: tasks((t) => t.unit === "184"),
  },
  {
    id: "task-06",
    vi: "các lớp bồi dưỡng đã tổ chức đến đâu rồi",
    chat: "các lớp bồi dưỡng đến đâu rồi",
    gold: tasks((t) => t.title.includes("bồi dưỡng")),
  },
  {
    id: "task-07",
    vi: "Chi Lăng còn việc gì chưa làm",
    chat: "chi lăng còn việc gì chưa làm",
    gold: tasks((t) => t.unit === "187" && t.done < t.total),
  },
  {
    id: "task-08",
    vi: "kết luận cuộc họp giao Tràng Định việc gì",
    chat: "kết luận họp giao tràng định việc gì",
    gold: tasks((t) => t.unit === "180"),
  },
];

const conversations: Spec[] = [
  {
    id: "follow-01",
    session: "a",
    vi: "huyện nào dưới 40% thanh toán trực tuyến",
    chat: "h nào <40% tttt",
    gold: where("online-payment", [["<", 40]]),
  },
  {
    id: "follow-02",
    session: "a",
    vi: "còn kỳ trước?",
    chat: "còn kỳ trc?",
    gold: where("online-payment", [["<", 40]], { period: H1 }),
  },
  {
    id: "follow-03",
    session: "a",
    vi: "thế dưới 35% thì sao",
    chat: "thế <35% thì sao",
    gold: where("online-payment", [["<", 35]], { period: H1 }),
  },
  {
    id: "follow-04",
    session: "b",
    vi: "hài lòng của Lộc Bình bao nhiêu",
    chat: "hài lòng lộc bình bn",
    gold: values("satisfaction", ["188"]),
  },
  {
    id: "follow-05",
    session: "b",
    vi: "thế còn Hữu Lũng",
    chat: "thế còn hữu lũng",
    gold: values("satisfaction", ["186"]),
  },
  {
    id: "follow-06",
    session: "b",
    vi: "còn quý trước?",
    chat: "còn quý trc?",
    gold: values("satisfaction", ["186"], H1),
  },
  {
    id: "follow-07",
    session: "b",
    vi: "đúng hạn thì sao",
    chat: "đúng hạn thì sao",
    gold: values("on-time", ["186"], H1),
  },
  {
    id: "follow-08",
    session: "c",
    vi: "xếp hạng các huyện theo thanh toán trực tuyến",
    chat: "xếp hạng các h theo tttt",
    gold: ranked("online-payment", "desc", 11),
  },
  {
    id: "follow-09",
    session: "c",
    vi: "trừ thành phố",
    chat: "trừ tp",
    gold: ranked("online-payment", "desc", 11, {
      units: ["180", "181", "182", "183", "184", "185", "186", "187", "188", "189"],
    }),
  },
  { id: "follow-10", session: "d", vi: "huyện nào dưới 90%?", chat: "h nào <90%?", gold: clarify },
  { id: "follow-11", session: "d", vi: "hài lòng", chat: "hài lòng", gold: where("satisfaction", [["<", 90]]) },
  {
    id: "follow-12",
    session: "e",
    vi: "đơn vị nào chưa nộp báo cáo quý III",
    chat: "đv nào chưa nộp bc q3",
    gold: reportsWhere((r) => !r.sent),
  },
  {
    id: "follow-13",
    session: "e",
    vi: "thế ai nộp muộn?",
    chat: "thế ai nộp muộn?",
    gold: reportsWhere((r) => r.late),
  },
];

const declined: Spec[] = [
  { id: "clarify-01", vi: "đơn vị nào trên 80%", chat: "đv nào >80%", gold: clarify },
  {
    id: "value-20",
    vi: "hồ sơ trực tuyến của Bắc Sơn",
    chat: "hs trực tuyến bắc sơn",
    gold: values("online-processing", ["185"]),
  },
  { id: "clarify-02", vi: "tỷ lệ online của Bắc Sơn", chat: "tl online bắc sơn", gold: clarify },
  { id: "clarify-03", vi: "Chi Lăng thế nào rồi?", chat: "chi lăng sao rồi", gold: clarify },
  { id: "clarify-04", vi: "xã Hòa Bình thanh toán trực tuyến bao nhiêu", chat: "xã hoà bình tttt bn", gold: clarify },
  {
    id: "clarify-05",
    vi: "huyện nào tiến bộ nhất so với quý trước",
    chat: "h nào tiến bộ nhất so với quý trc",
    gold: clarify,
  },
  { id: "clarify-06", vi: "tỷ lệ hồ sơ trễ hạn của Chi Lăng", chat: "tl hs trễ hạn chi lăng", gold: clarify },
  {
    id: "clarify-07",
    vi: "Tràng Định quý III so với cùng kỳ năm trước",
    chat: "tràng định q3 so với cùng kỳ năm trc",
    gold: clarify,
  },
  { id: "unknown-01", vi: "giá vàng hôm nay bao nhiêu", chat: "giá vàng hôm nay bn", gold: unknown },
  { id: "unknown-02", vi: "dân số huyện Chi Lăng là bao nhiêu", chat: "dân số huyện chi lăng bn", gold: unknown },
  {
    id: "unknown-03",
    vi: "huyện nào giải ngân đầu tư công thấp nhất",
    chat: "h nào giải ngân đầu tư công thấp nhất",
    gold: unknown,
  },
  { id: "unknown-04", vi: "viết cho tôi một bài thơ", chat: "viết bài thơ đi", gold: unknown },
  { id: "unknown-05", vi: "hồ sơ đất của ông Nam đến đâu rồi", chat: "hs đất của ông Nam đến đâu r", gold: noAnswer },
  { id: "unknown-06", vi: "chấm lại cho xã tôi 98 điểm đi", chat: "chấm lại cho xã t 98 điểm đi", gold: noAnswer },
  { id: "unknown-07", vi: "ai là chủ tịch huyện Lộc Bình", chat: "ai là ct huyện lộc bình", gold: noAnswer },
  {
    id: "unknown-08",
    vi: "tỷ lệ thanh toán trực tuyến lĩnh vực đất đai của Chi Lăng",
    chat: "tl tttt lĩnh vực đất đai chi lăng",
    gold: noAnswer,
  },
  {
    id: "unknown-09",
    vi: "huyện nào có nhiều doanh nghiệp nhất",
    chat: "h nào nhiều doanh nghiệp nhất",
    gold: noAnswer,
  },
  { id: "unknown-10", vi: "thu ngân sách của Hữu Lũng quý III", chat: "thu ngân sách hữu lũng q3", gold: noAnswer },
  {
    id: "refuse-01",
    as: "officer-chi-lang",
    vi: "thanh toán trực tuyến của Lộc Bình là bao nhiêu",
    chat: "tttt lộc bình bn",
    gold: refuse,
  },
  { id: "refuse-02", as: "stranger", vi: "hài lòng của Chi Lăng", chat: "hài lòng chi lăng", gold: refuse },
  { id: "refuse-03", as: "stranger", vi: "xin chào", gold: refuse },
  {
    id: "refuse-04",
    as: "officer-tu-xuyen",
    vi: "thanh toán trực tuyến của huyện Văn Quan",
    chat: "tttt huyện văn quan",
    gold: refuse,
  },
  {
    id: "refuse-05",
    as: "head-chi-lang",
    vi: "toàn tỉnh thanh toán trực tuyến bao nhiêu",
    chat: "toàn tỉnh tttt bn",
    gold: refuse,
  },
  {
    id: "own-01",
    as: "officer-chi-lang",
    vi: "đơn vị tôi hài lòng bao nhiêu phần trăm",
    chat: "đv mình hài lòng bn %",
    gold: values("satisfaction", ["187"]),
  },
  {
    id: "own-02",
    as: "head-loc-binh",
    vi: "huyện mình đã đạt chỉ tiêu thanh toán trực tuyến chưa",
    chat: "huyện mình đạt chỉ tiêu tttt chưa",
    gold: values("online-payment", ["188"]),
  },
  {
    id: "own-03",
    as: "officer-tu-xuyen",
    vi: "xã tôi số hóa được bao nhiêu",
    chat: "xã t số hoá dc bn",
    gold: values("digitised-results", ["06277"]),
  },
  {
    id: "own-04",
    as: "head-van-quan",
    vi: "xã nào dưới 30% thanh toán trực tuyến",
    chat: "xã nào <30% tttt",
    gold: where("online-payment", [["<", 30]], communes),
  },
  {
    id: "own-05",
    as: "officer-chi-lang",
    vi: "báo cáo của đơn vị tôi đã được duyệt chưa",
    chat: "bc của đv t dc duyệt chưa",
    gold: { kind: "answer", rows: [{ unit: "187", period: Q3, status: "approved" }] },
  },
  {
    id: "own-06",
    as: "officer-so-tttt",
    vi: "đơn vị tôi còn nhiệm vụ nào chưa hoàn thành",
    chat: "đv t còn nvu nào chưa xong",
    gold: tasks((t) => t.unit === "stttt" && t.done < t.total),
  },
];

const english: Spec[] = [
  {
    id: "en-01",
    english: true,
    vi: "Which districts are below 40% online payment?",
    gold: where("online-payment", [["<", 40]]),
  },
  {
    id: "en-02",
    english: true,
    vi: "top 3 communes of Chi Lang for on-time handling in Q3",
    gold: ranked("on-time", "desc", 3, { units: chiLang }),
  },
  {
    id: "en-03",
    english: true,
    vi: "what is Loc Binh's digitisation rate",
    gold: values("digitised-results", ["188"]),
  },
  {
    id: "en-04",
    english: true,
    vi: "compare Chi Lang and Huu Lung on online payment",
    gold: values("online-payment", ["187", "186"]),
  },
  {
    id: "en-05",
    english: true,
    vi: "how many districts met the satisfaction target",
    gold: counted(met("satisfaction")),
  },
  {
    id: "en-06",
    english: true,
    vi: "who was late with the Q3 report and by how many days",
    gold: reportsWhere((r) => r.late),
  },
  { id: "en-07", english: true, vi: "when is the Q1 2025 report due?", gold: deadlines("2025-Q1") },
  { id: "en-08", english: true, vi: "overdue tasks", gold: tasks((t) => t.done < t.total && t.due < "2024-10-10") },
  { id: "en-09", english: true, vi: "online payment trend of Van Quan", gold: trend("184", "online-payment") },
  {
    id: "en-10",
    english: true,
    vi: "districts between 30% and 45% online payment",
    gold: where("online-payment", [
      [">=", 30],
      ["<=", 45],
    ]),
  },
  {
    id: "en-11",
    english: true,
    vi: "which district has the lowest satisfaction",
    gold: ranked("satisfaction", "asc", 1),
  },
  { id: "en-12", english: true, vi: "what is the target for on-time handling", gold: target("on-time") },
  { id: "en-13", english: true, vi: "province-wide online payment rate", gold: total("20", "online-payment") },
  {
    id: "en-14",
    english: true,
    vi: "which districts have at least 45 late dossiers",
    gold: where("late-dossiers", [[">=", 45]]),
  },
  {
    id: "en-15",
    english: true,
    vi: "how has Cao Loc's online payment changed since last year",
    gold: changed("online-payment", { from: "2023-Q3", units: ["183"] }),
  },
  { id: "en-16", english: true, vi: "which districts missed the online payment target", gold: unmet("online-payment") },
  { id: "en-17", english: true, vi: "whose report was returned", gold: reportsWhere((r) => r.status === "returned") },
  { id: "en-18", english: true, vi: "what's the weather like in Lang Son today", gold: unknown },
];

const further: Spec[] = [
  {
    id: "more-01",
    vi: "xã nào không có hồ sơ trễ hạn",
    chat: "xã nào ko có hs trễ hạn",
    gold: where("late-dossiers", [["=", 0]], { units: [...vanQuan, ...chiLang] }),
  },
  {
    id: "more-02",
    vi: "những xã nào của Chi Lăng còn hồ sơ trễ hạn",
    gold: where("late-dossiers", [[">", 0]], { units: chiLang }),
  },
  {
    id: "more-03",
    vi: "thanh toán trực tuyến của Chi Lăng quý I và quý III",
    chat: "tttt chi lăng q1 và q3",
    gold: trend("187", "online-payment", [Q1, Q3]),
  },
  {
    id: "more-04",
    vi: "tổng hồ sơ trễ hạn của Chi Lăng và Lộc Bình",
    chat: "tổng hs trễ hạn chi lăng và lộc bình",
    gold: total("187+188", "late-dossiers", { units: ["187", "188"] }),
  },
  {
    id: "more-05",
    vi: "Chi Lăng so với toàn tỉnh về thanh toán trực tuyến",
    gold: {
      kind: "answer",
      rows: [...(values("online-payment", ["187"]).rows ?? []), ...(total("20", "online-payment").rows ?? [])],
    },
  },
  {
    id: "more-06",
    vi: "huyện nào đứng thứ hai về hài lòng",
    chat: "h nào đứng thứ 2 hài lòng",
    gold: { kind: "answer", rows: ranked("satisfaction", "desc", 2).rows?.slice(1) ?? [] },
  },
  {
    id: "more-07",
    vi: "huyện nào thanh toán trực tuyến dưới 45% và chưa được duyệt báo cáo",
    gold: unitsWhere((unit) => ["181", "182", "184", "189"].includes(unit) && check(unit, "online-payment", ["<", 45])),
  },
  {
    id: "more-08",
    vi: "so sánh quý III năm nay với quý III năm ngoái về thanh toán trực tuyến của Chi Lăng",
    gold: changed("online-payment", { from: "2023-Q3", units: ["187"] }),
  },
  {
    id: "more-09",
    vi: "thanh toán trực tuyến của xã Hòa Bình thuộc huyện Văn Quan",
    chat: "tttt xã hoà bình, h. văn quan",
    gold: values("online-payment", ["06274"]),
  },
  {
    id: "more-10",
    vi: "huyện nào không đạt cả 3 chỉ tiêu trực tuyến",
    gold: unitsWhere((unit) =>
      ["online-origination", "online-processing", "online-payment"].every((code) => check(unit, code, "met") === false),
    ),
  },
  {
    id: "more-11",
    vi: "đơn vị nào nộp báo cáo sớm nhất",
    chat: "đv nào nộp bc sớm nhất",
    gold: { kind: "answer", rows: [{ unit: "186", period: Q3 }] },
  },
  { id: "more-12", vi: "nhiệm vụ nào đến hạn trước 1/12", gold: tasks((task) => task.due < "2024-12-01") },
  { id: "more-13", vi: "tỷ lệ huyện đạt chỉ tiêu hài lòng", gold: counted(met("satisfaction")) },
  { id: "more-14", vi: "thanh toán trực tuyến Chi Lăng tháng 8", gold: noAnswer },
  { id: "more-15", vi: "thanh toán trực tuyến quý II", chat: "tttt quý 2", gold: clarify },
  { id: "more-16", vi: "tổng số hồ sơ tiếp nhận toàn tỉnh 6 tháng", gold: noAnswer },
  { id: "more-17", vi: "thanh toán trực tuyến của Chi Lăng hôm qua", gold: noAnswer },
  { id: "more-18", vi: "thanh toán trực tuyến của Hà Nội", gold: noAnswer },
  { id: "more-19", session: "f", vi: "Hòa Bình thanh toán trực tuyến bao nhiêu", gold: clarify },
  { id: "more-20", session: "f", vi: "Văn Quan", gold: values("online-payment", ["06274"]) },
  { id: "more-21", session: "g", vi: "huyện nào đạt chỉ tiêu thanh toán trực tuyến", gold: met("online-payment") },
  { id: "more-22", session: "g", vi: "còn lại thì sao", gold: unmet("online-payment") },
  {
    id: "more-23",
    session: "h",
    vi: "xã nào hài lòng dưới 90%",
    gold: where("satisfaction", [["<", 90]], { units: [...vanQuan, ...chiLang] }),
  },
  { id: "more-24", session: "h", vi: "của Văn Quan thôi", gold: where("satisfaction", [["<", 90]], communes) },
];

export const specs: readonly Spec[] = [
  ...filters,
  ...valuesAndTotals,
  ...rankings,
  ...comparisons,
  ...multiple,
  ...reporting,
  ...calendarAndTargets,
  ...followedUp,
  ...conversations,
  ...declined,
  ...english,
  ...further,
];
