import { sql } from "kysely";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { messages } from "../../src/dialogue/messages.ts";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import type { Role } from "../../src/domain/permissions.ts";
import type { Choice } from "../../src/render/message.ts";
import { transaction } from "../../src/store/database.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { COMMAND_RIGHTS } from "../support/command-rights.ts";
import { addProvince } from "../support/second-province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();

/** Who plays each role: the secretariat's people are of the whole province, the others of one district. */
const PLAYED_BY: Readonly<Record<Role, string>> = {
  officer: "officer-chi-lang",
  head: "head-chi-lang",
  leader: "leader",
  secretary: "secretary",
  admin: "admin",
};
const ROLES = Object.keys(PLAYED_BY) as Role[];
const REFUSALS = [messages.vi.notAllowed, messages.vi.onlyPrivate];

/** Nobody is in the middle of anything: what was open would be asked again behind every answer. */
async function forget(talk: Talk): Promise<void> {
  await talk.db.deleteFrom("conversation").execute();
}

test("every role, every command, in private and in a group: refused exactly where the table says so", async () => {
  const talk = await fresh();
  const wrong: string[] = [];
  for (const role of ROLES)
    for (const { name } of commands)
      for (const chat of [PLAYED_BY[role], "group:bcd"]) {
        await forget(talk);
        const told = await talk.say(PLAYED_BY[role], `/${name}`, chat);
        const answer = told.find(({ to }) => to === chat)?.text ?? "";
        const [roles = "", where] = COMMAND_RIGHTS[name] ?? [];
        const may = roles.split(" ").includes(role) && (chat !== "group:bcd" || where === "anywhere");
        if (answer === "" || answer.includes("sự cố") || REFUSALS.some((refusal) => answer.startsWith(refusal)) === may)
          wrong.push(`${role} /${name} in ${chat}: ${answer.slice(0, 80)}`);
      }
  expect(wrong).toEqual([]);
});

/** Everything that a press may change, in one line; what is written down of the talk itself is left out. */
async function fingerprint(talk: Talk): Promise<string> {
  const tables = [
    ...["assignment", "access_code", "account", "person", "report", "report_decision", "lock_exception", "draft"],
    ...["deadline", "deadline_exception", "evidence", "figure", "late_case", "nudge", "delegation", "directive"],
    ...["report_template", "upload_link", "unit", "synonym"],
  ];
  const parts = tables.map(
    (table) => `(select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from ${table} t)`,
  );
  const groups = `(select coalesce(string_agg(c.id || ':' || coalesce(c.unit_id, 0), ',' order by c.id), '') from chat c where c.kind = 'group')`;
  const { rows } = await sql<{
    all: string;
  }>`select concat_ws(' ', ${sql.raw([...parts, groups].join(", "))}) as all`.execute(talk.db);
  return rows[0]?.all ?? "";
}

/** Further numbers that presses carry: the first of each kind, which are not the presser's. */
const OTHERS = Object.fromEntries(
  ["person", "id", "case", "evidence", "file", "watch", "delegation", "plan", "synonym"].map((key) => [key, "1"]),
);

/** What lies where for a press that was made up: one unit with its report, a role on it, a group of it. */
async function targetOf(talk: Talk, unitCode: string): Promise<Record<string, string>> {
  const { rows } = await sql<{
    unit: number;
    obligation: number | null;
    report: number | null;
    role: number | null;
    chat: number | null;
  }>`
    select u.id as unit,
      (select max(o.id) from obligation o where o.unit_id = u.id) as obligation,
      (select max(r.id) from report r join obligation o on o.id = r.obligation_id where o.unit_id = u.id) as report,
      (select max(a.id) from assignment a where a.unit_id = u.id) as role,
      (select max(c.id) from chat c where c.unit_id = u.id) as chat
    from unit u where u.code = ${unitCode}`.execute(talk.db);
  const found = rows[0];
  const numbers = Object.fromEntries(Object.entries(found ?? {}).map(([key, value]) => [key, String(value ?? 0)]));
  return { ...OTHERS, ...numbers };
}

/** The words with which commands are told what to do with what a press names. */
const deedsOn = (target: Readonly<Record<string, string>>): Record<string, string>[] => [
  { do: "end", sure: "yes", event: "approve", end: target["chat"] ?? "0" },
  { do: "until", day: "2024-12-31", until: "2024-08-20", event: "accept" },
  { do: "issue", name: "Kẻ Lạ", role: "officer", event: "return" },
  { do: "code", revoke: "1", posts: "both" },
];

/** After so many presses it is looked whether anything has changed: those of one command on one unit. */
const EVERY = 4;

/** Messages that could not be handled. */
async function countIncidents(talk: Talk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inbox where incident is not null`.execute(talk.db);
  return rows[0]?.count ?? 0;
}

/** Presses that somebody made up, one of every command and deed on some units; those that changed anything. */
async function pressMadeUp(who: string, units: readonly string[]): Promise<string[]> {
  const talk = await fresh();
  await transaction(talk.db, addProvince);
  const chat = await talk.db
    .selectFrom("chat")
    .select("id")
    .where("platform", "=", "console")
    .where("bot", "=", OWN_BOT)
    .where("external_id", "=", who)
    .executeTakeFirstOrThrow();
  const choices: Choice[] = [];
  for (const unit of units) {
    const target = await targetOf(talk, unit);
    // `role` of a person's card is the number of a role; of an invitation its name
    for (const command of commands.filter((command) => "press" in command))
      for (const deed of deedsOn(target))
        choices.push({
          label: `${command.name} ${unit}`,
          action: { name: command.name, args: { ...target, ...deed } },
        });
  }
  await transaction(talk.db, (trx) =>
    addToOutbox(
      trx,
      [{ key: "made-up", chatId: chat.id, reply: { blocks: [], choices }, priority: "reply" }],
      talk.app.clock.now(),
    ),
  );
  const { id: outboxId } = await talk.db
    .selectFrom("outbox")
    .select("id")
    .where("key", "=", "made-up")
    .executeTakeFirstOrThrow();
  await talk.app.settle();
  const before = await fingerprint(talk);
  const changing: string[] = [];
  for (const [index, choice] of choices.entries()) {
    await talk.press(who, { kind: "choice", outboxId, index });
    await forget(talk);
    if (index % EVERY === EVERY - 1 && (await fingerprint(talk)) !== before)
      changing.push(`${choice.label} ${JSON.stringify(choice.action.args)}`);
  }
  expect(await countIncidents(talk)).toBe(0);
  return changing;
}

test.each([
  ["officer-chi-lang", ["183", "b-1"]],
  ["head-chi-lang", ["183", "b-1"]],
  ["secretary", ["b-1"]],
  ["admin", ["b-1"]],
] as const)(
  "a press that %s made up, naming what is others', changes nothing whatever the command",
  async (who, units) => {
    expect(await pressMadeUp(who, units)).toEqual([]);
  },
);

test("the same presses change what is one's own to change", async () => {
  expect((await pressMadeUp("head-chi-lang", ["187"])).join("\n")).toMatch(/^nhansu 187/m);
});
