import { sql, type PostgresPool, type PostgresPoolClient } from "kysely";
import type pg from "pg";

/** A text becomes a prepared statement when it is asked this often; one that is asked once is not worth keeping. */
const ASKED_OFTEN = 3;

/** So many statements are kept by each connection. Lists of values make a text of their own for every length. */
const MOST_STATEMENTS = 500;

/**
 * Whose best plan depends on what they are asked with: lists of any length, and what says {@link PLANNED_ANEW}. A plan
 * that is kept was made for a table of another size: the queue's would read all of it for the first row.
 */
const DEPENDS = /\bany ?\(\$|planned anew/;

/** In a statement: it is planned anew each time. For tables that are empty at one moment and long at the next. */
export const PLANNED_ANEW = sql.raw("/* planned anew */");

/** The names of the texts that are asked often, the same in all connections of a process. */
class StatementNames {
  readonly #asked = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** The name of a text; undefined for one that is not (yet) worth one. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= MOST_STATEMENTS || DEPENDS.test(text)) return name;
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
const BEGUN = { command: "BEGIN", rowCount: null, rows: [] };

function prepare(client: pg.PoolClient): PostgresPoolClient {
  let beginning: Promise<unknown> | undefined;
  const query = async (text: string, values: readonly unknown[]) => {
    if (text === BEGIN) {
      beginning = client.query(text);
      // Told by the first statement, which fails with it.
      beginning.catch(() => undefined);
      return BEGUN;
    }
    // Without values a text may hold several statements, which cannot be prepared.
    const name = values.length > 0 ? names.nameOf(text) : undefined;
    const begun = beginning;
    beginning = undefined;
    const asked = client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    return begun ? (await Promise.all([asked, begun]))[0] : asked;
  };
  const prepared: unknown = { query, release: (destroy?: boolean) => client.release(destroy) };
  // Kysely asks for no more than these: it streams nothing.
  return prepared as PostgresPoolClient;
}
