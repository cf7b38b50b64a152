import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { withFacts } from "../../src/dialogue/facts-on-demand.ts";
import { EMPTY_DRAFT } from "../../src/dialogue/forms/draft.ts";
import type { ReportFacts, ReportState, ReportStep } from "../../src/dialogue/forms/report-state.ts";
import { reportForm } from "../../src/dialogue/forms/report.ts";
import { getReportFacts } from "../../src/dialogue/report-facts.ts";
import type { Turn } from "../../src/dialogue/turn.ts";
import type { FigureValue } from "../../src/domain/figure.ts";
import type { Language } from "../../src/render/message.ts";
import { getFiguresToCompare, type FiguresToCompare } from "../../src/store/compared-figures.ts";
import { transaction, type Trx } from "../../src/store/database.ts";
import { toFigureValue, type FigureRow } from "../../src/store/figure-rows.ts";
import { findObligation, type Obligation } from "../../src/store/reports.ts";
import { createCountry } from "../support/country.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const YEARS = Array.from({ length: 10 }, (_, index) => 2016 + index);
const PERIODS = { period: "2025-Q3", before: "2025-H1" };

const { db } = await createTestDatabase();

/** The communes of two provinces, 50 in each, in the order of their ids. */
let communes: readonly { readonly id: number; readonly parentId: number }[];
let codes: readonly string[];
/** Every figure in force, the newest period first. */
let figures: readonly (FigureRow & { unitId: number; code: string; kind: "ratio" | "count"; period: string })[];

beforeAll(async () => {
  await createCountry(db, {
    provinces: 2,
    communes: 100,
    years: YEARS,
    platform: "test",
    owedAt: at("2025-08-15T08:00:00"),
  });
  communes = (
    await sql<{ id: number; parentId: number }>`
      select id, parent_id as "parentId" from unit where level = 'commune' order by id`.execute(db)
  ).rows;
  // one unit has sent nothing yet, one of its siblings neither, and one figure is known not to exist
  await sql`delete from figure where period = ${PERIODS.period} and unit_id in (${communes[0]?.id}, ${communes[3]?.id})`.execute(
    db,
  );
  await sql`update figure set state = 'missing', numerator = null, denominator = null, value = null, reason = 'mất điện'
    where unit_id = ${communes[5]?.id} and period = ${PERIODS.period}`.execute(db);
  figures = (
    await sql<(typeof figures)[number]>`
      select f.unit_id as "unitId", i.code, i.kind, f.period, f.state, f.numerator, f.denominator, f.value, f.reason
      from figure f join indicator i on i.id = f.indicator_id where f.superseded_at is null
      order by f.period desc, f.unit_id`.execute(db)
  ).rows;
  codes = [...new Set(figures.map(({ code }) => code))];
}, 60_000);

const valuesOf = (rows: typeof figures): FigureValue[] => rows.map((row) => toFigureValue(row, row.kind));

/** What a figure is held against, said in the plainest way. */
function comparisonsOf(unitId: number, code: string): { history: FigureValue[]; peers: FigureValue[] } {
  const parentId = communes.find(({ id }) => id === unitId)?.parentId;
  const siblings = communes.filter((one) => one.parentId === parentId && one.id !== unitId).map(({ id }) => id);
  const ofCode = figures.filter((row) => row.code === code);
  const earlier = ofCode.filter(
    (row) => row.unitId === unitId && row.period.endsWith("Q3") && row.period < PERIODS.period,
  );
  const now = ofCode.filter((row) => siblings.includes(row.unitId) && row.period === PERIODS.period);
  return { history: valuesOf(earlier.slice(0, 8)), peers: valuesOf(now.slice(0, 40)) };
}

describe("what figures are held against", () => {
  test("is the unit's own of earlier years, and forty siblings', of the indicators that were asked for", async () => {
    const lengths = { history: new Set<number>(), peers: new Set<number>() };
    for (const { id } of [communes[0], communes[1], communes[99]].flatMap((one) => one ?? [])) {
      for (const asked of [codes.slice(0, 1), codes.slice(3, 6)]) {
        const found = await getFiguresToCompare(db, id, PERIODS, asked);
        for (const code of codes) {
          const expected = asked.includes(code) ? comparisonsOf(id, code) : { history: [], peers: [] };
          expect({ history: found.history.get(code) ?? [], peers: found.peers.get(code) ?? [] }).toEqual(expected);
        }
        for (const code of asked) {
          lengths.history.add(found.history.get(code)?.length ?? 0);
          lengths.peers.add(found.peers.get(code)?.length ?? 0);
        }
      }
    }
    // some of a country's figures are missing, others than in the next country
    expect([Math.max(...lengths.history), Math.max(...lengths.peers)]).toEqual([8, 40]);
  });

  test("the period before is always whole", async () => {
    const { id = 0 } = communes[1] ?? {};
    const before = figures.filter((row) => row.unitId === id && row.period === PERIODS.before);
    const { previous, history, peers } = await getFiguresToCompare(db, id, PERIODS);
    expect(previous).toEqual(new Map(before.map((row) => [row.code, toFigureValue(row, row.kind)])));
    expect([...history, ...peers]).toEqual([]);
  });
});

describe("the form with what it looks up", () => {
  /** Texts as officers type them, one after another. */
  const TALK = [
    "sửa 3: 120/150",
    "đúng",
    "950/1000",
    "như kỳ trước",
    "1/1000",
    "nhập lại 700/1000",
    "hài lòng 99/100",
    "bỏ qua",
    "12 hồ sơ trễ hạn",
    "xem lại",
    "sửa 5",
    "3%",
    "giữ vì số liệu đã kiểm tra",
    "bao giờ đến hạn?",
    "đúng hạn 5/900\nhài lòng 3/1000",
    "ghi",
    "không phát sinh",
    "quay lại",
    "sửa 10",
    "như kỳ trước",
    "gửi",
    "mất mạng cả tuần",
    "huỷ",
    "không",
    "gửi",
  ];

  async function obligationOf(trx: Trx, unitId: number): Promise<Obligation> {
    const { id } = await trx
      .selectFrom("obligation")
      .select("id")
      .where("unit_id", "=", unitId)
      .where("period", "=", PERIODS.period)
      .executeTakeFirstOrThrow();
    return (await findObligation(trx, id)) as Obligation;
  }

  function turnOf(trx: Trx, language: Language): Turn {
    const person = { id: 1, code: "officer", name: "Cán bộ", language, assignments: [] };
    return { trx, now: at("2025-08-15T08:00:00"), person, language } as unknown as Turn;
  }

  /** Everything at once, as a form could know it that reads ahead. */
  async function allFacts(turn: Turn, obligation: Obligation): Promise<ReportFacts> {
    const { history, peers }: FiguresToCompare = await getFiguresToCompare(turn.trx, obligation.unitId, PERIODS, codes);
    return { ...(await getReportFacts(turn, obligation)), history, peers, workingDaysLeft: 6 };
  }

  const stateAfter = (step: ReportStep, before: ReportState): ReportState =>
    step.kind === "handled" ? step.state : before;

  test.each(["vi", "en"] as const)("says the same as with everything there is (%s)", async (language) => {
    let doubts = 0;
    for (const index of [0, 1, 3, 60])
      await transaction(db, async (trx) => {
        const turn = turnOf(trx, language);
        const obligation = await obligationOf(trx, communes[index]?.id ?? 0);
        const facts = await allFacts(turn, obligation);
        const started = reportForm.start(EMPTY_DRAFT, facts);
        expect(await withFacts(turn, obligation, (some) => reportForm.start(EMPTY_DRAFT, some))).toEqual(started);
        let state = stateAfter(started, { position: {} as ReportState["position"], draft: EMPTY_DRAFT });
        for (const text of TALK) {
          const message = { kind: "text", text } as const;
          const step = reportForm.answer(state, message, facts);
          expect(await withFacts(turn, obligation, (some) => reportForm.answer(state, message, some))).toEqual(step);
          state = stateAfter(step, state);
          if (state.position.doubted !== undefined) doubts += 1;
          const repeated = reportForm.repeat(state, facts);
          expect(await withFacts(turn, obligation, (some) => reportForm.repeat(state, some))).toEqual(repeated);
        }
        expect(Object.keys(state.draft.entries).length).toBeGreaterThan(4);
      });
    expect(doubts).toBeGreaterThan(3);
  });

  test("runs once where nothing is looked up, twice for a figure", async () => {
    await transaction(db, async (trx) => {
      const turn = turnOf(trx, "vi");
      const obligation = await obligationOf(trx, communes[0]?.id ?? 0);
      const runsOf = async (use: (facts: ReportFacts) => unknown): Promise<number> => {
        let runs = 0;
        await withFacts(turn, obligation, (facts) => {
          runs += 1;
          return use(facts);
        });
        return runs;
      };
      const started = reportForm.start(EMPTY_DRAFT, await allFacts(turn, obligation));
      if (started.kind !== "handled") throw new Error("the form did not open");
      const answer = (text: string) => (facts: ReportFacts) =>
        reportForm.answer(started.state, { kind: "text", text }, facts);
      expect(await runsOf(answer("bao giờ đến hạn?"))).toBe(1);
      expect(await runsOf(answer("sửa 3: 120/150"))).toBe(2);
      expect(await runsOf(answer("như kỳ trước"))).toBe(3);
    });
  });
});
