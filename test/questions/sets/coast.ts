import { communeName } from "../../support/country-names.ts";
import { generator } from "../spellings.ts";
import type { CsvRow, DataSet, SetIndicator } from "./data-set.ts";

/** A generated province before the reform, with nothing of administrative procedures in its plan: other indicators, other
 * comparators, a calendar of its own. Their names hold words that mean something by themselves ("đạt", "trên", "xã"). */
const indicators: readonly SetIndicator[] = [
  {
    code: "public-investment",
    vi: "Tỷ lệ giải ngân vốn đầu tư công",
    en: "Share of public investment disbursed",
    synonyms: {
      vi: ["Giải ngân đầu tư công", "giải ngân vốn", "giải ngân", "vốn đầu tư công"],
      en: ["Public investment", "disbursement", "disbursement rate"],
    },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">=", value: 65 },
  },
  {
    code: "poor-households",
    vi: "Tỷ lệ hộ nghèo theo chuẩn đa chiều",
    en: "Share of poor households",
    synonyms: { vi: ["Hộ nghèo", "tỷ lệ hộ nghèo", "nghèo đa chiều"], en: ["Poor households", "poverty rate"] },
    kind: "ratio",
    measure: "%",
    better: "lower",
    target: { comparison: "<", value: 6.5 },
  },
  {
    code: "health-insurance",
    vi: "Tỷ lệ dân số tham gia bảo hiểm y tế",
    en: "Share of people with health insurance",
    synonyms: { vi: ["Bảo hiểm y tế", "tham gia bảo hiểm y tế", "BHYT"], en: ["Health insurance", "insured people"] },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">=", value: 92.5 },
  },
  {
    code: "standard-schools",
    vi: "Tỷ lệ trường học đạt chuẩn quốc gia",
    en: "Share of schools of national standard",
    synonyms: {
      vi: ["Trường đạt chuẩn quốc gia", "trường chuẩn quốc gia", "trường học đạt chuẩn", "đạt chuẩn"],
      en: ["Standard schools", "schools of national standard"],
    },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">", value: 60 },
  },
  {
    code: "pending-complaints",
    vi: "Số đơn khiếu nại, tố cáo tồn đọng",
    en: "Number of complaints pending",
    synonyms: {
      vi: ["Đơn khiếu nại tồn đọng", "khiếu nại tồn đọng", "khiếu nại, tố cáo"],
      en: ["Pending complaints", "complaints"],
    },
    kind: "count",
    measure: "đơn",
    better: "lower",
    target: { comparison: "<=", value: 12 },
  },
  {
    code: "waste-collected",
    vi: "Tỷ lệ thu gom, xử lý chất thải rắn sinh hoạt",
    en: "Share of household waste collected",
    synonyms: {
      vi: ["Thu gom chất thải rắn", "thu gom rác", "chất thải rắn"],
      en: ["Waste collection", "waste collected"],
    },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">", value: 88 },
  },
  {
    code: "clean-water",
    vi: "Tỷ lệ hộ dân được sử dụng nước sạch",
    en: "Share of households with clean water",
    synonyms: { vi: ["Nước sạch", "sử dụng nước sạch", "hộ dùng nước sạch"], en: ["Clean water"] },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: "=", value: 100 },
  },
  {
    code: "road-accidents",
    vi: "Số vụ tai nạn giao thông",
    en: "Number of road accidents",
    synonyms: { vi: ["Tai nạn giao thông", "vụ tai nạn", "TNGT"], en: ["Road accidents", "accidents"] },
    kind: "count",
    measure: "vụ",
    better: "lower",
    target: { comparison: "<", value: 20 },
  },
  {
    code: "local-revenue",
    vi: "Thu ngân sách nhà nước trên địa bàn",
    en: "State revenue collected locally",
    synonyms: { vi: ["Thu ngân sách", "thu ngân sách trên địa bàn", "thu NSNN"], en: ["Local revenue", "revenue"] },
    kind: "count",
    measure: "tỷ đồng",
    better: "higher",
    target: { comparison: ">=", value: 250.5 },
    decimals: true,
  },
  {
    code: "new-rural",
    vi: "Tỷ lệ xã đạt chuẩn nông thôn mới",
    en: "Share of new rural communes",
    synonyms: {
      vi: ["Xã nông thôn mới", "nông thôn mới", "NTM", "đạt chuẩn"],
      en: ["New rural communes", "new rural"],
    },
    kind: "ratio",
    measure: "%",
    better: "higher",
    target: { comparison: ">=", value: 75 },
  },
];

const PROVINCE = "h0";
const DISTRICTS = 9;
const COMMUNES = 54;
const KINDS = ["Thành phố", "Thị xã", "Huyện"];

function makeUnits(): CsvRow[] {
  const unit = (code: string, parent: string, level: string, [name, short]: readonly [string, string]): CsvRow => ({
    code,
    name,
    short_name: short,
    level,
    parent,
    valid_from: "2000-01-01",
  });
  const names = new Set<string>();
  const fresh = (seed: number): string => {
    const { name } = communeName(seed, (full) => names.has(full.replace(/^(Xã|Phường|Đặc khu) /, "")));
    names.add(name);
    return name;
  };
  const districts = Array.from({ length: DISTRICTS }, (_, index) => {
    const short = fresh(5000 + index);
    return unit(`h${index + 1}`, PROVINCE, "district", [`${KINDS[index] ?? "Huyện"} ${short}`, short]);
  });
  const communes = Array.from({ length: COMMUNES }, (_, index) => {
    // one name is borne twice, one is a district's too
    const short =
      index === 20
        ? (districts[3]?.["short_name"] ?? "")
        : index === 50
          ? "Tân Hòa"
          : index === 51
            ? "Tân Hòa"
            : fresh(6000 + index);
    const kind = index % 6 === 0 ? "Phường" : "Xã";
    return unit(`h${index + 101}`, `h${(index % DISTRICTS) + 1}`, "commune", [`${kind} ${short}`, short]);
  });
  return [unit(PROVINCE, "", "province", ["Tỉnh Hải Sa", "Hải Sa"]), ...districts, ...communes];
}

const PERIODS = ["2024-Q1", "2024-H1", "2024-Q3", "2024-Y", "2025-Q1", "2025-H1"];

/** Every district's figures but some; those of communes for two indicators in the last period. */
function makeFigures(units: readonly CsvRow[]): CsvRow[] {
  const random = generator(41);
  const rows: CsvRow[] = [];
  const add = (unit: string, indicator: SetIndicator, period: string): void => {
    if (random() < 0.05) return;
    const share = indicator.code === "poor-households" ? 0.02 + random() * 0.09 : 0.45 + random() * 0.55;
    const whole = 150 + Math.floor(random() * 3000);
    const count = indicator.decimals ? (random() * 500).toFixed(1) : String(Math.floor(random() * 28));
    rows.push({
      unit,
      indicator: indicator.code,
      period,
      numerator: indicator.kind === "ratio" ? String(Math.min(whole, Math.round(whole * share))) : "",
      denominator: indicator.kind === "ratio" ? String(whole) : "",
      value: indicator.kind === "count" ? count : "",
    });
  };
  for (const { code = "", level } of units)
    for (const indicator of indicators)
      for (const period of PERIODS) {
        if (level === "district") add(code, indicator, period);
        const isOfCommunes = indicator.code === "health-insurance" || indicator.code === "clean-water";
        if (level === "commune" && isOfCommunes && period === "2025-H1") add(code, indicator, period);
      }
  return rows;
}

const units = makeUnits();

export const coast: DataSet = {
  name: "hai-sa-2024",
  now: "2025-08-01T09:00:00",
  province: PROVINCE,
  units,
  successions: [],
  figures: makeFigures(units),
  indicators,
  ambiguous: ["đạt chuẩn"],
  calendar: { years: [2024, 2025], deadline: "by", due: { Q1: "04-10", H1: "07-10", Q3: "10-10", Y: "12-20" } },
  reporterLevel: "district",
};
