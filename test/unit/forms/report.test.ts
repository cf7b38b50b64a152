import { describe, expect, test } from "vitest";
import { period } from "../../../src/domain/period.ts";
import type { ReportFacts } from "../../../src/dialogue/forms/report-state.ts";
import { LAN, Desk, count, factsOf, PLAN, ratio, type Chat } from "./fixture.ts";

const THREE = ["online-payment", "satisfaction", "late-dossiers"];
const PREVIOUS = new Map([
  ["online-payment", ratio(2310, 5498)],
  ["satisfaction", ratio(500, 550)],
]);

/** A chat in which the report has just been opened. */
function opened(codes: readonly string[] = THREE, changes: Partial<ReportFacts> = {}): Chat {
  const chat = new Desk(factsOf(codes, { previous: PREVIOUS, ...changes })).chat();
  chat.open();
  return chat;
}

/** Says each line and expects what the answer contains. */
function talk(chat: Chat, lines: readonly (readonly [said: string, ...answers: string[]])[]): void {
  for (const [said, ...answers] of lines) {
    const reply = chat.say(said);
    for (const answer of answers) expect(reply, `after “${said}”`).toContain(answer);
  }
}

const NOT_MINE = "(not mine)";

describe("from the first figure to the last", () => {
  test("the opening says whose report, until when, and asks the first indicator with all that helps", () => {
    const chat = new Desk(factsOf(THREE, { previous: PREVIOUS })).chat();
    const reply = chat.open();
    for (const part of [
      "Báo cáo Quý III/2024 – Huyện Ví Dụ",
      "trước ngày 25/8/2024 (chậm nhất hết ngày 24/8/2024), còn 10 ngày làm việc",
      "1/3. Thanh toán trực tuyến",
      "ví dụ 120/150",
      "Luỹ kế từ 1/1/2024.",
      "Kỳ trước (6 tháng/2024): 2.310/5.498 = 42,02%.",
      "Chỉ tiêu: trên 45%.",
    ])
      expect(reply).toContain(part);
    expect(chat.labels()).toEqual(["Như kỳ trước", "Bỏ qua", "Để sau"]);
  });

  test("one by one, read back each time, then as a whole, then sent", () => {
    const chat = opened();
    talk(chat, [
      [
        "3.546 / 7.880",
        "Đã ghi 1. Thanh toán trực tuyến: 3.546/7.880 = 45% ✗ chưa đạt chỉ tiêu (trên 45%); +2,98 điểm % so với kỳ trước.",
        "2/3.",
      ],
      ["620/665", "Đã ghi 2.", "620/665 = 93,23% ✓ đạt chỉ tiêu (từ 90% trở lên)", "3/3. Hồ sơ trễ hạn"],
      [
        "4",
        "Kiểm tra trước khi gửi",
        "1. Thanh toán trực tuyến: ✗ 3.546/7.880 = 45% · +2,98 điểm %",
        "3. Hồ sơ trễ hạn: ✗ 4 · –",
        "✓ đạt 1 · ✗ chưa đạt 2 · – chưa có số 0",
      ],
    ]);
    expect(chat.labels()).toEqual(["Gửi báo cáo", "Sửa", "Để sau"]);
    chat.say("gửi");
    expect(chat.last).toMatchObject({ kind: "done", effects: [{ kind: "submit" }] });
    expect(chat.figure("online-payment")).toEqual({ kind: "ratio", numerator: "3546", denominator: "7880" });
  });

  test("45 % exactly and a little above are told apart", () => {
    const chat = opened();
    talk(chat, [
      ["3547/7880", "3.547/7.880 = 45,01% ✓"],
      ["sửa 1: 3545/7880", "3.545/7.880 = 44,99% ✗"],
      ["sửa 1: 44998/100000", "44.998/100.000 = 44,998% ✗"],
    ]);
  });

  test("after days it is taken up at the first open indicator, by a colleague too", () => {
    const desk = new Desk(factsOf(THREE, { previous: PREVIOUS }));
    const chi = desk.chat();
    chi.open();
    chi.say("3546/7880");
    expect(chi.say("để sau")).toContain("Đã lưu 1/3 chỉ tiêu");
    expect(chi.last).toMatchObject({ kind: "done", effects: [] });
    const reply = desk.chat(LAN).open();
    expect(reply).toContain("Đã nhập 1/3 chỉ tiêu.");
    expect(reply).toContain("2/3. Người dân, DN hài lòng");
  });
});

describe("zero, missing and not applicable are different facts", () => {
  test("none of a count is zero", () => {
    const chat = opened(["late-dossiers"]);
    chat.say("không có");
    expect(chat.figure("late-dossiers")).toEqual({ kind: "count", count: "0" });
  });

  test("none of a rate is asked back, with a choice for each fact", () => {
    const chat = opened();
    expect(chat.say("không có")).toContain("“Không có” nghĩa là gì?");
    expect(chat.figure("online-payment")).toBeUndefined();
    expect(chat.labels().slice(0, 3)).toEqual(["0%", "Không phát sinh", "Chưa có số liệu"]);
    expect(chat.tap("Không phát sinh")).toContain("Đã ghi 1. Thanh toán trực tuyến: không phát sinh.");
    expect(chat.figure("online-payment")).toEqual({ kind: "not-applicable" });
  });

  test("0 % is a figure", () => {
    const chat = opened();
    expect(chat.say("0")).toContain("0% ✗");
    expect(chat.figure("online-payment")).toEqual({ kind: "percent", percent: "0" });
  });

  test("0/0 is asked back", () => {
    const chat = opened();
    expect(chat.say("0/0")).toContain("0/0 là không có gì để tính");
    chat.tap("Không phát sinh");
    expect(chat.figure("online-payment")).toEqual({ kind: "not-applicable" });
  });

  test("missing needs a reason, typed or chosen", () => {
    const chat = opened();
    talk(chat, [
      ["chưa có số liệu", "Vì sao chưa có số liệu: Thanh toán trực tuyến?"],
      ["huyện nào dưới 45%", NOT_MINE],
      ["trợ giúp", NOT_MINE],
      ["do phần mềm lỗi", "Đã ghi 1. Thanh toán trực tuyến: chưa có số liệu (phần mềm lỗi).", "2/3."],
      ["chưa có số liệu vì chưa khảo sát", "chưa có số liệu (chưa khảo sát)", "3/3."],
      ["ko có sl", "Vì sao"],
    ]);
    expect(chat.tap("Đang tổng hợp")).toContain("3. Hồ sơ trễ hạn: – chưa có số liệu (Đang tổng hợp)");
  });

  test("the figure itself is taken where the reason was asked", () => {
    const chat = opened();
    talk(chat, [
      ["chưa có số liệu", "Vì sao"],
      ["3546/7880", "Đã ghi 1."],
    ]);
  });
});

describe("last period", () => {
  test("is copied on demand, by tap or in words", () => {
    const chat = opened();
    expect(chat.tap("Như kỳ trước")).toContain("2.310/5.498 = 42,02%");
    talk(chat, [["nhu ky truoc", "500/550 = 90,91%"]]);
    expect(chat.figure("satisfaction")).toEqual({ kind: "ratio", numerator: "500", denominator: "550" });
  });

  test("cannot be copied where there is none", () => {
    const chat = opened(["late-dossiers"]);
    expect(chat.labels()).not.toContain("Như kỳ trước");
    expect(chat.say("như kỳ trước")).toContain("Kỳ trước chưa có số liệu “Hồ sơ trễ hạn”");
    expect(chat.figure("late-dossiers")).toBeUndefined();
  });
});

describe("hard rules", () => {
  test.each([
    ["7880/3546", "tử số 7.880 lớn hơn mẫu số 3.546"],
    ["120%", "120% vượt quá 100%"],
    ["3546", "3.546 mới là một số, cần cả mẫu số"],
    ["3,5/10", "cần số nguyên"],
    ["-1/10", "là số âm"],
    ["5/0", "mẫu số là 0"],
    ["khoảng 45%", "cần số chính xác"],
    ["3546/7880 = 50%", "50% không khớp với tử số/mẫu số (3.546/7.880 = 45%)"],
  ])("%s is not stored and says why", (typed, why) => {
    const chat = opened();
    const reply = chat.say(typed);
    expect(reply).toContain(why);
    expect(reply).toContain("1/3. Thanh toán trực tuyến");
    expect(chat.desk.draft.entries).toEqual({});
  });

  test("parts in the wrong order are one tap away", () => {
    const chat = opened();
    chat.say("7880/3546");
    chat.tap("3.546/7.880 = 45%");
    expect(chat.figure("online-payment")).toEqual({ kind: "ratio", numerator: "3546", denominator: "7880" });
  });

  test("a number with two readings is asked back with both", () => {
    const chat = opened();
    expect(chat.say("1.250")).toContain("“1.250” có thể hiểu khác nhau");
    expect(chat.labels().slice(0, 2)).toEqual(["1,25%", "1.250 là tử số"]);
    talk(chat, [
      ["1.250 là tử số", "1.250 là tử số. Gõ cả hai, dạng 1.250/mẫu số.", "1/3."],
      ["1.250/2.000", "1.250/2.000 = 62,5%"],
    ]);
  });
});

describe("soft rules", () => {
  const CHECKED = { checks: PLAN.checks };
  const LOW = "2300/5600";

  test("what they doubt is entered, said beside the next question, and confirmed with a reason", () => {
    const chat = opened(THREE, CHECKED);
    talk(chat, [
      [
        LOW,
        "Đã ghi, xin kiểm tra lại 1. Thanh toán trực tuyến: 2.300/5.600 = 41,07% ✗",
        "! Tử số 2.300 thấp hơn kỳ trước (2.310); số luỹ kế thường không giảm.",
        "2/3. Người dân, DN hài lòng",
      ],
    ]);
    expect(chat.labels().slice(0, 3)).toEqual(["Đúng, giữ", "Nhập lại", "Như kỳ trước"]);
    expect(chat.desk.draft.entries["online-payment"]).toMatchObject({ doubtful: true });
    talk(chat, [
      [
        "đúng vì loại hồ sơ trùng",
        "Đã xác nhận 1. Thanh toán trực tuyến: 2.300/5.600 = 41,07% (loại hồ sơ trùng).",
        "2/3.",
      ],
    ]);
    expect(chat.desk.draft.entries["online-payment"]).toMatchObject({ note: "loại hồ sơ trùng" });
    expect(chat.desk.draft.entries["online-payment"]).not.toHaveProperty("doubtful");
    expect(chat.labels()).not.toContain("Đúng, giữ");
  });

  test("or typed again, at once or when asked, and then the next question comes again", () => {
    const chat = opened(THREE, CHECKED);
    talk(chat, [
      [LOW, "2/3."],
      ["nhập lại", "1/3. Thanh toán trực tuyến", "Đang có: 2.300/5.600"],
      ["2320/5600", "Đã ghi 1. Thanh toán trực tuyến: 2.320/5.600", "2/3."],
      ["45%", "Mới có phần trăm", "3/3."],
      ["nhập lại 620/665", "Đã ghi 2. Người dân, DN hài lòng: 620/665", "3/3."],
    ]);
    expect(chat.tap("Quay lại")).toContain("2/3.");
  });

  test("or left as it is: the next figure may simply follow, and the summary says what to look at", () => {
    const chat = opened(THREE, CHECKED);
    talk(chat, [
      [LOW, "2/3."],
      ["620/665", "3/3."],
      ["4", "Kiểm tra trước khi gửi", "! 1. Thanh toán trực tuyến: Tử số 2.300 thấp hơn kỳ trước"],
    ]);
  });

  test("the last figure can be settled beside the summary", () => {
    const chat = opened(["online-payment"], CHECKED);
    expect(chat.say(LOW)).toContain("Kiểm tra trước khi gửi");
    expect(chat.tap("Nhập lại")).toContain("1/1.");
    chat.say(LOW);
    expect(chat.tap("Đúng, giữ")).not.toContain("thấp hơn kỳ trước");
    expect(chat.tap("Sửa")).toContain("Sửa chỉ tiêu nào?");
  });

  test("the doubt is part of what is repeated after an interruption", () => {
    const chat = opened(THREE, CHECKED);
    const reply = chat.say(LOW);
    expect(chat.say("huyện nào chưa báo cáo?")).toBe(NOT_MINE);
    expect(chat.repeat()).toBe(reply);
  });

  test("0 % may have been meant as not applicable", () => {
    const chat = opened(THREE, CHECKED);
    talk(chat, [
      ["0", "Nếu kỳ này không có gì để tính, gõ “nhập lại không phát sinh”."],
      ["nhập lại không phát sinh", "Đã ghi 1. Thanh toán trực tuyến: không phát sinh.", "2/3."],
    ]);
  });

  test("words that are figures of the next question stay so", () => {
    const chat = opened(["online-payment", "late-dossiers"], CHECKED);
    chat.say(LOW);
    chat.say("không");
    expect(chat.figure("late-dossiers")).toEqual({ kind: "count", count: "0" });
    expect(chat.desk.draft.entries["online-payment"]).toMatchObject({ doubtful: true });
  });

  test("last year's cumulative parts are doubted", () => {
    const chat = opened(THREE, { ...CHECKED, period: period(2024, "Q1"), previousPeriod: period(2023, "Y") });
    expect(chat.tap("Như kỳ trước")).toContain("Trùng số luỹ kế của năm trước");
  });

  test("late dossiers agree with the on-time rate", () => {
    const chat = opened(["on-time", "late-dossiers"], CHECKED);
    talk(chat, [
      ["95/100", "2/2. Hồ sơ trễ hạn"],
      ["4", "Không khớp với “Giải quyết đúng, trước hạn”: mẫu số trừ tử số là 5, số trễ hạn là 4."],
      ["nhập lại 5", "Đã ghi 2. Hồ sơ trễ hạn: 5"],
    ]);
  });
});

describe("moving about", () => {
  test("back, skip, and what was skipped stays open", () => {
    const chat = opened();
    talk(chat, [
      ["quay lại", "Đây là chỉ tiêu đầu tiên."],
      ["bỏ qua", "Để trống: Thanh toán trực tuyến.", "2/3."],
      ["620/665", "3/3."],
      ["quay lai", "2/3.", "Đang có: 620/665 = 93,23% (Hoàng Thị Chi nhập)"],
      ["skip", "Giữ nguyên: Người dân, DN hài lòng.", "3/3."],
      ["4", "Chưa nhập: Thanh toán trực tuyến."],
    ]);
    expect(chat.tap("Nhập tiếp")).toContain("1/3. Thanh toán trực tuyến");
  });

  test.each([
    ["sửa 2: 617/665", "Đã ghi 2. Người dân, DN hài lòng: 617/665 = 92,78%"],
    ["sua 2 617/665", "617/665 = 92,78%"],
    ["sửa hài lòng 617/665", "617/665 = 92,78%"],
    ["sửa hai long thành 617/665", "617/665 = 92,78%"],
    ["hài lòng 617/665", "617/665 = 92,78%"],
    ["edit 2: 617/665", "617/665 = 92,78%"],
    ["sửa 2", "2/3. Người dân, DN hài lòng"],
    ["sửa hài lòng", "2/3. Người dân, DN hài lòng"],
    ["sửa", "Sửa chỉ tiêu nào?"],
    ["sửa 7", "Chưa rõ sửa chỉ tiêu nào"],
    ["sửa cái kia", "Chưa rõ sửa chỉ tiêu nào"],
    ["sửa 2: nhiều", "Chưa rõ số mới của “Người dân, DN hài lòng”"],
    ["sửa 2: 700/665", "tử số 700 lớn hơn mẫu số 665"],
  ])("at the summary: %s", (said, answer) => {
    const chat = opened();
    talk(chat, [["3546/7880"], ["620/665"], ["4", "Kiểm tra trước khi gửi"], [said, answer]]);
  });

  test("a correction comes back to the summary", () => {
    const chat = opened();
    talk(chat, [
      ["3546/7880"],
      ["620/665"],
      ["4"],
      ["sửa 2"],
      ["617/665", "Đã ghi 2.", "Kiểm tra trước khi gửi"],
      ["sửa", "Sửa chỉ tiêu nào?"],
    ]);
    expect(chat.labels()).toEqual(["1. Thanh toán trực tuyến", "2. Người dân, DN hài lòng", "3. Hồ sơ trễ hạn"]);
    talk(chat, [
      ["3", "3/3. Hồ sơ trễ hạn"],
      ["5", "Đã ghi 3. Hồ sơ trễ hạn: 5", "Kiểm tra trước khi gửi"],
    ]);
  });

  test.each(["3", "45%", "620/665", "1"])("a bare %s at the summary does no harm", (said) => {
    const chat = opened();
    talk(chat, [["3546/7880"], ["620/665"], ["4"]]);
    const before = chat.desk.draft;
    expect(chat.say(said)).toContain("số gõ riêng không được ghi");
    expect(chat.desk.draft).toBe(before);
  });

  test("a bare word for a figure at the summary does no harm", () => {
    const chat = opened();
    talk(chat, [["3546/7880"], ["620/665"], ["4"]]);
    const before = chat.desk.draft;
    expect(chat.say("không có")).toContain("Số liệu đã nhập vẫn còn");
    expect(chat.desk.draft).toBe(before);
  });

  test("a named figure in the middle is entered, and the open question asked again", () => {
    const chat = opened();
    expect(chat.say("hồ sơ trễ hạn: 4")).toMatch(/Đã ghi 3\. Hồ sơ trễ hạn: 4[\s\S]*1\/3\. Thanh toán trực tuyến/);
  });

  test("a figure that is half here goes to the indicator whose name it bears", () => {
    const chat = opened(["late-explained", "late-dossiers"]);
    expect(chat.say("12 hồ sơ trễ hạn")).toMatch(/Đã ghi 2\. Hồ sơ trễ hạn: 12[\s\S]*1\/2\./);
    expect(chat.say("12 hồ sơ")).toContain("12 mới là một số, cần cả mẫu số");
  });

  test("a name that fits several indicators is asked back", () => {
    const chat = opened([...THREE, "online-processing"]);
    expect(chat.say("trực tuyến 45%")).toContain("“45%” là của chỉ tiêu nào?");
    expect(chat.labels()).toEqual(["Hồ sơ xử lý trực tuyến", "Thanh toán trực tuyến"]);
    expect(chat.say("thanh toán")).toContain("Đã ghi 2. Thanh toán trực tuyến: 45%");
  });
});

describe("interruptions", () => {
  test.each([
    "huyện nào dưới 45% thanh toán trực tuyến?",
    "huyen nao duoi 45% thanh toan truc tuyen",
    "thanh toán trực tuyến 2024",
    "hồ sơ trễ hạn 2024",
    "hài lòng không?",
    "/trogiup",
    "/baocao",
    "trợ giúp",
    "báo cáo",
    "Ví Dụ thanh toán trực tuyến bao nhiêu",
    "top 3 hài lòng",
    "25/8/2024",
    "🙂",
    "",
  ])("%j is left to others, and the pending question can be repeated whole", (said) => {
    const chat = opened();
    const prompt = chat.repeat();
    expect(chat.say(said)).toBe(NOT_MINE);
    expect(chat.repeat()).toBe(prompt);
    expect(prompt).toContain("1/3. Thanh toán trực tuyến");
    const help = chat.explain(said);
    expect(help).toContain("Chưa hiểu. Số liệu đã nhập vẫn còn.");
    expect(help).toContain("ví dụ 120/150");
  });

  test("a pending doubt is repeated as such", () => {
    const chat = opened();
    const reply = chat.say("1.250");
    expect(chat.say("huyện nào chưa báo cáo?")).toBe(NOT_MINE);
    expect(chat.repeat()).toBe(reply);
  });

  test("cancelling asks first, says whose figures go, and takes no for an answer", () => {
    const desk = new Desk(factsOf(THREE));
    const lan = desk.chat(LAN);
    lan.open();
    lan.say("3546/7880");
    const chi = desk.chat();
    chi.open();
    talk(chi, [
      ["huỷ", "Xoá cả 1 số liệu đã nhập", "có số do Vi Thị Lan nhập"],
      ["45%", "Chưa hiểu"],
      ["không xoá", "2/3."],
      ["hủy"],
    ]);
    expect(desk.draft.entries).toHaveProperty("online-payment");
    expect(chi.tap("Xoá hết")).toContain("Đã huỷ");
    expect(chi.last).toMatchObject({ kind: "done", effects: [{ kind: "discard" }], draft: { entries: {} } });
  });
});

describe("taps", () => {
  test("an old button changes nothing and says so", () => {
    const chat = opened();
    const [same] = chat.choices;
    chat.say("3546/7880");
    const before = chat.desk.draft;
    const reply = chat.press(same as NonNullable<typeof same>);
    expect(reply).toContain("Nút này thuộc câu hỏi trước nên không thay đổi gì.");
    expect(reply).toContain("2/3. Người dân, DN hài lòng");
    expect(chat.desk.draft).toBe(before);
  });

  test("the same button twice acts once", () => {
    const chat = opened();
    const skip = chat.choices.find(({ label }) => label === "Bỏ qua");
    chat.press(skip as NonNullable<typeof skip>);
    expect(chat.press(skip as NonNullable<typeof skip>)).toContain("không thay đổi gì");
    expect(chat.repeat()).toContain("2/3.");
  });

  test("a button of a form opened earlier is old, even when it looks the same", () => {
    const desk = new Desk(factsOf(THREE));
    const first = desk.chat();
    first.open();
    const later = new Desk(factsOf(THREE, { now: desk.facts.now.plus({ hours: 1 }) })).chat();
    later.open();
    expect(later.labels()).toEqual(first.labels());
    expect(later.press(first.choices[0] as NonNullable<(typeof first.choices)[0]>)).toContain("không thay đổi gì");
  });
});

describe("two officers of one unit", () => {
  function both(codes: readonly string[] = THREE): { chi: Chat; lan: Chat } {
    const desk = new Desk(factsOf(codes));
    const [chi, lan] = [desk.chat(), desk.chat(LAN)];
    chi.open();
    lan.open();
    return { chi, lan };
  }

  test("see each other's entries and are not asked twice", () => {
    const { chi, lan } = both();
    lan.say("hài lòng 620/665");
    const reply = chi.say("3546/7880");
    expect(reply).toContain("Vi Thị Lan vừa nhập 2. Người dân, DN hài lòng: 620/665 = 93,23%.");
    expect(reply).toContain("3/3. Hồ sơ trễ hạn");
    expect(chi.say("4")).not.toContain("vừa nhập");
  });

  test("a different answer to the same prompt is asked about", () => {
    const { chi, lan } = both();
    lan.say("3546/7880");
    expect(chi.say("3500/7880")).toContain(
      "Vi Thị Lan vừa nhập lúc 08:00: 1. Thanh toán trực tuyến: 3.546/7.880 = 45%. Số của anh/chị: 3.500/7.880 = 44,42%. Dùng số nào?",
    );
    expect(chi.figure("online-payment")).toMatchObject({ numerator: "3546" });
    chi.tap("Dùng số của tôi");
    expect(chi.figure("online-payment")).toMatchObject({ numerator: "3500" });
  });

  test("pausing there says that the figure was not entered", () => {
    const { chi, lan } = both();
    lan.say("3546/7880");
    chi.say("3500/7880");
    expect(chi.say("để sau")).toContain("Số chưa xác nhận không được ghi: 1. Thanh toán trực tuyến: 3.500/7.880");
  });

  test("or the colleague's is kept", () => {
    const { chi, lan } = both();
    lan.say("3546/7880");
    chi.say("3500/7880");
    expect(chi.say("giữ số đã có")).toContain("2/3.");
    expect(chi.figure("online-payment")).toMatchObject({ numerator: "3546" });
  });

  test("the same answer is no conflict", () => {
    const { chi, lan } = both();
    lan.say("3546/7880");
    const { revision } = chi.desk.draft;
    expect(chi.say("3546/7880")).toContain("Đã có đúng số này");
    expect(chi.desk.draft.revision).toBe(revision);
  });

  test("a report that changed since it was read back is shown again, not sent", () => {
    const { chi, lan } = both(["online-payment"]);
    chi.say("3546/7880");
    lan.open();
    lan.say("sửa 1: 3500/7880");
    expect(chi.say("gửi")).toContain("Số liệu vừa thay đổi, xin xem lại rồi gửi.");
    chi.say("gửi");
    expect(chi.last).toMatchObject({ kind: "done" });
  });

  test("a draft begun anew is not overwritten by a prompt of the old one", () => {
    const { chi, lan } = both();
    for (const said of ["3546/7880", "620/665", "4", "sửa 1: 3547/7880", "sửa 1"]) chi.say(said);
    lan.say("huỷ");
    lan.say("xoá hết");
    lan.desk.draft = { revision: 0, entries: {} };
    lan.open();
    lan.say("3500/7880");
    expect(chi.say("3000/7880")).toContain("Dùng số nào?");
  });
});

describe("sending with indicators left open", () => {
  test("needs a reason where the plan lets it", () => {
    const chat = opened();
    talk(chat, [
      ["3546/7880"],
      ["gửi", "Chưa nhập: Người dân, DN hài lòng; Hồ sơ trễ hạn."],
      ["gửi", "Vì sao chưa có số liệu: Người dân, DN hài lòng; Hồ sơ trễ hạn?"],
      [
        "chưa khảo sát xong",
        "2. Người dân, DN hài lòng: chưa có số liệu (chưa khảo sát xong)",
        "Kiểm tra trước khi gửi",
      ],
      ["gửi"],
    ]);
    expect(chat.last).toMatchObject({
      kind: "done",
      effects: [
        { kind: "submit", entries: { satisfaction: { figure: { kind: "missing", reason: "chưa khảo sát xong" } } } },
      ],
    });
  });

  test("is refused where it does not, and the first open one asked", () => {
    const chat = opened(THREE, { whenIncomplete: "refuse" });
    talk(chat, [
      ["gửi", "Chưa nhập"],
      ["gửi", "Chưa gửi được vì còn thiếu: Thanh toán trực tuyến; Người dân, DN hài lòng; Hồ sơ trễ hạn.", "1/3."],
    ]);
    expect(chat.last?.kind).toBe("handled");
  });
});

test("the whole form speaks English", () => {
  const chat = opened(THREE, { language: "en" });
  talk(chat, [
    ["45%", "Saved 1. Online payment: 45% ✗ target not met (above 45%); +2,98 points against last period.", "2/3."],
    ["none", "What does “none” mean?"],
    ["not applicable", "not applicable"],
    ["12", "Check before sending", "edit 3: 120/150"],
    ["edit 3: 13", "Saved 3."],
  ]);
  expect(chat.labels()).toEqual(["Send report", "Edit", "Later"]);
  chat.say("send");
  expect(chat.last?.kind).toBe("done");
});

test("a plan that changed while the form lay open does no harm", () => {
  const chat = opened();
  chat.say("3546/7880");
  const narrower = new Desk(factsOf(["online-payment", "late-dossiers"]));
  narrower.draft = chat.desk.draft;
  const later = narrower.chat();
  later.position = chat.position;
  expect(later.repeat()).toContain("2/2. Hồ sơ trễ hạn");
  expect(later.say("4")).toContain("Đã ghi 2. Hồ sơ trễ hạn: 4");
});

test("the read-back of the longest report fits one Zalo message, its tables one screen each", () => {
  const facts = factsOf([], {
    indicators: PLAN.indicators,
    targets: new Map(PLAN.indicators.flatMap(({ code, target }) => (target ? [[code, target]] : []))),
    previous: new Map(
      PLAN.indicators.map(({ code, kind }) => [code, kind === "ratio" ? ratio(12345, 23456) : count(12)]),
    ),
  });
  expect(facts.indicators).toHaveLength(12);
  const chat = new Desk(facts).chat();
  chat.open();
  let reply = "";
  for (const { kind } of facts.indicators) reply = chat.say(kind === "ratio" ? "23.456/34.567" : "13");
  expect(reply).toContain("Kiểm tra trước khi gửi");
  expect(reply.length).toBeLessThan(2000);
  const tables = chat.last?.kind === "handled" ? chat.last.reply.blocks.filter(({ kind }) => kind === "table") : [];
  expect(tables.map((table) => (table.kind === "table" ? table.rows.length : 0))).toEqual([6, 6]);
  chat.say("gửi");
  // /baocao, twelve figures, "gửi".
  expect(chat.last?.kind).toBe("done");
});
