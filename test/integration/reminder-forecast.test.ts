import { sql } from "kysely";
import { expect, test } from "vitest";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import { addDays } from "../../src/domain/time.ts";
import { registerBot } from "../../src/store/bots.ts";
import { listBots } from "../../src/store/quota.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();
const LIMITS = { messages: 100_000, people: 500, groups: 50 };

/** The forecast for the rest of the month, counted as of a moment. */
async function forecast(talk: Talk, moment: string): Promise<number> {
  talk.skip(moment);
  const [bot] = await listBots(talk.db, at(moment));
  return bot?.use.remindersAhead ?? -1;
}

async function countNotices(talk: Talk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notice where person_id is not null and not is_extra`.execute(talk.db);
  return rows[0]?.count ?? 0;
}

/** Runs the reminder job twice a day until a day. */
async function sweepUntil(talk: Talk, from: string, until: string): Promise<void> {
  for (let day = from; day < until; day = addDays(day, 1))
    for (const hour of ["08", "14"]) {
      const moment = `${day}T${hour}:00:00`;
      talk.skip(moment);
      await talk.app.runJob({ job: sendRemindersJob, at: at(moment) });
    }
}

test("the reminders that are forecast are those that the month brings when nobody reports", async () => {
  const talk = await fresh();
  await registerBot(talk.db, { platform: "console", bot: OWN_BOT, name: "Bàn thử", shareLink: "", limits: LIMITS });
  await sweepUntil(talk, "2024-08-12", "2024-08-13");
  const ahead = await forecast(talk, "2024-08-12T15:00:00");
  const before = await countNotices(talk);
  await sweepUntil(talk, "2024-08-13", "2024-09-01");
  expect((await countNotices(talk)) - before).toBe(ahead);
  expect(ahead).toBeGreaterThan(30);
});

test("heads, the secretariat and snoozes are counted as the ladder has it", async () => {
  const talk = await fresh();
  await registerBot(talk.db, { platform: "console", bot: OWN_BOT, name: "Bàn thử", shareLink: "", limits: LIMITS });
  talk.skip("2024-08-15T08:00:00");
  await talk.app.runJob({ job: sendRemindersJob, at: at("2024-08-15T08:00:00") });
  await talk.app.settle();
  const before = await forecast(talk, "2024-08-15T09:00:00");
  await talk.say("officer-chi-lang", "nhắc lại sáng mai");
  expect(await forecast(talk, "2024-08-15T09:05:00")).toBe(before + 1);
  await talk.say("officer-chi-lang", "nhắc lại ngày 22/8");
  // the rung of 21/8 is held back, and the snooze ends a day later in its place
  expect(await forecast(talk, "2024-08-15T09:10:00")).toBe(before);
});
