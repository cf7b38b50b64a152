import { describe, expect, test } from "vitest";
import { plain } from "../../../src/domain/decimal.ts";
import { indexNames, matchName } from "../../../src/dialogue/forms/indicator-names.ts";
import { parseNamedFigure, parsePasted, splitPasted } from "../../../src/dialogue/forms/report-pasted.ts";
import { Desk, LAN, PLAN, count, factsOf, ratio, type Chat } from "./fixture.ts";

describe("names of indicators", () => {
  const names = indexNames(factsOf().indicators);
  const match = (name: string) => {
    const found = matchName(name, names);
    return found.kind === "one" ? found.code : found.kind === "several" ? found.codes.join(" | ") : "-";
  };

  test.each([
    ["Thanh toán trực tuyến", "online-payment"],
    ["thanh toan truc tuyen", "online-payment"],
    ["THANH TOÁN TRỰC TUYẾN".normalize("NFD"), "online-payment"],
    ["Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia", "online-payment"],
    ["TTTT", "online-payment"],
    ["ttoan online", "online-payment"],
    ["thanh toán trực tuyên", "online-payment"],
    ["than toan truc tuyen", "online-payment"],
    ["hài lòng", "satisfaction"],
    ["sự hài lòng của người dân", "satisfaction"],
    ["số hoá", "digitised-results"],
    ["số hóa", "digitised-results"],
    ["PAKN", "petitions-resolved"],
    ["đúng hạn", "on-time"],
    ["bộ phận 1 cửa", "equipped-one-stop"],
    ["HS trễ hạn", "late-dossiers"],
    ["hs trễ hạn có giải trình", "late-explained"],
    ["on time", "on-time"],
    ["online-payment", "online-payment"],
    ["người dân doanh nghiệp", "satisfaction"],
    ["trực tuyến", "online-origination | online-processing | online-payment"],
    ["niêm yết trực tuyến", "-"],
    ["xã", "-"],
    ["cổng", "-"],
    ["tỷ lệ", "-"],
    ["huyện nào", "-"],
    ["", "-"],
  ])("%j is %s", (name, expected) => {
    expect(match(name)).toBe(expected);
  });
});

describe("a name with its figure", () => {
  const facts = factsOf([], { previous: new Map([["online-payment", ratio(2310, 5498)]]) });
  const read = (text: string) => {
    const named = parseNamedFigure(text, facts);
    switch (named.kind) {
      case "figure": {
        const { value } = named;
        if (value.kind === "ratio") return `${named.code} ${plain(value.numerator)}/${plain(value.denominator)}`;
        if (value.kind === "percent") return `${named.code} ${plain(value.percent)}%`;
        return `${named.code} ${value.kind === "count" ? plain(value.count) : value.kind}`;
      }
      case "open":
        return `${named.code}? ${named.reading.kind}`;
      case "which":
        return named.codes.join(" | ");
      case "unknown":
        return "-";
      default:
        return named satisfies never;
    }
  };

  test.each([
    ["hài lòng 620/665", "satisfaction 620/665"],
    ["Hài lòng: 620/665", "satisfaction 620/665"],
    ["- hài lòng = 620 / 665", "satisfaction 620/665"],
    ["7. Người dân, DN hài lòng: 620/665 = 93,23%", "satisfaction 620/665"],
    ["a) hài lòng đạt 93,2%", "satisfaction 93.2%"],
    ["hài lòng93%", "satisfaction 93%"],
    ["620/665 hài lòng", "satisfaction 620/665"],
    ["45% thanh toán trực tuyến", "online-payment 45%"],
    ["thanh toán trực tuyến 3 546/7 880", "online-payment 3546/7880"],
    ["Hồ sơ xử lý trực tuyến: bốn lăm phần trăm", "online-processing 45%"],
    ["DVC phát sinh hồ sơ trực tuyến 90%", "online-origination 90%"],
    ["12 hồ sơ trễ hạn", "late-dossiers 12"],
    ["hồ sơ trễ hạn: không có", "late-dossiers 0"],
    ["giải trình và xin lỗi: không phát sinh", "late-explained not-applicable"],
    ["PAKN chưa có số liệu vì chưa tổng hợp", "petitions-resolved missing"],
    ["thanh toán trực tuyến như kỳ trước", "online-payment 2310/5498"],
    ["hài lòng như kỳ trước", "satisfaction? word"],
    ["hài lòng: không có", "satisfaction? word"],
    ["hài lòng 665/620", "satisfaction? problem"],
    ["hài lòng 1.250", "satisfaction? ambiguous"],
    ["trực tuyến 45%", "online-origination | online-processing | online-payment"],
    ["hồ sơ trễ hạn không", "-"],
    ["hài lòng bao nhiêu", "-"],
    ["hài lòng 90%?", "-"],
    ["huyện nào hài lòng dưới 90%", "-"],
    ["thanh toán trực tuyến dưới 45%", "-"],
    ["đúng hạn tháng 9", "-"],
    ["đúng hạn quý 3", "-"],
    ["Chi Lăng hài lòng 45%", "-"],
    ["45%", "-"],
    ["hài lòng", "-"],
  ])("%j", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test.each([
  ["a 1/2, b 3%", ["a 1/2", "b 3%"]],
  ["tiếp nhận, xử lý trực tuyến 45,5%", ["tiếp nhận, xử lý trực tuyến 45,5%"]],
  ["a 45,5% và b 3/4; c 5", ["a 45,5%", "b 3/4", "c 5"]],
  ["a 1/2\r\n\r\n---\nb 3", ["a 1/2", "b 3"]],
  ["3\tHài lòng\t620\t665\t93,2%", ["Hài lòng: 620/665 = 93,2%"]],
  ["Hồ sơ trễ hạn\t4", ["Hồ sơ trễ hạn: 4"]],
  ["", []],
])("%j is cut into its pieces", (text, pieces) => {
  expect(splitPasted(text)).toEqual(pieces);
});

test("a list by numbers alone is read as the numbers of the report", () => {
  const facts = factsOf();
  const codes = (text: string) =>
    parsePasted(text, facts).pieces.map(({ named }) => (named.kind === "figure" ? named.code : named.kind));
  expect(codes("1. 950/1000\n3) 45%\n11: 4")).toEqual(["online-origination", "online-payment", "late-dossiers"]);
  // One such line may be anything, and a number glued to a dot is grouped.
  expect(codes("3. 45%")).toEqual(["unknown"]);
  expect(codes("3.546/7.880\n3.600/7.880")).toEqual(["unknown", "unknown"]);
});

test("a very long text is read up to a limit, and does not hang the reader", () => {
  const long = "Thanh toán trực tuyến 45% và hài lòng dưới mức trung bình của các đơn vị\n".repeat(2000);
  const started = performance.now();
  expect(parsePasted(long, factsOf()).pieces.length).toBeLessThanOrEqual(120);
  expect(performance.now() - started).toBeLessThan(30_000);
});

describe("a pasted list in the form", () => {
  const LIST = [
    "Báo cáo quý III của đơn vị",
    "Thanh toán trực tuyến: 3546/7880, hài lòng 617/665",
    "DVC phát sinh 950/1000; xử lý trực tuyến 860/1000",
    "đúng hạn 99,2%",
    "niêm yết 120/120 và PAKN 5/5",
    "BPMC 9/11",
    "số hoá 60%",
    "trễ hạn có giải trình: không phát sinh",
    "hồ sơ trễ hạn 4",
  ].join("\n");

  function opened(): Chat {
    const chat = new Desk(factsOf()).chat();
    chat.open();
    return chat;
  }

  test("is read back in the order of the form, stored only when accepted, and sent with one tap", () => {
    const chat = opened();
    const reply = chat.say(LIST);
    expect(reply).toContain("Đọc được 11 số liệu, chưa ghi:");
    const lines = reply.split("\n").filter((line) => /^\d+\. /.test(line));
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(lines[2]).toBe("3. Thanh toán trực tuyến: ✗ 3.546/7.880 = 45% · –");
    expect(reply).toContain("Chưa hiểu 1 dòng:\n• “Báo cáo quý III của đơn vị” – chưa rõ chỉ tiêu");
    expect(chat.desk.draft.entries).toEqual({});
    expect(chat.labels()).toEqual(["Ghi và gửi", "Ghi số hiểu được", "Bỏ"]);
    // /baocao, the list, one tap: three messages.
    chat.tap("Ghi và gửi");
    expect(chat.last).toMatchObject({ kind: "done", effects: [{ kind: "submit" }] });
    expect(Object.keys(chat.desk.draft.entries)).toHaveLength(11);
  });

  test("incomplete, it is accepted and the next open indicator asked", () => {
    const chat = opened();
    chat.say("DVC phát sinh 950/1000\nhài lòng 617/665");
    expect(chat.labels()).toEqual(["Ghi", "Bỏ"]);
    const reply = chat.say("ok");
    expect(reply).toContain("Đã ghi 2 số liệu.");
    expect(reply).toContain("2/11. Hồ sơ xử lý trực tuyến");
  });

  test("is corrected before it is accepted, by number, by name, by another list", () => {
    const chat = opened();
    chat.say("hài lòng 617/665, PAKN 5/5");
    expect(chat.say("sửa 7: 620/665")).toContain("620/665 = 93,23%");
    expect(chat.say("pakn 4/5")).toContain("4/5 = 80%");
    expect(chat.say("số hoá 60%, niêm yết 120/120")).toContain("Đọc được 4 số liệu, chưa ghi:");
    expect(chat.desk.draft.entries).toEqual({});
    chat.say("ghi");
    expect(chat.figure("petitions-resolved")).toEqual({ kind: "ratio", numerator: "4", denominator: "5" });
    expect(chat.figure("satisfaction")).toEqual({ kind: "ratio", numerator: "620", denominator: "665" });
  });

  test("says what is wrong with a piece, which may be typed anew", () => {
    const chat = opened();
    const reply = chat.say("hài lòng 665/620\nPAKN 5/5\nniêm yết 120/120\ntrực tuyến 45%");
    expect(reply).toContain("• “hài lòng 665/620” – Chưa ghi: tử số 665 lớn hơn mẫu số 620.");
    expect(reply).toContain("• “trực tuyến 45%” – chưa rõ chỉ tiêu (DVC phát sinh hồ sơ trực tuyến;");
    expect(chat.say("hài lòng 620/665")).toContain("Đọc được 3 số liệu");
  });

  test("shows what soft rules doubt and what it replaces", () => {
    const desk = new Desk(factsOf([], { checks: PLAN.checks, previous: new Map([["late-dossiers", count(9)]]) }));
    const chat = desk.chat();
    chat.open();
    chat.say("hài lòng 600/665");
    const reply = chat.say("hài lòng 617/665\nhồ sơ trễ hạn 4");
    expect(reply).toContain("! 7. Người dân, DN hài lòng: thay 600/665 = 90,23%");
    expect(reply).toContain("! 11. Hồ sơ trễ hạn: Số 4 thấp hơn kỳ trước (9)");
  });

  test("is dropped on demand, keeping what was entered before", () => {
    const chat = opened();
    chat.say("950/1000");
    chat.say("hài lòng 617/665, PAKN 5/5");
    expect(chat.say("bỏ")).toContain("Đã bỏ các số vừa dán");
    expect(Object.keys(chat.desk.draft.entries)).toEqual(["online-origination"]);
  });

  test.each(["để sau", "quay lại", "gửi", "45%"])("waits for an answer when it hears “%s”", (said) => {
    const chat = opened();
    chat.say("hài lòng 617/665, PAKN 5/5");
    chat.say(said);
    expect(chat.last?.kind).toBe("handled");
    expect(chat.position?.place.kind).toBe("pasted");
    expect(chat.desk.draft.entries).toEqual({});
  });

  test("is shown again when a colleague entered something meanwhile", () => {
    const desk = new Desk(factsOf());
    const [chi, lan] = [desk.chat(), desk.chat(LAN)];
    chi.open();
    lan.open();
    chi.say("hài lòng 617/665, PAKN 5/5");
    lan.say("hài lòng 600/665");
    const reply = chi.tap("Ghi");
    expect(reply).toContain("Vừa có số liệu khác được nhập");
    expect(reply).toContain("thay 600/665");
    expect(chi.figure("satisfaction")).toMatchObject({ numerator: "600" });
    chi.tap("Ghi");
    expect(chi.figure("satisfaction")).toMatchObject({ numerator: "617" });
  });

  test("a text with one figure and other words is no list", () => {
    const chat = opened();
    expect(chat.say("hài lòng 617/665, còn số khác mai tôi gửi")).toBe("(not mine)");
    expect(chat.say("so sánh hài lòng 90% và đúng hạn của các huyện")).toBe("(not mine)");
  });
});

describe("a column of figures without names", () => {
  const facts = factsOf();
  const column = facts.indicators.map(({ kind }, at) => (kind === "count" ? "5" : `${10 + at}/20`));
  const codes = (text: string) =>
    parsePasted(text, facts).pieces.flatMap(({ named }) => (named.kind === "figure" ? [named.code] : []));

  test("goes to the indicators in their order when there is one for each", () => {
    expect(codes(column.join("\n"))).toEqual(facts.indicators.map(({ code }) => code));
    expect(codes(column.join("\n").replaceAll("/", "\t"))).toEqual(facts.indicators.map(({ code }) => code));
  });

  test("is none when each line begins with the number of its indicator", () => {
    const numbered = column.map((figure, at) => `${at + 1}. ${figure}`);
    expect(codes(numbered.toReversed().join("\n"))).toEqual(facts.indicators.map(({ code }) => code).toReversed());
  });

  test("is not guessed at when some are left out", () => {
    expect(codes(column.slice(1).join("\n"))).toEqual([]);
  });
});
