import { glob, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Command } from "../../src/dialogue/turn.ts";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import type { Choice } from "../../src/render/message.ts";
import { transaction } from "../../src/store/database.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { COMMAND_RIGHTS } from "../support/command-rights.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();

const pressable = commands.filter((command) => "press" in command);

/** What an outdated or made-up choice may carry where a number, a day, a period, a moment or a list belongs. */
const NONSENSE = ["NaN", "4294967296", "2024-13-45", "constructor"];

interface Heard {
  readonly steps: readonly string[];
  readonly keys: readonly string[];
}

/** The steps and keys that a command listens to, by its source, so that a new one is tried too. */
function hear(source: string): Heard {
  const found = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map((match) => match[1] as string);
  const taken = found(/const \{ ([^}]+) \} = args/g).flatMap((names) =>
    names.split(", ").map((one) => one.split(/[ :]/)[0] as string),
  );
  return {
    steps: [...new Set(found(/(?:case |=== )"([a-z-]+)"/g))],
    keys: [...new Set([...found(/args\["(\w+)"\]/g), ...found(/args, "(\w+)"\)/g), ...taken])].filter(
      (key) => key !== "do",
    ),
  };
}

/** Choices of a command in every step, with one key, or all of them, holding what does not belong there. */
function madeUp(name: string, { steps, keys }: Heard): Choice[] {
  const choice = (args: Record<string, string>): Choice => ({ label: name, action: { name, args } });
  return [...steps.map((step) => ({ do: step })), {}].flatMap((step) => [
    choice(step),
    ...NONSENSE.map((nonsense) => choice({ ...Object.fromEntries(keys.map((key) => [key, nonsense])), ...step })),
    ...keys.map((key, index) => choice({ ...step, [key]: NONSENSE[index % NONSENSE.length] as string })),
  ]);
}

async function offer(talk: Talk, who: string, choices: readonly Choice[]): Promise<string> {
  const { id: chatId } = await talk.db
    .selectFrom("chat")
    .select("id")
    .where("platform", "=", "console")
    .where("bot", "=", OWN_BOT)
    .where("external_id", "=", who)
    .executeTakeFirstOrThrow();
  const message = { key: `made-up~${who}`, chatId, reply: { blocks: [], choices }, priority: "reply" as const };
  await transaction(talk.db, (trx) => addToOutbox(trx, [message], talk.app.clock.now()));
  const { id } = await talk.db
    .selectFrom("outbox")
    .select("id")
    .where("key", "=", message.key)
    .executeTakeFirstOrThrow();
  await talk.app.settle();
  return id;
}

/** The source of each command that can be pressed. */
async function listSources(): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for await (const path of glob("commands/*.ts")) {
    const parts: unknown[] = Object.values(await import(/* @vite-ignore */ resolve(path)));
    const source = await readFile(path, "utf8");
    for (const { name } of pressable)
      if (parts.some((part) => (part as Command).name === name) || source.includes(`const NAME = "${name}"`))
        sources.set(name, source);
  }
  return sources;
}

/** Somebody who may use a command, the least of them first: the rights are not what is tried here. */
function playerOf(name: string): string {
  const [roles = ""] = COMMAND_RIGHTS[name] ?? [];
  const role = roles.split(" ").findLast((one) => one in PLAYERS) ?? "secretary";
  return PLAYERS[role] as string;
}

const PLAYERS: Readonly<Record<string, string>> = { officer: "officer-chi-lang", secretary: "secretary" };

test("whatever a choice carries, it is answered and never an incident", async () => {
  const talk = await fresh();
  const sources = await listSources();
  const choices: Record<string, Choice[]> = {};
  for (const { name } of pressable)
    (choices[playerOf(name)] ??= []).push(...madeUp(name, hear(sources.get(name) ?? "")));
  const broken: string[] = [];
  for (const [who, made] of Object.entries(choices)) {
    expect(made.length).toBeGreaterThan(80);
    const outboxId = await offer(talk, who, made);
    const { last } = await talk.db
      .selectFrom("inbox")
      .select((eb) => eb.fn.max("id").as("last"))
      .executeTakeFirstOrThrow();
    for (const index of made.keys()) await talk.bring(who, { kind: "choice", outboxId, index });
    await talk.app.settle();
    const rows = await talk.db
      .selectFrom("inbox")
      .select("incident")
      .where("id", ">", last ?? "0")
      .orderBy("id")
      .execute();
    expect(rows).toHaveLength(made.length);
    broken.push(...made.filter((_, index) => rows[index]?.incident).map(({ action }) => JSON.stringify(action)));
  }
  expect(broken).toEqual([]);
});
