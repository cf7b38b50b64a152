import pg from "pg";
import { afterAll } from "vitest";
import { openDatabase, type Connection } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";

/**
 * From the next connection on, messages are handled behind the wall between provinces although there is only one: what
 * a test does would fail there if it needed more than it may see. Copies of the database do not keep this.
 */
export async function wallOff(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const name = client.escapeIdentifier(client.database ?? "");
  await client.query(`alter database ${name} set dondoc.wall = 'always'`);
  await client.end();
}

/** A migrated, empty database of the calling test file's own; gone when the file is done. */
export async function createTestDatabase(): Promise<Connection & { readonly url: string }> {
  const server = await holdEmbeddedServer();
  const name = freshName("test");
  await ensureDatabase(server.url, name);
  await wallOff(server.url(name));
  const connection = openDatabase(server.url(name), { durable: false });
  afterAll(async () => {
    await connection.close();
    await dropDatabase(server.url, name);
    await server.release();
  });
  return { ...connection, url: server.url(name) };
}
