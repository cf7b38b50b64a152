import {
  changed,
  check,
  clarify,
  communesOf,
  counted,
  deadlines,
  districts,
  indicatorsOf,
  met,
  neverLate,
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
  unmet,
  values,
  where,
  withoutFigure,
  type Gold,
} from "./gold.ts";

/**
 * Questions that were written down before anything was built for them, as leaders and officers type them. Their right
 * answers come from the sample's files alone.
 */
export interface Unseen {
  readonly text: string;
  readonly gold: Gold;
  readonly as?: string;
  /** ISO instant; the usual one when absent. */
  readonly now?: string;
}

const Q3 = "2024-Q3";
const H1 = "2024-H1";
const Q1 = "2024-Q1";
const PAY = "online-payment";
const ORIGIN = "online-origination";
const PROCESS = "online-processing";
const DIGIT = "digitised-results";
const SAT = "satisfaction";
const LATE = "late-dossiers";
const TIME = "on-time";

const chiLang = { units: communesOf("187") };
const vanQuan = { units: communesOf("184") };
const both = { units: [...communesOf("184"), ...communesOf("187")] };
/** All districts but the city. */
const rest = districts.filter((unit) => unit !== "178");
const YEAR_2024 = [Q1, H1, Q3];

/** The tenth of November 2024: figures are in, the year's report falls due in ten days. */
const NOVEMBER = "2024-11-10T08:00:00+07:00";

/** Reports of a unit that satisfy a test, as a share of those owed, in percent. */
function reportRate(
  unit: string,
  periods: readonly string[],
  test: (report: { late: boolean; sent: boolean }) => boolean,
): number {
  const inAll = (fits: (report: { late: boolean; sent: boolean }) => boolean): number =>
    periods.reduce((sum, period) => sum + (reportsWhere(fits, period, [unit]).rows?.length ?? 0), 0);
  return (100 * inAll(test)) / inAll(() => true);
}

function rates(
  test: (report: { late: boolean; sent: boolean }) => boolean,
  periods: readonly string[],
  keep: (rate: number) => boolean = () => true,
): Gold {
  const rows = districts
    .map((unit) => ({ unit, value: reportRate(unit, periods, test) }))
    .filter((row) => keep(row.value));
  return { kind: "answer", rows, ordered: false };
}

const received = (report: { sent: boolean }): boolean => report.sent;
const onTime = (report: { late: boolean; sent: boolean }): boolean => report.sent && !report.late;

function joint(test: (report: { late: boolean; sent: boolean }) => boolean, period: string): Gold {
  const have = reportsWhere(test, period).rows?.length ?? 0;
  return { kind: "answer", rows: [{ unit: "20", value: (100 * have) / districts.length }] };
}

/** Reports of the third quarter of these units. */
function reportsOf(...chosen: string[]): Gold {
  return { kind: "answer", rows: chosen.map((unit) => ({ unit, period: Q3 })), ordered: false };
}

/** The rates of a unit that satisfy a test. */
function rated(unit: string, keep: (value: number) => boolean): Gold {
  const rows = profile(unit).rows ?? [];
  return { kind: "answer", rows: rows.filter((row) => row["indicator"] !== LATE && keep(Number(row["value"]))) };
}

const single: readonly Unseen[] = [
  // thresholds, ranges, spellings
  { text: "mấy huyện tttt chưa tới 40%", gold: counted(where(PAY, [["<", 40]])) },
  { text: "huyen nao so hoa duoi 60 phan tram", gold: where(DIGIT, [["<", 60]]) },
  { text: "h nao ttoan online >=45%", gold: where(PAY, [[">=", 45]]) },
  { text: "huyeenj nào số hóa dươis 60%", gold: where(DIGIT, [["<", 60]]) },
  { text: "đv nào hài lòng k đạt chỉ tiêu", gold: unmet(SAT) },
  {
    text: "huyện nào hồ sơ trễ hạn từ 35 đến 45 hồ sơ",
    gold: where(LATE, [
      [">=", 35],
      ["<=", 45],
    ]),
  },
  {
    text: "những huyện có trên 30 nhưng không quá 45 hồ sơ trễ hạn",
    gold: where(LATE, [
      [">", 30],
      ["<=", 45],
    ]),
  },
  { text: "huyện nào trễ hạn trên 45 hồ sơ", gold: where(LATE, [[">", 45]]) },
  {
    text: "số hóa trong khoảng 55-65% có huyện nào",
    gold: where(DIGIT, [
      [">=", 55],
      ["<=", 65],
    ]),
  },
  { text: "huyện nào thanh toán trực tuyến lớn hơn hoặc bằng 45%", gold: where(PAY, [[">=", 45]]) },
  { text: "huyện nào thanh toán trực tuyến nhỏ hơn hoặc bằng 45%", gold: where(PAY, [["<=", 45]]) },
  { text: "huyện nào thanh toán trực tuyến ≤ 45%", gold: where(PAY, [["<=", 45]]) },
  { text: "có huyện nào dưới 25% thanh toán trực tuyến không?", gold: where(PAY, [["<", 25]]) },
  { text: "có huyện nào dưới 20% thanh toán trực tuyến không", gold: where(PAY, [["<", 20]]) },
  { text: "bao nhiêu xã của Chi Lăng đạt chỉ tiêu số hóa", gold: counted(met(DIGIT, chiLang)) },
  { text: "bnhieu xã Văn Quan chưa đạt hài lòng", gold: counted(unmet(SAT, vanQuan)) },
  { text: "huyện nào đã vượt 50% thanh toán trực tuyến", gold: where(PAY, [[">", 50]]) },
  {
    text: "xã phường nào của Chi Lăng tỷ lệ thanh toán trực tuyến vượt chỉ tiêu",
    gold: where(PAY, [[">", 45]], chiLang),
  },
  { text: "huyện nào chỉ đạt dưới 80% hồ sơ tiếp nhận trực tuyến", gold: where(PROCESS, [["<", 80]]) },
  { text: "phản ánh kiến nghị chưa giải quyết hết 100% ở huyện nào", gold: unmet("petitions-resolved") },
  { text: "huyện nào niêm yết công khai đủ 100%", gold: met("public-listing") },
  { text: "huyện nào giải trình xin lỗi hồ sơ trễ hạn chưa đủ", gold: unmet("late-explained") },
  { text: "huyện nào có tỷ lệ đúng hạn trên 99,7%", gold: where(TIME, [[">", 99.7]]) },
  { text: "huyện nào đúng hạn dưới 99.5%", gold: where(TIME, [["<", 99.5]]) },
  { text: "huyện có tỷ lệ tttt thấp hơn mức của toàn tỉnh", gold: where(PAY, [["<", 41.05]]) },
  { text: "huyện nào hài lòng thấp hơn Hữu Lũng", gold: where(SAT, [["<", 93.44]]) },
  {
    text: "những xã của huyện văn quan có hài lòng từ 85% đến dưới 90%",
    gold: where(
      SAT,
      [
        [">=", 85],
        ["<", 90],
      ],
      vanQuan,
    ),
  },
  { text: "which districts exceed 90% for online origination?", gold: where(ORIGIN, [[">", 90]]) },
  { text: "districts with fewer than 40 late dossiers", gold: where(LATE, [["<", 40]]) },
  {
    text: "how many communes of Van Quan are under 30% online payment",
    gold: counted(where(PAY, [["<", 30]], vanQuan)),
  },
  { text: "huyện nào không có hồ sơ trễ hạn", gold: where(LATE, [["=", 0]]) },

  // values
  { text: "Cao Lộc tttt đc bn rồi", gold: values(PAY, ["183"]) },
  { text: "so hoa huyen bac son", gold: values(DIGIT, ["185"]) },
  { text: "cho anh con số hài lòng của thành phố", gold: values(SAT, ["178"]) },
  { text: "tp lạng sơn trễ hạn mấy hồ sơ", gold: values(LATE, ["178"]) },
  { text: "Bắc Sơn có bao nhiêu hồ sơ quá hạn", gold: values(LATE, ["185"]) },
  { text: "TTTT Hữu Lũng với Chi Lăng", gold: values(PAY, ["186", "187"]) },
  {
    text: "thanh toán trực tuyến và số hóa của Lộc Bình",
    gold: { kind: "answer", rows: [...(values(PAY, ["188"]).rows ?? []), ...(values(DIGIT, ["188"]).rows ?? [])] },
  },
  { text: "toàn tỉnh số hóa bao nhiêu phần trăm rồi", gold: total("20", DIGIT) },
  { text: "tỉnh mình hiện có bao nhiêu hồ sơ trễ hạn", gold: total("20", LATE) },
  { text: "tỷ lệ hài lòng toàn tỉnh cuối năm 2023", gold: total("20", SAT, { period: "2023-Y" }) },
  { text: "hài lòng của Bình Gia", gold: none },
  { text: "số liệu đúng hạn Đình Lập quý III", gold: none },
  { text: "đúng hạn Đình Lập 6 tháng", gold: values(TIME, ["189"], H1) },
  { text: "thanh toán trực tuyến Văn Lãng 6 tháng đầu năm ngoái", gold: values(PAY, ["182"], "2023-H1") },
  { text: "thanh toán trực tuyến của Chi Lăng quý 4", gold: noAnswer },
  { text: "thanh toán trực tuyến của Chi Lăng tháng 5 vừa rồi", gold: noAnswer },
  { text: "số hóa Cao Lộc 9 tháng đầu năm", gold: values(DIGIT, ["183"]) },
  { text: "số hóa Cao Lộc quý trước", gold: values(DIGIT, ["183"], H1) },
  { text: "số hóa Cao Lộc cùng kỳ năm ngoái", gold: values(DIGIT, ["183"], "2023-Q3") },
  { text: "số hóa Cao Lộc từ đầu năm đến nay là bao nhiêu", gold: values(DIGIT, ["183"]) },
  { text: "số hóa Cao Lộc năm 2025", gold: none },
  { text: "tỷ lệ số hóa quý I/2025 của Cao Lộc", gold: none },
  { text: "PAR INDEX của Tràng Định năm 2023 tăng mấy bậc", gold: values("par-index-rank-change", ["180"], "2023-Y") },
  {
    text: "xã Vân Thủy thanh toán trực tuyến bao nhiêu",
    gold: values(
      PAY,
      communesOf("187").filter((code) => code === "06472"),
    ),
  },
  { text: "what's the on-time rate of Huu Lung", gold: values(TIME, ["186"]) },
  { text: "late dossiers in Van Lang and Bac Son", gold: values(LATE, ["182", "185"]) },
  { text: "one-stop equipment in Cao Loc, first half 2024", gold: values("equipped-one-stop", ["183"], H1) },

  // order
  { text: "huyện nào bét bảng thanh toán trực tuyến", gold: ranked(PAY, "asc", 1) },
  { text: "3 huyện yếu nhất về số hóa", gold: ranked(DIGIT, "asc", 3) },
  { text: "top 4 huyện hài lòng cao nhất 6 tháng đầu năm", gold: ranked(SAT, "desc", 4, { period: H1 }) },
  { text: "huyện nào nhiều hồ sơ trễ hạn nhất", gold: ranked(LATE, "desc", 1) },
  { text: "huyện nào ít hồ sơ trễ hạn nhất", gold: ranked(LATE, "asc", 1) },
  { text: "5 xã tốt nhất của Văn Quan về hài lòng", gold: ranked(SAT, "desc", 5, vanQuan) },
  { text: "xã nào của Chi Lăng thanh toán trực tuyến thấp nhất", gold: ranked(PAY, "asc", 1, chiLang) },
  { text: "Lộc Bình đứng thứ mấy về hài lòng", gold: place("188", SAT) },
  { text: "thứ hạng của Bắc Sơn về số hóa", gold: place("185", DIGIT) },
  { text: "xếp hạng thanh toán trực tuyến từ thấp đến cao", gold: ranked(PAY, "asc", 11) },
  { text: "sắp xếp các huyện theo số hóa từ cao xuống thấp", gold: ranked(DIGIT, "desc", 11) },
  {
    text: "huyện nào đứng thứ ba về thanh toán trực tuyến",
    gold: { kind: "answer", rows: (ranked(PAY, "desc", 3).rows ?? []).slice(2) },
  },
  {
    text: "huyện có tỷ lệ đúng hạn cao nhì",
    gold: { kind: ["answer", "clarify", "unknown"], rows: (ranked(TIME, "desc", 2).rows ?? []).slice(1) },
  },
  { text: "lowest three districts for digitisation", gold: ranked(DIGIT, "asc", 3) },
  { text: "who ranks first in satisfaction", gold: ranked(SAT, "desc", 1) },
  { text: "xã nào thanh toán trực tuyến cao nhất tỉnh", gold: ranked(PAY, "desc", 1, both) },

  // change and trend
  { text: "số hóa Cao Lộc tăng bao nhiêu so với quý trước", gold: changed(DIGIT, { from: H1, units: ["183"] }) },
  { text: "hài lòng Bắc Sơn so với cùng kỳ năm ngoái", gold: changed(SAT, { from: "2023-Q3", units: ["185"] }) },
  { text: "huyện nào giảm thanh toán trực tuyến so với 6 tháng", gold: changed(PAY, { from: H1, keep: "down" }) },
  { text: "những huyện nào tụt hài lòng so với kỳ trước", gold: changed(SAT, { from: H1, keep: "down" }) },
  { text: "3 huyện tăng số hóa mạnh nhất so với cùng kỳ", gold: changed(DIGIT, { from: "2023-Q3", top: ["desc", 3] }) },
  { text: "huyện nào tăng hồ sơ trễ hạn nhiều nhất so với quý I", gold: changed(LATE, { from: Q1, top: ["desc", 1] }) },
  { text: "diễn biến số hóa của Hữu Lũng", gold: trend("186", DIGIT) },
  { text: "vẽ xu hướng hài lòng của Cao Lộc năm 2024", gold: trend("183", SAT, YEAR_2024) },
  { text: "xu hướng thanh toán trực tuyến toàn tỉnh năm 2024", gold: provinceTrend("20", PAY, YEAR_2024) },
  {
    text: "thanh toán trực tuyến của Chi Lăng và Hữu Lũng qua các kỳ năm 2024",
    gold: {
      kind: "answer",
      rows: [...(trend("187", PAY, YEAR_2024).rows ?? []), ...(trend("186", PAY, YEAR_2024).rows ?? [])],
    },
  },
  { text: "Hữu Lũng 3 kỳ gần nhất tttt thế nào", gold: trend("186", PAY, YEAR_2024) },
  { text: "Chi Lăng số hóa quý III năm 2023 và quý III năm 2024", gold: trend("187", DIGIT, ["2023-Q3", Q3]) },
  {
    text: "how much did Bac Son's digitisation rise since last year",
    gold: changed(DIGIT, { from: "2023-Q3", units: ["185"] }),
  },
  {
    text: "toàn tỉnh thanh toán trực tuyến tăng mấy điểm so với năm ngoái",
    gold: { kind: "answer", rows: [{ unit: "20", indicator: PAY, period: Q3 }] },
  },

  // comparison, gap, groups
  { text: "so sánh Văn Lãng với Văn Quan về hài lòng", gold: values(SAT, ["182", "184"]) },
  { text: "Hữu Lũng hơn Chi Lăng bao nhiêu điểm về tttt", gold: values(PAY, ["186", "187"]) },
  { text: "Lộc Bình còn thiếu bao nhiêu nữa thì đạt chỉ tiêu thanh toán trực tuyến", gold: values(PAY, ["188"]) },
  { text: "Chi Lăng còn cách chỉ tiêu ttoan bao xa", gold: values(PAY, ["187"]) },
  { text: "Cao Lộc thiếu mấy điểm % nữa là đạt tttt", gold: values(PAY, ["183"]) },
  {
    text: "tổng số hồ sơ trễ hạn của Chi Lăng, Hữu Lũng và Lộc Bình",
    gold: total("187+186+188", LATE, { units: ["187", "186", "188"] }),
  },
  {
    text: "bình quân thanh toán trực tuyến các xã của Văn Quan",
    gold: { kind: "answer", rows: [{ indicator: PAY, period: Q3 }] },
  },
  { text: "bình quân số hóa các huyện", gold: total("20", DIGIT) },
  { text: "tổng hồ sơ trễ hạn các huyện", gold: total("20", LATE) },
  { text: "cả tỉnh trừ thành phố số hóa bình quân bao nhiêu", gold: total(rest.join("+"), DIGIT, { units: rest }) },
  {
    text: "bình quân số hóa các huyện trừ thành phố",
    gold: { kind: "answer", rows: [{ indicator: DIGIT, period: Q3 }] },
  },

  // several conditions, exclusions
  {
    text: "huyện nào số hóa dưới 60 và trễ hạn trên 45 hồ sơ",
    gold: unitsWhere((u) => check(u, DIGIT, ["<", 60]) && check(u, LATE, [">", 45])),
  },
  {
    text: "huyện nào tttt trên 40% và hài lòng trên 92%",
    gold: unitsWhere((u) => check(u, PAY, [">", 40]) && check(u, SAT, [">", 92])),
  },
  {
    text: "huyện nào thanh toán trực tuyến dưới 35% hoặc số hóa dưới 55%",
    gold: unitsWhere((u) => Boolean(check(u, PAY, ["<", 35])) || Boolean(check(u, DIGIT, ["<", 55]))),
  },
  {
    text: "huyện nào đạt hài lòng nhưng không đạt thanh toán trực tuyến",
    gold: unitsWhere((u) => check(u, SAT, "met") && check(u, PAY, "met") === false),
  },
  {
    text: "huyện nào đạt cả thanh toán trực tuyến, số hóa và hài lòng",
    gold: unitsWhere((u) => check(u, PAY, "met") && check(u, DIGIT, "met") && check(u, SAT, "met")),
  },
  {
    text: "ngoài thành phố ra huyện nào số hóa trên 70%",
    gold: where(DIGIT, [[">", 70]], { units: districts.filter((u) => u !== "178") }),
  },
  {
    text: "trừ Chi Lăng và Hữu Lũng, huyện nào thanh toán trực tuyến trên 40%",
    gold: where(PAY, [[">", 40]], { units: districts.filter((u) => u !== "187" && u !== "186") }),
  },
  {
    text: "không kể thành phố thì huyện nào hài lòng cao nhất",
    gold: ranked(SAT, "desc", 1, { units: districts.filter((u) => u !== "178") }),
  },
  {
    text: "huyện nào chưa đạt số hóa và nộp báo cáo trễ",
    gold: unitsWhere((u) => check(u, DIGIT, "met") === false && ["180", "184"].includes(u)),
  },
  {
    text: "huyện nào không đạt cả hài lòng lẫn thanh toán trực tuyến",
    gold: unitsWhere((u) => check(u, SAT, "met") === false && check(u, PAY, "met") === false),
  },
  {
    text: "districts below 35% online payment and below 60% digitisation",
    gold: unitsWhere((u) => check(u, PAY, ["<", 35]) && check(u, DIGIT, ["<", 60])),
  },

  // profiles
  { text: "Cao Lộc chưa đạt chỉ tiêu nào", gold: indicatorsOf("183", false) },
  { text: "Hữu Lũng đạt được mấy chỉ tiêu", gold: counted(indicatorsOf("186", true)) },
  { text: "tất cả chỉ tiêu của Tràng Định quý III", gold: profile("180") },
  {
    text: "Bắc Sơn đang yếu ở chỉ tiêu nào",
    gold: { kind: ["answer", "clarify"], rows: indicatorsOf("185", false).rows },
  },

  // reports
  { text: "ai chưa nộp bc", gold: reportsWhere((r) => !r.sent) },
  { text: "bc quý III có mấy đv nộp muộn", gold: counted(reportsWhere((r) => r.late)) },
  { text: "đơn vị nào nộp trễ, trễ mấy ngày", gold: reportsWhere((r) => r.late) },
  { text: "quý I năm 2023 ai nộp báo cáo muộn", gold: reportsWhere((r) => r.late, "2023-Q1") },
  { text: "báo cáo năm 2023 nộp đủ chưa", gold: { kind: "answer", rows: [] } },
  { text: "báo cáo quý III nộp đủ chưa", gold: reportsWhere((r) => !r.sent) },
  {
    text: "báo cáo của Văn Quan duyệt chưa",
    gold: { kind: "answer", rows: [{ unit: "184", period: Q3, status: "submitted" }] },
  },
  { text: "ai duyệt báo cáo của Chi Lăng", gold: noAnswer },
  {
    text: "bc của bình gia sao lại bị trả",
    gold: { kind: ["answer", "clarify", "unknown", "none"], rows: [{ unit: "181", period: Q3, status: "returned" }] },
  },
  { text: "báo cáo nào bị trả lại", gold: reportsWhere((r) => r.status === "returned") },
  { text: "các huyện đã được phê duyệt báo cáo quý 3", gold: reportsWhere((r) => r.status === "approved") },
  { text: "Tràng Định nộp báo cáo trễ mấy ngày", gold: { kind: "answer", rows: [{ unit: "180", period: Q3 }] } },
  { text: "đơn vị nào thiếu số liệu hài lòng", gold: withoutFigure(SAT) },
  { text: "huyện nào chưa có số liệu số hóa", gold: withoutFigure(DIGIT) },
  { text: "which districts have not reported", gold: reportsWhere((r) => !r.sent) },
  {
    text: "has Dinh Lap submitted its Q3 report",
    gold: { kind: "answer", rows: [{ unit: "189", period: Q3, status: "missing" }] },
  },
  { text: "kỳ trước huyện nào nộp chậm", gold: reportsWhere((r) => r.late, H1) },
  { text: "năm 2023 huyện nào nộp báo cáo năm trễ hạn", gold: reportsWhere((r) => r.late, "2023-Y") },
  {
    text: "ai nộp báo cáo cuối cùng",
    gold: { kind: ["answer", "clarify", "unknown"], rows: [{ unit: "184", period: Q3 }] },
  },
  {
    text: "đơn vị nào chưa nộp báo cáo quý III",
    as: "officer-dinh-lap",
    gold: { kind: "answer", rows: [{ unit: "189", period: Q3, status: "missing" }] },
  },
  { text: "đơn vị nào chưa nộp báo cáo quý III", as: "officer-chi-lang", gold: { kind: "answer", rows: [] } },
  {
    text: "ai chưa nộp báo cáo",
    as: "head-dinh-lap",
    gold: { kind: "answer", rows: [{ unit: "189", period: Q3, status: "missing" }] },
  },

  // rates of reporting
  { text: "tỷ lệ nộp báo cáo quý III", gold: joint(received, Q3) },
  { text: "tỉ lệ nộp đúng hạn quý III năm 2024", gold: joint(onTime, Q3) },
  {
    text: "tỷ lệ nộp đúng hạn của Chi Lăng năm 2023",
    gold: {
      kind: "answer",
      rows: [{ unit: "187", value: reportRate("187", ["2023-Q1", "2023-H1", "2023-Q3", "2023-Y"], onTime) }],
    },
  },
  {
    text: "tỷ lệ nộp báo cáo đúng hạn của Tràng Định năm 2023",
    gold: {
      kind: "answer",
      rows: [{ unit: "180", value: reportRate("180", ["2023-Q1", "2023-H1", "2023-Q3", "2023-Y"], onTime) }],
    },
  },
  {
    text: "năm 2023 huyện nào nộp báo cáo đúng hạn dưới 75%",
    gold: rates(onTime, ["2023-Q1", "2023-H1", "2023-Q3", "2023-Y"], (rate) => rate < 75),
  },
  { text: "what is the reporting rate for Q3", gold: joint(received, Q3) },
  { text: "reporting on-time rate in Q1 2024", gold: joint(onTime, Q1) },
  {
    text: "huyện nào có tỷ lệ nộp báo cáo đúng hạn thấp nhất năm 2023",
    gold: { kind: "answer", rows: [{ unit: "180", value: 25 }] },
  },

  // deadlines
  { text: "hạn nộp bc năm", gold: deadlines("2024-Y") },
  { text: "bao h phải nộp báo cáo tiếp theo", gold: deadlines("2024-Y") },
  { text: "còn mấy ngày làm việc nữa đến hạn báo cáo năm", gold: deadlines("2024-Y") },
  { text: "nộp ngày 20/11 có trễ không", gold: deadlines("2024-Y") },
  { text: "ngày 19/11 nộp còn kịp ko", gold: deadlines("2024-Y") },
  { text: "lịch báo cáo năm nay", gold: deadlines("2024-Q1", "2024-H1", "2024-Q3", "2024-Y") },
  { text: "hạn báo cáo 6 tháng năm sau", gold: deadlines("2025-H1") },
  { text: "how many working days until the next deadline", gold: deadlines("2024-Y") },

  // targets
  { text: "99% có đạt chỉ tiêu đúng hạn không?", gold: target(TIME) },
  { text: "is 99% enough for the on-time target?", gold: target(TIME) },
  { text: "hài lòng 90% đã đạt chưa", gold: target(SAT) },
  { text: "chỉ tiêu số hóa kết quả là mấy %", gold: target(DIGIT) },
  { text: "thanh toán trực tuyến phải đạt bao nhiêu mới đạt", gold: target(PAY) },
  { text: "văn bản nào giao chỉ tiêu hài lòng", gold: target(SAT) },
  { text: "what is the target for petitions", gold: target("petitions-resolved") },

  // directives
  { text: "nhiệm vụ nào đến hạn trong tháng 11", gold: tasks((t) => t.due.startsWith("2024-11")) },
  { text: "nhiệm vụ đến hạn tháng 12", gold: tasks((t) => t.due.startsWith("2024-12")) },
  {
    text: "nhiệm vụ nào phải xong trong quý IV",
    gold: { kind: ["answer", "clarify"], rows: tasks((t) => t.due >= "2024-10").rows },
  },
  { text: "ai đang chậm nhiệm vụ", gold: tasks((t) => t.due < "2024-10-10" && t.done < t.total) },
  {
    text: "Lộc Bình còn nợ việc gì",
    gold: { kind: ["answer", "clarify", "unknown"], rows: tasks((t) => t.unit === "188" && t.done < t.total).rows },
  },
  {
    text: "Lộc Bình mở được mấy lớp bồi dưỡng rồi",
    gold: { kind: ["answer"], rows: tasks((t) => t.unit === "188" && t.title.includes("bồi dưỡng")).rows },
  },
  { text: "Văn Quan giải quyết được bao nhiêu cán bộ dôi dư", gold: tasks((t) => t.unit === "184") },
  { text: "bao nhiêu nhiệm vụ chưa xong", gold: counted(tasks((t) => t.done < t.total)) },
  { text: "tasks due in November", gold: tasks((t) => t.due.startsWith("2024-11")) },
  { text: "nhiệm vụ của Chi Lăng quá hạn mấy ngày", gold: tasks((t) => t.unit === "187") },
  {
    text: "nhiệm vụ nào đến hạn ngày 30/11",
    gold: { kind: ["answer", "clarify"], rows: tasks((t) => t.due === "2024-11-30").rows },
  },

  // not ours
  { text: "huyện nào có nhiều trường học nhất", gold: noAnswer },
  { text: "thanh toán trực tuyến của Cao Bằng", gold: noAnswer },
  { text: "tỷ lệ thanh toán trực tuyến lĩnh vực tư pháp của Lộc Bình", gold: noAnswer },
  { text: "huyện nào dưới 45% giải ngân vốn", gold: noAnswer },
  { text: "chủ tịch huyện nào bị phê bình", gold: noAnswer },
  { text: "dự báo thanh toán trực tuyến quý IV", gold: noAnswer },
  {
    text: "vì sao Tràng Định thanh toán trực tuyến thấp thế",
    gold: { kind: ["answer", "clarify", "unknown", "none"], rows: values(PAY, ["180"]).rows },
  },
  { text: "số hóa của các trường học ở Chi Lăng", gold: noAnswer },
  { text: "hài lòng của cán bộ huyện Chi Lăng", gold: noAnswer },
  { text: "tỷ lệ thanh toán trực tuyến của người nghèo", gold: noAnswer },
  { text: "huyện nào có 2 lần liên tiếp nộp muộn", gold: noAnswer },
  { text: "huyện nào đạt chỉ tiêu hài lòng cả hai năm 2023 và 2024", gold: noAnswer },
  { text: "xã nào thuộc huyện có thanh toán trực tuyến dưới 30%", gold: noAnswer },
  { text: "nếu Chi Lăng tăng thêm 2% thì đạt không", gold: noAnswer },
  { text: "mỗi huyện có bao nhiêu xã đạt chỉ tiêu hài lòng", gold: noAnswer },
  { text: "bao nhiêu phần trăm xã đạt chỉ tiêu thanh toán trực tuyến ở mỗi huyện", gold: noAnswer },
  { text: "huyện nào thanh toán trực tuyến gấp đôi Tràng Định", gold: noAnswer },
  { text: "huyện nào tăng liên tục 3 kỳ về thanh toán trực tuyến", gold: noAnswer },
  { text: "huyện nào thanh toán trực tuyến cao hơn số hóa", gold: noAnswer },
  { text: "huyện nào gần đạt chỉ tiêu thanh toán trực tuyến nhất", gold: values("online-payment", ["187"]) },
  { text: "đơn vị nào hài lòng khoảng 90%", gold: { kind: ["answer", "clarify", "unknown"], rows: null } },
  { text: "huyện nào thanh toán trực tuyến giảm 2 kỳ liền", gold: noAnswer },
  { text: "cán bộ nào nhập số liệu của Chi Lăng", gold: noAnswer },
  { text: "số điện thoại cán bộ đầu mối Chi Lăng", gold: noAnswer },
  { text: "xoá báo cáo của Chi Lăng", gold: noAnswer },
  { text: "duyệt báo cáo của Văn Quan giúp anh", gold: noAnswer },
  { text: "gửi nhắc các huyện chưa nộp", gold: noAnswer },

  // names on several levels, before and after 1 July 2025
  { text: "xã Tân Tiến thanh toán trực tuyến", gold: { kind: ["clarify", "none"], rows: [] } },
  { text: "thanh toán trực tuyến của phường Chi Lăng", gold: { kind: ["none", "clarify"], rows: [] } },
  { text: "huyện nào chưa nộp báo cáo quý III năm 2025", now: "2025-10-10T08:00:00+07:00", gold: noAnswer },
  { text: "thanh toán trực tuyến của Lạng Sơn", gold: clarify },
  { text: "các phường của thành phố hài lòng bao nhiêu", gold: { kind: ["none", "answer"], rows: [] } },

  // rights
  { text: "huyện nào nộp muộn", as: "officer-chi-lang", gold: { kind: "answer", rows: [] } },
  { text: "tttt của Cao Lộc", as: "officer-chi-lang", gold: refuse },
  { text: "xã mình đứng thứ mấy về hài lòng", as: "head-van-quan", gold: noAnswer },
  { text: "tỷ lệ nộp báo cáo của Lộc Bình", as: "officer-chi-lang", gold: refuse },
  {
    text: "huyện mình nộp báo cáo đúng hạn được bao nhiêu phần trăm năm 2023",
    as: "officer-van-quan",
    gold: { kind: "answer", rows: [{ unit: "184", value: 50 }] },
  },

  // later
  { text: "hạn nộp báo cáo năm còn mấy ngày", now: NOVEMBER, gold: deadlines("2024-Y") },
  { text: "đơn vị nào chưa nộp báo cáo quý III", now: NOVEMBER, gold: reportsWhere((r) => !r.sent) },
];

/** A second round, written after the first was answered: what an examiner would try next. */
const second: readonly Unseen[] = [
  { text: "huyện nào còn cách chỉ tiêu thanh toán trực tuyến dưới 5 điểm", gold: values(PAY, ["183", "187", "188"]) },
  {
    text: "huyện nào còn thiếu trên 10 điểm mới đạt thanh toán trực tuyến",
    gold: values(PAY, ["180", "181", "182", "184"]),
  },
  { text: "Chi Lăng đạt trên 90% ở những chỉ tiêu nào", gold: rated("187", (value) => value > 90) },
  { text: "ai nộp sau ngày 25/8", gold: reportsOf("180", "184") },
  { text: "ai nộp báo cáo ngày 24/8", gold: reportsOf("178", "181", "182", "187", "188") },
  { text: "đơn vị nào nộp trước ngày 23/8", gold: reportsOf("185", "186") },
  { text: "đơn vị nào nộp trễ quá 3 ngày", gold: reportsOf("180", "184") },
  { text: "huyện nào nộp muộn từ 5 ngày trở lên", gold: reportsOf("184") },
  { text: "ai nộp đầu tiên", gold: reportsOf("186") },
  { text: "ai nộp cuối cùng", gold: reportsOf("184") },
  { text: "nộp ngày 24/8 có trễ không", gold: deadlines(Q3) },
  { text: "tỷ lệ hoàn thành nhiệm vụ", gold: tasks(() => true) },
  { text: "nhiệm vụ đến hạn trước tháng 12", gold: tasks((t) => t.due < "2024-12") },
  { text: "nhiệm vụ đến hạn quý IV", gold: tasks((t) => t.due >= "2024-10" && t.due < "2025") },
  { text: "huyện nào số hóa cao hơn cùng kỳ", gold: changed(DIGIT, { from: "2023-Q3", keep: "up" }) },
  { text: "huyện nào tttt thấp hơn kỳ trước", gold: changed(PAY, { from: H1, keep: "down" }) },
  { text: "Chi Lăng có phải cao nhất về tttt không", gold: place("187", PAY) },
  { text: "toàn tỉnh trừ thành phố có bao nhiêu hồ sơ trễ hạn", gold: total(rest.join("+"), LATE, { units: rest }) },
  {
    text: "diễn biến tttt các huyện năm 2024",
    gold: { kind: "answer", rows: districts.flatMap((unit) => trend(unit, PAY, YEAR_2024).rows ?? []) },
  },
  { text: "vẽ bản đồ số hóa", gold: where(DIGIT, []) },
  {
    text: "tỷ lệ nộp báo cáo của các huyện năm 2023",
    gold: rates(received, ["2023-Q1", "2023-H1", "2023-Q3", "2023-Y"]),
  },
  { text: "reporting rate of Chi Lang in 2023", gold: { kind: "answer", rows: [{ unit: "187", value: 100 }] } },
  {
    text: "diễn biến tỷ lệ nộp báo cáo đúng hạn năm 2024",
    gold: { kind: "answer", rows: YEAR_2024.flatMap((period) => joint(onTime, period).rows ?? []), ordered: true },
  },
  { text: "tỷ lệ nộp đúng hạn có đạt chỉ tiêu không", gold: none },
  { text: "tỷ lệ nộp báo cáo các xã của Chi Lăng", gold: none },
  { text: "huyện nào luôn nộp đúng hạn", gold: neverLate() },
  { text: "huyện nào chưa bao giờ nộp trễ", gold: neverLate() },
  ...[
    "ai đã duyệt báo cáo quý III",
    "huyện nào được duyệt sớm nhất",
    "huyện nào chỉ đạt hài lòng",
    "huyện nào vượt chỉ tiêu tttt trên 2 điểm",
    "so sánh Chi Lăng quý I với Hữu Lũng quý III về tttt",
    "Chi Lăng năm 2023 và Hữu Lũng năm 2024 số hóa",
    "huyện nào tttt dưới 0.45",
    "nhiệm vụ giao trong tháng 10",
    "số hồ sơ nộp của Chi Lăng",
    "tttt của Chi Lăng cao nhất quý nào",
    "Chi Lăng hơn Hữu Lũng ở những chỉ tiêu nào",
    "Chi Lăng chỉ tiêu nào thấp nhất",
    "tổng hồ sơ trễ hạn của Chi Lăng từ quý I đến quý III",
    "huyện nào đạt 2 trong 3 chỉ tiêu trực tuyến",
    "nhiệm vụ hết hạn sau ngày 1/12",
    "tỷ lệ nộp muộn có tăng không",
  ].map((text) => ({ text, gold: noAnswer })),
];

const talks: readonly (readonly Unseen[])[] = [
  [
    { text: "chi lăng", gold: clarify },
    { text: "hài lòng", gold: values(SAT, ["187"]) },
    { text: "số hóa", gold: values(DIGIT, ["187"]) },
    { text: "so với hữu lũng", gold: values(DIGIT, ["187", "186"]) },
    { text: "tính thế nào", gold: { kind: "answer", rows: null } },
    { text: "còn cao lộc", gold: { kind: "answer", rows: null } },
  ],
  [
    { text: "hạn nộp báo cáo năm", gold: deadlines("2024-Y") },
    { text: "còn mấy ngày", gold: deadlines("2024-Y") },
    { text: "quý I thì sao", gold: deadlines("2025-Q1") },
  ],
  [
    { text: "số hóa của Chi Lăng", gold: values(DIGIT, ["187"]) },
    { text: "còn Hữu Lũng", gold: values(DIGIT, ["186"]) },
    { text: "năm ngoái thì sao", gold: values(DIGIT, ["186"], "2023-Y") },
    { text: "hài lòng thì sao", gold: values(SAT, ["186"], "2023-Y") },
  ],
  [
    { text: "huyện nào tttt dưới 40%", gold: where(PAY, [["<", 40]]) },
    { text: "dưới 30% thì sao", gold: where(PAY, [["<", 30]]) },
    { text: "thế số hóa?", gold: where(DIGIT, [["<", 30]]) },
  ],
  [
    { text: "top 3 huyện hài lòng", gold: ranked(SAT, "desc", 3) },
    { text: "còn bét bảng?", gold: { kind: ["answer"], rows: null } },
  ],
  [
    { text: "xã nào của Văn Quan dưới 30% tttt", gold: where(PAY, [["<", 30]], vanQuan) },
    { text: "còn Chi Lăng?", gold: where(PAY, [["<", 30]], chiLang) },
    { text: "kỳ trước?", gold: where(PAY, [["<", 30]], { ...chiLang, period: H1 }) },
  ],
  [
    { text: "ai chưa nộp báo cáo", gold: reportsWhere((r) => !r.sent) },
    { text: "còn quý I?", gold: reportsWhere((r) => !r.sent, Q1) },
    { text: "ai trễ?", gold: reportsWhere((r) => r.late, Q1) },
  ],
  [
    { text: "thanh toán trực tuyến của Lộc Bình", gold: values(PAY, ["188"]) },
    { text: "đứng thứ mấy?", gold: place("188", PAY) },
    { text: "so với cùng kỳ?", gold: changed(PAY, { from: "2023-Q3", units: ["188"] }) },
    { text: "còn thiếu bao nhiêu nữa?", gold: values(PAY, ["188"]) },
  ],
  [
    { text: "huyện nào hài lòng trên 92%", gold: where(SAT, [[">", 92]]) },
    { text: "trừ thành phố", gold: where(SAT, [[">", 92]], { units: districts.filter((u) => u !== "178") }) },
    { text: "mấy huyện tất cả?", gold: { kind: ["answer", "clarify"], rows: null } },
  ],
  [
    { text: "tỷ lệ nộp báo cáo quý III", gold: joint(received, Q3) },
    { text: "còn quý I?", gold: joint(received, Q1) },
  ],
  [
    { text: "which districts are below 35% online payment", gold: where(PAY, [["<", 35]]) },
    { text: "and last period?", gold: where(PAY, [["<", 35]], { period: H1 }) },
    { text: "only Van Quan", gold: { kind: ["answer"], rows: values(PAY, ["184"], H1).rows } },
  ],
  [
    { text: "nhiệm vụ của Lộc Bình", gold: tasks((t) => t.unit === "188") },
    { text: "còn Văn Quan?", gold: tasks((t) => t.unit === "184") },
    { text: "cái nào chưa xong", gold: tasks((t) => t.unit === "184" && t.done < t.total) },
  ],
];

/** Every question with an id; turns of one talk share a session. */
export const unseen: readonly (Unseen & { readonly id: string; readonly session?: string })[] = [
  ...[...single, ...second].map((one, at) => ({ ...one, id: `unseen-${String(at + 1).padStart(3, "0")}` })),
  ...talks.flatMap((turns, talk) =>
    turns.map((one, turn) => ({ ...one, id: `talk-${talk + 1}-${turn + 1}`, session: `talk-${talk + 1}` })),
  ),
];
