import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Told } from "./talk.ts";
import { findTextFaults } from "./text-faults.ts";

/**
 * The language of `test/dialogues/*.dialogue`. A line at the margin is something that happens:
 *
 *     officer-chi-lang: /baocao                 said in the private chat
 *     officer-chi-lang in group:bcd: …          said in a group
 *     head-chi-lang: [Duyệt]                    a choice of the newest message, by its label
 *     clock: 2024-09-25T09:00:00                the clock moves on, and the jobs on the way run
 *     skip: 2024-09-25T09:00:00                 the clock moves on without them
 *
 * An indented line is what the bot must have said since: `bot: …` to whoever spoke, `bot to head-chi-lang: …` to somebody
 * else; `bot not: …` and `bot to X not: …` must not have been said; `nobody else` has been told anything. `[A|B]` behind
 * `choices:` are all choices of the answer. What is written is a piece of the text, ` … ` leaves something out.
 */
export const DIALOGUES = "test/dialogues";

/** What a platform without buttons can carry: labels are typed, and a message with its numbered choices has this length. */
const PLAIN_LENGTH = 2_000;

/** A bot that people talk to by their codes, on whatever platform; each act gives what everybody was told since. */
export interface Speaker {
  say(as: string, text: string, chat?: string): Promise<Told[]>;
  choose(as: string, label: string, chat?: string): Promise<Told[]>;
  /** Moves the clock on without the jobs on the way. */
  skip(to: string): void;
  clock(to: string): Promise<Told[]>;
}

interface Step {
  readonly line: number;
  readonly happens: string;
  readonly checks: { readonly line: number; readonly text: string }[];
}

function parse(text: string): Step[] {
  const steps: Step[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    if (raw.trim() === "" || raw.startsWith("#")) continue;
    const line = index + 1;
    if (/^\s/.test(raw)) steps.at(-1)?.checks.push({ line, text: raw.trim() });
    else steps.push({ line, happens: raw.trim(), checks: [] });
  }
  return steps;
}

function isSaid(said: string, wanted: string): boolean {
  let from = 0;
  return wanted.split(" … ").every((piece) => {
    const found = said.indexOf(piece.trim(), from);
    from = found + piece.trim().length;
    return found >= 0;
  });
}

function check(told: readonly Told[], chat: string, wanted: string): void {
  if (wanted === "nobody else") {
    expect(told.filter(({ to }) => to !== chat)).toEqual([]);
    return;
  }
  const match = /^(bot(?: to (\S+))?( not)?|choices(?: to (\S+))?): (.*)$/.exec(wanted);
  if (!match) throw new Error(`not understood: ${wanted}`);
  const [, kind = "", to, not, choicesTo, text = ""] = match;
  const heard = told.filter((one) => one.to === (to ?? choicesTo ?? chat));
  if (kind.startsWith("choices")) expect(`[${heard.at(-1)?.choices.join("|")}]`).toBe(text);
  else {
    const said = heard.map((one) => one.text).join("\n");
    expect(isSaid(said, text), `${not ? "said" : "not said"}: ${text}\n--- said was:\n${said}`).toBe(!not);
  }
}

/** Plays a dialogue with buttons that are pressed, or, as on Zalo, with choices that are typed. */
export async function playDialogue(file: string, talk: Speaker, typed: boolean): Promise<void> {
  for (const step of parse(readFileSync(`${DIALOGUES}/${file}`, "utf8"))) {
    const match = /^(\S+?)(?: in (\S+))?: (.*)$/.exec(step.happens);
    if (!match) throw new Error(`${file}:${step.line}: not understood`);
    const [, as = "", inChat, said = ""] = match;
    const chat = inChat ?? as;
    const label = /^\[(.*)\]$/.exec(said)?.[1];
    if (as === "skip") {
      talk.skip(said);
      continue;
    }
    const told =
      as === "clock"
        ? await talk.clock(said)
        : label === undefined || typed
          ? await talk.say(as, (label ?? said).replaceAll("\\n", "\n"), chat)
          : await talk.choose(as, label, chat);
    for (const { text, choices } of told) {
      for (const said of [text, ...choices])
        expect(findTextFaults(said), `${file}:${step.line}: in “${said}”`).toEqual([]);
      if (typed)
        expect([text, ...choices.map((choice, at) => `${at + 1}. ${choice}`)].join("\n").length).toBeLessThanOrEqual(
          PLAIN_LENGTH,
        );
    }
    for (const { line, text } of step.checks) {
      try {
        check(told, chat, text);
      } catch (error) {
        throw new Error(`${file}:${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
  }
}
