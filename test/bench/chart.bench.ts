import { describe, expect, it } from "vitest";
import type { BarChart } from "../../src/render/chart-spec.ts";
import { renderChart } from "../../src/render/chart.ts";

const LIMIT_MS = 150;

function chartOf(count: number): BarChart {
  return {
    kind: "bars",
    title: "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia",
    subtitle: "Quý III/2024 · luỹ kế đến 24/8/2024 · 9/11 huyện đã báo cáo",
    suffix: "%",
    alt: "",
    target: { value: 45, label: "Chỉ tiêu: trên 45%" },
    bars: Array.from({ length: count }, (_, index) => {
      const value = 62 - (index * 40) / count;
      return {
        label: `Huyện Chi Lăng ${index + 1}`,
        value,
        text: `${value.toFixed(2).replace(".", ",")}%`,
        standing: value > 45 ? "met" : "unmet",
      };
    }),
    missing: ["Huyện Bình Gia", "Huyện Đình Lập"],
  };
}

describe("a chart as PNG", () => {
  it("of 11 bars takes at most 150 ms in 19 of 20 cases", { timeout: 60_000 }, async ({ bench }) => {
    await renderChart(chartOf(11));
    const times: number[] = [];
    await bench("11 bars", async () => {
      const start = performance.now();
      await renderChart(chartOf(11));
      times.push(performance.now() - start);
    }).run({ iterations: 60, time: 0, warmup: false });
    const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Infinity;
    console.log(`11 bars: p95 ${p95.toFixed(0)} ms over ${times.length} charts`);
    expect(p95).toBeLessThanOrEqual(LIMIT_MS);
  });

  it("of 70 bars is drawn", { timeout: 60_000 }, async ({ bench }) => {
    const result = await bench("70 bars", async () => {
      await renderChart(chartOf(70));
    }).run({ iterations: 10, time: 0, warmup: false });
    expect(result.latency.mean).toBeGreaterThan(0);
  });
});
