import { setImmediate as turnOfEvents } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLog } from "../../../src/log.ts";
import { Lanes } from "../../../src/queue/lanes.ts";

/** Lanes whose handling ends when the test says so. */
function held() {
  const begun: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<void>>();
  const handling = new Lanes(({ chatId }) => {
    begun.push(chatId);
    const end = Promise.withResolvers<void>();
    ends.set(chatId, end);
    return end.promise;
  }, createLog("silent"));
  const lanes = {
    take: (chatId: number) => handling.take({ chatId, platform: "web" }),
    stop: () => handling.stop(),
  };
  const end = async (chatId: number): Promise<void> => {
    ends.get(chatId)?.resolve();
    await turnOfEvents();
  };
  const fail = async (chatId: number): Promise<void> => {
    ends.get(chatId)?.reject(new Error("the database is away"));
    await turnOfEvents();
  };
  return { lanes, begun, end, fail };
}

test("eight lanes are handled at once, the ninth when one of them is done", async () => {
  const { lanes, begun, end } = held();
  for (let chatId = 1; chatId <= 9; chatId += 1) expect(lanes.take(chatId)).toBe(true);
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await end(3);
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a lane is never handled twice at once; told again while it runs, it is handled once more", async () => {
  const { lanes, begun, end } = held();
  for (let times = 0; times < 3; times += 1) lanes.take(1);
  expect(begun).toEqual([1]);
  await end(1);
  expect(begun).toEqual([1, 1]);
  await end(1);
  expect(begun).toEqual([1, 1]);
});

test("a lane that fails makes room, and is taken again when it is told", async () => {
  const { lanes, begun, fail } = held();
  lanes.take(1);
  await fail(1);
  expect(begun).toEqual([1]);
  expect(lanes.take(1)).toBe(true);
  expect(begun).toEqual([1, 1]);
});

test("without room a lane is refused, also one more than may wait", () => {
  const { lanes } = held();
  for (let chatId = 1; chatId <= 1_008; chatId += 1) expect(lanes.take(chatId)).toBe(true);
  expect(lanes.take(1_009)).toBe(false);
});

test("stopping waits for what runs, begins nothing more and takes nothing", async () => {
  const { lanes, begun, end } = held();
  for (let chatId = 1; chatId <= 9; chatId += 1) lanes.take(chatId);
  let isStopped = false;
  const stopping = lanes.stop().then(() => (isStopped = true));
  expect(lanes.take(10)).toBe(false);
  for (let chatId = 1; chatId <= 7; chatId += 1) await end(chatId);
  expect(isStopped).toBe(false);
  await end(8);
  await stopping;
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
