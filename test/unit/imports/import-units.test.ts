import { describe, expect, it } from "vitest";
import { decideSuccessionImport } from "../../../src/domain/import-successions.ts";
import { decideUnitImport } from "../../../src/domain/import-units.ts";
import { problems, sampleTable, table, writes } from "./table.ts";

const HEAD = "code,name,short_name,level,parent,valid_from,valid_to";
const units = (...rows: string[]) => table([HEAD, ...rows].join("\n"));

const PROVINCE = "20,Tỉnh Lạng Sơn,Lạng Sơn,province,,1997-01-01,";
const DISTRICT = "184,Huyện Văn Quan,Văn Quan,district,20,1997-01-01,2025-06-30";
const COMMUNE = "06277,Xã Tú Xuyên,Tú Xuyên,commune,184,1997-01-01,2025-06-30";

describe("units", () => {
  it("may stand in any order: a child before its parent", () => {
    const { added } = writes(decideUnitImport(units(COMMUNE, DISTRICT, PROVINCE), []));

    expect(added.map((unit) => unit.code)).toEqual(["06277", "184", "20"]);
  });

  it("last until the day after the last day in the file", () => {
    const { added } = writes(decideUnitImport(units(PROVINCE, DISTRICT), []));

    expect(added.map((unit) => unit.validUntil)).toEqual([null, "2025-07-01"]);
  });

  it("read Vietnamese dates", () => {
    const row = "20,Tỉnh Lạng Sơn,Lạng Sơn,province,,1/1/1997,31/12/2030";

    expect(writes(decideUnitImport(units(row), [])).added[0]).toMatchObject({
      validFrom: "1997-01-01",
      validUntil: "2031-01-01",
    });
  });

  it("imported again are unchanged; with another name they are changed", () => {
    const { added } = writes(decideUnitImport(units(PROVINCE, DISTRICT), []));
    const again = writes(decideUnitImport(units(PROVINCE, DISTRICT.replace("Huyện", "Thị xã")), added));

    expect(again).toMatchObject({ added: [], unchanged: 1 });
    expect(again.changed.map(({ from, to }) => [from.name, to.name])).toEqual([["Huyện Văn Quan", "Thị xã Văn Quan"]]);
  });

  it("take their first day from the option where the file has none, and ask for it once", () => {
    const list = table("code,name,short_name,level,parent\n20,Tỉnh Lạng Sơn,Lạng Sơn,province,\n1,Tỉnh B,B,province,");

    expect(writes(decideUnitImport(list, [], "2025-07-01")).added.map((unit) => unit.validFrom)).toEqual([
      "2025-07-01",
      "2025-07-01",
    ]);
    expect(problems(decideUnitImport(list, []))).toEqual(["1 valid_from valid-from-needed"]);
  });

  it.each([
    ["an empty name", ["20,,Lạng Sơn,province,,1997-01-01,"], ["2 name required"]],
    ["a code with a space", ["2 0,A,A,province,,1997-01-01,"], ["2 code code-form"]],
    ["an unknown level", ["20,A,A,tỉnh,,1997-01-01,"], ["2 level not-one-of"]],
    ["a day that is none", ["20,A,A,province,,1997-02-29,"], ["2 valid_from not-a-date"]],
    ["a last day before the first", ["20,A,A,province,,1997-01-02,1997-01-01"], ["2 valid_to dates-reversed"]],
    ["a unit twice", [PROVINCE, PROVINCE], ["3 code row-twice"]],
    ["no parent", [PROVINCE, DISTRICT.replace(",20,", ",,")], ["3 parent parent-needed"]],
    ["a province below another", [PROVINCE, "4,B,B,province,20,1997-01-01,"], ["3 parent parent-unwanted"]],
    ["an unknown parent", [PROVINCE, DISTRICT.replace(",20,", ",21,")], ["3 parent unknown-unit"]],
    [
      "a district below a commune",
      [PROVINCE, DISTRICT, COMMUNE, DISTRICT.replace("184", "185").replace(",20,", ",06277,")],
      ["5 parent parent-level"],
    ],
    [
      "a wrong row once, not again at each of its children",
      [PROVINCE, DISTRICT.replace("Huyện Văn Quan", ""), COMMUNE],
      ["3 name required"],
    ],
    [
      "a unit that outlives its parent",
      [PROVINCE, DISTRICT, COMMUNE.replace("2025-06-30", "2025-07-01")],
      ["4 parent parent-validity"],
    ],
    [
      "a unit older than its parent",
      [PROVINCE.replace("1997-01-01", "1997-01-02"), DISTRICT],
      ["3 parent parent-validity"],
    ],
    [
      "all of it at once",
      ["20,,A,x,,y,", "20,,A,province,,1997-01-01,"],
      ["2 name required", "2 level not-one-of", "2 valid_from not-a-date", "3 name required"],
    ],
  ])("object to %s", (_, rows, expected) => {
    expect(problems(decideUnitImport(units(...rows), []))).toEqual(expected);
  });

  it("may end on the same day as their parent", () => {
    expect(problems(decideUnitImport(units(PROVINCE, DISTRICT, COMMUNE), []))).toEqual([]);
  });

  it("cannot end before units below them that the file leaves alone", () => {
    const { added } = writes(decideUnitImport(units(PROVINCE, DISTRICT, COMMUNE), []));
    const shorter = DISTRICT.replace("2025-06-30", "2025-06-29");

    expect(problems(decideUnitImport(units(shorter), added))).toEqual(["2 code child-conflict"]);
    expect(problems(decideUnitImport(units(shorter, COMMUNE.replace("2025-06-30", "2025-06-29")), added))).toEqual([]);
  });

  it("suggest the code that Excel has robbed of its zero, and the code of a name", () => {
    const faults = (parent: string) => {
      const decision = decideUnitImport(
        units(PROVINCE, `1,A,A,commune,${parent},1997-01-01,`, "084,Huyện X,X,district,20,1997-01-01,"),
        [],
      );
      return "problems" in decision ? decision.problems.map(({ fault }) => fault) : [];
    };

    expect(faults("84")).toEqual([{ code: "unknown-unit", value: "84", suggestion: "084" }]);
    expect(faults("huyện x")).toEqual([{ code: "unknown-unit", value: "huyện x", suggestion: "084" }]);
    expect(faults("85")).toEqual([{ code: "unknown-unit", value: "85" }]);
  });

  it.each([
    [
      "a column missing",
      "code,name,short_name,level\n1,A,A,province",
      ["1 parent column-missing", "1 valid_from valid-from-needed"],
    ],
    ["a column nobody knows", `${HEAD},valid_until\n${PROVINCE},2030-01-01`, ["1 valid_until column-unknown"]],
    ["a column twice", `${HEAD},name\n${PROVINCE},A`, ["1 name column-twice"]],
    ["no rows", HEAD, ["1 no-rows"]],
  ])("object to %s", (_, text, expected) => {
    expect(problems(decideUnitImport(table(text), []))).toEqual(expected);
  });
});

describe("successions", () => {
  const { added } = writes(
    decideUnitImport(units(PROVINCE, DISTRICT, COMMUNE, "06253n,Xã Văn Quan,Văn Quan,commune,20,2025-07-01,"), []),
  );
  const successions = (row: string) => decideSuccessionImport(table(`old,new,extent,on\n${row}`), [], added);

  it.each([
    ["06277,06253n,full,2025-07-01", []],
    ["06277,06253n,whole,2025-07-01", ["2 extent not-one-of"]],
    ["06277,06277,full,2025-07-01", ["2 new successor-itself"]],
    ["06277,06253n,full,2025-06-30", ["2 old unit-not-then"]],
    ["20,06253n,full,2025-07-01", ["2 old unit-not-then"]],
    ["06277,184,full,2025-07-01", ["2 new unit-not-then"]],
    ["6277,06253n,full,2025-07-01", ["2 old unknown-unit"]],
    ["06277,06253n,full,", ["2 on required"]],
  ])("%s: %j", (row, expected) => {
    expect(problems(successions(row))).toEqual(expected);
  });
});

describe("the sample's files", () => {
  it("pass every check of an import", () => {
    const { added } = writes(decideUnitImport(sampleTable("units.csv"), []));

    expect(added).toHaveLength(285);
    expect(writes(decideSuccessionImport(sampleTable("successions.csv"), [], added)).added).toHaveLength(196);
  });
});
