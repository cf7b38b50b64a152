import { expect, test } from "vitest";
import { findTextFaults } from "../support/text-faults.ts";

test.each([
  ["✓ 08:00 thứ hai 19/8/2024 tôi sẽ nhắc lại: “Quý III/2024 – Huyện Chi Lăng”.", []],
  ["Hạn: trước ngày 25/08/2024", ["a date with leading zeros"]],
  ["Hạn: 2024-08-25", ["a date that begins with the year"]],
  ["còn undefined ngày, NaN%", ["undefined", "NaN"]],
  ["Đã nộp  3", ["two spaces"]],
  ["“Chi Lăng", ["quotation marks that do not match"]],
  ["”Chi Lăng“", ["quotation marks that do not match"]],
  ["[object Object]", ["[object"]],
])("%s", (text, faults) => {
  expect(findTextFaults(text)).toEqual(faults);
});
