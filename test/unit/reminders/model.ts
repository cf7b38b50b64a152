import assert from "node:assert/strict";
import type { DateTime } from "luxon";
import type { Deadline } from "../../../src/domain/deadline.ts";
import { RECIPIENTS, type OfficeHours, type Plan, type Recipient, type Rung } from "../../../src/domain/plan.ts";
import type { Economy } from "../../../src/domain/quota.ts";
import { listRungsUntilToday, rungDueAt, type DatedRung } from "../../../src/domain/reminder.ts";
import { decideNotice, type LineDecision, type OpenLine } from "../../../src/domain/reminder-notice.ts";
import { decideSnooze, type SnoozeWish } from "../../../src/domain/reminder-snooze.ts";
import { dateOf, startOf, type IsoDate } from "../../../src/domain/time.ts";
import type { DayExceptions } from "../../../src/domain/working-days.ts";

/** One report of the model, and who is spoken to about it as what. */
interface ModelReport {
  readonly plan: number;
  readonly deadline: Deadline;
  readonly readers: readonly { readonly person: number; readonly recipient: Recipient }[];
}

export interface ModelSetting {
  readonly exceptions: DayExceptions;
  readonly plans: readonly Pick<Plan, "ladder" | "officeHours">[];
  readonly reports: readonly ModelReport[];
  /** Chats of each person, the best first, each with how scarce its messages are. */
  readonly people: readonly (readonly Economy[])[];
  readonly opensOn: IsoDate;
}

/** Something that happens at a moment. */
export type ModelEvent =
  | { readonly kind: "sweep" | "deliver" }
  | { readonly kind: "submit" | "return"; readonly report: number }
  | { readonly kind: "snooze"; readonly report: number; readonly person: number; readonly wish: SnoozeWish }
  /** From now the first person's reports are the second's, until so many days later. */
  | { readonly kind: "delegate"; readonly from: number; readonly to: number; readonly days: number }
  | { readonly kind: "move"; readonly report: number; readonly on: IsoDate };

interface DayRung extends DatedRung {
  readonly day: IsoDate;
}

interface Message {
  readonly person: number;
  readonly day: IsoDate;
  readonly number: number;
  readonly isExtra: boolean;
  readonly lines: readonly LineDecision[];
}

const dates = new WeakMap<DateTime, IsoDate>();

/** The date of an instant, remembered: thousands of runs ask for the same few. */
function dayOf(now: DateTime): IsoDate {
  const day = dates.get(now) ?? dateOf(now);
  dates.set(now, day);
  return day;
}

/** Minutes of the day and weekday without the code under test, for checking what it decided. */
function isQuiet(at: DateTime, exceptions: DayExceptions, hours: OfficeHours): boolean {
  const time = at.toFormat("HH:mm");
  const kind = exceptions.get(at.toFormat("yyyy-MM-dd"));
  const isWorkday = kind === undefined ? at.weekday < 6 : kind === "work";
  const isLunch = time >= hours.lunchFrom && time < hours.lunchUntil;
  return !isWorkday || time < hours.from || time >= hours.until || isLunch;
}

/**
 * The reminders of a small province in memory: the ledger, notices, snoozes and the outbox as the stores keep them, over
 * the real decisions. Every rule that must hold is looked at as things happen.
 */
export class Model {
  readonly setting: ModelSetting;
  readonly ledger = new Map<string, LineDecision>();
  readonly delivered: Message[] = [];
  #waiting: Message[] = [];
  readonly #notices: Message[] = [];
  readonly #submitted = new Set<number>();
  readonly #deadlines: Deadline[];
  readonly #snoozes: { id: number; report: number; person: number; until: DateTime; open: boolean }[] = [];
  readonly #delegations: { from: number; to: number; first: IsoDate; until: IsoDate }[] = [];
  readonly #dated = new Map<string, readonly DayRung[]>();

  constructor(setting: ModelSetting) {
    this.setting = setting;
    this.#deadlines = setting.reports.map(({ deadline }) => deadline);
  }

  play(event: ModelEvent, now: DateTime): void {
    switch (event.kind) {
      case "sweep":
        return this.sweep(now);
      case "deliver":
        return this.deliver();
      case "submit":
        this.#submitted.add(event.report);
        return;
      case "return":
        this.#submitted.delete(event.report);
        return;
      case "snooze":
        return this.#snooze(event, now);
      case "delegate":
        if (event.from === event.to || this.#isAway(event.to, dayOf(now)) || this.#isAway(event.from, dayOf(now)))
          return;
        this.#delegations.push({
          ...{ from: event.from, to: event.to, first: dayOf(now) },
          until: dateOf(now.plus({ days: event.days })),
        });
        return;
      case "move":
        this.#deadlines[event.report] = { kind: "before", on: event.on };
    }
  }

  #isAway(person: number, today: IsoDate): boolean {
    return this.#delegations.some(({ from, first, until }) => from === person && first <= today && today < until);
  }

  #snooze(event: ModelEvent & { kind: "snooze" }, now: DateTime): void {
    const decided = decideSnooze(event.wish, now, this.setting.exceptions);
    if (decided.kind === "refused") return;
    assert.ok(decided.at > now, "a snooze runs out later");
    for (const one of this.#snoozes) if (one.report === event.report && one.person === event.person) one.open = false;
    const { report, person } = event;
    this.#snoozes.push({ id: this.#snoozes.length + 1, report, person, until: decided.at, open: true });
  }

  /** As what, and since when, a person is spoken to about a report. */
  #rolesOf(person: number, report: number, today: IsoDate): { recipient: Recipient; since: IsoDate }[] {
    return (this.setting.reports[report] as ModelReport).readers.flatMap(({ person: whose, recipient }) => {
      const isOfficer = recipient === "officer" || recipient === "deputy";
      const ended = this.#delegations.filter(({ from, until }) => from === whose && until <= today);
      const standIn = this.#delegations.find(
        ({ from, first, until }) => from === whose && first <= today && today < until,
      );
      if (isOfficer && standIn) return standIn.to === person ? [{ recipient, since: standIn.first }] : [];
      const since = isOfficer
        ? [this.setting.opensOn, ...ended.map(({ until }) => until)].toSorted().at(-1)
        : undefined;
      return whose === person ? [{ recipient, since: since ?? this.setting.opensOn }] : [];
    });
  }

  /** Worked out once for each deadline: the calendar does not change meanwhile. */
  #datedRungs(report: number): readonly DayRung[] {
    const deadline = this.#deadlines[report] as Deadline;
    const key = `${report} ${deadline.on}`;
    const found = this.#dated.get(key);
    if (found) return found;
    const plan = this.setting.plans[
      (this.setting.reports[report] as ModelReport).plan
    ] as ModelSetting["plans"][number];
    const rungs = listRungsUntilToday(plan, deadline, startOf("2030-01-01"), this.setting.exceptions);
    const dated = rungs.map((rung) => ({ ...rung, day: dateOf(rung.dueAt) }));
    this.#dated.set(key, dated);
    return dated;
  }

  #keyOf(report: number, rung: number, person: number): string {
    return `${report} ${this.#deadlines[report]?.on} ${rung} ${person}`;
  }

  /** What the store would read for a person: undecided rungs of reports that are owed, and snoozes that hold. */
  linesOf(person: number, now: DateTime): OpenLine[] {
    const today = dayOf(now);
    return this.setting.reports.flatMap(({ plan }, report) => {
      if (this.#submitted.has(report)) return [];
      const roles = this.#rolesOf(person, report, today);
      if (roles.length === 0) return [];
      const rungs = this.#datedRungs(report).flatMap(({ rung, dueAt, day, to, priority }) => {
        if (day > today) return [];
        const role = roles.find(({ recipient, since }) => to.includes(recipient) && day >= since);
        if (!role || this.ledger.has(this.#keyOf(report, rung, person))) return [];
        return [{ rung, dueAt, recipient: role.recipient, priority }];
      });
      const snooze = this.#snoozes.find((one) => one.open && one.report === report && one.person === person);
      if (rungs.length === 0 && !(snooze && snooze.until <= now)) return [];
      return [
        {
          obligationId: report,
          hours: (this.setting.plans[plan] as { officeHours: OfficeHours }).officeHours,
          rungs,
          snooze: snooze
            ? { id: snooze.id, until: snooze.until, recipient: (roles[0] as { recipient: Recipient }).recipient }
            : null,
          wasMoved: [...this.ledger.keys()].some(
            (key) =>
              key.startsWith(`${report} `) &&
              key.endsWith(` ${person}`) &&
              !key.includes(this.#deadlines[report]?.on ?? ""),
          ),
        },
      ];
    });
  }

  sweep(now: DateTime): void {
    for (const [person, economies] of this.setting.people.entries()) {
      if (!this.#decideFor(person, economies, now)) continue;
      assert.ok(!this.#decideFor(person, economies, now), "a second run of the same moment does nothing");
    }
  }

  /** Decides and writes; whether anything was decided. */
  #decideFor(person: number, economies: readonly Economy[], now: DateTime): boolean {
    const lines = this.linesOf(person, now);
    if (lines.length === 0) return false;
    const daily = this.#notices.filter((one) => one.person === person && !one.isExtra).map(({ day }) => day);
    const reader = {
      lines,
      lastNoticeOn: daily.toSorted().at(-1) ?? null,
      chats: economies.map((economy, index) => ({ id: person * 10 + index, economy })),
    };
    const decision = decideNotice(reader, now, this.setting.exceptions);
    for (const line of decision.lines) this.#write(person, line, lines, now);
    for (const { id } of decision.snoozes) for (const one of this.#snoozes) if (one.id === id) one.open = false;
    const said = decision.lines.filter(({ outcome }) => outcome === "sent" || outcome === "late");
    assert.equal(
      said.length > 0,
      decision.notice !== null,
      "something is said in every notice, and nothing without one",
    );
    if (!decision.notice) return decision.lines.length > 0;
    const { isExtra } = decision.notice;
    this.#checkNotice(person, said, lines, { now, isExtra });
    const message = { person, day: dayOf(now), number: this.#notices.length, isExtra, lines: said };
    this.#notices.push(message);
    this.#waiting.push(message);
    return true;
  }

  #write(person: number, line: LineDecision, lines: readonly OpenLine[], now: DateTime): void {
    const open = lines.find(({ obligationId }) => obligationId === line.obligationId) as OpenLine;
    assert.ok(line.dueAt <= now, "nothing before its hour");
    assert.ok(!isQuiet(now, this.setting.exceptions, open.hours), "nothing in quiet hours");
    assert.ok(!this.#submitted.has(line.obligationId), "nothing of a report that was sent");
    if (line.outcome !== "sent" && line.outcome !== "unreachable")
      assert.ok(line.reason !== null, "what was not said on its day has a reason");
    if (line.outcome === "sent" && line.rung !== null) assert.equal(dateOf(line.dueAt), dayOf(now));
    if (line.rung === null) return;
    const key = this.#keyOf(line.obligationId, line.rung, person);
    assert.ok(!this.ledger.has(key), "no rung twice");
    this.ledger.set(key, line);
  }

  #checkNotice(
    person: number,
    said: readonly LineDecision[],
    lines: readonly OpenLine[],
    { now, isExtra }: { now: DateTime; isExtra: boolean },
  ): void {
    assert.ok(this.setting.people[person]?.length, "only who has a chat is written to");
    assert.equal(new Set(said.map(({ obligationId }) => obligationId)).size, said.length, "one line a report");
    const today = dayOf(now);
    const isSecond = this.#notices.some((one) => one.person === person && one.day === today && !one.isExtra);
    assert.ok(isExtra || !isSecond, "one message a day");
    const isDemanded = lines.some(
      ({ rungs, snooze }) =>
        (snooze !== null && snooze.until <= now) || rungs.some((one) => one.priority === "urgent" && one.dueAt <= now),
    );
    if (isExtra) assert.ok(isDemanded, "a second message only for something urgent or a snooze");
    const isScarce = this.setting.people[person]?.every((economy) => economy !== "none");
    const isOnlyUrgent = this.setting.people[person]?.[0] === "urgent-only" && isScarce;
    if (isOnlyUrgent) assert.ok(isDemanded, "only what is urgent while messages are short");
    // Somebody who put a reminder off is not reminded before, but for something urgent.
    for (const { obligationId, rung } of said) {
      const line = lines.find((one) => one.obligationId === obligationId) as OpenLine;
      const isUrgent = line.rungs.some((one) => one.priority === "urgent" && one.dueAt <= now);
      if (line.snooze && line.snooze.until > now) assert.ok(isUrgent && rung !== null, "a snooze is kept");
    }
  }

  /** Sends what waits, each chat in order; reports that came in meanwhile drop out. */
  deliver(): void {
    for (const message of this.#waiting) {
      const lines = message.lines.filter(({ obligationId }) => !this.#submitted.has(obligationId));
      if (lines.length === 0) continue;
      const last = this.delivered.findLast((one) => one.person === message.person);
      assert.ok(message.number > (last?.number ?? -1), "order per chat");
      this.delivered.push({ ...message, lines });
    }
    this.#waiting = [];
  }

  /** What is due, owed and in a reader's time, rung or snooze that has run out, of which nothing was decided. */
  listForgotten(now: DateTime): string[] {
    return this.setting.people.flatMap((_, person) =>
      this.linesOf(person, now).flatMap(({ obligationId, rungs, snooze }) => [
        ...rungs
          .filter(({ dueAt }) => dueAt <= now)
          .filter(({ priority }) => !snooze || snooze.until <= now || priority === "urgent")
          .map(({ rung }) => this.#keyOf(obligationId, rung, person)),
        ...(snooze && snooze.until <= now ? [`snooze ${snooze.id}`] : []),
      ]),
    );
  }
}

/** Whether a rung's moment was moved out of quiet hours in the right direction. */
export function expectMomentOf(
  rung: Rung,
  deadline: Deadline,
  plan: Pick<Plan, "officeHours">,
  exceptions: DayExceptions,
): void {
  const dueAt = rungDueAt(rung, deadline, exceptions, plan.officeHours);
  assert.ok(!isQuiet(dueAt, exceptions, plan.officeHours));
}

export const PERSONAL: readonly Recipient[] = RECIPIENTS.filter((one) => one !== "leaders-group");
