import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { FakeWebDeps } from "./fake-web-deps.ts";
import { openSite, type Site } from "./http.ts";

const LIMIT = 10 * 1024 * 1024;
const AN = { code: "an", name: "An", role: "officer", unitName: "Huyện A" };
const open: Site[] = [];
afterEach(async () => {
  for (const site of open.splice(0)) await site.close();
});

async function start(): Promise<{ deps: FakeWebDeps; site: Site }> {
  const deps = new FakeWebDeps({ people: [AN] });
  const site = await openSite(deps);
  open.push(site);
  return { deps, site };
}

function post(site: Site, path: string, body: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(site.base + path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "sec-fetch-site": "same-origin", ...headers },
    body: Buffer.from(body),
  });
}

const toFiles = (values: Record<string, string>) =>
  `/api/files?${new URLSearchParams({ as: "an", chat: "an", messageId: randomUUID(), name: "ảnh.jpg", ...values })}`;

/** The status of a request that announces a body and never sends it: an answer means that nobody waited for the body. */
function announce(site: Site, path: string, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(site.base + path, {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "sec-fetch-site": "same-origin",
        "content-length": String(length),
      },
    });
    asked.on("response", (response) => {
      resolve(response.statusCode ?? 0);
      asked.destroy();
    });
    asked.on("error", reject);
    asked.flushHeaders();
  });
}

describe("a file from the page", () => {
  test("reaches the inbox under its name, once", async () => {
    const { deps, site } = await start();
    const path = toFiles({});
    expect((await post(site, path, Buffer.from("abc"))).status).toBe(202);
    expect((await post(site, path, Buffer.from("abc"))).status).toBe(202);
    expect(deps.accepted).toHaveLength(1);
    expect(deps.accepted[0]?.content).toMatchObject({ kind: "file", name: "ảnh.jpg" });
  });

  test("of the largest size is taken", async () => {
    const { deps, site } = await start();
    expect((await post(site, toFiles({}), Buffer.alloc(LIMIT, 1))).status).toBe(202);
    expect([...deps.received.values()][0]?.byteLength).toBe(LIMIT);
  });

  test("one byte larger is refused before it is read", async () => {
    const { deps, site } = await start();
    expect(await announce(site, toFiles({}), LIMIT + 1)).toBe(413);
    expect(deps.accepted).toEqual([]);
  });

  test("of somebody who is nobody is refused before it is read", async () => {
    const { deps, site } = await start();
    expect(await announce(site, toFiles({ as: "mai" }), 100)).toBe(403);
    expect(deps.received.size).toBe(0);
  });

  test.each([
    ["from a foreign page", toFiles({}), { "sec-fetch-site": "cross-site" }, 403],
    ["without a name", toFiles({ name: "" }), {}, 400],
    ["under an id that is none", toFiles({ messageId: "1" }), {}, 400],
    ["that is called something else", toFiles({}), { "content-type": "text/html" }, 415],
  ])("%s is refused", async (_how, path, headers, status) => {
    const { deps, site } = await start();
    expect((await post(site, path, Buffer.from("abc"), headers)).status).toBe(status);
    expect(deps.accepted).toEqual([]);
  });

  test("with nothing in it is refused", async () => {
    const { deps, site } = await start();
    expect((await post(site, toFiles({}), Buffer.alloc(0))).status).toBe(400);
    expect(deps.accepted).toEqual([]);
  });
});

describe("an upload link", () => {
  const token = "a".repeat(24);

  test("may be opened often and takes one file", async () => {
    const { deps, site } = await start();
    deps.uploadLinks.add(token);
    expect((await site.get(`/upload/${token}`)).headers.get("content-type")).toContain("text/html");
    expect(await (await site.get(`/api/upload/${token}`)).json()).toEqual({ language: "vi" });
    expect(await (await site.get(`/api/upload/${token}`)).json()).toEqual({ language: "vi" });
    expect((await post(site, `/api/upload/${token}?name=a.pdf`, Buffer.from("abc"))).status).toBe(202);
    expect((await post(site, `/api/upload/${token}?name=a.pdf`, Buffer.from("abc"))).status).toBe(404);
    expect(deps.uploaded.map(({ name }) => name)).toEqual(["a.pdf"]);
  });

  test("that nobody gave takes nothing, and is refused before the file is read", async () => {
    const { deps, site } = await start();
    expect((await site.get(`/api/upload/${token}`)).status).toBe(404);
    expect(await announce(site, `/api/upload/${token}?name=a.pdf`, 100)).toBe(404);
    expect(deps.uploaded).toEqual([]);
  });

  test("is not used up by an empty file", async () => {
    const { deps, site } = await start();
    deps.uploadLinks.add(token);
    expect((await post(site, `/api/upload/${token}?name=a.pdf`, Buffer.alloc(0))).status).toBe(400);
    expect(deps.uploadLinks.has(token)).toBe(true);
  });
});
