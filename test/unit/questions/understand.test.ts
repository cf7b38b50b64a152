import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft, FigureDraft } from "../../../src/questions/draft.ts";
import { lexicon } from "../../../src/questions/lexicon/index.ts";
import { phraseWords } from "../../../src/questions/matching/phrase-tree.ts";
import { understand } from "../../../src/questions/understand.ts";
import { idOf, vocabulary } from "./world.ts";

/** Readings with at most this much unexplained are answered. */
const SURE = 0.75;

function read(text: string): Draft {
  const [best] = understand(text, vocabulary).readings;
  if (!best) throw new Error(`not understood: ${text}`);
  expect({ text, unexplained: best.unexplained, sure: best.doubt <= SURE }).toEqual({
    text,
    unexplained: [],
    sure: true,
  });
  return best.draft;
}

const figures = (text: string): FigureDraft => {
  const draft = read(text);
  if (draft.topic !== "figures") throw new Error(`about ${draft.topic}: ${text}`);
  return draft;
};

const codes = (text: string): unknown[] => figures(text).indicators.map((ref) => ref.codes);

describe("every phrase of the lexicon", () => {
  test("has words, and is written once under its sense", () => {
    for (const { sense, phrases } of lexicon) {
      expect(phrases.filter((phrase) => phraseWords(phrase).length === 0)).toEqual([]);
      expect({ sense, twice: phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at) }).toEqual({
        sense,
        twice: [],
      });
    }
  });
});

describe("comparisons", () => {
  test.each([
    ["dưới 45%", "<", "45"],
    ["< 45%", "<", "45"],
    ["chưa tới 45%", "<", "45"],
    ["chưa đạt 45%", "<", "45"],
    ["chưa được 45%", "<", "45"],
    ["không đạt 45%", "<", "45"],
    ["kém 45%", "<", "45"],
    ["trên 45%", ">", "45"],
    ["hơn 45%", ">", "45"],
    ["vượt 45%", ">", "45"],
    ["cao hơn 45%", ">", "45"],
    ["từ 45% trở lên", ">=", "45"],
    ["45% trở lên", ">=", "45"],
    ["không dưới 45%", ">=", "45"],
    ["tối thiểu 45%", ">=", "45"],
    ["ít nhất 45%", ">=", "45"],
    ["đạt 45%", ">=", "45"],
    ["không quá 45%", "<=", "45"],
    ["tối đa 45%", "<=", "45"],
    ["từ 45% trở xuống", "<=", "45"],
    ["không vượt quá 45%", "<=", "45"],
    ["đúng bằng 45%", "=", "45"],
    ["đủ 100%", "=", "100"],
    ["dưới 45,5%", "<", "45.5"],
    ["dưới 45.5%", "<", "45.5"],
    ["dưới bốn mươi lăm phần trăm", "<", "45"],
    ["below 45%", "<", "45"],
    ["at least 45%", ">=", "45"],
    ["no more than 45%", "<=", "45"],
  ])("%s", (said, comparison, value) => {
    const { conditions } = figures(`huyện nào chữ ký số ${said}`);

    expect(conditions).toMatchObject([[{ negated: false, tests: [{ comparison, threshold: { value } }] }]]);
  });

  test.each([
    ["từ 30% đến dưới 45%", ">=", "<"],
    ["từ 30 đến 45%", ">=", "<="],
    ["từ trên 30% đến 45%", ">", "<="],
    ["30-45%", ">=", "<="],
    ["between 30% and 45%", ">=", "<="],
  ])("a range: %s", (said, low, high) => {
    const { conditions } = figures(`huyện nào chữ ký số ${said}`);

    expect(conditions).toMatchObject([
      [
        {
          tests: [
            { comparison: low, threshold: { value: "30" } },
            { comparison: high, threshold: { value: "45" } },
          ],
        },
      ],
    ]);
  });

  test("a negation far from its comparison still turns it round", () => {
    expect(figures("huyện nào chưa ký số văn bản đủ 100%").conditions).toMatchObject([
      [{ negated: true, tests: [{ comparison: "=" }] }],
    ]);
  });

  test("met and unmet are held against the target", () => {
    expect(figures("huyện nào đạt chỉ tiêu chữ ký số").conditions).toMatchObject([
      [{ tests: [{ is: "standing", met: true }] }],
    ]);
    expect(figures("huyện nào chưa đạt chữ ký số").conditions).toMatchObject([
      [{ tests: [{ is: "standing", met: false }] }],
    ]);
    expect(figures("huyện nào dưới chỉ tiêu chữ ký số").conditions).toMatchObject([
      [{ tests: [{ is: "standing", met: false }] }],
    ]);
    expect(figures("huyện nào vượt chỉ tiêu chữ ký số").conditions).toMatchObject([
      [{ tests: [{ comparison: ">", threshold: { is: "target" } }] }],
    ]);
  });

  test("none and some of what is counted", () => {
    expect(figures("huyện nào có hơn 3 đơn khiếu nại").conditions).toMatchObject([
      [{ percent: false, tests: [{ threshold: { value: "3" } }] }],
    ]);
  });
});

describe("which indicator", () => {
  test.each([
    ["chữ ký số của An Phú", ["signature"]],
    ["văn bản ký số của An Phú", ["signature"]],
    ["tỷ lệ cán bộ được tập huấn của An Phú", ["training"]],
    ["trả kết quả qua bưu chính của An Phú", ["postal"]],
    ["tra ket qua qua buu chinh cua An Phu", ["postal"]],
    ["số cuộc đối thoại với người dân của An Phú", ["dialogues"]],
    ["đối thoại ở An Phú", ["dialogues"]],
    ["officials trained in An Phu", ["training"]],
  ])("%s", (text, expected) => {
    expect(codes(text)).toEqual([expected]);
  });

  test("a word of a name is not the name", () => {
    const [best] = understand("huyện nào có nhiều người dân nhất", vocabulary).readings;

    expect(
      best === undefined || best.doubt > SURE || (best.draft.topic === "figures" && best.draft.indicators.length === 0),
    ).toBe(true);
  });
});

describe("which units", () => {
  test("a kind before a name, a level with a place, an exception", () => {
    expect(figures("chữ ký số của huyện Bình Minh").subject).toMatchObject({
      is: "units",
      units: [{ level: "district" }],
    });
    expect(figures("xã nào của Bình Minh dưới 40% chữ ký số").subject).toMatchObject({
      is: "level",
      level: "commune",
      within: [{ ids: expect.arrayContaining([idOf("bm")]) as unknown }],
    });
    expect(figures("trừ thành phố, huyện nào dưới 40% chữ ký số").except).toMatchObject({
      units: [{ ids: [idOf("tp")] }],
    });
    expect(figures("chữ ký số của đơn vị tôi").subject).toEqual({ is: "self" });
    expect(figures("chữ ký số toàn tỉnh").subject).toEqual({ is: "whole", of: [] });
  });

  test("an address is one unit", () => {
    expect(figures("chữ ký số của xã Tân Lập huyện Đông Hà").subject).toMatchObject({
      is: "units",
      units: [{ ids: [idOf("dh-1")] }],
    });
  });

  test.each(["Bìh Minh", "Binh Minhh", "bình mnih", "BÌNH MINH", "binhminh"])("%s is Bình Minh", (name) => {
    expect(figures(`chữ ký số của ${name}`).subject).toMatchObject({
      units: [{ ids: expect.arrayContaining([idOf("bm")]) as unknown }],
    });
  });

  test("marks that were typed are meant", () => {
    expect(figures("chữ ký số của xã Tân Lập").subject).toMatchObject({
      units: [{ ids: [idOf("tp-1"), idOf("ap-2"), idOf("dh-1")] }],
    });
  });
});

describe("which period", () => {
  test.each([
    ["quý I/2024", { kind: "Q1", year: { year: 2024 } }],
    ["quý 1 năm 2024", { kind: "Q1", year: { year: 2024 } }],
    ["q3", { kind: "Q3" }],
    ["quí ba", { kind: "Q3" }],
    ["6 tháng đầu năm 2024", { kind: "H1", year: { year: 2024 } }],
    ["6T", { kind: "H1" }],
    ["9 tháng", { kind: "Q3" }],
    ["năm 2023", { year: { year: 2023 } }],
    ["cả năm 2023", { kind: "Y", year: { year: 2023 } }],
    ["năm ngoái", { year: { is: "relative", years: -1 } }],
    ["quý III năm ngoái", { kind: "Q3", year: { is: "relative", years: -1 } }],
    ["kỳ trước", { step: "previous" }],
    ["quý trước", { step: "previous" }],
    ["cùng kỳ năm trước", { step: "same-last-year" }],
    ["tháng 9", { uncovered: "month" }],
    ["quý II", { uncovered: "Q2" }],
    ["6 tháng cuối năm", { uncovered: "H2" }],
    ["Q1 2024", { kind: "Q1", year: { year: 2024 } }],
    ["last year", { year: { is: "relative", years: -1 } }],
  ])("%s", (said, expected) => {
    expect(figures(`chữ ký số của An Phú ${said}`).period).toMatchObject(expected);
  });

  test("tháng 9 is not 9 tháng", () => {
    expect(figures("chữ ký số tháng 9").period).not.toEqual(figures("chữ ký số 9 tháng").period);
  });
});

describe("what is asked", () => {
  test.each<[string, Partial<FigureDraft>]>([
    ["top 3 huyện chữ ký số", { order: { by: "value", direction: "good", take: 3, vague: true } }],
    ["3 huyện thấp nhất về chữ ký số", { order: { by: "value", direction: "low", take: 3 } }],
    ["huyện nhiều đơn khiếu nại nhất", { order: { by: "value", direction: "high", take: 1 } }],
    ["An Phú đứng thứ mấy về chữ ký số", { ask: "place" }],
    ["so sánh An Phú với Đông Hà về chữ ký số", { ask: "compare" }],
    ["diễn biến chữ ký số của An Phú", { ask: "trend" }],
    ["chữ ký số của An Phú 4 kỳ gần đây", { ask: "trend", span: { last: 4 } }],
    ["An Phú tăng bao nhiêu điểm chữ ký số so với cùng kỳ", { ask: "change", base: { step: "same-last-year" } }],
    ["huyện nào chưa có số liệu chữ ký số", { ask: "lack" }],
    ["An Phú còn cách chỉ tiêu chữ ký số bao nhiêu", { ask: "gap" }],
    ["An Phú chưa đạt những chỉ tiêu nào", { ask: "profile" }],
    ["bao nhiêu huyện đạt chỉ tiêu chữ ký số", { count: true }],
    ["bình quân các huyện về chữ ký số", { together: true }],
    ["An Phú đã đạt chỉ tiêu chữ ký số chưa", { ask: "check" }],
  ])("%s", (text, expected) => {
    expect(figures(text)).toMatchObject(expected);
  });

  test.each([
    ["ai chưa nộp báo cáo", "reports"],
    ["hạn nộp báo cáo quý I", "deadlines"],
    ["còn mấy ngày nữa đến hạn báo cáo", "deadlines"],
    ["chỉ tiêu chữ ký số là bao nhiêu", "targets"],
    ["nhiệm vụ nào quá hạn", "directives"],
    ["nâng cấp cổng thông tin đến đâu rồi", "directives"],
    ["chữ ký số tính thế nào", "definition"],
    ["lịch sử sửa số liệu của An Phú", "revisions"],
    ["có gì mới", "news"],
    ["bạn làm được gì", "help"],
  ])("%s is about %s", (text, topic) => {
    expect(read(text).topic).toBe(topic);
  });
});

describe("what is not understood", () => {
  test.each([
    "hôm nay thời tiết ra sao",
    "huyện nào có tỷ lệ hộ nghèo cao nhất",
    "chữ ký số trong lĩnh vực đất đai của An Phú",
    "huyện nào giải ngân vốn thấp nhất",
    "dân số huyện An Phú",
    "nhắc các huyện chưa nộp báo cáo",
    "chữ ký số của Hà Nội",
  ])("%s leaves something unexplained", (text) => {
    const [best] = understand(text, vocabulary).readings;

    expect(best === undefined || best.doubt > SURE).toBe(true);
  });

  test("a negation is never passed over", () => {
    const [best] = understand("chữ ký số không của An Phú", vocabulary).readings;

    expect(best?.doubt).toBeGreaterThan(SURE);
  });
});

const WORDS = [
  "huyện",
  "nào",
  "dưới",
  "45%",
  "chữ",
  "ký",
  "số",
  "An",
  "Phú",
  "quý",
  "III",
  "không",
  "chưa",
  "đạt",
  "và",
  "hoặc",
  "trừ",
  "top",
  "3",
  "nộp",
  "báo",
  "cáo",
  "hạn",
  "từ",
  "đến",
  "%",
  "<",
  "-",
  "/",
  "năm",
  "2024",
  "of",
  "the",
];

test("words in any order make no fault, and cost no more than a long question may", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), { maxLength: 40 }),
      (words) => {
        const { readings } = understand(words.join(" "), vocabulary);

        for (const reading of readings) expect(reading.doubt).toBeGreaterThanOrEqual(0);
        expect(readings.map((reading) => reading.cost)).toEqual(
          readings.map((reading) => reading.cost).toSorted((a, b) => a - b),
        );
      },
    ),
    { numRuns: 400 },
  );
});
