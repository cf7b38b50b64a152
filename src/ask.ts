import { parseArgs } from "node:util";
import { DateTime } from "luxon";
import { reportFailure } from "./app.ts";
import { readConfig } from "./config.ts";
import { dateOf, ZONE } from "./domain/time.ts";
import { createLog } from "./log.ts";
import { ensureDemo, openRunStore, type Store } from "./open-store.ts";
import { serveLines } from "./platforms/console/lines.ts";
import { AskLine, readLine } from "./platforms/console/protocol.ts";
import { answerQuestion, type Answer, type QuestionContext } from "./questions/answer-question.ts";
import { plainText } from "./render/message.ts";
import type { Db } from "./store/database.ts";
import { findPersonByCode } from "./store/people.ts";

/** When people ask without `--now`: all of the sample's reports are in. */
const DEFAULT_NOW = "2024-10-10T09:00:00+07:00";

/** Lines may be asked at earlier moments than the first: each sees what was there by its own, whatever its row's number. */
const EVERY_ROW = { newestFigure: "9223372036854775807", newestReport: 2 ** 31 - 1, newestDecision: 2 ** 31 - 1 };

const log = createLog(readConfig(process.env).logLevel);

/** Answers questions of one run; turns of one session follow each other. */
export class Asker {
  readonly #db: Db;
  readonly #sessions = new Map<string, QuestionContext>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Answers one question as a person, at a moment. Somebody unknown is a stranger. */
  async ask(question: Omit<AskLine, "id">): Promise<Answer> {
    const now = DateTime.fromISO(question.now, { zone: ZONE });
    const person = await findPersonByCode(this.#db, question.as, dateOf(now));
    const context = question.session === undefined ? undefined : this.#sessions.get(question.session);
    const answer = await answerQuestion(this.#db, {
      text: question.text,
      viewer: { assignments: person?.assignments ?? [], language: person?.language ?? "vi" },
      now,
      asOf: { ...EVERY_ROW, instant: now },
      ...(context ? { context } : {}),
    });
    if (question.session !== undefined && answer.context) this.#sessions.set(question.session, answer.context);
    return answer;
  }
}

/** The answer in the shape of the contract. */
export function answerLine(id: unknown, answer: Answer): object {
  const { kind, rows, count, interpretation, reply } = answer;
  return { id, kind, rows, ...(count === undefined ? {} : { count }), interpretation, text: plainText(reply) };
}

async function serve(): Promise<void> {
  let run: { store: Store; asker: Asker } | undefined;
  try {
    await serveLines(async function* (line) {
      const read = readLine(AskLine, line);
      if ("problem" in read) {
        yield { id: read.id, kind: "unknown", rows: [], interpretation: "", text: read.problem, error: read.problem };
        return;
      }
      try {
        if (!run) {
          const store = await openRunStore("ask");
          run = { store, asker: new Asker(store.connection.db) };
          const start = DateTime.fromISO(read.value.now, { zone: ZONE }) as DateTime<true>;
          await ensureDemo(store.connection.db, start, { platforms: [], frozen: true });
        }
        yield answerLine(read.id, await run.asker.ask(read.value));
      } catch (error) {
        const incident = reportFailure(log, error);
        yield { id: read.id, kind: "unknown", rows: [], interpretation: "", text: incident, error: incident };
      }
    });
  } finally {
    await run?.store.close();
  }
}

async function askOnce(as: string, now: string, text: string): Promise<void> {
  const store = await openRunStore("ask");
  try {
    const start = DateTime.fromISO(now, { zone: ZONE }) as DateTime<true>;
    await ensureDemo(store.connection.db, start, { platforms: [], frozen: true });
    const answer = await new Asker(store.connection.db).ask({ as, now, text });
    console.log(plainText(answer.reply));
    for (const choice of answer.reply.choices ?? []) console.log(`- ${choice.label}`);
  } finally {
    await store.close();
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      jsonl: { type: "boolean", default: false },
      as: { type: "string", default: "leader" },
      now: { type: "string", default: DEFAULT_NOW },
    },
    allowPositionals: true,
  });
  if (values.jsonl) await serve();
  else if (positionals.length) await askOnce(values.as, values.now, positionals.join(" "));
  else {
    console.error(
      'npm run ask -- [--as NGƯỜI] [--now 2024-10-10T09:00:00+07:00] "câu hỏi"   |   npm run --silent ask -- --jsonl',
    );
    process.exitCode = 2;
  }
}
