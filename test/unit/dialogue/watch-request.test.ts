import { describe, expect, it } from "vitest";
import { parseWatch, soundsLikeWatch } from "../../../src/dialogue/watches/request.ts";

describe("parseWatch", () => {
  it.each([
    ["tình hình nộp báo cáo mỗi thứ hai 8h", "tình hình nộp báo cáo", { kind: "weekly", weekday: 1, at: "08:00" }],
    [
      "mỗi thứ Hai lúc 8h30 tình hình nộp báo cáo",
      "tình hình nộp báo cáo",
      { kind: "weekly", weekday: 1, at: "08:30" },
    ],
    [
      "5 huyện thấp nhất thanh toán trực tuyến, thứ 6 hàng tuần 14:00",
      "5 huyện thấp nhất thanh toán trực tuyến",
      { kind: "weekly", weekday: 5, at: "14:00" },
    ],
    [
      "5 huyen thap nhat tttt moi t6 luc 2h chieu",
      "5 huyen thap nhat tttt",
      { kind: "weekly", weekday: 5, at: "14:00" },
    ],
    [
      "đơn vị nào chưa nộp báo cáo trước hạn 3 ngày",
      "đơn vị nào chưa nộp báo cáo",
      { kind: "before-deadline", workingDays: 3, at: "08:00" },
    ],
    [
      "đơn vị nào chưa nộp, 5 ngày làm việc trước hạn nộp báo cáo",
      "đơn vị nào chưa nộp",
      { kind: "before-deadline", workingDays: 5, at: "08:00" },
    ],
    ["số hóa của Chi Lăng ngày 5 hàng tháng", "số hóa của Chi Lăng", { kind: "monthly", day: 5, at: "08:00" }],
    ["số hóa của Chi Lăng hàng tháng lúc 9 giờ sáng", "số hóa của Chi Lăng", { kind: "monthly", day: 1, at: "09:00" }],
    ["tình trạng mỗi sáng", "tình trạng", { kind: "daily", at: "08:00" }],
    ["tình trạng mỗi chiều", "tình trạng", { kind: "daily", at: "16:00" }],
    ["theo dõi giúp tôi tình trạng hàng ngày nhé", "tình trạng", { kind: "daily", at: "08:00" }],
    ["watch bottom 5 districts every friday at 4pm", "bottom 5 districts", { kind: "weekly", weekday: 5, at: "16:00" }],
    ["board 3 days before the deadline", "board", { kind: "before-deadline", workingDays: 3, at: "08:00" }],
  ])("reads “%s”", (typed, subject, schedule) => {
    expect(parseWatch(typed)).toEqual({ subject, schedule });
  });

  it.each([
    ["khi huyện nào xuống dưới 40% thanh toán trực tuyến", "huyện nào dưới 40% thanh toán trực tuyến"],
    ["báo cho tôi khi huyện nào tụt xuống dưới 40% số hóa", "huyện nào dưới 40% số hóa"],
    ["when any district falls below 40% online payment", "any district below 40% online payment"],
  ])("takes “%s” for a change", (typed, subject) => {
    expect(parseWatch(typed)).toEqual({ subject, schedule: { kind: "change" } });
  });

  it("leaves what has no time for asking, and figures that are no hours alone", () => {
    expect(parseWatch("huyện nào dưới 45% thanh toán trực tuyến")).toEqual({
      subject: "huyện nào dưới 45% thanh toán trực tuyến",
      schedule: undefined,
    });
    expect(parseWatch("thanh toán trực tuyến quý 3 năm 2024").subject).toBe("thanh toán trực tuyến quý 3 năm 2024");
    expect(parseWatch("")).toEqual({ subject: "", schedule: undefined });
  });

  it("does not take an hour or a day that does not exist", () => {
    expect(parseWatch("tình trạng mỗi thứ hai lúc 25h")).toMatchObject({ schedule: { at: "08:00" } });
    expect(parseWatch("số hóa ngày 32 hàng tháng").schedule).toBeUndefined();
    expect(parseWatch("số hóa trước hạn 0 ngày").schedule).toBeUndefined();
    expect(parseWatch("số hóa trước hạn 31 ngày").schedule).toBeUndefined();
    expect(parseWatch("số hóa trước hạn 30 ngày").schedule).toMatchObject({ workingDays: 30 });
  });
});

describe("soundsLikeWatch", () => {
  it.each([
    "theo dõi tình trạng",
    "báo cho tôi khi huyện nào dưới 40% số hóa",
    "gửi tôi tình hình nộp báo cáo mỗi thứ hai",
  ])("hears “%s”", (typed) => expect(soundsLikeWatch(typed)).toBe(true));

  it.each([
    "huyện nào dưới 40%",
    "báo cáo quý III",
    "gửi báo cáo",
    "nhắc các xã chưa nộp giúp anh",
    "nhắc lại sáng mai",
    "khi nào đến hạn nộp?",
  ])("leaves “%s” to others", (typed) => expect(soundsLikeWatch(typed)).toBe(false));
});
