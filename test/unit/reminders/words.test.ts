import { describe, expect, test } from "vitest";
import { findNamed, hearDelegation, parseDelegation } from "../../../src/dialogue/delegations/text.ts";
import { hearSnooze, parseWish } from "../../../src/dialogue/reminders/snooze.ts";

const TODAY = "2024-08-10";

describe("when to be reminded again, as people type it", () => {
  test.each([
    ["nhắc lại chiều nay", { kind: "afternoon" }],
    ["NHAC LAI CHIEU NAY", { kind: "afternoon" }],
    ["chiều nay", { kind: "afternoon" }],
    ["nhắc lại sáng mai nhé", { kind: "morning" }],
    ["sang mai nhac lai", { kind: "morning" }],
    ["nhắc tôi chiều mai", { kind: "tomorrow-afternoon" }],
    ["nhắc lại vào thứ hai", { kind: "weekday", weekday: 1 }],
    ["thu hai", { kind: "weekday", weekday: 1 }],
    ["nhắc lại t5", { kind: "weekday", weekday: 4 }],
    ["nhắc lại thứ 6 tuần sau", { kind: "weekday", weekday: 5 }],
    ["hẹn nhắc lại tuần sau", { kind: "weekday", weekday: 1 }],
    ["nhắc lại ngày 20/8", { kind: "day", on: "2024-08-20" }],
    ["nhắc lại sau 2 tiếng", { kind: "hours", hours: 2 }],
    ["remind me tomorrow", { kind: "morning" }],
    ["remind me on Thursday", { kind: "weekday", weekday: 4 }],
  ])("%s", (typed, wish) => {
    expect(parseWish(hearSnooze(typed) ?? "", TODAY)).toEqual(wish);
  });

  test.each([
    "nhắc các xã chưa nộp giúp anh",
    "nhắc lại",
    "nhắc lại các đơn vị chưa nộp",
    "hôm nay",
    "mai",
    "20/8",
    "thứ hai đơn vị nào chưa nộp",
    "chiều nay họp mấy giờ",
    "remind the communes",
  ])("%s is somebody else's business", (typed) => {
    expect(hearSnooze(typed)).toBeUndefined();
  });
});

describe("an absence, as people type it", () => {
  const range = (text: string) => {
    const { firstOn, lastOn, name } = parseDelegation(text, TODAY);
    return [firstOn, lastOn, name];
  };

  test.each([
    ["tôi nghỉ từ 12/8 đến 16/8, chuyển cho anh Nam", ["2024-08-12", "2024-08-16", "Nam"]],
    ["toi nghi tu ngay 12/8 den het ngay 16/8 chuyen cho chi Lan Anh.", ["2024-08-12", "2024-08-16", "Lan Anh"]],
    ["em nghỉ từ 12 đến 16/8, giao cho Nguyễn Văn Đức", ["2024-08-12", "2024-08-16", "Nguyễn Văn Đức"]],
    ["12-16/8", ["2024-08-12", "2024-08-16", undefined]],
    ["12/8 - 16/8", ["2024-08-12", "2024-08-16", undefined]],
    ["tôi nghỉ ngày 12/8", ["2024-08-12", "2024-08-12", undefined]],
    ["tôi nghỉ mai, chuyển cho Hoa", ["2024-08-11", "2024-08-11", "Hoa"]],
    ["tôi nghỉ đến 16/8", [TODAY, "2024-08-16", undefined]],
    ["từ 12/8", ["2024-08-12", undefined, undefined]],
    ["uỷ quyền cho chị Lan từ 12/8 đến 16/8", ["2024-08-12", "2024-08-16", "Lan"]],
    ["uy quyen cho Nguyễn Thị Hà tu 12-16/8", ["2024-08-12", "2024-08-16", "Nguyễn Thị Hà"]],
    ["uỷ quyền cho Hà", [undefined, undefined, "Hà"]],
    ["I am away from 12/8 to 16/8", ["2024-08-12", "2024-08-16", undefined]],
  ])("%s", (text, expected) => {
    expect(range(text)).toEqual(expected);
  });

  test.each([
    "tôi nghỉ từ 12/8 đến 16/8",
    "tôi xin nghỉ phép, chuyển cho Nam",
    "uỷ quyền cho Nam",
    "mình đi công tác mai, nhờ Lan",
  ])("%s is heard", (text) => {
    expect(hearDelegation(text)).toBe(text);
  });

  test.each([
    "nghỉ lễ 2/9 mấy ngày",
    "tôi nghỉ hưu rồi",
    "tôi nghĩ từ 12/8 số liệu sai",
    "huyện nào nghỉ từ 12/8",
    "tỷ lệ hồ sơ uỷ quyền từ 1/1 đến 30/6",
  ])("%s is not", (text) => {
    expect(hearDelegation(text)).toBeUndefined();
  });

  test("a name is found by any of its words, all of them", () => {
    const people = [{ name: "Nguyễn Thị Lan" }, { name: "Trần Lan Anh" }, { name: "Lê Văn Nam (mẫu)" }];
    expect(findNamed("lan", people)).toHaveLength(2);
    expect(findNamed("Lan Anh", people)).toEqual([people[1]]);
    expect(findNamed("nam", people)).toEqual([people[2]]);
    expect(findNamed("mai", people)).toEqual([]);
    expect(findNamed("", people)).toEqual([]);
  });
});
