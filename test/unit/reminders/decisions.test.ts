import type { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { decideDelegation, type Delegation } from "../../../src/domain/delegation.ts";
import type { Economy } from "../../../src/domain/quota.ts";
import { findUrgentRung, rungDueAt } from "../../../src/domain/reminder.ts";
import { isOfficeTime, nextOfficeMoment, OFFICE_HOURS } from "../../../src/domain/reminder-hours.ts";
import { decideNotice, isDigestDay, type OpenLine, type Reader } from "../../../src/domain/reminder-notice.ts";
import { decideSnooze } from "../../../src/domain/reminder-snooze.ts";
import { readShippedPlans } from "../../../src/plans/shipped.ts";
import { at } from "../../support/province.ts";

const none = new Map<string, "off" | "work">();
const deadline = { kind: "before", on: "2024-08-25" } as const;
const shown = (moment: DateTime): string => moment.toFormat("d/M HH:mm");

describe("office hours 7:30–11:30 and 13:30–18:00", () => {
  test.each([
    ["2024-08-15T07:29:59", false],
    ["2024-08-15T07:30:00", true],
    ["2024-08-15T11:29:59", true],
    ["2024-08-15T11:30:00", false],
    ["2024-08-15T13:29:59", false],
    ["2024-08-15T13:30:00", true],
    ["2024-08-15T17:59:59", true],
    ["2024-08-15T18:00:00", false],
    ["2024-08-17T09:00:00", false],
  ])("%s: %s", (moment, isOpen) => {
    expect(isOfficeTime(at(moment), none)).toBe(isOpen);
  });

  test("a worked Saturday is open, a holiday on a Thursday is not", () => {
    expect(isOfficeTime(at("2024-08-17T09:00:00"), new Map([["2024-08-17", "work"]]))).toBe(true);
    expect(isOfficeTime(at("2024-08-15T09:00:00"), new Map([["2024-08-15", "off"]]))).toBe(false);
  });

  test.each([
    ["2024-08-15T06:00:00", "15/8 07:30"],
    ["2024-08-15T12:00:00", "15/8 13:30"],
    ["2024-08-15T09:10:00", "15/8 09:10"],
    ["2024-08-16T18:00:00", "19/8 07:30"],
    ["2024-08-18T10:00:00", "19/8 07:30"],
  ])("after %s they are next open at %s", (moment, next) => {
    expect(shown(nextOfficeMoment(at(moment), none))).toBe(next);
  });
});

describe("the moment of a rung of Sunday 25/8/2024", () => {
  const dueAt = (workingDays: number, time: string, exceptions = none): string =>
    shown(rungDueAt({ workingDays, at: time }, deadline, exceptions, OFFICE_HOURS));

  test("the shipped ladder: 6, 15, 21, 23, 26, 28 and 30 August at 8:00", () => {
    const [plan] = readShippedPlans();
    const days = plan?.ladder.map((rung) => shown(rungDueAt(rung, deadline, none, plan.officeHours)));
    expect(days).toEqual([
      ...["6/8 08:00", "15/8 08:00", "21/8 08:00", "23/8 08:00"],
      ...["26/8 08:00", "28/8 08:00", "30/8 08:00"],
    ]);
  });

  test("before the deadline it comes earlier than quiet hours, after it later", () => {
    expect(dueAt(-3, "12:00")).toBe("21/8 11:00");
    expect(dueAt(-3, "11:30")).toBe("21/8 11:00");
    expect(dueAt(-3, "11:00")).toBe("21/8 11:00");
    expect(dueAt(-3, "08:10")).toBe("21/8 09:00");
    expect(dueAt(-3, "20:00")).toBe("21/8 17:00");
    expect(dueAt(-3, "17:00")).toBe("21/8 17:00");
    expect(dueAt(-3, "06:00")).toBe("20/8 17:00");
    expect(dueAt(0, "08:00")).toBe("23/8 08:00");
    expect(dueAt(0, "06:00")).toBe("23/8 17:00");
    expect(dueAt(1, "12:00")).toBe("26/8 13:30");
    expect(dueAt(1, "20:00")).toBe("27/8 07:30");
    expect(dueAt(-1, "08:00", new Map([["2024-08-23", "off"]]))).toBe("22/8 08:00");
  });
});

describe("a notice", () => {
  const rung = (days: number, moment: string, priority: "low" | "urgent" = "low") =>
    ({ rung: days, dueAt: at(moment), recipient: "officer", priority }) as const;
  const line = (over: Partial<OpenLine>): OpenLine => ({
    ...{ obligationId: 1, hours: OFFICE_HOURS, rungs: [], snooze: null, wasMoved: false },
    ...over,
  });
  const chat = (id: number, economy: Economy = "none") => ({ id, economy });
  const decide = (now: string, lines: readonly OpenLine[], over: Partial<Reader> = {}) =>
    decideNotice({ lines, lastNoticeOn: null, chats: [chat(1)], ...over }, at(now), none);
  const outcomes = (decision: ReturnType<typeof decide>) =>
    decision.lines.map(({ rung: days, outcome, reason }) => [days, outcome, reason]);
  const missed = line({
    rungs: [rung(-14, "2024-08-06T08:00:00"), rung(-7, "2024-08-15T08:00:00"), rung(-3, "2024-08-21T08:00:00")],
  });

  test("not a minute before the hour, and on its day", () => {
    const one = [line({ rungs: [rung(-7, "2024-08-15T08:00:00")] })];
    expect(decide("2024-08-15T07:59:59", one)).toEqual({ lines: [], snoozes: [], notice: null });
    expect(decide("2024-08-15T08:00:00", one).notice).toEqual({ chatId: 1, isExtra: false });
    expect(outcomes(decide("2024-08-15T17:00:00", one))).toEqual([[-7, "sent", null]]);
  });

  test("after an outage says the latest rung, late, and the others give way to it", () => {
    expect(outcomes(decide("2024-08-22T10:00:00", [missed]))).toEqual([
      [-14, "overtaken", "by -3"],
      [-7, "overtaken", "by -3"],
      [-3, "late", "outage"],
    ]);
  });

  test("two plans with different hours go together at the later one, unless the earlier is urgent", () => {
    const lines = (priority: "low" | "urgent") => [
      line({ rungs: [rung(-7, "2024-08-15T08:00:00", priority)] }),
      line({ obligationId: 2, rungs: [rung(-3, "2024-08-15T14:00:00")] }),
    ];
    expect(decide("2024-08-15T08:00:00", lines("low")).notice).toBeNull();
    expect(outcomes(decide("2024-08-15T14:00:00", lines("low")))).toEqual([
      [-7, "sent", null],
      [-3, "sent", null],
    ]);
    expect(outcomes(decide("2024-08-15T08:00:00", lines("urgent")))).toEqual([[-7, "sent", null]]);
    const rest = lines("low").slice(1);
    expect(decide("2024-08-15T14:00:00", rest, { lastNoticeOn: "2024-08-15" }).notice).toBeNull();
    const tomorrow = decide("2024-08-16T08:00:00", rest, { lastNoticeOn: "2024-08-15" });
    expect(outcomes(tomorrow)).toEqual([[-3, "late", "one-a-day"]]);
  });

  test("a second one on a day comes for something urgent, and takes along what waits", () => {
    const lines = [
      line({ rungs: [rung(-7, "2024-08-15T08:00:00")] }),
      line({ obligationId: 2, rungs: [rung(-1, "2024-08-15T14:00:00", "urgent")] }),
    ];
    const second = decide("2024-08-15T14:00:00", lines, { lastNoticeOn: "2024-08-15" });
    expect(second.notice).toEqual({ chatId: 1, isExtra: true });
    expect(second.lines).toHaveLength(2);
  });

  test("a clock that is set back does not begin the day anew", () => {
    const one = [line({ rungs: [rung(-7, "2024-08-14T08:00:00")] })];
    expect(decide("2024-08-14T09:00:00", one, { lastNoticeOn: "2024-08-15" }).notice).toBeNull();
  });

  test("nobody to reach is noted at once; a chat with messages to spare is taken first", () => {
    expect(outcomes(decide("2024-08-21T08:00:00", [missed], { chats: [] }))).toEqual([
      [-14, "overtaken", "by -3"],
      [-7, "overtaken", "by -3"],
      [-3, "unreachable", null],
    ]);
    const chats = [chat(1, "urgent-only"), chat(2)];
    expect(decide("2024-08-21T08:00:00", [missed], { chats }).notice?.chatId).toBe(2);
  });

  test("scarce messages: digest on the first working day of the week, urgent-only not at all, urgent always", () => {
    const digest = { chats: [chat(1, "digest")] };
    const scarce = { chats: [chat(1, "urgent-only")] };
    const urgent = [line({ rungs: [rung(-1, "2024-08-23T08:00:00", "urgent")] }), line({ ...missed, obligationId: 2 })];
    expect(decide("2024-08-21T08:00:00", [missed], digest).notice).toBeNull();
    expect(outcomes(decide("2024-08-26T08:00:00", [missed], digest)).at(-1)).toEqual([-3, "late", "digest"]);
    expect(outcomes(decide("2024-08-21T08:00:00", [missed], scarce)).at(-1)).toEqual([-3, "economised", "quota"]);
    expect(
      decide("2024-08-23T08:00:00", urgent, scarce).lines.filter(({ outcome }) => outcome !== "overtaken"),
    ).toHaveLength(2);
    expect(isDigestDay("2024-08-19", none)).toBe(true);
    expect(isDigestDay("2024-08-20", none)).toBe(false);
    expect(isDigestDay("2024-08-20", new Map([["2024-08-19", "off"]]))).toBe(true);
  });

  test("a snooze holds back what is not urgent, to its minute", () => {
    const snooze = { id: 9, until: at("2024-08-21T14:00:00"), recipient: "officer" } as const;
    const quiet = line({ snooze, rungs: [rung(-3, "2024-08-21T08:00:00")] });
    expect(decide("2024-08-21T13:59:59", [quiet]).lines).toEqual([]);
    expect(outcomes(decide("2024-08-21T14:00:00", [quiet]))).toEqual([[-3, "sent", null]]);
    expect(decide("2024-08-21T14:00:00", [quiet]).snoozes).toEqual([{ id: 9, ending: "reminded" }]);
    expect(outcomes(decide("2024-08-21T14:00:00", [line({ snooze })]))).toEqual([[null, "sent", null]]);
    const urgent = line({ snooze, rungs: [rung(-1, "2024-08-21T08:00:00", "urgent")] });
    expect(decide("2024-08-21T08:00:00", [urgent]).snoozes).toEqual([{ id: 9, ending: "overruled" }]);
  });

  test("the urgent rung that comes through a snooze is known beforehand", () => {
    const [plan] = readShippedPlans();
    const about = { deadline, recipient: "officer", after: at("2024-08-21T08:00:00") } as const;
    const find = (before: string) => plan && findUrgentRung(plan, { ...about, before: at(before) }, none);
    expect(find("2024-08-23T08:00:00")).toBeUndefined();
    expect(find("2024-08-23T08:00:01")).toEqual(at("2024-08-23T08:00:00"));
  });
});

describe("when a snooze runs out", () => {
  const until = (wish: Parameters<typeof decideSnooze>[0], now: string, exceptions = none): string => {
    const decided = decideSnooze(wish, at(now), exceptions);
    return decided.kind === "until" ? `${shown(decided.at)}${decided.isMoved ? " moved" : ""}` : decided.why;
  };

  test("this afternoon, until it has come", () => {
    expect(until({ kind: "afternoon" }, "2024-08-15T13:59:59")).toBe("15/8 14:00");
    expect(until({ kind: "afternoon" }, "2024-08-15T14:00:00")).toBe("passed");
  });

  test("tomorrow, Monday and days off", () => {
    expect(until({ kind: "morning" }, "2024-08-15T20:00:00")).toBe("16/8 08:00");
    expect(until({ kind: "morning" }, "2024-08-16T09:00:00")).toBe("19/8 08:00 moved");
    expect(until({ kind: "weekday", weekday: 1 }, "2024-08-19T09:00:00")).toBe("26/8 08:00");
    expect(until({ kind: "weekday", weekday: 1 }, "2024-08-16T09:00:00", new Map([["2024-08-19", "off"]]))).toBe(
      "20/8 08:00 moved",
    );
    expect(until({ kind: "hours", hours: 2 }, "2024-08-15T10:00:00")).toBe("15/8 13:30 moved");
  });

  test("fourteen days at most", () => {
    expect(until({ kind: "day", on: "2024-08-29" }, "2024-08-15T10:00:00")).toBe("29/8 08:00");
    expect(until({ kind: "day", on: "2024-08-30" }, "2024-08-15T10:00:00")).toBe("too-far");
    expect(until({ kind: "day", on: "2024-08-14" }, "2024-08-15T10:00:00")).toBe("passed");
  });
});

describe("a delegation", () => {
  const wish = { unitId: 1, fromPersonId: 7, toPersonId: 8, firstOn: "2024-08-12", lastOn: "2024-08-16" };
  const held: Delegation = {
    unitId: 1,
    fromPersonId: 7,
    toPersonId: 9,
    validFrom: "2024-08-12",
    validUntil: "2024-08-17",
  };
  const refusal = (over: Partial<typeof wish>, others: readonly Delegation[] = [], today = "2024-08-12") => {
    const decided = decideDelegation({ ...wish, ...over }, others, today);
    return decided.kind === "refused" ? decided.why : "granted";
  };

  test("from today at the earliest, to its last day inclusive, for sixty days at most", () => {
    expect(decideDelegation(wish, [], "2024-08-12")).toMatchObject({
      delegation: { validFrom: "2024-08-12", validUntil: "2024-08-17" },
    });
    expect(refusal({}, [], "2024-08-13")).toBe("past");
    expect(refusal({ lastOn: "2024-08-12" })).toBe("granted");
    expect(refusal({ lastOn: "2024-08-11" })).toBe("order");
    expect(refusal({ lastOn: "2024-10-10" })).toBe("granted");
    expect(refusal({ lastOn: "2024-10-11" })).toBe("too-long");
  });

  test("one at a time; the same again is the same; nobody who is away takes over", () => {
    expect(refusal({}, [held])).toBe("overlaps");
    expect(refusal({ firstOn: "2024-08-16", lastOn: "2024-08-20" }, [held])).toBe("overlaps");
    expect(refusal({ firstOn: "2024-08-17", lastOn: "2024-08-20" }, [held])).toBe("granted");
    expect(refusal({ toPersonId: 9 }, [held])).toBe("repeated");
    expect(refusal({ unitId: 2 }, [held])).toBe("granted");
    expect(refusal({}, [{ ...held, fromPersonId: 8, unitId: 3 }])).toBe("away");
  });
});
