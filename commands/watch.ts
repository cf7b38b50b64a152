import { DateTime } from "luxon";
import { z } from "zod";
import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import { CommandTable, QUESTION_ACTION } from "../src/dialogue/route.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { mayChange, mayWatchHere, nextText, runWatch, sayNow, scheduleText } from "../src/dialogue/watches/watch.ts";
import { parseWatch, soundsLikeWatch } from "../src/dialogue/watches/request.ts";
import { watchMessages } from "../src/dialogue/watches/messages.ts";
import { ZONE } from "../src/domain/time.ts";
import { sendingTime, type WatchSchedule } from "../src/domain/watch.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { recordAudit } from "../src/store/audit.ts";
import { addWatch, changeWatch, endWatch, findWatch, listWatches, type Watch } from "../src/store/watches.ts";

const NAME = "theodoi";

/** More would be a noise, not a watch. */
const MOST_WATCHES = 20;
const MOST_CHOICES = 6;

function choice(label: string, args: Readonly<Record<string, string>>): Choice {
  return { label, action: { name: NAME, args } };
}

function withTime(schedule: WatchSchedule): WatchSchedule {
  return schedule.kind === "change" ? schedule : { ...schedule, at: sendingTime(schedule.at) };
}

async function list(turn: Turn): Promise<Outcome> {
  const words = watchMessages[turn.language];
  const watches = await listWatches(turn.trx, turn.chat.id);
  const lines = watches.map((watch, index) => {
    const line = words.line(index + 1, watch.subject, scheduleText(watch.schedule, turn.language));
    return text(watch.pausedAt ? `${line} ${words.paused}` : line);
  });
  const choices = watches
    .slice(0, MOST_CHOICES)
    .map(({ id }, index) => choice(words.open(index + 1), { do: "open", watch: String(id) }));
  return {
    replies: [
      {
        blocks: [text(bold(watches.length > 0 ? words.list : words.none)), ...lines, text(words.how)],
        ...(choices.length > 0 ? { choices } : {}),
      },
    ],
  };
}

/** A subject that is no clear question yet: its choices come back as subjects. */
function clarified(choices: readonly Choice[], schedule: WatchSchedule | undefined): Choice[] {
  const kept = schedule ? { schedule: JSON.stringify(schedule) } : {};
  return choices
    .filter(({ action }) => action.name === QUESTION_ACTION)
    .map(({ label, action }) => choice(label, { do: "add", subject: action.args["text"] ?? "", ...kept }));
}

function askWhen(turn: Turn, subject: string): Outcome {
  const words = watchMessages[turn.language];
  const at = "08:00";
  const offered: [string, WatchSchedule][] = [
    [words.mondays, { kind: "weekly", weekday: 1, at }],
    [words.days, { kind: "daily", at }],
    [words.ahead, { kind: "before-deadline", workingDays: 3, at }],
    [words.changes, { kind: "change" }],
  ];
  const choices = offered.map(([label, schedule]) =>
    choice(label, { do: "add", subject, schedule: JSON.stringify(schedule) }),
  );
  return { replies: [{ ...say(words.when(subject)), choices }] };
}

function itemChoices(turn: Turn, watch: Pick<Watch, "id" | "whenSame" | "schedule" | "pausedAt">): Choice[] {
  const words = watchMessages[turn.language];
  const id = String(watch.id);
  const other = watch.whenSame === "line" ? "nothing" : "line";
  return [
    choice(words.see, { do: "see", watch: id }),
    ...(watch.schedule.kind === "change" ? [] : [choice(words.toSame[other], { do: other, watch: id })]),
    watch.pausedAt
      ? choice(words.resume, { do: "resume", watch: id })
      : choice(words.pause, { do: "pause", watch: id }),
    choice(words.end, { do: "end", watch: id }),
  ];
}

async function add(
  turn: Turn,
  readers: CommandTable,
  request: { readonly subject: string; readonly schedule: WatchSchedule | undefined },
): Promise<Outcome> {
  const { trx, now, chat, person, language, inboxId } = turn;
  const words = watchMessages[language];
  if ((await mayWatchHere(turn)) !== "yes") return { replies: [say(words.notHere)] };
  if ((await listWatches(trx, chat.id)).length >= MOST_WATCHES) return { replies: [say(words.tooMany(MOST_WATCHES))] };
  const { subject } = request;
  const current = await sayNow(turn, readers, subject);
  if (current.kind === "unclear") {
    const choices = clarified(current.reply.choices ?? [], request.schedule);
    const blocks = [text(words.unclear), ...current.reply.blocks];
    return { replies: [{ blocks, ...(choices.length > 0 ? { choices } : {}) }] };
  }
  if (!request.schedule) return askWhen(turn, subject);
  const schedule = withTime(request.schedule);
  const whenSame = "line";
  const rows = schedule.kind === "change" ? current.rows : null;
  const made = { chatId: chat.id, personId: person.id, subject, schedule, whenSame, inboxId } as const;
  const id = await addWatch(trx, made, rows, now);
  const when = scheduleText(schedule, language);
  const next = await nextText(turn, schedule, current);
  await recordAudit(trx, [
    { at: now, actorId: person.id, action: "watch.add", subject: `watch/${id}`, new: { schedule }, inboxId },
  ]);
  const same = schedule.kind === "change" ? [] : [words.ifSame[whenSame]];
  return {
    replies: [
      {
        ...say(words.added(subject, when), next, ...same),
        choices: itemChoices(turn, { id, whenSame, schedule, pausedAt: null }),
      },
    ],
  };
}

const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const SCHEDULE = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("daily"), at: TIME }),
  z.object({ kind: z.literal("weekly"), weekday: z.int().min(1).max(7), at: TIME }),
  z.object({ kind: z.literal("monthly"), day: z.int().min(1).max(31), at: TIME }),
  z.object({ kind: z.literal("before-deadline"), workingDays: z.int().min(0).max(31), at: TIME }),
  z.object({ kind: z.literal("change") }),
]);

/** The schedule that a choice carries; undefined when it is none: then it is asked for. */
function readSchedule(written: string | undefined): WatchSchedule | undefined {
  if (!written?.startsWith("{")) return undefined;
  try {
    return SCHEDULE.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}

async function change(turn: Turn, watch: Watch, what: string): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = watchMessages[turn.language];
  const { id, subject } = watch;
  if (!(await mayChange(turn, watch))) return { replies: [say(words.notYours)] };
  const done: Record<string, () => Promise<string>> = {
    pause: async () => (await changeWatch(trx, id, "pause", now), words.pausedNow(subject)),
    resume: async () => (await changeWatch(trx, id, "resume", now), words.resumed(subject)),
    end: async () => (await endWatch(trx, id, "asked", now), words.ended(subject)),
    line: async () => (await changeWatch(trx, id, { whenSame: "line" }, now), words.changed(words.ifSame.line)),
    nothing: async () => (
      await changeWatch(trx, id, { whenSame: "nothing" }, now),
      words.changed(words.ifSame.nothing)
    ),
  };
  const step = Object.hasOwn(done, what) ? done[what] : undefined;
  if (!step) return { replies: [say(words.gone)] };
  const sentence = await step();
  await recordAudit(trx, [{ at: now, actorId: person.id, action: `watch.${what}`, subject: `watch/${id}`, inboxId }]);
  return { replies: [say(sentence)] };
}

async function press(turn: Turn, readers: CommandTable, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const words = watchMessages[turn.language];
  const { do: step = "", subject = "" } = args;
  if (step === "add") return add(turn, readers, { subject, schedule: readSchedule(args["schedule"]) });
  const watch = await findWatch(turn.trx, numberIn(args, "watch"));
  if (!watch || watch.chatId !== turn.chat.id) return { replies: [say(words.gone)] };
  if (step === "see") return { replies: [(await sayNow(turn, readers, watch.subject)).reply] };
  if (step !== "open") return change(turn, watch, step);
  const when = scheduleText(watch.schedule, turn.language);
  const lines = [watch.pausedAt ? `${when} ${words.paused}` : when, words.ifSame[watch.whenSame]];
  return { replies: [{ ...say(text(bold(watch.subject)), ...lines), choices: itemChoices(turn, watch) }] };
}

/**
 * Tells a chat something again and again: a board, a ranking, any question, on days of its own, ahead of deadlines, or
 * when something changes. `reading` are the commands that answer from what is stored, besides questions.
 */
export function createWatchCommand(reading: readonly Command[]): Command {
  const readers = new CommandTable(reading);
  return {
    name: NAME,
    words: [
      "theo dõi",
      "đang theo dõi",
      "dừng theo dõi",
      "ngừng theo dõi",
      "bỏ theo dõi",
      "bản tin",
      "/watch",
      "/digest",
      "watches",
    ],
    summary: { vi: "Theo dõi định kỳ, báo khi thay đổi", en: "Digests and watches" },
    where: "anywhere",
    mayUse: (assignments) => mayAnywhere(assignments, "see"),
    hears: (input) => (soundsLikeWatch(input) ? input : undefined),
    async run(turn, argument) {
      const request = parseWatch(argument);
      return request.subject === "" ? list(turn) : add(turn, readers, request);
    },
    press: (turn, args) => press(turn, readers, args),
    async unasked(turn, args) {
      const watch = await findWatch(turn.trx, numberIn(args, "watch"));
      if (!watch || watch.pausedAt) return { replies: [] };
      return runWatch(turn, readers, watch, DateTime.fromISO(args["due"] ?? "", { zone: ZONE }));
    },
  };
}
