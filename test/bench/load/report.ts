import { sql } from "kysely";
import type { Db } from "../../../src/store/database.ts";
import type { Sent } from "./generator.ts";
import { measure } from "./machine.ts";
import type { Handled } from "./province.ts";

/** What is asked of the program: 95 of 100 answers within so many milliseconds. */
const MOST_P95_MS = 150;
const EVERY_MS = 1_000;

type Part = "program" | "database" | "generator";

interface Sample {
  readonly cpuMs: Readonly<Record<Part, number>>;
  readonly memoryMb: Readonly<Record<Part, number>>;
}

/** Processor time and memory of the parts of a run, once a second. */
export class Samples {
  readonly #roots: Readonly<Record<Part, readonly number[]>>;
  readonly #taken: Sample[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(roots: Readonly<Record<Part, readonly number[]>>) {
    this.#roots = roots;
    this.#take();
    this.#timer = setInterval(() => this.#take(), EVERY_MS);
  }

  stop(): readonly Sample[] {
    clearInterval(this.#timer);
    this.#take();
    return this.#taken;
  }

  #take(): void {
    const of = (part: Part) => {
      const all = this.#roots[part].map(measure);
      return {
        cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
        memoryMb: all.reduce((sum, { memoryMb }) => sum + memoryMb, 0),
      };
    };
    const [program, database, generator] = [of("program"), of("database"), of("generator")];
    this.#taken.push({
      cpuMs: { program: program.cpuMs, database: database.cpuMs, generator: generator.cpuMs },
      memoryMb: { program: program.memoryMb, database: database.memoryMb, generator: generator.memoryMb },
    });
  }
}

interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

function quantiles(times: readonly number[]): Quantiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Infinity;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

const show = ({ p50, p95, p99, max }: Quantiles): string =>
  [`p50 ${p50.toFixed(1)}`, `p95 ${p95.toFixed(1)}`, `p99 ${p99.toFixed(1)}`, `max ${max.toFixed(0)} ms`].join(", ");

/** Latencies by powers of two, as bars. */
function histogram(times: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const time of times) {
    const bound = 2 ** Math.max(0, Math.ceil(Math.log2(time)));
    counts.set(bound, (counts.get(bound) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([bound, count]) => {
      const bar = "█".repeat(Math.ceil((40 * count) / times.length));
      return `  ≤ ${String(bound).padStart(5)} ms ${String(count).padStart(7)} ${bar}`;
    })
    .join("\n");
}

/** The echoing bot's p95 and processor time a message, both in milliseconds. */
interface Echo {
  readonly p95: number;
  readonly cpuMs: number;
}

/** Prints how the bare bot did, from the moment a message was to be sent to the answered webhook. */
export function tellEcho(sent: readonly Sent[], cpuMs: number): Echo {
  const times = quantiles(sent.map(({ dueAt, answeredAt }) => answeredAt - dueAt));
  const failed = sent.filter(({ status }) => status !== 200).length;
  console.log(`echo (bare grammY bot): ${sent.length} messages, ${show(times)}; failed ${failed}`);
  console.log(`  ${(cpuMs / sent.length).toFixed(2)} ms of processor a message`);
  return { p95: times.p95, cpuMs: cpuMs / sent.length };
}

/** Everything that is known of a run. */
export interface Run {
  readonly sent: readonly Sent[];
  readonly handled: readonly Handled[];
  readonly waiting: number;
  readonly usage: readonly Sample[];
  readonly perSecond: number;
  readonly seconds: number;
}

function tellUsage(usage: readonly Sample[], messages: number): number {
  const [first, last] = [usage[0], usage.at(-1)];
  if (!first || !last) return 0;
  const spent = (part: Part): number => last.cpuMs[part] - first.cpuMs[part];
  for (const part of ["program", "database", "generator"] as const) {
    const memory = usage.map((sample) => sample.memoryMb[part]);
    const steps = memory.filter((_, index) => index % 10 === 0).map((megabytes) => megabytes.toFixed(0));
    console.log(
      `  ${part.padEnd(9)} ${(spent(part) / messages).toFixed(2)} ms of processor a message; memory ${steps.join(" → ")} MB`,
    );
  }
  const cores = usage.slice(1).map((sample, index) => {
    const before = usage[index] as Sample;
    const all = (cpuMs: Sample["cpuMs"]): number => cpuMs.program + cpuMs.database + cpuMs.generator;
    return (all(sample.cpuMs) - all(before.cpuMs)) / EVERY_MS;
  });
  console.log(
    `  cores in use, every 5 s: ${cores
      .filter((_, i) => i % 5 === 0)
      .map((busy) => busy.toFixed(2))
      .join(" ")}`,
  );
  return (spent("program") + spent("database")) / messages;
}

/** Prints how the program did, and the ratio to the echo; the process's exit code says whether it is enough. */
export function tellLoad({ sent, handled, waiting, usage, perSecond, seconds }: Run, echo: Echo): void {
  const byId = new Map(handled.map((row) => [row.messageId, row]));
  const measured = sent.flatMap((one) => {
    const committedAt = byId.get(one.messageId)?.committedAt ?? null;
    return committedAt === null ? [] : [{ ...one, tookMs: committedAt - one.dueAt, committedAt }];
  });
  const errors = {
    refused: sent.filter(({ status }) => status !== 200).length,
    lost: sent.length - sent.filter(({ messageId }) => byId.has(messageId)).length,
    unhandled: waiting,
    incidents: handled.filter(({ incident }) => incident !== null).length,
    unanswered: handled.filter(({ answers }) => answers === 0).length,
    strange: handled.length - sent.length,
  };
  const failed = Object.values(errors).some((count) => count !== 0);
  const all = quantiles(measured.map(({ tookMs }) => tookMs));
  const spanMs =
    Math.max(...measured.map(({ committedAt }) => committedAt)) - Math.min(...sent.map(({ dueAt }) => dueAt));
  console.log(
    `program: ${sent.length} messages in ${seconds} s (${perSecond}/s planned), answered ${((measured.length * 1000) / spanMs).toFixed(0)}/s`,
  );
  console.log(`  request to committed answer: ${show(all)}`);
  console.log(histogram(measured.map(({ tookMs }) => tookMs)));
  console.log(`  request to 200: ${show(quantiles(sent.map(({ dueAt, answeredAt }) => answeredAt - dueAt)))}`);
  console.log(`  the generator was late by: ${show(quantiles(sent.map(({ lateMs }) => lateMs)))}`);
  for (const [name, group] of Map.groupBy(measured, ({ kind, platform }) => `${kind}, ${platform}`))
    console.log(
      `  ${name.padEnd(18)} ${String(group.length).padStart(6)}: ${show(quantiles(group.map(({ tookMs }) => tookMs)))}`,
    );
  const cpuMs = tellUsage(usage, sent.length);
  console.log(`  errors: ${JSON.stringify(errors)}`);
  console.log(
    `ratio to the echo: p95 ${(all.p95 / echo.p95).toFixed(1)} ×, processor ${(cpuMs / echo.cpuMs).toFixed(1)} × (PostgreSQL included)`,
  );
  const enough = !failed && all.p95 <= MOST_P95_MS;
  console.log(enough ? `p95 ≤ ${MOST_P95_MS} ms: held` : `p95 ≤ ${MOST_P95_MS} ms without errors: NOT held`);
  if (!enough) process.exitCode = 1;
}

/** Prints which statements the server has run most, a message, and what they cost. */
export async function tellStatements(db: Db, messages: number): Promise<void> {
  const { rows } = await sql<{ query: string; calls: number; ms: number; plans: number; planMs: number }>`
    select regexp_replace(query, '\\s+', ' ', 'g') as query, sum(calls)::float8 as calls, sum(total_exec_time)::float8 as ms,
      sum(plans)::float8 as plans, sum(total_plan_time)::float8 as "planMs"
    from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
    group by 1 order by sum(total_exec_time + total_plan_time) desc`.execute(db);
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  const ms = rows.reduce((sum, row) => sum + row.ms, 0);
  const planMs = rows.reduce((sum, row) => sum + row.planMs, 0);
  console.log(
    `statements: ${(calls / messages).toFixed(1)} a message, ${(ms / messages).toFixed(2)} ms executing, ${(planMs / messages).toFixed(2)} ms planning`,
  );
  for (const row of rows.slice(0, 60))
    console.log(
      `  ${(row.calls / messages).toFixed(2)} × ${(row.ms / row.calls).toFixed(3)} ms = ${(row.ms / messages).toFixed(3)}; planned ${(row.plans / messages).toFixed(2)} × ${(row.planMs / (row.plans || 1)).toFixed(3)} ms  ${row.query.slice(0, 150)}`,
    );
}
