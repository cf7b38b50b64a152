import { describe, expect, it } from "vitest";
import { decideShortAnswer, isShortAnswer } from "../../../src/dialogue/short-answer.ts";

const offered = (...labels: string[]) => labels.map((label) => ({ label, isQuestion: false }));
const guessed = (...labels: string[]) => labels.map((label) => ({ label, isQuestion: true }));

describe("decideShortAnswer", () => {
  it.each([
    ["co", offered("doi han", "thoi"), 0],
    ["ok", offered("nhac 11 don vi", "khong nhac"), 0],
    ["dong y", offered("khong xoa", "xoa het"), 1],
    ["khong", offered("gui luc 07:30 ngay 12/8/2024", "gui ngay", "khong nhac"), 2],
    ["thoi", offered("doi han", "thoi"), 1],
    ["co", guessed("han nop bao cao tiep theo"), 0],
  ])("“%s” to %j is the choice %i", (said, choices, index) => {
    expect(decideShortAnswer(said, choices)).toEqual({ kind: "choice", index });
  });

  it.each([
    ["ok", offered("gui luc 07:30 ngay 12/8/2024", "gui ngay", "khong nhac")],
    ["co", guessed("nhieu nhat", "it nhat")],
    ["ok", offered("duyet", "tra lai")],
    ["duoc", offered("duyet", "tra lai")],
    ["dong y", offered("tiep nhan", "tra lai")],
    ["ok duyet di em", offered("duyet", "tra lai")],
    ["vang em", offered("approve", "return")],
    ["khong", offered("duyet", "tra lai")],
  ])("“%s” to %j is asked back", (said, choices) => {
    expect(decideShortAnswer(said, choices)).toEqual({ kind: "unclear" });
  });

  it.each([
    ["ok", offered("nhac don vi chua nop", "lay tep excel"), "yes"],
    ["ok", offered("huy loi nhac nay", "xem tinh hinh nop"), "yes"],
    ["khong", offered("huy loi nhac nay", "xem tinh hinh nop"), "no"],
    ["vang", offered("mo bao cao"), "yes"],
    ["ok", [], "yes"],
    ["thoi", [], "no"],
    ["thoi", offered("duyet", "tra lai"), "no"],
    ["de sau", offered("duyet", "tra lai"), "no"],
  ])("“%s” to %j sets nothing off", (said, choices, kind) => {
    expect(decideShortAnswer(said, choices)).toEqual({ kind });
  });

  it.each(["ok em", "da duoc anh a", "ok duyet di em", "dong y nhe", "thoi em", "vang, duoc roi"])(
    "“%s” is one",
    (key) => {
      expect(isShortAnswer(key)).toBe(true);
    },
  );

  it("takes no figure, label or question for a yes or no", () => {
    for (const key of [
      "1",
      "12/15",
      "nhap lai",
      "bao cao",
      "co bao nhieu huyen",
      "",
      "duyet",
      "ok ghi",
      "em",
      "ok bao cao",
      "a nham",
    ])
      expect(isShortAnswer(key)).toBe(false);
  });
});
