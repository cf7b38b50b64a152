import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { FakeWebDeps, type FakeOptions } from "./fake-web-deps.ts";
import { openSite, type Site } from "./http.ts";

const AN = { code: "an", name: "An" };
const BINH = { code: "binh", name: "Bình" };
const PERSON = { role: "officer", unitName: "Xã Một" };

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

async function open(options: FakeOptions): Promise<{ deps: FakeWebDeps; site: Site }> {
  const deps = new FakeWebDeps(options);
  site = await openSite(deps);
  return { deps, site };
}

async function statuses(times: number, ask: (at: number) => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < times; at += 1) found.push((await ask(at)).status);
  return found;
}

describe("limits", () => {
  test.each(["/api/sign-in", "/api/sign-in/code"])(
    "%s: an address gets no more attempts by making up sessions",
    async (path) => {
      const { site } = await open({ links: {} });
      const body = path.endsWith("code") ? { code: "AAAA-2222" } : { token: "never" };
      const found = await statuses(21, (at) => site.post(path, body, { cookie: `session=made-up-${at}` }));
      expect([...new Set(found.slice(0, 20))]).toEqual([403]);
      expect(found[20]).toBe(429);
    },
  );

  test("a session may send 120 messages a minute, beside which others go on", async () => {
    const { deps, site } = await open({ links: {} });
    deps.sessions.set("a", AN);
    deps.sessions.set("b", BINH);
    const speak = (session: string): Promise<Response> =>
      site.post(
        "/api/messages",
        { messageId: randomUUID(), content: { kind: "text", text: "x" } },
        { cookie: `session=${session}` },
      );
    const found = await statuses(121, () => speak("a"));
    expect([...new Set(found.slice(0, 120))]).toEqual([202]);
    expect(found[120]).toBe(429);
    expect((await speak("b")).status).toBe(202);
    expect(deps.accepted).toHaveLength(121);
  });
});

describe("another site's page", () => {
  const FOREIGN = { "sec-fetch-site": "cross-site" };

  test.each(["/api/messages", "/api/files", "/api/upload/token-of-somebody", "/api/sign-out", "/api/sign-in"])(
    "changes nothing by %s, with the session of whoever visits it",
    async (path) => {
      const { deps, site } = await open({ links: { once: AN } });
      deps.sessions.set("a", AN);
      const response = await site.post(path, {}, { ...FOREIGN, cookie: "session=a" });
      expect([response.status, await response.json()]).toEqual([403, { status: 403, code: "not-yours" }]);
      expect(deps.sessions.has("a")).toBe(true);
      expect(deps.accepted).toEqual([]);
    },
  );

  test("moves no clock of a demonstration", async () => {
    const { deps, site } = await open({ people: [{ ...AN, ...PERSON }] });
    const before = deps.clock.now().toISO();
    expect((await site.post("/api/demo/clock", { kind: "days", days: 1 }, FOREIGN)).status).toBe(403);
    expect(deps.clock.now().toISO()).toBe(before);
  });

  test("reads nothing: no answer names another origin that may", async () => {
    const { deps, site } = await open({ links: {} });
    deps.sessions.set("a", AN);
    for (const path of ["/api/session", "/api/messages", "/api/inbox"]) {
      const response = await site.get(path, { cookie: "session=a", origin: "https://evil.example" });
      expect(response.headers.get("access-control-allow-origin"), path).toBeNull();
      expect(response.headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
    }
  });
});

describe("what was sent to a person", () => {
  test("is for whoever is signed in, and no parameter makes it another's", async () => {
    const { deps, site } = await open({ links: {} });
    deps.sessions.set("a", AN);
    deps.sayElsewhere(
      "an",
      { blocks: [{ kind: "text", spans: ["riêng An"] }] },
      { platform: "zalo", reach: "arrived" },
    );
    const headers = { cookie: "session=a" };
    const own = (await (await site.get("/api/inbox", headers)).json()) as { items: unknown[]; more: boolean };
    expect([own.items.length, own.more]).toEqual([1, false]);
    expect((await site.get("/api/inbox")).status).toBe(401);
    expect((await site.get("/api/inbox?as=binh", headers)).status).toBe(403);
    expect((await site.get("/api/inbox?before=x", headers)).status).toBe(400);
  });

  test("a demonstration shows it for the person played, never for a group", async () => {
    const people = [
      { ...AN, ...PERSON },
      { ...BINH, ...PERSON },
    ];
    const { deps, site } = await open({ people, groups: [{ code: "bcd", title: "Ban", members: ["an"] }] });
    deps.say("group:bcd", { blocks: [{ kind: "text", spans: ["cho cả nhóm"] }] });
    deps.say("binh", { blocks: [{ kind: "text", spans: ["riêng Bình"] }] });
    const ask = async (as: string) => ((await (await site.get(`/api/inbox?as=${as}`)).json()) as { items: [] }).items;
    expect(await ask("an")).toEqual([]);
    expect(await ask("binh")).toHaveLength(1);
    expect((await site.get("/api/inbox")).status).toBe(403);
  });
});
