import { spawn } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { projectRoot } from "../../src/store/embedded/locations.ts";

const HOLD = `
  import { holdEmbeddedServer } from ${JSON.stringify(join(projectRoot, "src/store/embedded/server.ts"))};
  const server = await holdEmbeddedServer();
  console.log(server.url("postgres"));
  setInterval(() => undefined, 1000);
`;

async function firstLine(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve) => child.stdout?.once("data", (data: Buffer) => resolve(data.toString().trim())));
}

test("programs that start at once share one server, and one of them being killed leaves it to the others", async () => {
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ["--input-type=module", "-e", HOLD], { stdio: ["ignore", "pipe", "ignore"] }),
  );
  const urls = await Promise.all(children.map(firstLine));
  expect(new Set(urls).size).toBe(1);

  for (const child of children) child.kill("SIGKILL");
  const server = await holdEmbeddedServer();
  const client = new pg.Client(server.url("postgres"));
  await client.connect();
  expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.release();
});
