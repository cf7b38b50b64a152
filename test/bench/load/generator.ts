import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { seeded, Traffic, type Delivery, type Speaker } from "./traffic.ts";

/** What the process is told: who talks, and what to send where. */
export type Order =
  | { readonly do: "people"; readonly speakers: readonly Speaker[] }
  /** Every officer opens the form. */
  | { readonly do: "open"; readonly root: string }
  | {
      readonly do: "send";
      readonly root: string;
      readonly perSecond: number;
      readonly seconds: number;
      readonly seed: number;
      /** Only texts of Telegram: all that a bot understands that echoes. */
      readonly onlyTexts: boolean;
    };

/** What was sent: when it was to leave, how late it left, when the webhook had answered. Milliseconds since 1970. */
export interface Sent {
  readonly kind: Delivery["kind"];
  readonly platform: Delivery["platform"];
  readonly messageId: string;
  readonly dueAt: number;
  readonly lateMs: number;
  readonly answeredAt: number;
  /** 0: no answer. */
  readonly status: number;
}

/** What the process tells: where its stub of the platforms listens, then what each order has sent. */
export type Report = { readonly ready: string } | { readonly sent: readonly Sent[] };

/** As many connections as Telegram opens. */
const CONNECTIONS = 40;

const clock = (): number => performance.timeOrigin + performance.now();
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: "lifo" });

/** Says yes to everything, as Telegram and Zalo would. */
async function startStub(): Promise<string> {
  let messages = 0;
  const me = { id: 7_000_000_001, is_bot: true, first_name: "Bot", username: "don_doc_bot", account_name: "Bot" };
  const resultOf = (method: string): unknown => {
    if (method === "getMe") return me;
    if (!method.startsWith("send")) return true;
    messages += 1;
    return { message_id: messages, date: 1_700_000_000, chat: { id: 1, type: "private" }, text: "…" };
  };
  const server = createServer((call, response) => {
    call.resume();
    call.on("end", () => {
      const body = JSON.stringify({ ok: true, result: resultOf(call.url?.split("/").at(-1) ?? "") });
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
      response.end(body);
    });
  });
  // A connection that is closed just when it is used again would look like a failure of the bot.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(root: string, delivery: Delivery, dueAt: number): Promise<Sent> {
  const { kind, platform, messageId, path, headers, body } = delivery;
  const { hostname: host, port } = new URL(root);
  const lateMs = clock() - dueAt;
  return new Promise((resolve) => {
    const end = (status: number): void =>
      resolve({ kind, platform, messageId, dueAt, lateMs, answeredAt: clock(), status });
    const options = { agent, method: "POST", host, port, path };
    const call = request(
      { ...options, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (response) => response.resume().on("end", () => end(response.statusCode ?? 0)),
    );
    call.on("error", () => end(0));
    call.end(body);
  });
}

/** Messages at random moments, so many a second on average, each at its own moment whatever became of those before. */
async function sendAll(traffic: Traffic, order: Order & { do: "send" }): Promise<Sent[]> {
  const random = seeded(order.seed);
  const underway: Promise<Sent>[] = [];
  const begin = clock();
  const next = (): Delivery => {
    for (;;) {
      const delivery = traffic.next();
      if (!order.onlyTexts || (delivery.platform === "telegram" && delivery.kind !== "press")) return delivery;
    }
  };
  let dueAt = begin;
  while (dueAt < begin + order.seconds * 1000) {
    const wait = dueAt - clock();
    if (wait > 0) await sleep(wait);
    underway.push(send(order.root, next(), dueAt));
    dueAt += (-Math.log(1 - random()) * 1000) / order.perSecond;
  }
  return Promise.all(underway);
}

async function openForms(traffic: Traffic, speakers: readonly Speaker[], root: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const speaker of speakers.filter(({ role }) => role === "officer"))
    sent.push(await send(root, traffic.say(speaker, "báo cáo"), clock()));
  return sent;
}

let speakers: readonly Speaker[] = [];
let traffic = new Traffic([], seeded(1));

async function follow(order: Order): Promise<Sent[]> {
  switch (order.do) {
    case "people":
      ({ speakers } = order);
      traffic = new Traffic(speakers, seeded(2), traffic.count);
      return [];
    case "open":
      return openForms(traffic, speakers, order.root);
    case "send":
      return sendAll(traffic, order);
  }
}

const tell = (report: Report): void => void process.send?.(report);
let following: Promise<unknown> = Promise.resolve();
process.on("message", (order: Order) => {
  following = following.then(async () => tell({ sent: await follow(order) }));
});
process.on("disconnect", () => process.exit(0));
tell({ ready: await startStub() });
