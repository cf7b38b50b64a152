import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Outbox } from "../../../src/platforms/web/page/outbox.js";

type Outcome = "stored" | "refused" | "retry";

/** A browser's storage. */
class FakeStorage {
  readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  key = (at: number): string | null => [...this.values.keys()][at] ?? null;
  getItem = (key: string): string | null => this.values.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.values.set(key, value);
  removeItem = (key: string): void => void this.values.delete(key);
}

function written(messageId: string, chat = "an") {
  const content = { kind: "text", text: messageId } as const;
  return { messageId, as: "an", chat, content, text: messageId, at: "2024-08-10T08:00:00+07:00" };
}

let storage: FakeStorage;
let sent: string[];
let outcomes: Record<string, Outcome[]>;
const send = async ({ messageId }: { messageId: string }): Promise<Outcome> => {
  sent.push(messageId);
  return outcomes[messageId]?.shift() ?? "stored";
};
const open = () => new Outbox(storage, send, () => undefined);
const states = (outbox: Outbox) => outbox.list().map(({ messageId, state }) => `${messageId} ${state}`);

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
  sent = [];
  outcomes = {};
});
afterEach(() => void vi.useRealTimers());

describe("the page's unsent messages", () => {
  test("are sent again under the same id until they are stored, in the order in which they were written", async () => {
    outcomes = { a: ["retry", "retry", "stored"] };
    const outbox = open();
    outbox.add(written("a"));
    outbox.add(written("b"));
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(["a", "a"]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toEqual(["a", "a", "a", "b"]);
    expect(states(outbox)).toEqual(["a stored", "b stored"]);
    expect(storage.length).toBe(0);
  });

  test("wait at most half a minute, and not at all once the network is back", async () => {
    outcomes = { a: Array.from({ length: 20 }, () => "retry" as const) };
    const outbox = open();
    outbox.add(written("a"));
    await vi.advanceTimersByTimeAsync(120_000);
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sent.length).toBe(before + 1);
    outbox.nudge();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.length).toBe(before + 2);
  });

  test("survive the page", async () => {
    outcomes = { a: ["retry"], b: ["retry"] };
    const first = open();
    first.add(written("a"));
    first.add(written("b"));
    await vi.advanceTimersByTimeAsync(0);
    const second = open();
    expect(states(second)).toEqual(["a waiting", "b waiting"]);
    sent = [];
    outcomes = {};
    second.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(["a", "b"]);
  });

  test("of one chat do not hold up another", async () => {
    outcomes = { a: ["retry"] };
    const outbox = open();
    outbox.add(written("a", "an"));
    outbox.add(written("b", "binh"));
    await vi.advanceTimersByTimeAsync(0);
    expect(states(outbox)).toEqual(["a waiting", "b stored"]);
  });

  test("that are refused stay to be seen, hold nothing up, and can be sent again or thrown away", async () => {
    outcomes = { a: ["refused", "refused"] };
    const outbox = open();
    outbox.add(written("a"));
    outbox.add(written("b"));
    await vi.advanceTimersByTimeAsync(0);
    expect(states(outbox)).toEqual(["a refused", "b stored"]);
    expect(states(open())).toEqual(["a refused"]);
    outbox.sendAgain("a");
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(["a", "b", "a"]);
    outbox.discard("a");
    expect(states(outbox)).toEqual(["b stored"]);
    expect(storage.length).toBe(0);
  });
});
