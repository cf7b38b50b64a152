import type { Gold, Operator, Row } from "../gold.ts";
import type { DataSet, SetIndicator } from "./data-set.ts";

const SCALE = 1_000_000n;
const millionths = (text: string | number): bigint => BigInt(Math.round(Number(text) * Number(SCALE)));

interface Figure {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly top: bigint;
  readonly bottom: bigint;
}

const number = ({ top, bottom }: Pick<Figure, "top" | "bottom">): number => Number((top * 10n ** 10n) / bottom) / 1e10;
const compare = (a: Pick<Figure, "top" | "bottom">, b: Pick<Figure, "top" | "bottom">): number => {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
};
const fits = (order: number, operator: Operator): boolean =>
  ({ "<": order < 0, "<=": order <= 0, "=": order === 0, ">=": order >= 0, ">": order > 0 })[operator];

/**
 * Right answers computed from a data set's rows alone, by whole numbers and text: nothing of the code that answers
 * questions, and nothing of the database, is used.
 */
export class SetGold {
  readonly #set: DataSet;
  readonly #figures = new Map<string, Figure>();

  constructor(set: DataSet) {
    this.#set = set;
    for (const row of set.figures) {
      const [unit = "", indicator = "", period = ""] = [row["unit"], row["indicator"], row["period"]];
      const isCount = row["value"] !== "";
      const top = isCount ? millionths(row["value"] ?? "") : 100n * SCALE * BigInt(row["numerator"] ?? 0);
      const bottom = isCount ? SCALE : SCALE * BigInt(row["denominator"] ?? 0);
      this.#figures.set(`${unit} ${indicator} ${period}`, { unit, indicator, period, top, bottom });
    }
  }

  find(unit: string, indicator: string, period: string): Figure | undefined {
    const found = this.#figures.get(`${unit} ${indicator} ${period}`);
    return found && found.bottom > 0n ? found : undefined;
  }

  /** Figures of units in a period, in the order of the units. */
  select(indicator: string, period: string, units: readonly string[]): Figure[] {
    return units.flatMap((unit) => this.find(unit, indicator, period) ?? []);
  }

  /** Figures of units that satisfy every condition. */
  where(figures: readonly Figure[], conditions: readonly (readonly [Operator, number])[]): Gold {
    const rows = figures.filter((figure) =>
      conditions.every(([operator, value]) =>
        fits(compare(figure, { top: millionths(value), bottom: SCALE }), operator),
      ),
    );
    return this.answer(rows);
  }

  answer(figures: readonly Figure[], ordered = false): Gold {
    return { kind: "answer", rows: figures.map(toRow), ordered };
  }

  /** Figures that were asked for by name; "none" where there is none. */
  values(figures: readonly Figure[]): Gold {
    return figures.length === 0 ? { kind: "none", rows: [] } : this.answer(figures);
  }

  /** The first `count` from one end, with those that share the last place; all where no number is given. */
  ranked(figures: readonly Figure[], direction: "asc" | "desc", count = figures.length): Gold {
    const sorted = figures.toSorted((a, b) => (direction === "asc" ? compare(a, b) : compare(b, a)));
    const last = sorted[count - 1];
    const chosen = sorted.filter((figure, at) => at < count || (last && compare(figure, last) === 0));
    // equal ones stand in no order among themselves
    const isStrict = chosen.every((figure, at) => at === 0 || compare(figure, chosen[at - 1] as Figure) !== 0);
    return this.answer(chosen, isStrict);
  }

  isMet(figure: Figure): boolean {
    const { target } = this.indicator(figure.indicator);
    return (
      target !== undefined && fits(compare(figure, { top: millionths(target.value), bottom: SCALE }), target.comparison)
    );
  }

  met(figures: readonly Figure[], wanted: boolean): Gold {
    return this.answer(figures.filter((figure) => this.isMet(figure) === wanted));
  }

  /** The place of a figure among those of its peers, the best first. */
  place(own: Figure | undefined, peers: readonly Figure[]): Gold {
    if (!own) return { kind: "none", rows: [] };
    const better = this.indicator(own.indicator).better === "higher" ? 1 : -1;
    return {
      kind: "answer",
      rows: [{ ...toRow(own), rank: peers.filter((peer) => compare(peer, own) === better).length + 1 }],
    };
  }

  /** One figure of a group: sums of the parts of rates, sums of counts. */
  total(unit: string, figures: readonly Figure[]): Gold {
    const [first] = figures;
    if (!first) return { kind: "none", rows: [] };
    const isRate = this.indicator(first.indicator).kind === "ratio";
    const top = figures.reduce((sum, figure) => sum + figure.top, 0n);
    const bottom = isRate ? figures.reduce((sum, figure) => sum + figure.bottom, 0n) : SCALE;
    return { kind: "answer", rows: [toRow({ ...first, unit, top, bottom })] };
  }

  /** Differences from an earlier period, of units with both figures; only those that rose or fell where that is asked. */
  changed(
    indicator: string,
    [from, to]: readonly [string, string],
    units: readonly string[],
    keep?: "up" | "down",
  ): Gold {
    const rows = units.flatMap((unit): Row[] => {
      const [before, now] = [this.find(unit, indicator, from), this.find(unit, indicator, to)];
      return before && now ? [{ ...toRow(now), change: number(now) - number(before) }] : [];
    });
    const kept = rows.filter(({ change }) =>
      keep === "up" ? Number(change) > 0 : keep === "down" ? Number(change) < 0 : true,
    );
    return rows.length === 0 ? { kind: "none", rows: [] } : { kind: "answer", rows: kept, ordered: false };
  }

  indicator(code: string): SetIndicator {
    const found = this.#set.indicators.find((one) => one.code === code);
    if (!found) throw new Error(`no indicator ${code}`);
    return found;
  }
}

function toRow(figure: Figure): Row {
  return { unit: figure.unit, indicator: figure.indicator, period: figure.period, value: number(figure) };
}
