import { afterAll } from "vitest";
import { openDatabase, type Connection } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";

/** A migrated, empty database of the calling test file's own; gone when the file is done. */
export async function createTestDatabase(): Promise<Connection & { readonly url: string }> {
  const server = await holdEmbeddedServer();
  const name = freshName("test");
  await ensureDatabase(server.url, name);
  const connection = openDatabase(server.url(name), { durable: false });
  afterAll(async () => {
    await connection.close();
    await dropDatabase(server.url, name);
    await server.release();
  });
  return { ...connection, url: server.url(name) };
}
