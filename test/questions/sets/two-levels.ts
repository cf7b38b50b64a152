import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { generator } from "../spellings.ts";
import type { CsvRow, DataSet, SetIndicator } from "./data-set.ts";

/** The sample's province since July 2025: 65 communes report for themselves; the districts are history. */
const indicators: readonly SetIndicator[] = [
  {
    code: "full-online",
    vi: "Tỷ lệ hồ sơ thực hiện trực tuyến toàn trình",
    en: "Share of dossiers handled online from end to end",
    synonyms: {
      vi: ["Trực tuyến toàn trình", "toàn trình", "hồ sơ toàn trình"],
      en: ["Fully online", "end-to-end online"],
    },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">=", value: 80 },
  },
  {
    code: "cashless",
    vi: "Tỷ lệ thanh toán phí, lệ phí không dùng tiền mặt",
    en: "Share of fees paid without cash",
    synonyms: {
      vi: ["Không dùng tiền mặt", "thanh toán không tiền mặt", "không tiền mặt"],
      en: ["Cashless", "cashless payment"],
    },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">", value: 70 },
  },
  {
    code: "digital-signature",
    vi: "Tỷ lệ văn bản được ký số",
    en: "Share of documents signed digitally",
    synonyms: { vi: ["Ký số", "văn bản ký số", "chữ ký số"], en: ["Digital signatures", "signed digitally"] },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: "=", value: 100 },
  },
  {
    code: "feedback-answered",
    vi: "Tỷ lệ phản ánh, kiến nghị được trả lời đúng hạn",
    en: "Share of citizens' feedback answered in time",
    synonyms: { vi: ["Trả lời phản ánh", "phản ánh, kiến nghị", "PAKN"], en: ["Feedback answered", "feedback"] },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">=", value: 97.5 },
  },
  {
    code: "overdue-dossiers",
    vi: "Số hồ sơ quá hạn chưa giải quyết",
    en: "Number of overdue dossiers",
    synonyms: { vi: ["Hồ sơ quá hạn", "số hồ sơ quá hạn", "HS quá hạn"], en: ["Overdue dossiers"] },
    kind: "count",
    measure: "hồ sơ",
    better: "lower",
    target: { comparison: "<=", value: 5 },
  },
  {
    code: "waiting-time",
    vi: "Thời gian chờ bình quân tại trung tâm phục vụ hành chính công",
    en: "Average waiting time at the service centre",
    synonyms: { vi: ["Thời gian chờ", "phút chờ"], en: ["Waiting time"] },
    kind: "count",
    measure: "phút",
    better: "lower",
    target: { comparison: "<", value: 15 },
    decimals: true,
  },
  {
    code: "data-cleaned",
    vi: "Tỷ lệ dữ liệu hộ tịch, đất đai được làm sạch",
    en: "Share of civil and land records cleaned",
    synonyms: { vi: ["Làm sạch dữ liệu", "dữ liệu được làm sạch"], en: ["Data cleaned", "clean data"] },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">", value: 90 },
  },
  {
    code: "staff-trained",
    vi: "Tỷ lệ cán bộ, công chức được tập huấn chuyển đổi số",
    en: "Share of staff trained in digital transformation",
    synonyms: { vi: ["Tập huấn chuyển đổi số", "tập huấn", "cán bộ được tập huấn"], en: ["Staff trained", "training"] },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">=", value: 85 },
    periods: ["H1", "Y"],
  },
];

const folder = join(import.meta.dirname, "..", "..", "..", "src", "sample", "data");
const read = (name: string): CsvRow[] =>
  parse(readFileSync(join(folder, name)), { columns: true, skip_empty_lines: true });

const PERIODS = ["2025-Q3", "2025-Y", "2026-Q1", "2026-H1"];

function makeFigures(units: readonly CsvRow[]): CsvRow[] {
  const random = generator(97);
  const rows: CsvRow[] = [];
  for (const unit of units.filter(({ level, valid_to }) => level === "commune" && !valid_to))
    for (const { code, kind, decimals, periods = ["Q1", "H1", "Q3", "Y"] } of indicators)
      for (const period of PERIODS) {
        const [isMissing, share, whole, count] = [random() < 0.06, random(), random(), random()];
        if (isMissing || !periods.includes(period.slice(5))) continue;
        const denominator = 40 + Math.floor(whole * 900);
        // some have done everything: the target of 100 % can be met
        const numerator = share > 0.93 ? denominator : Math.round(denominator * (0.5 + share * 0.5));
        rows.push({
          unit: unit["code"] ?? "",
          indicator: code,
          period,
          numerator: kind === "ratio" ? String(numerator) : "",
          denominator: kind === "ratio" ? String(denominator) : "",
          value: kind === "ratio" ? "" : decimals ? (count * 40).toFixed(1) : String(Math.floor(count * 15)),
        });
      }
  return rows;
}

const units = read("units.csv");

export const twoLevels: DataSet = {
  name: "hai-cap-2025",
  now: "2026-07-01T09:00:00",
  province: "20",
  units,
  successions: read("successions.csv"),
  figures: makeFigures(units),
  indicators,
  ambiguous: [],
  calendar: { years: [2025, 2026], deadline: "before", due: { Q1: "03-25", H1: "06-25", Q3: "09-25", Y: "12-20" } },
  reporterLevel: "commune",
};
