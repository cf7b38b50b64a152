import type { PeriodKind } from "../domain/period.ts";
import type { Comparison } from "../domain/target.ts";
import type { Level } from "../domain/unit.ts";
import type { Language } from "../render/message.ts";
import { capital } from "./capital.ts";
import { workMessages, type WorkWords } from "./answers/messages.ts";

type ReportWord = "missing" | "submitted" | "approved" | "accepted" | "returned";

interface Matching {
  readonly count: number;
  readonly of: number;
  readonly level: string;
  readonly what: string;
  /** Where "how many" was asked. */
  readonly share: string | undefined;
  /** A number is compared, rather than a target met. */
  readonly isMeasured: boolean;
}

interface Placed {
  readonly name: string;
  readonly rank: number;
  readonly of: number;
  readonly indicator: string;
  readonly value: string;
}

const vi = {
  levels: {
    province: "tỉnh",
    department: "sở, ngành",
    district: "huyện, thành phố",
    commune: "xã, phường, thị trấn",
  } satisfies Record<Level, string>,
  /** Where there is little room. */
  shortLevels: { province: "tỉnh", department: "sở, ngành", district: "huyện", commune: "xã" } satisfies Record<
    Level,
    string
  >,
  period: (kind: PeriodKind, year: number): string =>
    ({ Q1: `quý I/${year}`, H1: `6 tháng đầu năm ${year}`, Q3: `quý III/${year}`, Y: `cả năm ${year}` })[kind],
  shortPeriods: { Q1: "quý I", H1: "6 tháng", Q3: "quý III", Y: "cả năm" } satisfies Record<PeriodKind, string>,
  yearOfReports: (year: number, periods: string) => `năm ${year}${periods && ` (các kỳ đã đến hạn: ${periods})`}`,
  comparison: { ">": "trên", ">=": "từ", "=": "bằng", "<=": "không quá", "<": "dưới" } satisfies Record<
    Comparison,
    string
  >,
  target: (comparison: Comparison, number: string): string =>
    ({
      ">": `trên ${number}`,
      ">=": `từ ${number} trở lên`,
      "=": number.endsWith("%") ? `đủ ${number}` : `bằng ${number}`,
      "<=": `không quá ${number}`,
      "<": `dưới ${number}`,
    })[comparison],
  standings: { met: "đạt", unmet: "chưa đạt", "no-figure": "chưa có số liệu", "not-applicable": "không phát sinh" },
  reports: {
    missing: "chưa nộp",
    submitted: "chờ duyệt",
    approved: "đã duyệt",
    accepted: "đã tiếp nhận",
    returned: "bị trả lại",
  } satisfies Record<ReportWord, string>,
  points: "điểm %",
  list: (items: readonly string[]): string =>
    items.length > 1 ? `${items.slice(0, -1).join(", ")} và ${items.at(-1)}` : (items[0] ?? ""),

  understoodAs: (question: string) => `Hiểu là: ${question}.`,
  asOf: (period: string, moment: string, cumulative: boolean) =>
    `${capital(period)}${cumulative ? " (lũy kế từ đầu năm)" : ""}, số liệu tính đến ${moment}.`,
  reported: (have: number, all: number) => `${have}/${all} đơn vị có số liệu`,
  missing: (names: string, count: number) =>
    `Chưa có số liệu${count > 0 ? ` (${count} đơn vị)` : ""}: ${names}${names.endsWith("…") ? "" : "."}`,
  stillCollecting: (have: number, before: number, of: number, period: string) =>
    `Kỳ này đang thu báo cáo, mới có ${have}/${of} đơn vị. ${capital(period)} có ${before}/${of} đơn vị.`,
  seePeriod: (period: string) => `Xem ${period}`,
  notApplicable: (names: string) => `Không phát sinh: ${names}.`,
  onlyVisible: "Chỉ gồm các đơn vị anh/chị được xem.",
  more: (count: number) => `… còn ${count} đơn vị nữa.`,
  moreToSee: (count: number, level: string) => `Còn ${count} ${level} – xem hết`,

  units: "đơn vị",
  matching: ({ count, of, level, what, share, isMeasured }: Matching) =>
    `${count}/${of} ${level}${share ? ` (${share})` : ""} ${isMeasured ? "có " : ""}${what}.`,
  allOfThem: (count: number, of: number, what: string) => `${count}/${of} đơn vị ${what}.`,
  noneMatching: ({ of, level, what, isMeasured }: Pick<Matching, "of" | "level" | "what" | "isMeasured">) =>
    `Không có ${level} nào ${isMeasured ? "có " : ""}${what} (xét ${of} đơn vị có số liệu).`,
  allIndicators: (met: boolean): string => (met ? "đạt mọi chỉ tiêu" : "không đạt chỉ tiêu nào"),
  noneMatchingPlain: "Không có đơn vị nào.",
  chosenFirst: (count: number, names: string) => `Chỉ xét ${count} đơn vị: ${names}.`,
  valueIs: (name: string, indicator: string, value: string) => `${name} – ${indicator}: ${value}`,
  againstTarget: (standing: string, target: string) => `${standing} chỉ tiêu (${target})`,
  noTarget: "chưa có chỉ tiêu được giao",
  yes: "Có.",
  no: "Không.",
  unitsBelow: (unit: string) => `Các đơn vị trực thuộc ${unit}`,
  madeOf: (members: number, all: number) => `Tính từ tử số và mẫu số của ${members}/${all} đơn vị trực thuộc.`,
  summed: (members: number, all: number) => `Tổng của ${members}/${all} đơn vị trực thuộc.`,
  place: ({ name, rank, of, indicator, value }: Placed) => `${name} xếp thứ ${rank}/${of} về ${indicator} (${value}).`,
  tied: (count: number) => `Có ${count} đơn vị cùng thứ hạng này.`,
  changeOf: (name: string, before: string, now: string, change: string) => `${name}: ${before} → ${now} (${change})`,
  unchanged: "không đổi",
  changeHead: (indicator: string, base: string, main: string) => `${capital(indicator)}: ${main} so với ${base}`,
  higher: (first: string, second: string, gap: string) => `${first} cao hơn ${second} ${gap}.`,
  lower: (first: string, second: string, gap: string) => `${first} thấp hơn ${second} ${gap}.`,
  equal: (first: string, second: string) => `${first} và ${second} bằng nhau.`,
  gapLeft: (name: string, gap: string, target: string) => `${name} còn cách chỉ tiêu (${target}) ${gap}.`,
  gapNone: (name: string, target: string, gap: string) => `${name} đã đạt chỉ tiêu (${target}), hơn ${gap}.`,
  gapEqual: (name: string, target: string) =>
    `${name} đúng bằng mức chỉ tiêu (${target}) nhưng phải vượt mức này mới đạt.`,
  gapMetEqual: (name: string, target: string) => `${name} vừa đúng chỉ tiêu (${target}).`,
  trendHead: (name: string, indicator: string) => `${name} – ${indicator} qua các kỳ`,
  trendOfMany: (indicator: string) => `${indicator} qua các kỳ`,
  lacking: (count: number, of: number, indicator: string) => `${count}/${of} đơn vị chưa có số liệu ${indicator}.`,
  profileHead: (name: string, met: number, of: number) => `${name}: đạt ${met}/${of} chỉ tiêu có số liệu.`,
  aggregateHead: (name: string, indicator: string, value: string) => `${name} – ${indicator}: ${value}`,
  meanHead: (indicator: string, mean: string) => `Bình quân mỗi đơn vị – ${indicator}: ${mean}`,
  meanOf: (sum: string, units: number) => `Cộng lại ${sum}, chia cho ${units} đơn vị có số liệu.`,

  noFigure: (name: string, indicator: string, period: string) => `Chưa có số liệu ${indicator} của ${name} ${period}.`,
  noFigures: (indicator: string, period: string) => `Chưa có số liệu ${indicator} ${period}.`,
  notCollected: (indicator: string, period: string) => `${capital(indicator)} không được báo cáo trong ${period}.`,
  notApplicableTo: (name: string, indicator: string, period: string) =>
    `${name} không phát sinh ${indicator} ${period}, nên không tính tỷ lệ.`,
  notSummed: (indicator: string) => `${capital(indicator)} là số của từng đơn vị, không cộng thành số chung.`,
  noLevel: (level: string, on: string) => `Tại ngày ${on} không còn ${level}.`,
  notThen: (text: string, on: string) => `Tại ngày ${on} không có đơn vị “${text}”.`,
  livedUntil: (name: string, day: string) => `${name} tồn tại đến hết ngày ${day}.`,
  becameInto: (successors: string) => `Sau đó là ${successors}.`,
  since: (name: string, day: string) => `${name} có từ ngày ${day}.`,
  nearestFigure: (period: string) => `Kỳ gần nhất có số liệu: ${period}.`,
  noReport: (period: string) => `Không có báo cáo nào phải nộp ${period} tính đến nay.`,
  noDeadline: (period: string) => `Chưa có hạn báo cáo ${period}.`,
  noNextDeadline: "Chưa có hạn báo cáo tiếp theo.",
  movedFor: (who: string, due: string) => `Riêng ${who}: ${due}.`,
  noDirective: "Không có nhiệm vụ nào.",
  noTargetFor: (indicator: string) => `Chưa có chỉ tiêu nào được giao cho ${indicator}.`,
  crossReform: (day: string) =>
    `Lưu ý: ngày ${day} đã sắp xếp đơn vị hành chính; tỷ lệ hai bên mốc này không so sánh được, chỉ cộng được số lượng của các đơn vị nhập trọn vẹn.`,

  whichIndicator: "Anh/chị hỏi chỉ tiêu nào?",
  whichThose: "Anh/chị muốn nói những đơn vị nào? Xin ghi tên, hoặc hỏi danh sách trước.",
  whichOf: (text: string) => `“${text}” có thể là nhiều chỉ tiêu. Anh/chị hỏi chỉ tiêu nào?`,
  whichUnit: (text: string) => `“${text}” là tên của nhiều đơn vị. Anh/chị hỏi đơn vị nào?`,
  moreUnits: (count: number) => `Còn ${count} đơn vị cùng tên: hãy gõ kèm tên huyện.`,
  whose: "Anh/chị hỏi đơn vị nào?",
  uncovered: {
    month: "Số liệu được báo cáo theo kỳ, không theo tháng. Anh/chị xem kỳ nào?",
    months: "Không có báo cáo riêng cho khoảng thời gian này. Anh/chị xem kỳ nào?",
    Q2: "Không có báo cáo riêng quý II. Kỳ gần nhất là 6 tháng đầu năm.",
    Q4: "Không có báo cáo riêng quý IV. Kỳ gần nhất là báo cáo năm.",
    H2: "Không có báo cáo riêng 6 tháng cuối năm. Kỳ gần nhất là báo cáo năm.",
  },
  didYouMean: (words: string) => `${words ? `Chưa rõ “${words}”. ` : ""}Có phải anh/chị hỏi:`,
  whichYear: "Anh/chị hỏi hạn của năm nào?",
  noReasons: "Báo cáo chỉ có số, không ghi nguyên nhân; xin hỏi cán bộ đầu mối của đơn vị.",
  weakWhich: "Anh/chị muốn xem theo cách nào?",
  mostOrLeast: (indicator: string) => `${capital(indicator)}: anh/chị muốn xem nhiều nhất hay ít nhất?`,
  most: "Nhiều nhất",
  fewest: "Ít nhất",
  showAll: "xem hết",
  percentOfCount: (indicator: string) => `${capital(indicator)} là số lượng, không phải tỷ lệ. Anh/chị muốn hỏi:`,
  whichNumber: "Con số này đọc thế nào?",
  unclear: "Anh/chị muốn hỏi điều gì?",
  everything: (name: string) => `Tất cả chỉ tiêu của ${name}`,

  unknown:
    "Tôi chưa hiểu câu hỏi này. Tôi trả lời được về số liệu các chỉ tiêu, báo cáo, hạn nộp và nhiệm vụ được giao. Ví dụ:",
  unknownWords: (words: string) =>
    `Tôi chưa hiểu “${words}” và không có số liệu về nội dung đó. Tôi trả lời được, ví dụ:`,
  helpExtension:
    "Hạn nộp do Thư ký Ban Chỉ đạo đổi; anh/chị nhắn Thư ký. Nếu vắng, gõ /uyquyen để đồng nghiệp nộp thay; xem hạn: /handop.",
  helpMistake:
    "Không sao. Đang nhập thì gõ “quay lại”. Báo cáo vừa gửi mà chưa duyệt: gõ /rut để rút về. Số đã gửi: gõ /sua để sửa.",
  helpReporting:
    "Cán bộ đầu mối gõ /baocao: trả lời từng câu, xem lại rồi bấm Gửi. Muốn điền bằng Excel thì gõ /mau. Xem hạn nộp: /handop.",
  help: "Anh/chị hỏi tự nhiên về số liệu các chỉ tiêu, ai đã nộp báo cáo, hạn nộp, nhiệm vụ được giao. Ví dụ:",
  greeting: "Chào anh/chị. Anh/chị có thể hỏi, ví dụ:",
  thanks: "Rất vui được hỗ trợ anh/chị.",
  refuse: "Anh/chị không có quyền xem nội dung này.",
  tooSlow:
    "Câu hỏi này cần quá nhiều thời gian nên tôi đã dừng lại. Anh/chị hỏi hẹp hơn (một kỳ, một đơn vị), hoặc thử lại sau ít phút.",
  refuseRanking: "Anh/chị chỉ được xem một phần các đơn vị, nên tôi không xếp hạng được.",
  indicators: (names: string) => `Các chỉ tiêu: ${names}.`,
};

const en: typeof vi = {
  shortLevels: { province: "provinces", department: "departments", district: "districts", commune: "communes" },
  levels: { province: "province", department: "departments", district: "districts", commune: "communes" },
  period: (kind, year) =>
    ({ Q1: `Q1 ${year}`, H1: `first half of ${year}`, Q3: `Q3 ${year}`, Y: `full year ${year}` })[kind],
  shortPeriods: { Q1: "Q1", H1: "first half", Q3: "Q3", Y: "full year" },
  yearOfReports: (year, periods) => `${year}${periods && ` (periods that have fallen due: ${periods})`}`,
  comparison: { ">": "above", ">=": "at least", "=": "exactly", "<=": "at most", "<": "below" },
  target: (comparison, number) =>
    ({
      ">": `above ${number}`,
      ">=": `at least ${number}`,
      "=": `exactly ${number}`,
      "<=": `at most ${number}`,
      "<": `below ${number}`,
    })[comparison],
  standings: { met: "met", unmet: "not met", "no-figure": "no figure", "not-applicable": "not applicable" },
  reports: {
    missing: "not sent",
    submitted: "waiting for approval",
    approved: "approved",
    accepted: "accepted",
    returned: "returned",
  },
  points: "points",
  list: (items) => (items.length > 1 ? `${items.slice(0, -1).join(", ")} and ${items.at(-1)}` : (items[0] ?? "")),

  understoodAs: (question) => `Understood as: ${question}.`,
  asOf: (period, moment, cumulative) =>
    `${capital(period)}${cumulative ? " (cumulative since 1 January)" : ""}, figures as of ${moment}.`,
  reported: (have, all) => `${have} of ${all} units have a figure`,
  missing: (names, count) =>
    `No figure yet${count > 0 ? ` (${count} units)` : ""}: ${names}${names.endsWith("…") ? "" : "."}`,
  stillCollecting: (have, before, of, period) =>
    `This period is still being collected: ${have} of ${of} units so far. ${capital(period)} has ${before} of ${of}.`,
  seePeriod: (period) => `See ${period}`,
  notApplicable: (names) => `Not applicable: ${names}.`,
  onlyVisible: "Only the units that you may see.",
  more: (count) => `… and ${count} more.`,
  moreToSee: (count, level) => `${count} more ${level}: see all`,

  units: "units",
  matching: ({ count, of, level, what, share, isMeasured }) =>
    `${count} of ${of} ${level}${share ? ` (${share})` : ""} ${isMeasured ? "with " : ""}${what}.`,
  allOfThem: (count, of, what) => `${count} of ${of} units ${what}.`,
  noneMatching: ({ of, level, what, isMeasured }) =>
    `No ${level}${isMeasured ? " with" : ""} ${what} (of the ${of} units with figures).`,
  allIndicators: (met) => (met ? "meet every target" : "meet no target"),
  noneMatchingPlain: "None.",
  chosenFirst: (count, names) => `Only of ${count}: ${names}.`,
  valueIs: (name, indicator, value) => `${name} – ${indicator}: ${value}`,
  againstTarget: (standing, target) => `target ${standing} (${target})`,
  noTarget: "no target set",
  yes: "Yes.",
  no: "No.",
  unitsBelow: (unit) => `The units below ${unit}`,
  madeOf: (members, all) => `From the numerators and denominators of ${members} of ${all} units below.`,
  summed: (members, all) => `Sum of ${members} of ${all} units below.`,
  place: ({ name, rank, of, indicator, value }) => `${name} is number ${rank} of ${of} for ${indicator} (${value}).`,
  tied: (count) => `${count} units share this place.`,
  changeOf: (name, before, now, change) => `${name}: ${before} → ${now} (${change})`,
  unchanged: "unchanged",
  changeHead: (indicator, base, main) => `${capital(indicator)}: ${main} compared with ${base}`,
  higher: (first, second, gap) => `${first} is ${gap} higher than ${second}.`,
  lower: (first, second, gap) => `${first} is ${gap} lower than ${second}.`,
  equal: (first, second) => `${first} and ${second} are equal.`,
  gapLeft: (name, gap, target) => `${name} is ${gap} from the target (${target}).`,
  gapNone: (name, target, gap) => `${name} has met the target (${target}), by ${gap}.`,
  gapEqual: (name, target) =>
    `${name} is exactly at the number of the target (${target}), which must be passed to meet it.`,
  gapMetEqual: (name, target) => `${name} is exactly at its target (${target}).`,
  trendHead: (name, indicator) => `${name} – ${indicator} by period`,
  trendOfMany: (indicator) => `${indicator} by period`,
  lacking: (count, of, indicator) => `${count} of ${of} units have no figure for ${indicator}.`,
  profileHead: (name, met, of) => `${name}: ${met} of ${of} targets with figures met.`,
  aggregateHead: (name, indicator, value) => `${name} – ${indicator}: ${value}`,
  meanHead: (indicator, mean) => `Average per unit – ${indicator}: ${mean}`,
  meanOf: (sum, units) => `${sum} in all, divided by ${units} units with figures.`,

  noFigure: (name, indicator, period) => `There is no figure for ${indicator} of ${name} for ${period} yet.`,
  noFigures: (indicator, period) => `There are no figures for ${indicator} for ${period}.`,
  notCollected: (indicator, period) => `${capital(indicator)} is not reported for ${period}.`,
  notApplicableTo: (name, indicator, period) =>
    `${name} had nothing to measure for ${indicator} in ${period}, so there is no rate.`,
  notSummed: (indicator) => `${capital(indicator)} belongs to each unit and does not add up.`,
  noLevel: (level, on) => `On ${on} there were no ${level}.`,
  notThen: (text, on) => `On ${on} there was no unit “${text}”.`,
  livedUntil: (name, day) => `${name} existed until ${day}.`,
  becameInto: (successors) => `After that: ${successors}.`,
  since: (name, day) => `${name} has existed since ${day}.`,
  nearestFigure: (period) => `Latest period with a figure: ${period}.`,
  noReport: (period) => `No report is owed for ${period} yet.`,
  noDeadline: (period) => `There is no deadline for ${period}.`,
  noNextDeadline: "There is no further deadline yet.",
  movedFor: (who, due) => `${who} alone: ${due}.`,
  noDirective: "There are no tasks.",
  noTargetFor: (indicator) => `No target is set for ${indicator}.`,
  crossReform: (day) =>
    `Note: units were rearranged on ${day}; rates before and after cannot be compared, only counts of units that went over whole.`,

  whichIndicator: "Which indicator do you mean?",
  whichThose: "Which units do you mean? Please name them, or ask for the list first.",
  whichOf: (text) => `“${text}” fits several indicators. Which one do you mean?`,
  whichUnit: (text) => `Several units are called “${text}”. Which one do you mean?`,
  moreUnits: (count) => `${count} more bear this name: type the district with it.`,
  whose: "Which unit do you mean?",
  uncovered: {
    month: "Figures come with each report, not by month. Which period would you like?",
    months: "No report covers this span. Which period would you like?",
    Q2: "There is no report for the second quarter alone. The nearest is the first half of the year.",
    Q4: "There is no report for the fourth quarter alone. The nearest is the full year.",
    H2: "There is no report for the second half alone. The nearest is the full year.",
  },
  didYouMean: (words) => `${words ? `“${words}” is not clear to me. ` : ""}Do you mean:`,
  whichYear: "Of which year?",
  noReasons: "Reports hold figures, not reasons; the unit's reporting officer can tell.",
  weakWhich: "Which do you want to see?",
  mostOrLeast: (indicator) => `${capital(indicator)}: the most or the fewest?`,
  most: "The most",
  fewest: "The fewest",
  showAll: "show all",
  percentOfCount: (indicator) => `${capital(indicator)} is a count, not a rate. Do you mean:`,
  whichNumber: "How should this number be read?",
  unclear: "What would you like to know?",
  everything: (name) => `All indicators of ${name}`,

  unknown: "I do not understand this question. I can answer about figures, reports, deadlines and tasks. For example:",
  unknownWords: (words) => `I do not understand “${words}” and have no figures about it. I can answer, for example:`,
  helpExtension:
    "Only the committee's secretary moves deadlines; please write to them. When you are away, /uyquyen lets a colleague report; your dates: /handop.",
  helpMistake:
    "No harm done. While filling in: type “back”. A report sent but not yet approved: /rut takes it back. Figures already sent: /sua.",
  helpReporting:
    "Reporting officers type /baocao: answer question by question, check, then press Send. To fill in Excel instead: /mau. Deadlines: /handop.",
  help: "Ask in your own words about figures, who has reported, deadlines and tasks. For example:",
  greeting: "Hello. You can ask, for example:",
  thanks: "You are welcome.",
  refuse: "You may not see this.",
  tooSlow:
    "This question took too long, so I stopped. Ask for less (one period, one unit), or try again in a few minutes.",
  refuseRanking: "You may see only some of the units, so I cannot rank them.",
  indicators: (names) => `Indicators: ${names}.`,
};

export type QuestionWords = typeof vi & WorkWords;

/** What answers to questions say. */
export const messages: Readonly<Record<Language, QuestionWords>> = {
  vi: { ...vi, ...workMessages.vi },
  en: { ...en, ...workMessages.en },
};
