import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, ZONE } from "../../src/domain/time.ts";
import { answerQuestion, type Answer, type QuestionContext, type Viewer } from "../../src/questions/answer-question.ts";
import { plainText } from "../../src/render/message.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { findPersonByCode } from "../../src/store/people.ts";
import type { Gold } from "../questions/gold.ts";
import { isRight } from "../questions/judge.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { at } from "../support/province.ts";

const NOW = at("2024-10-10T09:00:00");
const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: NOW, groupPlatforms: [] }));

interface Line {
  readonly id: string;
  readonly as: string;
  readonly now: string;
  readonly text: string;
  readonly session?: string;
  readonly gold: Gold;
}

async function viewer(code: string, groupUnitId?: number): Promise<Viewer> {
  const person = await findPersonByCode(db, code, dateOf(NOW));
  return {
    assignments: person?.assignments ?? [],
    language: "vi",
    ...(groupUnitId === undefined ? {} : { groupUnitId }),
  };
}

async function ask(
  as: string,
  text: string,
  more: { context?: QuestionContext | undefined; now?: DateTime; group?: string } = {},
): Promise<Answer> {
  const group = more.group === undefined ? undefined : await idOf(more.group);
  const { context } = more;
  return answerQuestion(db, {
    text,
    viewer: await viewer(as, group),
    now: more.now ?? NOW,
    ...(context ? { context } : {}),
  });
}

async function idOf(code: string): Promise<number> {
  return (await db.selectFrom("unit").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
}

const units = (answer: Answer): unknown[] => answer.rows.map((row) => row["unit"]);

describe("the question set", () => {
  const lines = readFileSync(join(import.meta.dirname, "..", "questions", "own.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

  test("is answered as the sample's files say, in every spelling", { timeout: 120_000 }, async () => {
    const contexts = new Map<string, QuestionContext>();
    const wrong: string[] = [];
    for (const { id, as, now, text, session, gold } of lines) {
      const context = session === undefined ? undefined : contexts.get(session);
      const answer = await ask(as, text, { context, now: DateTime.fromISO(now, { zone: ZONE }) });
      if (session !== undefined && answer.context) contexts.set(session, answer.context);
      if (!isRight(gold, answer)) wrong.push(`${id}: ${text} → ${answer.kind} ${answer.interpretation}`);
    }

    expect(lines.length).toBeGreaterThan(600);
    expect(wrong).toEqual([]);
  });
});

describe("rights", () => {
  test("a stranger learns nothing, whatever is asked", async () => {
    const known = await ask("stranger", "thanh toán trực tuyến của Chi Lăng");
    const unknown = await ask("stranger", "thanh toán trực tuyến của Atlantis");

    expect(known).toEqual(unknown);
    expect(known.kind).toBe("refuse");
    expect(known.context).toBeUndefined();
  });

  test("an officer gets the own unit of a list, and is told so", async () => {
    const answer = await ask("officer-chi-lang", "huyện nào thanh toán trực tuyến từ 45% trở lên");

    expect(units(answer)).toEqual(["187"]);
    expect(plainText(answer.reply)).toContain("Chỉ gồm các đơn vị anh/chị được xem");
  });

  test.each([
    "huyện nào thanh toán trực tuyến cao nhất",
    "xếp hạng các huyện theo hài lòng",
    "Chi Lăng đứng thứ mấy về đúng hạn",
  ])("an officer gets no ranking among units not to be seen: %s", async (text) => {
    expect((await ask("officer-chi-lang", text)).kind).toBe("refuse");
  });

  test("in a group, the asker sees what the group may see as well", async () => {
    expect((await ask("leader", "thanh toán trực tuyến của Lộc Bình", { group: "187" })).kind).toBe("refuse");
    expect(units(await ask("leader", "thanh toán trực tuyến của Chi Lăng", { group: "187" }))).toEqual(["187"]);
    expect(units(await ask("officer-chi-lang", "thanh toán trực tuyến của Chi Lăng", { group: "20" }))).toEqual([
      "187",
    ]);
    expect((await ask("officer-chi-lang", "thanh toán trực tuyến của Lộc Bình", { group: "20" })).kind).toBe("refuse");
  });

  test("a threshold that is somebody else's figure gives nothing away", async () => {
    expect((await ask("head-van-quan", "xã nào đúng hạn cao hơn huyện Lộc Bình")).kind).toBe("refuse");
  });
});

describe("choices", () => {
  test("a question back is answered by its choice as if it had been asked so", async () => {
    const back = await ask("leader", "tỷ lệ trực tuyến của Hữu Lũng");
    const choice = back.reply.choices?.find((one) => one.label === "thanh toán trực tuyến");
    const answer = await ask("leader", choice?.action.args["text"] ?? "");

    expect(back.kind).toBe("clarify");
    expect(back.reply.choices?.length).toBeLessThanOrEqual(3);
    expect(answer.rows).toMatchObject([{ unit: "186", indicator: "online-payment", period: "2024-Q3" }]);
  });

  test("of namesakes at most three are offered, each leading to one of them", async () => {
    const back = await ask("leader", "xã Hòa Bình đúng hạn bao nhiêu");
    const choices = back.reply.choices ?? [];
    const answers = await Promise.all(choices.map((choice) => ask("leader", choice.action.args["text"] ?? "")));

    expect(choices).toHaveLength(3);
    expect(answers.map((answer) => answer.kind).every((kind) => kind === "answer" || kind === "none")).toBe(true);
    expect(new Set(answers.map((answer) => answer.interpretation)).size).toBe(3);
  });

  test("examples shown for what was not understood can be asked", async () => {
    const unknown = await ask("leader", "giá xăng hôm nay");
    const answers = await Promise.all(
      (unknown.reply.choices ?? []).map((choice) => ask("leader", choice.action.args["text"] ?? "")),
    );

    expect(unknown.kind).toBe("unknown");
    expect(answers).toHaveLength(3);
    expect(answers.every((answer) => answer.kind === "answer")).toBe(true);
  });
});

describe("what an answer says", () => {
  test("the list, the period, the moment, how many reported and who is missing", async () => {
    const text = plainText((await ask("leader", "huyện nào dưới 45% thanh toán trực tuyến")).reply);

    expect(text).toContain("7/10 huyện, thành phố");
    expect(text).toContain("Huyện Cao Lộc: 44,99%");
    expect(text).toContain("Quý III/2024");
    expect(text).toContain("09:00 10/10/2024");
    expect(text).toContain("10/11 đơn vị có số liệu");
    expect(text).toContain("Chưa có số liệu: Huyện Đình Lập");
  });

  test("the province's figure is made of its districts, and says of how many", async () => {
    const answer = await ask("leader", "thanh toán trực tuyến toàn tỉnh");

    expect(answer.rows).toMatchObject([{ unit: "20", period: "2024-Q3" }]);
    expect(answer.rows[0]?.["value"]).toBeCloseTo(41.05, 2);
    expect(plainText(answer.reply)).toContain("41,05%");
    expect(plainText(answer.reply)).toContain("10/11 đơn vị trực thuộc");
  });

  test("changes of rank are not summed", async () => {
    const answer = await ask("leader", "toàn tỉnh tăng bao nhiêu bậc PAR INDEX năm 2023");

    expect(answer.kind).toBe("none");
  });

  test("a chart has a bar for each figure, and names who has none", async () => {
    const { chart } = await ask("leader", "thanh toán trực tuyến của các huyện");

    expect(chart).toMatchObject({ kind: "bars", suffix: "%", missing: ["Đình Lập"], target: { value: 45 } });
    expect(
      chart?.kind === "bars" && chart.bars.map((bar) => bar.standing).filter((standing) => standing === "met"),
    ).toHaveLength(2);
  });

  test("English askers are answered in English", async () => {
    const answer = await answerQuestion(db, {
      text: "which districts are below 40% online payment",
      viewer: { ...(await viewer("leader")), language: "en" },
      now: NOW,
    });

    expect(answer.rows).toHaveLength(5);
    expect(answer.interpretation).toBe("which districts online payment below 40% Q3 2024");
    expect(plainText(answer.reply)).toContain("10 of 11 units have a figure");
  });

  test("the same question on the same data has the same answer", async () => {
    expect(await ask("leader", "top 3 huyện hài lòng")).toEqual(await ask("leader", "top 3 huyện hài lòng"));
  });
});

describe("memory", () => {
  const first = "huyện nào dưới 40% thanh toán trực tuyến";

  test.each([
    [30, "answer"],
    [31, "clarify"],
  ])("a follow-up after %i minutes is %s", async (minutes, kind) => {
    const { context } = await ask("leader", first);
    const later = await ask("leader", "còn kỳ trước?", { context, now: NOW.plus({ minutes }) });

    expect(later.kind).toBe(kind);
  });

  test("a context outlives JSON", async () => {
    const { context } = await ask("leader", first);
    const stored = JSON.parse(JSON.stringify(context)) as QuestionContext;

    expect(await ask("leader", "còn kỳ trước?", { context: stored })).toEqual(
      await ask("leader", "còn kỳ trước?", { context }),
    );
  });

  test("a question that is not understood neither uses nor changes what was talked about", async () => {
    const { context } = await ask("leader", first);
    const unknown = await ask("leader", "huyện nào có tỷ lệ hộ nghèo cao nhất", { context });

    expect(unknown.kind).toBe("unknown");
    expect(unknown.context).toBeUndefined();
  });

  test("what points back behind a question of ours that was not understood is asked back, as it may be about that one", async () => {
    const { context } = await ask("leader", first);
    const unknown = await ask("leader", "xoay sang thể loại trên 93 thì quý I", { context });
    expect(unknown.kind).toBe("unknown");
    const later = await ask("leader", "trừ thành phố", { context: unknown.context ?? context });

    expect(later.kind).toBe("clarify");
  });

  test("the reason of a figure is not known: the figure is shown and stays what is talked about", async () => {
    const why = await ask("leader", "vì sao Tràng Định thanh toán trực tuyến thấp");
    const { context } = why;

    expect(why).toMatchObject({ kind: "unknown", rows: [] });
    expect(plainText(why.reply)).toMatch(/không ghi nguyên nhân[^]*24,79%/);
    expect(await ask("leader", "còn Cao Lộc", context ? { context } : {})).toMatchObject({
      kind: "answer",
      rows: [{ unit: "183", indicator: "online-payment" }],
    });
  });

  test.each([
    ["thấp nhất", /^Huyện Văn Lãng thấp hơn Huyện Lộc Bình 4,48 điểm %/],
    ["cao nhất", /^Huyện Cao Lộc cao hơn Huyện Lộc Bình 5,94 điểm %/],
  ])("of three units that which is %s comes first", async (extreme, verdict) => {
    const answer = await ask("leader", `trong ba huyện Văn Lãng, Cao Lộc, Lộc Bình thì ai số hóa ${extreme}`);

    expect(plainText(answer.reply)).toMatch(verdict);
  });

  test("communes after one district are its own", async () => {
    const { context } = await ask("leader", "thanh toán trực tuyến của Văn Quan");
    const list = await ask("leader", "xếp từ thấp lên cao các xã", context ? { context } : {});

    expect(list.rows).toHaveLength(17);
  });
});

describe("time", () => {
  test("before a deadline, who has not reported is about the report that falls due", async () => {
    const answer = await ask("leader", "ai chưa nộp báo cáo", { now: at("2024-11-10T08:00:00") });

    expect(answer.rows.every((row) => row["period"] === "2024-Y")).toBe(true);
  });

  test("a level that is gone is said to be gone", async () => {
    const answer = await ask("leader", "huyện nào dưới 45% thanh toán trực tuyến quý III năm 2025", {
      now: at("2025-10-10T08:00:00"),
    });

    expect(answer.kind).not.toBe("answer");
    expect(plainText(answer.reply)).toContain("không còn huyện");
  });

  test("a unit of the past is found for its time", async () => {
    const answer = await ask("leader", "thanh toán trực tuyến của huyện Lộc Bình quý III năm 2024", {
      now: at("2025-10-10T08:00:00"),
    });

    expect(answer.rows).toMatchObject([{ unit: "188", period: "2024-Q3" }]);
  });

  test("and after its end it says what became of it", async () => {
    const answer = await ask("leader", "thanh toán trực tuyến của xã Tú Xuyên quý III năm 2025", {
      now: at("2025-10-10T08:00:00"),
    });

    expect(answer.kind).toBe("none");
    expect(plainText(answer.reply)).toContain("30/6/2025");
    expect(plainText(answer.reply)).toContain("Xã Văn Quan");
  });
});
