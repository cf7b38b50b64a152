import { decimal } from "../../../src/domain/decimal.ts";
import type { Indicator, Plan } from "../../../src/domain/plan.ts";
import type { Level, Unit } from "../../../src/domain/unit.ts";
import { buildVocabulary } from "../../../src/questions/vocabulary.ts";

/** A made-up province, small, with namesakes on two levels, and a plan whose indicators mostly have no synonyms. */

let nextId = 0;
const byCode = new Map<string, number>();

function unit(code: string, name: string, level: Level, parent?: string): Unit {
  nextId += 1;
  byCode.set(code, nextId);
  return {
    id: nextId,
    code,
    name,
    shortName: name.replace(/^(Tỉnh|Sở|Thành phố|Huyện|Thị trấn|Xã|Phường) /, ""),
    level,
    parentId: parent === undefined ? null : (byCode.get(parent) ?? null),
    validFrom: "2000-01-01",
    validUntil: null,
  };
}

const gone: Unit = { ...unit("p", "Tỉnh Hưng Thịnh", "province") };

export const units: readonly Unit[] = [
  gone,
  unit("so-nv", "Sở Nội vụ", "department", "p"),
  unit("tp", "Thành phố Hưng Thịnh", "district", "p"),
  unit("ap", "Huyện An Phú", "district", "p"),
  unit("bm", "Huyện Bình Minh", "district", "p"),
  unit("dh", "Huyện Đông Hà", "district", "p"),
  unit("tp-1", "Phường Tân Lập", "commune", "tp"),
  unit("tp-2", "Phường Hải Châu", "commune", "tp"),
  unit("ap-1", "Xã Bình Minh", "commune", "ap"),
  unit("ap-2", "Xã Tân Lập", "commune", "ap"),
  unit("bm-1", "Thị trấn Bình Minh", "commune", "bm"),
  unit("bm-2", "Xã Hòa Thịnh", "commune", "bm"),
  unit("dh-1", "Xã Tân Lập", "commune", "dh"),
  { ...unit("dh-2", "Xã Phú Lợi", "commune", "dh"), validUntil: "2024-01-01" },
];

export const idOf = (code: string): number => byCode.get(code) ?? 0;

const all = ["Q1", "H1", "Q3", "Y"] as const;

function rate(
  code: string,
  { vi, en, synonyms = [] }: { vi: string; en: string; synonyms?: string[] },
  target: [">" | ">=" | "=", number],
): Indicator {
  return {
    code,
    name: { vi: `Tỷ lệ ${vi}`, en: `Share of ${en}` },
    shortName: { vi: vi.charAt(0).toUpperCase() + vi.slice(1), en: en.charAt(0).toUpperCase() + en.slice(1) },
    kind: "ratio",
    measure: { vi: "%", en: "%" },
    accumulation: "cumulative",
    better: "higher",
    periods: all,
    target: { comparison: target[0], value: decimal(target[1]) },
    synonyms: { vi: synonyms, en: [] },
  };
}

export const plan: Plan = {
  code: "thu-nghiem",
  title: { vi: "Kế hoạch thử nghiệm", en: "Trial plan" },
  document: { vi: "Kế hoạch thử nghiệm", en: "Trial plan" },
  scope: "p",
  validFrom: "2023-01-01",
  validUntil: "2027-01-01",
  reporterLevels: ["district"],
  calendar: [2023, 2024, 2025].flatMap((year) =>
    (
      [
        ["Q1", "02-25"],
        ["H1", "05-25"],
        ["Q3", "08-25"],
        ["Y", "11-20"],
      ] as const
    ).map(([kind, day]) => ({
      period: `${year}-${kind}`,
      deadline: { kind: "before" as const, on: `${year}-${day}` },
      opensOn: `${year}-01-01`,
      lockedOn: `${year}-12-31`,
    })),
  ),
  ladder: [],
  officeHours: { from: "07:30", until: "18:00", lunchFrom: "11:30", lunchUntil: "13:30" },
  formalTo: [],
  indicators: [
    rate("postal", { vi: "trả kết quả qua bưu chính", en: "results sent by post" }, [">=", 20]),
    rate("signature", { vi: "văn bản ký số", en: "digitally signed documents", synonyms: ["chữ ký số"] }, [">", 95]),
    rate("training", { vi: "cán bộ được tập huấn", en: "officials trained" }, ["=", 100]),
    rate("online-form", { vi: "hồ sơ nộp trực tuyến", en: "applications filed online" }, [">", 60]),
    {
      code: "dialogues",
      name: { vi: "Số cuộc đối thoại với người dân", en: "Number of dialogues with citizens" },
      shortName: { vi: "Cuộc đối thoại", en: "Citizen dialogues" },
      kind: "count",
      measure: { vi: "cuộc", en: "dialogues" },
      accumulation: "cumulative",
      better: "higher",
      periods: all,
      target: { comparison: ">=", value: decimal(2) },
      synonyms: { vi: ["đối thoại"], en: [] },
    },
    {
      code: "complaints",
      name: { vi: "Số đơn khiếu nại", en: "Number of complaints" },
      shortName: { vi: "Đơn khiếu nại", en: "Complaints" },
      kind: "count",
      measure: { vi: "đơn", en: "complaints" },
      accumulation: "cumulative",
      better: "lower",
      periods: all,
      synonyms: { vi: ["khiếu nại"], en: [] },
    },
  ],
  unitTargets: [],
  checks: [],
  whenIncomplete: "reason",
  approval: "head",
  ambiguous: { vi: [], en: [] },
};

export const vocabulary = buildVocabulary({
  plans: [plan],
  units,
  directives: [
    { id: 1, title: "Nâng cấp cổng thông tin điện tử" },
    { id: 2, title: "Lắp đặt ki-ốt tra cứu tại trụ sở" },
  ],
});
