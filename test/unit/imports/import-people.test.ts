import { describe, expect, it } from "vitest";
import { decidePeopleImport, type AssignmentRecord } from "../../../src/domain/import-people.ts";
import { decideUnitImport, type UnitRecord } from "../../../src/domain/import-units.ts";
import { decideWorkingDayImport } from "../../../src/domain/import-working-days.ts";
import { problems, sampleTable, table, writes } from "./table.ts";

const UNITS: readonly UnitRecord[] = [
  {
    code: "184",
    name: "Huyện Văn Quan",
    shortName: "Văn Quan",
    level: "district",
    parent: "20",
    validFrom: "1997-01-01",
    validUntil: "2025-07-01",
  },
];
const decide = (text: string, assignments: readonly AssignmentRecord[] = [], validFrom = "2024-01-01") =>
  decidePeopleImport(table(text), { people: [], assignments, units: UNITS, validFrom });

describe("people", () => {
  it("may have several roles, one row each", () => {
    const { people, assignments } = writes(decide("code,name,role,unit\nan,An,officer,184\nan,An,head,184"));

    expect(people.added).toEqual([{ code: "an", name: "An" }]);
    expect(assignments.added.map(({ role }) => role)).toEqual(["officer", "head"]);
  });

  it("have their role until the unit ends, unless the file says sooner", () => {
    const rows = "an,An,officer,184,,\nbinh,Bình,head,184,2024-03-01,2024-12-31";
    const { assignments } = writes(decide(`code,name,role,unit,valid_from,valid_to\n${rows}`));

    expect(assignments.added.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
      ["2024-01-01", "2025-07-01"],
      ["2024-03-01", "2025-01-01"],
    ]);
  });

  it.each([
    ["two names for one code", "an,An,officer,184\nan,Anh,head,184", ["3 name person-name-differs"]],
    ["one role twice", "an,An,officer,184\nan,An,officer,184", ["3 code row-twice"]],
    ["an unknown role", "an,An,boss,184", ["2 role not-one-of"]],
    ["an unknown unit", "an,An,officer,185", ["2 unit unknown-unit"]],
  ])("object to %s", (_, rows, expected) => {
    expect(problems(decide(`code,name,role,unit\n${rows}`))).toEqual(expected);
  });

  it.each([
    ["2025-06-30", []],
    ["2025-07-01", ["2 unit role-outside-unit"]],
  ])("whose role begins on %s in a unit that ends on 2025-06-30: %j", (validFrom, expected) => {
    expect(problems(decide("code,name,role,unit\nan,An,officer,184", [], validFrom))).toEqual(expected);
  });

  it("who have the role already keep it, whatever the day of the second import", () => {
    const first = writes(decide("code,name,role,unit\nan,An,officer,184")).assignments.added;
    const second = writes(decide("code,name,role,unit\nan,An,officer,184", first, "2024-06-01")).assignments;

    expect(second).toEqual({ added: [], changed: [], unchanged: 1 });
  });

  it("whose role got a last day have the same role, changed", () => {
    const first = writes(decide("code,name,role,unit\nan,An,officer,184")).assignments.added;
    const text = "code,name,role,unit,valid_to\nan,An,officer,184,2024-12-31";
    const { changed } = writes(decide(text, first, "2024-06-01")).assignments;

    expect(changed.map(({ to }) => [to.validFrom, to.validUntil])).toEqual([["2024-01-01", "2025-01-01"]]);
  });

  it("of the sample pass every check", () => {
    const units = writes(decideUnitImport(sampleTable("units.csv"), [])).added;
    const context = { people: [], assignments: [], units, validFrom: "2023-01-01" };

    expect(writes(decidePeopleImport(sampleTable("people.csv"), context)).assignments.added).toHaveLength(27);
  });
});

describe("working days", () => {
  const days = (row: string) => decideWorkingDayImport(table(`day,kind,name,source\n${row}`), []);

  it.each([
    ["2027-02-08,off,Tết,Công văn", []],
    ["2027-02-06,work,Làm bù,Công văn", []],
    ["2027-02-07,work,Làm bù,Công văn", []],
    ["2027-02-05,work,Làm bù,Công văn", ["2 kind work-on-weekday"]],
    ["2027-02-08,nghỉ,Tết,Công văn", ["2 kind not-one-of"]],
    ["2027-02-08,off,Tết,", ["2 source required"]],
    [",off,Tết,Công văn", ["2 day required"]],
    ["2027-02-08,off,Tết,Công văn\n2027-02-08,off,Tết,Công văn", ["3 day row-twice"]],
  ])("%s: %j", (row, expected) => {
    expect(problems(days(row))).toEqual(expected);
  });

  it("that change keep what they replace for the log", () => {
    const { added } = writes(days("2027-02-08,off,Tết,Dự kiến"));
    const text = "day,kind,name,source\n2027-02-08,off,Tết,Công văn 1";
    const { changed } = writes(decideWorkingDayImport(table(text), added));

    expect(changed.map(({ from, to }) => [from.source, to.source])).toEqual([["Dự kiến", "Công văn 1"]]);
  });
});
