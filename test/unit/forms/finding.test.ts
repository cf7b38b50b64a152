import { expect, test } from "vitest";
import { showFinding } from "../../../src/dialogue/forms/report-lines.ts";
import { decimal } from "../../../src/domain/decimal.ts";
import { factsOf } from "./fixture.ts";

test("what is usual is said with two decimals at most", () => {
  const finding = (median: string) => ({ kind: "outlier", against: "peers", median: decimal(median) }) as const;
  expect(showFinding(finding("82.0192092919"), factsOf())).toContain("(mức giữa 82,02)");
  expect(showFinding(finding("41.5"), factsOf())).toContain("(mức giữa 41,5)");
  expect(showFinding(finding("1659"), factsOf())).toContain("(mức giữa 1.659)");
});
