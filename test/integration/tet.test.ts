import { sql } from "kysely";
import { expect, test } from "vitest";
import { openObligationsJob } from "../../jobs/open-obligations.ts";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import { addDays } from "../../src/domain/time.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();
const OFFICER = "officer-chi-lang";

async function sweep(talk: Talk, moment: string): Promise<void> {
  talk.skip(moment);
  await talk.app.runJob({ job: sendRemindersJob, at: at(moment) });
}

/** The rungs of the report of quarter I, due before 25/2/2026, with the day on which each was said. */
async function listSaid(talk: Talk): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', m.rung, n.on_day, m.outcome) as line
    from reminder m join notice n on n.id = m.notice_id join person p on p.id = n.person_id
    join obligation o on o.id = m.obligation_id
    where p.code = ${OFFICER} and o.period = '2026-Q1' order by m.id`.execute(talk.db);
  return rows.map(({ line }) => line);
}

test("the rungs before 25/2/2026 count working days over Tết: 29/1, 9/2, 13/2, 24/2, and none in the holidays", async () => {
  const talk = await fresh();
  // The sample's districts end with June 2025; here one goes on.
  await sql`update unit set valid_until = null where code = '187'`.execute(talk.db);
  await sql`
    update assignment set valid_until = null
    where unit_id = (select id from unit where code = '187')`.execute(talk.db);
  talk.skip("2026-01-26T06:00:00");
  await talk.app.runJob({ job: openObligationsJob, at: at("2026-01-26T06:00:00") });
  for (let day = "2026-01-28"; day <= "2026-02-25"; day = addDays(day, 1))
    for (const hour of ["08", "09", "14"]) await sweep(talk, `${day}T${hour}:00:00`);
  expect(await listSaid(talk)).toEqual([
    "-14 2026-01-29 sent",
    "-7 2026-02-09 sent",
    "-3 2026-02-13 sent",
    "-1 2026-02-24 sent",
  ]);
  await talk.app.settle();
  const texts = talk.heard().filter(({ to, text }) => to === OFFICER && text.includes("Quý I/2026"));
  expect(texts).toHaveLength(4);
  expect(texts[0]?.text).toContain("trước ngày 25/2/2026");
});
