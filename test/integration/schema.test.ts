import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeSchema } from "../support/schema-types.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { pool } = await createTestDatabase();

test("the committed database types are those of the migrations", async () => {
  const client = await pool.connect();
  try {
    expect(readFileSync("src/store/schema.generated.ts", "utf8")).toBe(await describeSchema(client));
  } finally {
    client.release();
  }
});
