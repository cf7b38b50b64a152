import { describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { boardCommand } from "../../../commands/board.ts";
import { nudgeCommand } from "../../../commands/nudge.ts";

describe("a request to ask after reports", () => {
  test.each([
    ["nhắc các xã chưa nộp giúp anh", "các xã chưa nộp"],
    ["Nhắc giúp anh mấy xã chưa gửi báo cáo nhé!", "mấy xã chưa gửi báo cáo"],
    ["em nhắc huyện Chi Lăng nộp báo cáo quý III đi em", "huyện Chi Lăng nộp báo cáo quý III"],
    ["nhac cac xa cua chi lang chua nop quy 3", "cac xa cua chi lang chua nop quy 3"],
    ["nhắc lại các đơn vị chưa nộp", "các đơn vị chưa nộp"],
    ["nhắc huyện Chi Lăng", "huyện Chi Lăng"],
    ["đôn đốc các đơn vị còn nợ báo cáo", "các đơn vị còn nợ báo cáo"],
    ["nhắc nhở các huyện quá hạn giùm chị với ạ", "các huyện quá hạn"],
    ["please remind the districts that have not reported", "the districts that have not reported"],
  ])("“%s” is about “%s”", (input, about) => {
    expect(nudgeCommand.hears?.(input)).toBe(about);
  });

  test("is not taken for a snooze", () => {
    const heard = commands.find((command) => command.hears?.("nhắc lại các đơn vị chưa nộp") !== undefined);
    expect(heard?.name).toBe("nhac");
  });

  test.each([
    "nhắc lại chiều nay",
    "nhắc lại sáng mai",
    "nhắc tôi nộp báo cáo",
    "nhắc huyện nào rồi",
    "đơn vị nào bị nhắc nhở vì chưa nộp?",
    "đơn vị nào chưa nộp báo cáo?",
    "nhắc",
  ])("“%s” is none", (input) => {
    expect(nudgeCommand.hears?.(input)).toBeUndefined();
  });
});

describe("a request for the board", () => {
  test.each([
    ["tình hình nộp báo cáo quý III", "quý III"],
    ["Tình trạng báo cáo của huyện Chi Lăng", "của huyện Chi Lăng"],
    ["cho anh xem tiến độ nộp báo cáo 6 tháng", "6 tháng"],
    ["tinh hinh bc q3 2024", "q3 2024"],
  ])("“%s” is about “%s”", (input, about) => {
    expect(boardCommand.hears?.(input)).toBe(about);
  });

  test.each(["tình hình thanh toán trực tuyến", "đơn vị nào chưa nộp báo cáo?", "báo cáo"])("“%s” is none", (input) => {
    expect(boardCommand.hears?.(input)).toBeUndefined();
  });
});
