import type { ChartSpec } from "../../src/render/chart-spec.ts";

const text = {
  title: "Thanh toán trực tuyến",
  subtitle: "Quý III/2024 · 2/3 huyện đã báo cáo",
  suffix: "%",
  alt: "Biểu đồ",
} as const;
const target = { value: 45, label: "Chỉ tiêu: trên 45%" };

/** A small chart of every kind. */
export const CHARTS: readonly ChartSpec[] = [
  {
    ...{ ...text, kind: "bars", target, missing: ["Huyện Bình Gia"] },
    bars: [
      { label: "Huyện Văn Quan", value: 51.27, text: "51,27%", standing: "met" },
      { label: "Huyện Chi Lăng", value: 44.83, text: "44,83%", standing: "unmet" },
    ],
  },
  {
    ...{ ...text, kind: "lines", target, periods: ["Năm 2023", "Quý I/2024", "6 tháng/2024"] },
    series: [{ label: "Chi Lăng", values: [30, null, 44], texts: ["30%", null, "44%"] }],
  },
  {
    ...{ ...text, kind: "stacks", suffix: "", language: "en" },
    parts: [
      { label: "Đúng hạn", look: "good" },
      { label: "Quá hạn", look: "bad" },
    ],
    rows: [
      { label: "Toàn tỉnh", counts: [2, 1], text: "2/3", strong: true },
      { label: "Chi Lăng", counts: [0, 1], text: "0/1" },
    ],
    lists: [{ part: 1, title: "Quá hạn (1)", names: ["Chi Lăng"] }],
  },
  {
    ...{ ...text, kind: "pairs", beforeLabel: "Quý I", nowLabel: "Quý III", better: "higher", missing: [] },
    rows: [{ label: "Chi Lăng", before: 42.51, now: 44.99, text: "44,99% (+2,48)" }],
  },
  {
    ...{ ...text, kind: "tiles", target, missing: ["Huyện Bình Gia"] },
    groups: [
      { label: "Huyện Chi Lăng", tiles: [{ label: "Chi Lăng", value: 44.83, text: "44,83%", standing: "unmet" }] },
      { tiles: [{ label: "Đồng Mỏ", value: null, text: "–", standing: "no-figure" }] },
    ],
  },
  {
    ...{ ...text, kind: "panels", periods: ["Quý I", "Quý III"], oneScale: false, note: "Đạt 1/2 chỉ tiêu" },
    panels: [
      { title: "Đúng hạn", text: "99,1%", standing: "met", values: [98, 99.1], target: 95, beside: "≥ 95%" },
      { title: "Hài lòng", text: "–", standing: "not-applicable", values: [null, null] },
    ],
  },
];
