import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createWebServer } from "../../../src/platforms/web/server.ts";
import { BODY_LIMIT } from "../../../src/platforms/web/security.ts";
import { say } from "../../../src/render/message.ts";
import { FakeWebDeps, type FakeOptions } from "./fake-web-deps.ts";
import { openSite, readEvents, type Site, type StreamEvent } from "./http.ts";

const AN = { code: "an", name: "An", role: "officer", unitName: "Xã Một" };
const BINH = { code: "binh", name: "Bình", role: "leader", unitName: "Tỉnh" };
const DEMO: FakeOptions = {
  people: [AN, BINH],
  groups: [{ code: "bcd", title: "Ban Chỉ đạo", members: ["binh"] }],
};

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

function spoken(text: string, as = "an", chat = as): object {
  return { as, chat, messageId: randomUUID(), content: { kind: "text", text } };
}

describe("what the browser loads", () => {
  test("the page, its modules, packages and typeface are there, and nothing of ours besides", async () => {
    const { site } = await open(DEMO);
    for (const path of ["/", "/sign-in/abc", "/assets/main.js", "/assets/messages.js", "/assets/page.css"])
      expect((await site.get(path)).status, path).toBe(200);
    for (const path of ["/fonts/regular.ttf", "/vendor/preact.js", "/vendor/preact-hooks.js", "/vendor/htm.js"])
      expect((await site.get(path)).status, path).toBe(200);
    for (const path of ["/assets/", "/assets/tsconfig.json", "/assets/messages.d.ts", "/assets/..%2fserver.ts", "/no"])
      expect((await site.get(path)).status, path).toBe(404);
  });

  test("modules import only what the server has", async () => {
    const { site } = await open(DEMO);
    const seen = new Set<string>();
    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await site.get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get("content-type"), path).toMatch(/javascript/);
      const source = (await response.text()).replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
      expect(source, path).not.toMatch(/sourceMappingURL/);
      for (const [, found = ""] of source.matchAll(/(?:from|import)\s*"([^"]+)"/g))
        await follow(new URL(found, `${site.base}${path}`).pathname);
    };
    await follow("/assets/main.js");
    expect(seen.size).toBeGreaterThan(10);
  });

  test("an unchanged module is not sent again", async () => {
    const { site } = await open(DEMO);
    const etag = (await site.get("/vendor/preact.js")).headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    expect((await site.get("/vendor/preact.js", { "if-none-match": etag })).status).toBe(304);
  });

  test("no script, style or frame that is not ours may run", async () => {
    const { site } = await open(DEMO);
    const response = await site.get("/");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|style=|onclick/);
  });

  test("answers of the interface are not kept by caches", async () => {
    const { site } = await open(DEMO);
    expect((await site.get("/api/session")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("speaking", () => {
  test("a message reaches the inbox once, however often it is sent", async () => {
    const { deps, site } = await open(DEMO);
    const message = spoken("chào");
    expect((await site.post("/api/messages", message)).status).toBe(202);
    expect((await site.post("/api/messages", message)).status).toBe(202);
    expect(deps.accepted).toHaveLength(1);
    expect(deps.accepted[0]).toMatchObject({
      platform: "web",
      bot: deps.bot,
      chat: { externalId: "an", kind: "private" },
      sender: { externalId: "an", name: "An" },
      content: { kind: "text", text: "chào" },
    });
  });

  test("a press names the message and the number of its choice", async () => {
    const { deps, site } = await open(DEMO);
    const content = { kind: "choice", outboxId: "17", index: 2 };
    await site.post("/api/messages", { as: "an", chat: "an", messageId: randomUUID(), content });
    expect(deps.accepted[0]?.content).toEqual(content);
  });

  test("in a group a member speaks under the group's name", async () => {
    const { deps, site } = await open(DEMO);
    expect((await site.post("/api/messages", spoken("chào", "binh", "group:bcd"))).status).toBe(202);
    expect(deps.accepted[0]?.chat).toEqual({ externalId: "group:bcd", kind: "group", title: "Ban Chỉ đạo" });
  });

  test.each([
    ["somebody who is no demonstration person", spoken("x", "mai")],
    ["another's private chat", spoken("x", "an", "binh")],
    ["a group without being its member", spoken("x", "an", "group:bcd")],
    ["a group that does not exist", spoken("x", "binh", "group:no")],
    ["nobody in particular", { ...spoken("x"), as: undefined }],
  ])("is refused as %s", async (_who, body) => {
    const { deps, site } = await open(DEMO);
    expect((await site.post("/api/messages", body)).status).toBe(403);
    expect(deps.accepted).toEqual([]);
  });

  test.each([
    ["without an id", { ...spoken("x"), messageId: undefined }],
    ["with an id that is no UUID", { ...spoken("x"), messageId: "1" }],
    ["with only spaces", spoken("  \n ")],
    ["one character too long", spoken("á".repeat(8001))],
    ["with a negative choice", { ...spoken("x"), content: { kind: "choice", outboxId: "1", index: -1 } }],
    [
      "of a kind that pages do not send",
      { ...spoken("x"), content: { kind: "file", name: "a", mime: "b", hash: "c" } },
    ],
    ["that is no JSON", "{"],
  ])("a message %s is refused", async (_what, body) => {
    const { deps, site } = await open(DEMO);
    expect((await site.post("/api/messages", body)).status).toBe(400);
    expect(deps.accepted).toEqual([]);
  });

  test("the longest text passes", async () => {
    const { deps, site } = await open(DEMO);
    expect((await site.post("/api/messages", spoken("á".repeat(8000)))).status).toBe(202);
    expect(deps.accepted).toHaveLength(1);
  });

  test("a body beyond the limit is refused", async () => {
    const { site } = await open(DEMO);
    expect((await site.post("/api/messages", " ".repeat(BODY_LIMIT) + JSON.stringify(spoken("x")))).status).toBe(413);
  });

  test("a fault of ours is reported and told without its text", async () => {
    const { deps, site } = await open(DEMO);
    deps.acceptFails = "before";
    const response = await site.post("/api/messages", spoken("x"));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ status: 500, code: "internal" });
    expect(deps.faults).toHaveLength(1);
  });
});

/** Sends a POST with exactly these headers: fetch adds some of its own. */
function rawPost(base: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(base + path, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on("error", reject);
    sending.end(JSON.stringify(spoken("x")));
  });
}

describe("a foreign page", () => {
  const json = { "content-type": "application/json" };
  test.each([
    ["is told apart by Sec-Fetch-Site", { ...json, "sec-fetch-site": "cross-site" }, 403],
    ["on a sibling host too", { ...json, "sec-fetch-site": "same-site" }, 403],
    ["is told apart by Origin", { ...json, origin: "http://evil.example" }, 403],
    ["cannot hide its origin", { ...json, origin: "null" }, 403],
    ["cannot leave both out", json, 403],
    ["cannot send a plain form", { "content-type": "text/plain", "sec-fetch-site": "same-origin" }, 415],
    [
      "cannot send an ordinary form",
      { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
      415,
    ],
  ])("%s", async (_what, headers, status) => {
    const { deps, site } = await open(DEMO);
    expect(await rawPost(site.base, "/api/messages", headers)).toBe(status);
    expect(deps.accepted).toEqual([]);
  });

  test("our own page passes by Origin where the browser sends no Sec-Fetch-Site", async () => {
    const { site } = await open(DEMO);
    expect(await rawPost(site.base, "/api/messages", { ...json, origin: site.base })).toBe(202);
  });
});

describe("reading", () => {
  test("the newest fifty, and older ones before them", async () => {
    const { deps, site } = await open(DEMO);
    for (let at = 1; at <= 51; at += 1) deps.say("an", say(`tin ${at}`));
    const newest = await (await site.get("/api/messages?as=an&chat=an")).json();
    expect(newest.messages).toHaveLength(50);
    expect(newest.more).toBe(true);
    expect(newest.messages[0].id).toBe("2");
    const older = await (await site.get("/api/messages?as=an&chat=an&before=2")).json();
    expect(older.messages.map((message: { id: string }) => message.id)).toEqual(["1"]);
    expect(older.more).toBe(false);
  });

  test("nobody reads a chat that is not theirs", async () => {
    const { deps, site } = await open(DEMO);
    deps.say("binh", say("riêng"));
    for (const path of ["messages", "shortcuts", "stream"])
      expect((await site.get(`/api/${path}?as=an&chat=binh`)).status, path).toBe(403);
  });

  test("an attachment is given only to a chat that carries it", async () => {
    const { deps, site } = await open(DEMO);
    const hash = deps.keepFile("image/png", new Uint8Array([1, 2, 3]));
    const attachment = { hash, name: "a.png", mime: "image/png", alt: "a" };
    deps.say("an", { blocks: [], attachments: [attachment] });
    const response = await site.get(`/api/attachments/${hash}?as=an&chat=an`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("content-disposition")).toBe("inline");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect((await site.get(`/api/attachments/${hash}?as=binh&chat=binh`)).status).toBe(404);
    expect((await site.get(`/api/attachments/${hash}?as=an&chat=binh`)).status).toBe(403);
    expect((await site.get("/api/attachments/xyz?as=an&chat=an")).status).toBe(400);
  });

  test("what could run in the browser is only downloaded", async () => {
    const { deps, site } = await open(DEMO);
    for (const mime of ["text/html", "image/svg+xml", "application/pdf"]) {
      const hash = deps.keepFile(mime, Buffer.from(mime));
      deps.say("an", { blocks: [], attachments: [{ hash, name: "a", mime, alt: "a" }] });
      const response = await site.get(`/api/attachments/${hash}?as=an&chat=an`);
      expect(response.headers.get("content-disposition"), mime).toBe("attachment");
    }
  });
});

describe("the stream", () => {
  test("tells what comes, and resumes after the last event", async () => {
    const { deps, site } = await open(DEMO);
    deps.say("an", say("một"));
    const response = await site.get("/api/stream?as=an&chat=an&after=0");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reading = readEvents(response, (all) => all.filter(({ event }) => event === "message").length === 2);
    await expect.poll(() => deps.countListeners("an")).toBe(1);
    deps.say("an", say("hai"));
    const events = await reading;
    expect(events[0]?.event).toBe("hello");
    expect(events.filter(({ event }) => event === "message").map(({ id }) => id)).toEqual(["1", "2"]);

    deps.say("an", say("ba"));
    const resumed = await site.get("/api/stream?as=an&chat=an&after=0", { "last-event-id": "2" });
    const later = await readEvents(resumed, (all) => all.some(({ id }) => id === "3"));
    expect(later.filter(({ event }) => event === "message").map(({ id }) => id)).toEqual(["2", "3"]);
  });

  test("tells a message whose number is smaller than one already told", async () => {
    const { deps, site } = await open(DEMO);
    const late = deps.nextId();
    deps.say("an", say("nhanh"));
    const response = await site.get("/api/stream?as=an&chat=an&after=0");
    let told: readonly StreamEvent[] = [];
    const reading = readEvents(response, (all) => {
      told = [...all];
      return all.some(({ id }) => id === late);
    });
    await expect.poll(() => told.map(({ id }) => id)).toContain("2");
    deps.say("an", say("chậm"), { id: late });
    const events = await reading;
    expect(events.filter(({ event }) => event === "message").map(({ id }) => id)).toEqual(["2", late]);
  });

  test("tells each of many messages once", async () => {
    const { deps, site } = await open(DEMO);
    for (let at = 0; at < 130; at += 1) deps.say("an", say(`${at}`));
    const response = await site.get("/api/stream?as=an&chat=an&after=0");
    let told: readonly StreamEvent[] = [];
    const reading = readEvents(response, (all) => {
      told = [...all];
      return all.some(({ id }) => id === "131");
    });
    await expect.poll(() => told.map(({ id }) => id)).toContain("130");
    deps.say("an", say("cuối"));
    const events = await reading;
    const ids = events.filter(({ event }) => event === "message").map(({ id }) => Number(id));
    expect(ids).toEqual(Array.from({ length: 131 }, (_, at) => at + 1));
  });

  test("in a demonstration tells that other chats have news, without what they say", async () => {
    const { deps, site } = await open(DEMO);
    const response = await site.get("/api/stream?as=an&chat=an");
    const reading = readEvents(response, (all) => all.some(({ event }) => event === "news"));
    await expect.poll(() => deps.countListeners("binh")).toBe(1);
    deps.say("binh", say("riêng cho Bình"));
    const events = await reading;
    expect(events.find(({ event }) => event === "news")?.data).toEqual({ chat: "binh" });
    expect(JSON.stringify(events)).not.toContain("riêng");
  });

  test("leaves no subscription behind, and ends when the server stops", async () => {
    const { deps, site } = await open(DEMO);
    const first = await site.get("/api/stream?as=an&chat=an");
    await readEvents(first, (all) => all.length > 0);
    await expect.poll(() => deps.countListeners("an")).toBe(0);
    const second = await site.get("/api/stream?as=an&chat=an");
    const reading = readEvents(second, () => false);
    await expect.poll(() => deps.countListeners("an")).toBe(1);
    await site.close();
    expect((await reading)[0]?.event).toBe("hello");
    expect(deps.countListeners("an")).toBe(0);
  });
});

describe("the demonstration", () => {
  test("names its people, groups and time", async () => {
    const { site } = await open(DEMO);
    expect(await (await site.get("/api/session")).json()).toEqual({
      kind: "demo",
      now: "2024-08-10T08:00:00.000+07:00",
      people: DEMO.people,
      groups: DEMO.groups,
    });
  });

  test("summarises every chat for the list", async () => {
    const { deps, site } = await open(DEMO);
    deps.say("an", say("Dòng một\nDòng hai"));
    deps.sayAs("an", "an", "vâng");
    const { chats } = await (await site.get("/api/demo/overview")).json();
    expect(chats.map(({ chat }: { chat: string }) => chat)).toEqual(["group:bcd", "an", "binh"]);
    expect(chats[1]).toMatchObject({ last: { id: "2", text: "vâng" }, botIds: ["1"] });
    expect(chats[2]).toEqual({ chat: "binh", botIds: [] });
  });

  test("jumps, and never back", async () => {
    const { site } = await open({ ...DEMO, onJump: () => [{ chat: "an", reply: say("nhắc") }] });
    const to = (iso: string): Promise<Response> => site.post("/api/demo/clock", { kind: "to", iso });
    expect((await to("2024-08-10T07:59:59+07:00")).status).toBe(409);
    expect((await to("2024-08-10T08:00:00+07:00")).status).toBe(409);
    expect(await (await to("2024-08-10T08:00:01+07:00")).json()).toMatchObject({ ran: 1 });
    expect(await (await site.post("/api/demo/clock", { kind: "days", days: 1 })).json()).toMatchObject({
      now: "2024-08-11T08:00:01.000+07:00",
    });
    expect((await site.post("/api/demo/clock", { kind: "next-deadline" })).status).toBe(200);
    for (const body of [{ kind: "days", days: 2 }, { kind: "to", iso: "mai" }, {}])
      expect((await site.post("/api/demo/clock", body)).status).toBe(400);
  });

  test("has no signing in", async () => {
    const { site } = await open(DEMO);
    expect((await site.post("/api/sign-in", { token: "x" })).status).toBe(404);
  });
});

describe("signing in by a code", () => {
  const LINKS: FakeOptions = { links: { "K7QF-2MXD": { code: "an", name: "An" } } };

  test("works once, and a code that is used and one that never was get the same answer", async () => {
    const { site } = await open(LINKS);
    expect((await site.get("/vao")).status).toBe(200);
    const response = await site.post("/api/sign-in/code", { code: "K7QF-2MXD" });
    expect(response.headers.get("set-cookie")).toMatch(
      /^session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const refusals = [];
    for (const code of ["K7QF-2MXD", "AAAA-2222"]) {
      const refused = await site.post("/api/sign-in/code", { code });
      refusals.push([refused.status, refused.headers.get("set-cookie"), await refused.text()]);
    }
    expect(refusals[0]).toEqual([403, null, '{"status":403,"code":"code-unusable"}']);
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test("an address is stopped after twenty attempts a minute, whatever it tries", async () => {
    const { site } = await open(LINKS);
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1)
      statuses.push((await site.post("/api/sign-in/code", { code: "AAAA-2222" })).status);
    expect(statuses.slice(0, 20).every((status) => status === 403)).toBe(true);
    expect(statuses[20]).toBe(429);
  });

  test("not from another site's page, and not where everybody may play everybody", async () => {
    const { site } = await open(LINKS);
    const foreign = { "sec-fetch-site": "cross-site" };
    expect((await site.post("/api/sign-in/code", { code: "K7QF-2MXD" }, foreign)).status).toBe(403);
    expect((await site.post("/api/sign-in/code", { code: "K7QF-2MXD" })).status).toBe(200);
    const demo = await open(DEMO);
    expect((await demo.site.post("/api/sign-in/code", { code: "K7QF-2MXD" })).status).toBe(404);
  });
});

describe("signing in", () => {
  const LINKS: FakeOptions = { links: { once: { code: "an", name: "An" } } };

  test("by a link that works once; the cookie is out of reach of scripts", async () => {
    const { site } = await open(LINKS);
    expect(await (await site.get("/api/session")).json()).toMatchObject({ kind: "signed-out" });
    expect((await site.get("/sign-in/once")).status).toBe(200);
    const response = await site.post("/api/sign-in", { token: "once" });
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect((await site.post("/api/sign-in", { token: "once" })).status).toBe(403);
    expect((await site.post("/api/sign-in", { token: "never" })).status).toBe(403);

    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect(await (await site.get("/api/session", headers)).json()).toMatchObject({
      kind: "signed-in",
      person: { code: "an", name: "An" },
    });
    expect((await site.post("/api/messages", { ...spoken("x"), as: undefined, chat: undefined }, headers)).status).toBe(
      202,
    );
    expect((await site.post("/api/sign-out", {}, headers)).status).toBe(200);
    expect((await site.get("/api/messages", headers)).status).toBe(401);
  });

  test("nobody acts without a session, or for another with one", async () => {
    const { deps, site } = await open(LINKS);
    expect((await site.post("/api/messages", spoken("x"))).status).toBe(401);
    deps.sessions.set("s", { code: "an", name: "An" });
    const headers = { cookie: "session=s" };
    expect((await site.post("/api/messages", spoken("x", "binh"), headers)).status).toBe(403);
    expect((await site.post("/api/messages", spoken("x", "an", "group:bcd"), headers)).status).toBe(403);
    expect(deps.accepted).toEqual([]);
  });

  test("there is no demonstration beside it", async () => {
    const { site } = await open(LINKS);
    expect((await site.get("/api/demo/overview")).status).toBe(404);
    expect((await site.post("/api/demo/clock", { kind: "days", days: 1 })).status).toBe(404);
  });

  test("a stream ends once the session does", async () => {
    const { deps, site } = await open(LINKS);
    deps.sessions.set("s", { code: "an", name: "An" });
    const response = await site.get("/api/stream", { cookie: "session=s" });
    const reading = readEvents(response, () => false);
    await expect.poll(() => deps.countListeners("an")).toBe(1);
    deps.sessions.delete("s");
    deps.say("an", say("sau khi ra"));
    expect(JSON.stringify(await reading)).not.toContain("sau khi ra");
  });
});

describe("the server itself", () => {
  test("is ready while the database is", async () => {
    const { deps, site } = await open(DEMO);
    expect((await site.get("/health")).status).toBe(200);
    deps.isDatabaseUp = false;
    expect((await site.get("/health")).status).toBe(503);
  });

  test("stops although a browser holds a connection that it has not used", async () => {
    const { site } = await open(DEMO);
    const { port, hostname } = new URL(site.base);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const ended = once(socket, "close");
    await site.close();
    await ended;
    expect(socket.destroyed).toBe(true);
  });

  test("stops although a stream was being opened just then", async () => {
    const { deps, site } = await open(DEMO);
    const entered = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    Object.assign(deps.demo ?? {}, {
      people: async () => {
        entered.resolve();
        await gate.promise;
        return [AN, BINH];
      },
    });
    const answer = site.get("/api/stream?as=an&chat=an");
    await entered.promise;
    const closing = site.close();
    const isUp = () =>
      site.get("/health").then(
        () => true,
        () => false,
      );
    await expect.poll(isUp).toBe(false);
    gate.resolve();
    // A stream that is cut off instead of ended cannot be read to its end.
    await readEvents(await answer, () => false);
    await closing;
    expect(deps.countListeners("an")).toBe(0);
  });

  test("says so when its port is taken", async () => {
    const { site } = await open(DEMO);
    const second = await createWebServer(new FakeWebDeps(DEMO));
    await expect(second.listen(Number(new URL(site.base).port))).rejects.toMatchObject({ code: "EADDRINUSE" });
    await second.close();
  });
});
