import { writeFileSync } from "node:fs";
import { openDatabase } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";
import { describeSchema } from "./schema-types.ts";

/** Writes src/store/schema.generated.ts from the migrated schema. A test compares the two. */
const server = await holdEmbeddedServer();
const name = freshName("types");
try {
  await ensureDatabase(server.url, name);
  const connection = openDatabase(server.url(name));
  const client = await connection.pool.connect();
  writeFileSync("src/store/schema.generated.ts", await describeSchema(client));
  client.release();
  await connection.close();
  await dropDatabase(server.url, name);
} finally {
  await server.release();
}
