import { sql, type PostgresPool, type PostgresPoolClient, type RawBuilder } from "kysely";
import type pg from "pg";

/** A text becomes a prepared statement when it is asked this often; one that is asked once is not worth keeping. */
const ASKED_OFTEN = 3;

/** So many statements are kept by each connection. Lists of values make a text of their own for every length. */
const MOST_STATEMENTS = 500;

const ANEW = "/* planned anew */";

/**
 * In a statement: it is planned anew each time. For tables that are empty at one moment and long at the next, such as
 * queues, where a plan that was made for a table of another size would read all of it for the first row. A list as one
 * array (`= any($1)`) is no reason: a kept plan looks each of its values up.
 */
export const PLANNED_ANEW = sql.raw(ANEW);

const UNAWAITED = "/* not waited for */";

/**
 * At the beginning of a statement of a transaction whose answer nobody needs: it goes out at once, and the next statement
 * behind it, which fails where this one fails.
 */
export const NOT_WAITED_FOR = sql.raw(UNAWAITED);

/**
 * A list as one array, for `= any(…)`, in a statement whose plan is to be kept for lists of any length.
 *
 * Trap: of a bare array PostgreSQL looks at the length, finds a plan for one value cheaper than one for ten, and plans anew
 * each time, which takes longer than all the rest. A list that comes out of a query it does not look into.
 */
export function listOf(values: readonly (number | string)[], type: "int" | "bigint" | "text"): RawBuilder<unknown> {
  // node-postgres puts every number of an array in quotes, one by one
  const written = type === "text" ? values : `{${values.join()}}`;
  return sql`array(select unnest(${written}::${sql.raw(type)}[]))`;
}

/** Texts without values may hold several statements, which cannot be prepared. */
const ONE_QUERY = /^\s*(?:select|with)\b[^;]*$/;

/** The names of the texts that are asked often, the same in all connections of a process. */
class StatementNames {
  readonly #asked = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** The name of a text; undefined for one that is not (yet) worth one. */
  nameOf(text: string, hasValues: boolean): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= MOST_STATEMENTS || text.includes(ANEW)) return name;
    if (!hasValues && !ONE_QUERY.test(text)) return undefined;
    const asked = (this.#asked.get(text) ?? 0) + 1;
    if (asked < ASKED_OFTEN) {
      // Texts that come once must not fill the memory.
      if (this.#asked.size >= 10 * MOST_STATEMENTS) this.#asked.clear();
      this.#asked.set(text, asked);
      return undefined;
    }
    this.#asked.delete(text);
    const added = `s${this.#names.size}`;
    this.#names.set(text, added);
    return added;
  }
}

const names = new StatementNames();

/**
 * The pool as Kysely takes it, with statements that are asked often prepared once a connection: planning one behind the
 * policies of provinces takes longer than running it. PostgreSQL plans a prepared statement anew when role, search path
 * or tables change.
 *
 * Trap: a connection keeps its statements, so nothing that hands out connections in the middle of a session (PgBouncer in
 * transaction mode) may stand in between, which the outbox does not allow either.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const prepared = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const known = prepared.get(client);
      if (known) return known;
      const made = prepare(client);
      prepared.set(client, made);
      return made;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** A transaction begins with its first statement: both go out at once, and one answer is waited for. */
const BEGIN = "begin";
const GONE_OUT = { command: "BEGIN", rowCount: null, rows: [] };

function prepare(client: pg.PoolClient): PostgresPoolClient {
  const before: Promise<unknown>[] = [];
  const query = async (text: string, values: readonly unknown[]) => {
    const name = names.nameOf(text, values.length > 0);
    const asked = client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    if (text === BEGIN || text.startsWith(UNAWAITED)) {
      // Told by the next statement, which fails with it.
      asked.catch(() => undefined);
      before.push(asked);
      return GONE_OUT;
    }
    if (before.length === 0) return asked;
    // Trap: whoever went on before all of them are answered might use a statement whose preparation is about to fail.
    const answers = await Promise.allSettled([...before.splice(0), asked]);
    // The first that failed tells why, the others only that something had.
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed) throw failed.reason;
    return asked;
  };
  const prepared: unknown = { query, release: (destroy?: boolean) => client.release(destroy) };
  // Kysely asks for no more than these: it streams nothing.
  return prepared as PostgresPoolClient;
}
