import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { period } from "../../../src/domain/period.ts";
import { figureOf } from "../../../src/dialogue/forms/draft.ts";
import { showFigure } from "../../../src/dialogue/forms/figure-text.ts";
import { reportForm } from "../../../src/dialogue/forms/report.ts";
import { nameOf } from "../../../src/dialogue/forms/report-lines.ts";
import type { ReportFacts } from "../../../src/dialogue/forms/report-state.ts";
import type { Choice, Language } from "../../../src/render/message.ts";
import { CHI, count, Desk, factsOf, LAN, PLAN, ratio, type Chat } from "./fixture.ts";

/** What officers say, in the forms they say it in. */
const SAID = [
  ..."3546/7880|3.546 / 7.880|45%|45,0|0|12|1.250|41.050|620 665|8/2024|0/0|7880/3546|120%|bốn lăm|-3|1tr2".split("|"),
  ..."không có|ko có|chưa có số liệu|chưa có số liệu vì phần mềm lỗi|không phát sinh|như kỳ trước|n/a|khoảng 45%".split(
    "|",
  ),
  ..."quay lại|bỏ qua|để sau|huỷ|xoá hết|không xoá|gửi|gửi báo cáo|xem lại|tiếp tục|sửa|đúng|đúng vì đã đối chiếu|nhập lại".split(
    "|",
  ),
  ..."sửa 3|sửa 3: 120/150|sửa 99|sửa hài lòng 620/665|sửa hài lòng thành 45%|hài lòng 617/665|trực tuyến 45%|PAKN 5/5".split(
    "|",
  ),
  ..."dùng số của tôi|giữ số đã có|ghi|ghi và gửi|bỏ|là tử số|phần mềm đang lỗi|1|2|3|abc|/baocao|trợ giúp|báo cáo".split(
    "|",
  ),
  ..."huyện nào dưới 45% thanh toán trực tuyến?|hồ sơ trễ hạn 2024|back|skip|send|edit 3|keep|no data|same as last".split(
    "|",
  ),
  "Thanh toán trực tuyến: 3546/7880, hài lòng 617/665",
  "1. 950/1000\n2. 60/80\n3. 45%\n11. 4",
  "niêm yết 120/120\nBPMC: 9/11\nsố hoá 60%\nhồ sơ trễ hạn 4\nkính gửi các anh chị",
  "PAKN\t5\t5\t100%\nhài lòng\t620\t665",
];

const mutated = fc
  .tuple(
    fc.constantFrom(...SAID),
    fc.nat(),
    fc.constantFrom("", " ", "9", ",", ".", "/", "%", "\u00a0", "\u0301", "ạ", "?", "\n"),
    fc.nat(2),
  )
  .map(([said, at, extra, dropped]) => {
    const cut = said.length === 0 ? 0 : at % said.length;
    return said.slice(0, cut) + extra + said.slice(cut + dropped);
  });
const spelled = fc
  .tuple(fc.constantFrom(...SAID), fc.constantFrom("NFD", "bare", "upper"))
  .map(([said, how]) =>
    how === "upper"
      ? said.toUpperCase()
      : how === "NFD"
        ? said.normalize("NFD")
        : said.normalize("NFD").replace(/\p{Mn}/gu, ""),
  );
const args = fc.dictionary(
  fc.constantFrom("key", "code", "text", "prompt", "revision"),
  fc.oneof(
    fc.constantFrom("fill", "same", "keep", "accept", "discard", "satisfaction", "online-payment", "45%", "0"),
    fc.string(),
  ),
);

type Event =
  | { readonly kind: "say"; readonly text: string }
  /** A tap on a choice of the newest message (`old`: of any earlier one). */
  | { readonly kind: "tap"; readonly at: number; readonly isOld: boolean }
  | { readonly kind: "crafted"; readonly args: Record<string, string> }
  | { readonly kind: "interruption" };

const event = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...SAID).map((text): Event => ({ kind: "say", text })) },
  { weight: 3, arbitrary: fc.oneof(mutated, spelled).map((text): Event => ({ kind: "say", text })) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((text): Event => ({ kind: "say", text })) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(), fc.boolean()).map(([at, isOld]): Event => ({ kind: "tap", at, isOld })) },
  { weight: 1, arbitrary: args.map((args): Event => ({ kind: "crafted", args })) },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: "interruption" }) },
);

const previous = new Map([
  ["online-payment", ratio(2310, 5498)],
  ["satisfaction", ratio(500, 550)],
  ["late-dossiers", count(3)],
]);

interface Chatting {
  readonly chat: Chat;
  /** Everything this chat was ever offered. */
  readonly offered: Choice[];
  /** What was said under the open prompt. */
  read: string[];
}

function act({ chat, offered }: Chatting, event: Event): string {
  switch (event.kind) {
    case "say":
      return chat.say(event.text);
    case "interruption":
      return chat.repeat();
    case "crafted":
      return chat.press({ label: "", action: { name: "", args: event.args } });
    case "tap": {
      const choices = event.isOld ? offered : chat.choices;
      const choice = choices[event.at % Math.max(1, choices.length)];
      return choice ? chat.press(choice) : chat.repeat();
    }
    default:
      return event satisfies never;
  }
}

/** Whether an act was a confirmed wish to throw the draft away. */
const isDiscarded = (chat: Chat) =>
  chat.last?.kind === "done" && chat.last.effects.some((effect) => effect.kind === "discard");

/** Everything the random conversations came by. */
const reached = new Set<string>();
const REACHABLE = [
  ..."indicator summary pick which reason conflict pasted cancel".split(" "),
  ..."handled not-mine done submit discard".split(" "),
];

function note({ last, position }: Chat): void {
  if (position) reached.add(position.place.kind);
  if (last) reached.add(last.kind);
  if (last?.kind === "done") for (const effect of last.effects) reached.add(effect.kind);
}

function step(desk: Desk, chatting: Chatting, event: Event): void {
  const { chat, offered } = chatting;
  if (!chat.position) chatting.read = [chat.open()];
  const before = desk.draft;
  const { prompt } = chat.position ?? {};
  const reply = act(chatting, event);
  offered.push(...chat.choices);
  const shown = [...chatting.read, reply].join("\n");
  chatting.read = chat.position?.prompt === prompt ? [...chatting.read, reply] : [reply];
  const after = desk.draft;
  note(chat);
  if (chat.last?.kind === "not-mine") {
    expect(after).toBe(before);
    expect(chat.explain("")).not.toBe("");
    return;
  }
  for (const [code, entry] of Object.entries(after.entries)) {
    if (entry === before.entries[code]) continue;
    const figure = showFigure(figureOf(entry.figure), chat.facts.language, chat.facts.targets.get(code));
    const line = shown.split("\n").find((one) => one.includes(`${nameOf(chat.facts, code)}: `) && one.includes(figure));
    expect(line, `${code} was entered as ${figure} without being read back`).toBeDefined();
    expect(entry.revision).toBe(after.revision);
  }
  if (!isDiscarded(chat))
    expect(Object.keys(after.entries)).toEqual(expect.arrayContaining(Object.keys(before.entries)));
  expect(after.revision - before.revision).toBe(after === before ? 0 : 1);
  if (chat.last?.kind === "handled") expect(reply.trim()).not.toBe("");
}

const conversation = (language: Language, changes: Partial<ReportFacts>) => (events: readonly [boolean, Event][]) => {
  const desk = new Desk(factsOf([], { checks: PLAN.checks, previous, language, ...changes }));
  const chats = [CHI, LAN].map((person): Chatting => ({ chat: desk.chat(person), offered: [], read: [] }));
  for (const [isFirst, event] of events) step(desk, chats[isFirst ? 0 : 1] as Chatting, event);
};

const events = fc.array(fc.tuple(fc.boolean(), event), { minLength: 60, maxLength: 60 });

/** So many conversations of the fixed seed come by every prompt, with room to spare. */
const MOST_TO_REACH_ALL = 400;

/** Conversations of sixty messages: 120 in a run of its own (`CONVERSATIONS=120`), fewer whenever everything is tested. */
const numRuns = Number(process.env["CONVERSATIONS"] ?? 40);

describe("messages at random into open forms of two officers", () => {
  test.each([
    ["vi", { whenIncomplete: "reason" }],
    ["vi", { whenIncomplete: "refuse", previousPeriod: period(2023, "Y") }],
    ["en", { whenIncomplete: "reason" }],
  ] as const)(
    "in %s %o: no fault, nothing entered that was not read back, nothing lost unasked",
    (language, changes) => {
      fc.assert(fc.property(events, conversation(language, changes)), { numRuns });
    },
    60_000,
  );

  test("come by every prompt: else they would prove nothing about it", () => {
    const play = conversation("vi", { whenIncomplete: "reason" });
    for (const sample of fc.sample(events, { seed: 1, numRuns: MOST_TO_REACH_ALL })) {
      if (REACHABLE.every((kind) => reached.has(kind))) break;
      play(sample);
    }
    expect([...reached]).toEqual(expect.arrayContaining(REACHABLE));
  });

  test("positions of any shape are read or refused, never a fault", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(reportForm.parsePosition(json)).toBeUndefined();
      }),
    );
  });
});
