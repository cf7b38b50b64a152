import { lateRate } from "../domain/late-cases.ts";
import type { FigureValue } from "../domain/figure.ts";
import { periodEnd } from "../domain/period.ts";
import { dateOf } from "../domain/time.ts";
import { countWorkingDays } from "../domain/working-days.ts";
import { getDayExceptions } from "../store/calendar.ts";
import { getFiguresToCompare, type FiguresToCompare } from "../store/compared-figures.ts";
import { listLateCases } from "../store/late-cases.ts";
import type { Obligation } from "../store/reports.ts";
import { findIndicator, type OwnFacts, type ReportFacts } from "./forms/report-state.ts";
import { ownFactsOf } from "./report-facts.ts";
import type { Turn } from "./turn.ts";

type Part = "figures" | "register" | "calendar";

/** What lies around a report: what has been read of it, and what somebody has looked for since. */
class Surroundings {
  /** The facts with what has been read. What is looked for beyond that is not there, and noted. */
  readonly facts: ReportFacts;
  readonly #turn: Turn;
  readonly #obligation: Obligation;
  readonly #own: OwnFacts;
  readonly #missed = new Set<Part>();
  /** Indicators whose figures of other years and units have been looked for. */
  readonly #compared = new Set<string>();
  #figures: FiguresToCompare | undefined;
  /** Null when the register is empty. */
  #registered: FigureValue | null | undefined;
  #daysLeft: number | undefined;

  constructor(turn: Turn, obligation: Obligation) {
    this.#turn = turn;
    this.#obligation = obligation;
    this.#own = ownFactsOf(turn, obligation);
    const daysLeft = (): number | undefined => this.#daysLeft ?? this.#miss("calendar");
    this.facts = {
      ...this.#own,
      previous: { get: (code) => (this.#figures ?? this.#miss("figures"))?.previous.get(code) },
      history: { get: (code) => this.#figuresAround(code)?.history.get(code) },
      peers: { get: (code) => this.#figuresAround(code)?.peers.get(code) },
      registered: { get: (code) => this.#registeredFor(code) },
      get workingDaysLeft() {
        return daysLeft();
      },
    };
  }

  #miss(part: Part): undefined {
    this.#missed.add(part);
  }

  #figuresAround(code: string): FiguresToCompare | undefined {
    if (!this.#compared.has(code)) this.#miss("figures");
    this.#compared.add(code);
    return this.#figures;
  }

  #registeredFor(code: string): FigureValue | undefined {
    if (findIndicator(this.#own, code)?.register !== "late-cases") return undefined;
    return this.#registered === undefined ? this.#miss("register") : (this.#registered ?? undefined);
  }

  /** Reads what was looked for in vain. Returns whether there was anything. */
  async readMissed(): Promise<boolean> {
    const missed = [...this.#missed];
    this.#missed.clear();
    for (const part of missed) await this.#read(part);
    return missed.length > 0;
  }

  async #read(part: Part): Promise<void> {
    const { trx, now } = this.#turn;
    const { unitId, deadline } = this.#obligation;
    const { period, previousPeriod } = this.#own;
    const today = dateOf(now);
    switch (part) {
      case "figures": {
        const periods = { period: period.code, before: previousPeriod.code };
        this.#figures = await getFiguresToCompare(trx, unitId, periods, [...this.#compared]);
        break;
      }
      case "register": {
        // Cumulative from 1 January. An empty register says nothing of a unit that does not keep it.
        const end = periodEnd(period);
        const cases = await listLateCases(trx, [unitId], {
          from: `${period.year}-01-01`,
          to: today < end ? today : end,
        });
        this.#registered = cases.length > 0 ? lateRate(cases) : null;
        break;
      }
      case "calendar":
        this.#daysLeft = countWorkingDays(today, deadline.on, await getDayExceptions(trx));
        break;
      default:
        part satisfies never;
    }
  }
}

/**
 * What the form makes of a report: `use` runs over the facts, and over again with what it has looked for, until nothing is
 * missing. A message is about one indicator or two, and all that figures are held against is a hundred times as much.
 *
 * Trap: `use` may run several times, so it is pure.
 */
export async function withFacts<Result>(
  turn: Turn,
  obligation: Obligation,
  use: (facts: ReportFacts) => Result,
): Promise<Result> {
  const surroundings = new Surroundings(turn, obligation);
  for (;;) {
    const result = use(surroundings.facts);
    if (!(await surroundings.readMissed())) return result;
  }
}
