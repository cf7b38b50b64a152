import { sql } from "kysely";
import { afterAll } from "vitest";
import { DEMO_START, ensureDemo } from "../../../src/open-store.ts";
import { openDatabase, type Connection, type Db } from "../../../src/store/database.ts";
import { holdEmbeddedServer } from "../../../src/store/embedded/server.ts";
import { cloneDatabase, dropDatabase, ensureDatabase, freshName } from "../../../src/store/throw-away.ts";

/** Where people are known, and by which ids. */
export interface Presence {
  readonly platform: string;
  readonly bot: string;
  /** The platform's id of a person, and of the group of a code. */
  readonly idOf: (code: string) => string;
}

/** Everybody of the sample has an account and a private chat on one platform, and every group its chat; on no other. */
export async function moveTo(db: Db, { platform, bot, idOf }: Presence): Promise<void> {
  const people = await db.selectFrom("person").select(["id", "code"]).execute();
  const groups = await db.selectFrom("chat").select(["id", "external_id"]).where("kind", "=", "group").execute();
  await sql`delete from chat where kind = 'private'`.execute(db);
  await sql`delete from account`.execute(db);
  for (const { id, external_id: code } of groups)
    await db
      .updateTable("chat")
      .set({ platform, bot, external_id: idOf(code) })
      .where("id", "=", id)
      .execute();
  const known = people.map(({ id, code }) => ({ platform, bot, external_id: idOf(code), person_id: id }));
  await db.insertInto("account").values(known).execute();
  await db
    .insertInto("chat")
    .values(known.map((one) => ({ ...one, kind: "private" as const })))
    .execute();
}

/** Prepares the sample once for a test file; each call gives a copy of it, gone when the file is done. */
export async function prepareProvinces(): Promise<() => Promise<Connection>> {
  const server = await holdEmbeddedServer();
  const template = freshName("sample");
  const closing: (() => Promise<void>)[] = [];
  await ensureDatabase(server.url, template);
  const connection = openDatabase(server.url(template), { durable: false });
  await ensureDemo(connection.db, DEMO_START, { platforms: ["console"], frozen: true });
  await connection.close();
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()));
    await dropDatabase(server.url, template);
    await server.release();
  });
  return async () => {
    const name = freshName("platform");
    await cloneDatabase(server.url, name, template);
    const opened = openDatabase(server.url(name), { durable: false, max: 5 });
    closing.push(async () => {
      await opened.close();
      await dropDatabase(server.url, name);
    });
    return opened;
  };
}
