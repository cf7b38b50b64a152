import { expect, test } from "vitest";
import { isNoReason, parseReason } from "../../../src/dialogue/forms/reason-words.ts";
import { findGeneralIntent, parseCorrected } from "../../../src/dialogue/forms/report-words.ts";

test.each([
  "do phần mềm một cửa lỗi",
  "chưa được Sở cung cấp số",
  "phần mềm không kết nối được",
  "don vi chua tong hop xong",
  "vì chưa họp thẩm định",
  "xem lại số liệu với bưu điện",
  "ai cũng đi chống bão cả",
  "nhắc nhiều lần mà xã chưa gửi",
])("“%s” is a reason", (text) => {
  expect(parseReason(text)).toBeDefined();
});

test.each([
  "báo cáo của tôi được duyệt chưa",
  "bao cao cua toi duoc duyet chua a",
  "để trống có được không",
  "nhập sau ngày này được không em",
  "huyện mình quý trước thế nào",
  "hạn nộp là khi nào",
  "is it approved?",
  "ai chưa nộp",
  "dạ ai chua nop báo cáo",
  "lịch sử thanh toán",
  "xem lịch sử thanh toán",
  "cho em xem báo cáo Chi Lăng",
  "xem số liệu Chi Lăng",
  "danh sách đơn vị chậm",
  "tình hình nộp báo cáo",
  "so sánh thanh toán các huyện",
  "xếp hạng các huyện",
  "nhắc các huyện chưa nộp",
  "mở khoá cho Hữu Lũng",
  "duyệt báo cáo Chi Lăng",
])("“%s” is a question, not a reason", (text) => {
  expect(parseReason(text)).toBeUndefined();
});

test.each(["chưa có số liệu", "chua co so lieu", "dạ không có số liệu ạ", "không biết", "no data"])(
  "“%s” says again that there is no figure, not why",
  (text) => {
    expect(isNoReason(text)).toBe(true);
    expect(parseReason(text)).toBeUndefined();
  },
);

test("a longer sentence that begins so is a reason", () => {
  expect(parseReason("chưa có số liệu của trung tâm hành chính công")).toBe(
    "chưa có số liệu của trung tâm hành chính công",
  );
});

test.each([
  ["thoát", "pause"],
  ["gửi lại", "send"],
] as const)("“%s” means to %s", (text, intent) => {
  expect(findGeneralIntent(text)).toBe(intent);
});

test.each([
  ["à nhầm 119/125", "119/125"],
  ["a khong, 119/125", "119/125"],
  ["à không có", undefined],
  ["119/125", undefined],
] as const)("“%s” corrects the figure before to %s", (text, figure) => {
  expect(parseCorrected(text)).toBe(figure);
});
