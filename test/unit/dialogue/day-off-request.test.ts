import { describe, expect, it } from "vitest";
import { parseDayOff } from "../../../src/dialogue/calendar/day-off-request.ts";

const TODAY = "2026-11-21";
const days = (from: string, to = from) => ({ kind: "days", from, to });

describe("parseDayOff", () => {
  it("reads a whole sentence", () => {
    expect(parseDayOff("24/11/2026 nghỉ: Ngày Văn hóa Việt Nam, theo Nghị quyết 28/2026/QH16", TODAY)).toEqual({
      kind: "add",
      days: days("2026-11-24"),
      day: "off",
      name: "Ngày Văn hóa Việt Nam",
      source: "Nghị quyết 28/2026/QH16",
    });
  });

  it.each([
    ["5/2-11/2/2027 nghỉ Tết", days("2027-02-05", "2027-02-11")],
    ["5-11/2/2027 nghỉ Tết", days("2027-02-05", "2027-02-11")],
    ["ngày 5/2 đến ngày 11/2/2027 nghi Tet", days("2027-02-05", "2027-02-11")],
    ["30/12/2026-2/1/2027 nghỉ", days("2026-12-30", "2027-01-02")],
    ["24.11 nghỉ", days("2026-11-24")],
    ["20/11 nghỉ", days("2027-11-20")],
    ["21/11 nghỉ", days("2026-11-21")],
  ])("reads the days of “%s”", (typed, expected) => {
    expect(parseDayOff(typed, TODAY)).toMatchObject({ kind: "add", days: expected, day: "off" });
  });

  it.each([
    ["31/4/2027 nghỉ", "no-day"],
    ["24 nghỉ", "no-day"],
    ["11/2-5/2/2027 nghỉ", "reversed"],
    ["1/2-15/2/2027 nghỉ", "too-many"],
  ])("objects to the days of “%s”", (typed, why) => {
    expect(parseDayOff(typed, TODAY)).toMatchObject({ days: { kind: "wrong", why } });
  });

  it("takes fourteen days in a row", () => {
    expect(parseDayOff("1/2-14/2/2027 nghỉ", TODAY)).toMatchObject({ days: days("2027-02-01", "2027-02-14") });
  });

  it("tells a worked Saturday from a day off, with and without diacritics", () => {
    expect(parseDayOff("Thứ gì đó", TODAY)).toEqual({ kind: "nothing" });
    expect(parseDayOff("22/8/2026 làm bù cho thứ Hai 31/8", TODAY)).toMatchObject({
      day: "work",
      name: "cho thứ Hai 31/8",
    });
    expect(parseDayOff("22/8/2026 lam bu", TODAY)).toEqual({ kind: "add", days: days("2026-08-22"), day: "work" });
    expect(parseDayOff("22/8/2026", TODAY)).toEqual({ kind: "add", days: days("2026-08-22") });
  });

  it("reads a year, a removal, and nothing", () => {
    expect(parseDayOff("2027", TODAY)).toEqual({ kind: "year", year: 2027 });
    expect(parseDayOff("năm 2027", TODAY)).toEqual({ kind: "year", year: 2027 });
    expect(parseDayOff("bỏ 29/4/2024", TODAY)).toEqual({ kind: "remove", days: days("2024-04-29") });
    expect(parseDayOff("xoá", TODAY)).toEqual({ kind: "remove", days: undefined });
    expect(parseDayOff("  ", TODAY)).toEqual({ kind: "nothing" });
  });
});
