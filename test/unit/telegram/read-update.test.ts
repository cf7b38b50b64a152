import { describe, expect, test } from "vitest";
import { createButtons } from "../../../src/platforms/telegram/buttons.ts";
import { readUpdate } from "../../../src/platforms/telegram/read-update.ts";
import { entitiesOf } from "../../fakes/telegram/world.ts";

const self = { id: 700, username: "don_doc_bot", commands: new Set(["tinhtrang"]) };
const buttons = createButtons("700:token");
const an = { id: 5, first_name: "Lê Thị", last_name: "An", is_bot: false };
const privateChat = { id: 5, type: "private" };
const group = { id: -9, type: "supergroup", title: "Ban Chỉ đạo" };

const read = (update: object) => readUpdate({ update_id: 1, ...update }, self, buttons);
const message = (content: object, chat: object = privateChat) => ({
  message: { message_id: 33, date: 1, chat, from: an, ...content },
});
const contentOf = (update: object): unknown => {
  const [reading] = read(update);
  return reading?.kind === "incoming" ? reading.incoming.content : reading;
};
const inGroup = (text: string, extra: object = {}): unknown =>
  contentOf(message({ text, entities: entitiesOf(text), ...extra }, group));

describe("in private", () => {
  test("a text carries chat, sender and an id that chat and message make", () => {
    expect(read(message({ text: "báo cáo" }))).toEqual([
      {
        kind: "incoming",
        incoming: {
          ...{ platform: "telegram", bot: "700", messageId: "5:33", place: 1 },
          ...{ chat: { externalId: "5", kind: "private" }, sender: { externalId: "5", name: "Lê Thị An" } },
          content: { kind: "text", text: "báo cáo" },
        },
      },
    ]);
  });

  test("the bot's name behind a command is left out", () => {
    const text = "/baocao@Don_Doc_Bot quý 3";
    expect(contentOf(message({ text, entities: entitiesOf(text) }))).toEqual({ kind: "text", text: "/baocao quý 3" });
  });

  test.each([
    [{ sticker: {} }, { kind: "other", what: "sticker" }],
    [{ voice: {} }, { kind: "other", what: "voice" }],
    [
      { video: {}, caption: "41,5%" },
      { kind: "text", text: "41,5%" },
    ],
    [{ location: {} }, { kind: "other", what: "unsupported" }],
    [
      { text: "x", forward_origin: { type: "user" } },
      { kind: "untaken", why: "forwarded" },
    ],
    [{ document: { file_id: "f", file_size: 10 * 1024 * 1024 + 1 } }, { kind: "untaken", why: "file-too-big" }],
  ])("%j is %j", (content, expected) => {
    expect(contentOf(message(content))).toEqual(expected);
  });

  test("a file of just the largest size is fetched, a photo in its largest size, a forwarded one too", () => {
    const file = { file_id: "f", file_name: "a.xlsx", mime_type: "x/y", file_size: 10 * 1024 * 1024 };
    expect(contentOf(message({ document: file, forward_origin: {} }))).toMatchObject({
      kind: "file",
      file: { id: "f", name: "a.xlsx", mime: "x/y" },
    });
    const photo = [{ file_id: "small" }, { file_id: "large", file_size: 1 }];
    expect(contentOf(message({ photo, caption: "đồng ý" }))).toMatchObject({ kind: "file", file: { id: "large" } });
  });

  test("nobody speaks for somebody else: bots, and news that nobody said, are passed over", () => {
    expect(read(message({ text: "x", from: { ...an, is_bot: true } }))).toEqual([]);
    expect(read(message({ pinned_message: {} }))).toEqual([]);
    expect(read({ channel_post: message({ text: "x" }).message })).toEqual([]);
  });
});

describe("in a group", () => {
  test.each([
    ["@don_doc_bot huyện nào chậm?", "huyện nào chậm?"],
    ["huyện nào chậm @DON_DOC_BOT nhỉ", "huyện nào chậm nhỉ"],
    ["/tinhtrang", "/tinhtrang"],
    ["/tinhtrang@don_doc_bot Q3", "/tinhtrang Q3"],
    ["/baocao@don_doc_bot", "/baocao"],
  ])("%s is said to the bot: %s", (said, text) => {
    expect(inGroup(said)).toEqual({ kind: "text", text });
  });

  test.each(["huyện nào chậm?", "/weather", "/tinhtrang@other_bot", "a@don_doc_bot.vn", "@don_doc_bot2 chào"])(
    "%s is not",
    (said) => expect(inGroup(said)).toBeUndefined(),
  );

  test("an answer to the bot is said to it, one to somebody else is not", () => {
    const reply = (id: number) => ({ reply_to_message: { from: { id } } });
    expect(inGroup("2", reply(700))).toEqual({ kind: "text", text: "2" });
    expect(inGroup("2", reply(8))).toBeUndefined();
  });

  test.each([
    { sender_chat: { id: -9 } },
    { sender_chat: { id: -1 }, is_automatic_forward: true },
    { from: { id: 1087968824, first_name: "Group", is_bot: true } },
    { forward_origin: { type: "user" } },
  ])("an anonymous administrator, a channel or a forwarded word is nobody: %j", (extra) => {
    expect(inGroup("@don_doc_bot chào", extra)).toBeUndefined();
  });

  test("everybody who joins at once is told of, and a move names the old chat however it is told", () => {
    const joined = read(message({ new_chat_members: [an, { id: 700, is_bot: true }, { ...an, id: 6 }] }, group));
    expect(joined.map((one) => one.kind === "incoming" && one.incoming.messageId)).toEqual([
      "-9:33:joined:5",
      "-9:33:joined:6",
    ]);
    const there = read(message({ migrate_to_chat_id: -1009 }, group));
    const here = read(message({ migrate_from_chat_id: -9 }, { ...group, id: -1009 }));
    expect(there).toEqual(here);
    expect(here[0]).toMatchObject({
      incoming: {
        messageId: "moved:-9:-1009",
        chat: { externalId: "-9" },
        content: { change: { externalId: "-1009" } },
      },
    });
  });

  test.each([
    ["kicked", "left"],
    ["left", "left"],
    ["member", "joined"],
    ["administrator", "joined"],
  ])("the bot is %s: %s", (status, kind) => {
    const update = { chat: group, from: an, date: 7, new_chat_member: { user: { id: 700 }, status } };
    expect(contentOf({ my_chat_member: update })).toEqual({ kind: "change", change: { kind } });
  });

  test("a promotion is not news, leaving is", () => {
    const update = (before: string, now: string) => ({
      chat_member: {
        ...{ chat: group, from: an, date: 7 },
        ...{ old_chat_member: { user: an, status: before }, new_chat_member: { user: an, status: now } },
      },
    });
    expect(read(update("member", "administrator"))).toEqual([]);
    expect(contentOf(update("member", "kicked"))).toMatchObject({ change: { kind: "member-left" } });
    expect(contentOf(update("left", "member"))).toMatchObject({ change: { kind: "member-joined" } });
  });
});
