import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { addSentFileRoute } from "../../src/platforms/web/sent-file-route.ts";
import { createWebServer, type WebServer } from "../../src/platforms/web/server.ts";
import type { FakeWebDeps } from "../unit/web/fake-web-deps.ts";
import { openBrowser, visit, type Visit } from "./browser.ts";

/** A file that was sent to the person `an` where files cannot be sent. */
export const FILE = { outboxId: "7", hash: "a".repeat(64), name: "Báo cáo quý III.csv" };

function sentFilesOf(deps: FakeWebDeps): Parameters<typeof addSentFileRoute>[1] {
  const { name } = FILE;
  return {
    personOf: (session) => deps.signIn.personOf(session),
    find: async ({ outboxId, hash, personCode }) =>
      outboxId === FILE.outboxId && hash === FILE.hash && personCode === "an"
        ? { name, mime: "text/csv", content: Buffer.from("a,b") }
        : undefined,
  };
}

/** The page before a browser for the calling test file: a server at a time, and visitors who leave after each test. */
export function usePage(): {
  serve: (deps: FakeWebDeps) => Promise<string>;
  go: (url: string, options: Parameters<typeof visit>[2]) => Promise<Visit>;
} {
  let browser: Browser;
  let server: WebServer | undefined;
  let open: Visit[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const { context } of open) await context.close();
    open = [];
    await server?.close();
    server = undefined;
  });
  return {
    async serve(deps) {
      server = await createWebServer(deps, [(scope) => addSentFileRoute(scope, sentFilesOf(deps))]);
      const { port } = await server.listen(0);
      return `http://localhost:${port}`;
    },
    async go(url, options) {
      const visited = await visit(browser, url, options);
      open.push(visited);
      return visited;
    },
  };
}

export const input = (page: Page) => page.getByRole("textbox", { name: "Nhập tin nhắn" });
export const log = (page: Page) => page.getByRole("log");

export async function write(page: Page, words: string): Promise<void> {
  await input(page).fill(words);
  await input(page).press("Enter");
}
