import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findDisputed, parseReturnReason } from "../../../src/dialogue/approval/reason.ts";
import { indicatorsOf } from "../../../src/domain/plan.ts";
import { parsePlan } from "../../../src/plans/parse.ts";

const parsed = parsePlan(readFileSync("src/plans/lang-son-2024.yaml", "utf8"), "plan");
if (!("plan" in parsed)) throw new Error("the plan has problems");
const indicators = indicatorsOf(parsed.plan, "Q3");

describe("the figures that a reason names", () => {
  test.each<[string, readonly string[]]>([
    ["sai mục 3 và hài lòng", ["online-payment", "satisfaction"]],
    ["SAI CHI TIEU 9, 3 VA 7", ["online-payment", "satisfaction", "digitised-results"]],
    ["items 1 and 11 are wrong", ["online-origination", "late-dossiers"]],
    ["thanh toán trực tuyến lệch với Cổng DVCQG", ["online-payment"]],
    ["mục 3 hài lòng", ["online-payment", "satisfaction"]],
    ["mục 12 và mục 0", []],
    ["chỉ đạt 3 trên 7", []],
    ["mục 3/11 xem lại", []],
    ["trực tuyến chưa đúng", []],
    ["đề nghị rà soát lại toàn bộ", []],
  ])("%s", (reason, codes) => {
    expect(findDisputed(reason, indicators)).toEqual(codes);
  });
});

describe("what is taken for a reason", () => {
  test.each([
    ["huỷ", "left"],
    ["Thôi.", "left"],
    ["sai", "none"],
    ["sai rồi", "none"],
    ["sai mục 3", "reason"],
    ["số liệu chưa khớp", "reason"],
    ["huyện nào dưới 45%?", "none"],
    ["mục 3 sao lại thế?", "none"],
    ["/baocao", "none"],
    [`sai mục 3 ${"x".repeat(490)}`, "reason"],
    [`sai mục 3 ${"x".repeat(491)}`, "none"],
  ])("%s", (text, kind) => {
    expect(parseReturnReason(text, indicators).kind).toBe(kind);
  });
});
