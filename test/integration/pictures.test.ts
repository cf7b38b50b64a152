import { createHash } from "node:crypto";
import { sql } from "kysely";
import { pino, type Logger } from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import { readAttachment } from "../../src/attachment-deps.ts";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import { ZALO_BASIC } from "../../src/platforms/zalo/settings.ts";
import type { ChartSpec } from "../../src/render/chart-spec.ts";
import { chartSvg, renderChart } from "../../src/render/chart.ts";
import { CHART_VERSION, drawPicture, parseDrawing, toDrawing } from "../../src/render/drawing.ts";
import { Announcements } from "../../src/store/announcements.ts";
import { findAttachment, findAttachmentSize, saveAttachment, saveDrawing } from "../../src/store/attachments.ts";
import { transaction, type Db } from "../../src/store/database.ts";
import { createTelegramDeps } from "../../src/telegram-deps.ts";
import { createWebDeps } from "../../src/web-deps.ts";
import { createSentFiles, createZaloDeps } from "../../src/zalo-deps.ts";
import { CHARTS } from "../support/charts.ts";
import { prepareZaloTalks, type ZaloTalk } from "../support/zalo.ts";

const QUESTION = "huyện nào dưới 45% thanh toán trực tuyến?";
const withTitle = (title: string): ChartSpec => ({ ...(CHARTS[0] as ChartSpec), title });
const open = await prepareZaloTalks();
let talk: ZaloTalk;
let db: Db;

beforeAll(async () => {
  talk = await open();
  ({ db } = talk);
  await talk.link("leader");
});

interface Line {
  readonly level: number;
  readonly incident?: string;
  readonly hash?: string;
  readonly err?: { readonly message: string };
}

function listen(): { log: Logger; lines: Line[] } {
  const lines: Line[] = [];
  return { log: pino({ level: "debug" }, { write: (line) => void lines.push(JSON.parse(line) as Line) }), lines };
}

const { log } = listen();

/** A picture of its own that nobody has looked at. */
async function undrawn(title: string): Promise<{ hash: string; png: Buffer }> {
  const own = withTitle(title);
  const hash = await transaction(db, (trx) => saveDrawing(trx, toDrawing(own), talk.app.clock.now()));
  return { hash, png: await renderChart(own) };
}

async function rowOf(hash: string): Promise<{ drawn: boolean; drawing: boolean }> {
  const { rows } = await sql<{ drawn: boolean; drawing: boolean }>`
    select content is not null as drawn, drawing is not null as drawing from attachment where hash = ${hash}`.execute(
    db,
  );
  return rows[0] ?? { drawn: false, drawing: false };
}

/** Brings a question in and handles it, without sending the answer. Returns the answer's row and its picture. */
async function askUnsent(): Promise<{ outboxId: string; hash: string }> {
  const { chatId } = await talk.app.accept({
    ...{ platform: "web", bot: OWN_BOT, messageId: crypto.randomUUID(), sender: { externalId: "leader" } },
    chat: { externalId: "leader", kind: "private" },
    content: { kind: "text", text: QUESTION },
  });
  await talk.app.drain(chatId);
  const { rows } = await sql<{ outboxId: string; hash: string }>`
    select id as "outboxId", body -> 'attachments' -> 0 ->> 'hash' as hash from outbox
    where chat_id = ${chatId} order by id desc limit 1`.execute(db);
  return rows[0] as { outboxId: string; hash: string };
}

describe("a question's picture", () => {
  test("is not drawn while the question is handled, and is kept once for all who ask the same", async () => {
    const first = await askUnsent();
    expect(await rowOf(first.hash)).toEqual({ drawn: false, drawing: true });
    expect((await askUnsent()).hash).toBe(first.hash);
    expect(await db.selectFrom("attachment").select("hash").execute()).toHaveLength(1);
  });

  test("is the same for every reader, whoever comes first", async () => {
    const { outboxId, hash } = await askUnsent();
    const { drawing } = await db.selectFrom("attachment").select("drawing").executeTakeFirstOrThrow();
    const png = await drawPicture(String(drawing));
    const { connection, clock } = talk.app;
    const web = createWebDeps(talk.app, {
      ...{ announcements: new Announcements(connection.pool), secureCookies: false, wakeLane: async () => undefined },
    });
    const zalo = createZaloDeps(
      { connection, clock, log, publicUrl: talk.publicUrl },
      { apiRoot: talk.fake.url, limits: ZALO_BASIC },
    );
    const readers: Record<string, () => Promise<Uint8Array | undefined>> = {
      telegram: () => createTelegramDeps({ connection, log }).readFile(hash),
      chat: async () => (await web.attachment("leader", hash))?.content,
      inbox: async () => (await web.inbox.attachment("leader", hash))?.content,
      file: async () => (await createSentFiles(talk.app).find({ outboxId, hash, personCode: "leader" }))?.content,
      zalo: async () => {
        expect(await zalo.sending.hasPicture(hash)).toBe(true);
        const token = (await zalo.sending.pictureLink(hash))?.split("/").at(-1) ?? "";
        return (await zalo.takePicture(token))?.content;
      },
    };
    for (const [name, read] of Object.entries(readers)) {
      await db.updateTable("attachment").set({ content: null, drawing }).where("hash", "=", hash).execute();
      expect(png?.equals((await read()) ?? Buffer.alloc(0)), name).toBe(true);
      expect(await rowOf(hash), name).toEqual({ drawn: true, drawing: false });
      expect(png?.equals((await read()) ?? Buffer.alloc(0)), `${name} again`).toBe(true);
    }
    expect(await web.attachment("officer-chi-lang", hash)).toBeUndefined();
  });

  test("goes out with its message; one that nobody can draw is said to be missing, and the answer stays", async () => {
    const whole = await talk.ask("leader", QUESTION);
    expect(whole.method).toBe("sendPhoto");
    await sql`
      create function spoil() returns trigger language plpgsql as $$ begin new.drawing := '{"version":0}'; return new; end $$;
    `.execute(db);
    await sql`create trigger spoil before insert on attachment for each row execute function spoil()`.execute(db);
    await db.deleteFrom("media_link").execute();
    await db.deleteFrom("attachment").execute();
    const bare = await talk.ask("leader", QUESTION);
    await sql`drop trigger spoil on attachment`.execute(db);
    expect(bare.method).toBe("sendMessage");
    expect(bare.text).toContain("Huyện Tràng Định: 28,33%");
    expect(bare.text).toContain("(Không gửi kèm được hình “bieu-do.png”.)");
    expect(bare.text).not.toContain("http");
    expect(talk.logged.join("\n")).toContain("a picture of another version of the program can no longer be drawn");
  });
});

describe("a picture", () => {
  test("that several look at at once is the same for all, and nothing is locked while they draw", async () => {
    const { hash, png } = await undrawn("Hai người xem");
    const all = Promise.withResolvers<void>();
    let drawing = 0;
    const draw = async (what: string): Promise<Buffer | undefined> => {
      drawing += 1;
      if (drawing === 3) {
        await sql`select 1 from attachment where hash = ${hash} for update nowait`.execute(db);
        all.resolve();
      }
      await all.promise;
      return renderChart(parseDrawing(what) as ChartSpec);
    };
    const read = await Promise.all([1, 2, 3].map(() => readAttachment({ db, log, draw }, hash)));
    expect(read.map((one) => one?.content.equals(png))).toEqual([true, true, true]);
    expect((await findAttachment(db, hash))?.content.equals(png)).toBe(true);
  });

  test("that is being drawn is not drawn a second time beside it", async () => {
    const drawing = toDrawing(withTitle("Cùng lúc"));
    const [first, second] = await Promise.all([drawPicture(drawing), drawPicture(drawing)]);
    expect(first).toBe(second);
    expect(await drawPicture(drawing)).toEqual(first);
  });

  test("that somebody else has drawn meanwhile stays as it is", async () => {
    const { hash, png } = await undrawn("Đã có người vẽ");
    const late = Buffer.from("late");
    const draw = async () => {
      await readAttachment({ db, log }, hash);
      return late;
    };
    await readAttachment({ db, log, draw }, hash);
    expect((await findAttachment(db, hash))?.content.equals(png)).toBe(true);
  });

  test("whose drawing fails is an incident in the log, no error, and is drawn for the next who looks", async () => {
    const { hash, png } = await undrawn("Hỏng một lần");
    const heard = listen();
    const draw = () => Promise.reject(new Error("no font"));
    expect(await readAttachment({ db, log: heard.log, draw }, hash)).toBeUndefined();
    expect(heard.lines).toMatchObject([
      { level: 50, incident: expect.stringMatching(/^SC-[0-9A-F]{6}$/), hash, err: { message: "no font" } },
    ]);
    expect(await rowOf(hash)).toEqual({ drawn: false, drawing: true });
    expect((await readAttachment({ db, log: heard.log }, hash))?.content.equals(png)).toBe(true);
    expect(heard.lines).toHaveLength(1);
  });

  test("of another version of the program is no incident, and one that was forgotten is not there", async () => {
    const hash = await transaction(db, (trx) => saveDrawing(trx, '{"version":0}', talk.app.clock.now()));
    const heard = listen();
    expect(await readAttachment({ db, log: heard.log }, hash)).toBeUndefined();
    expect(heard.lines).toMatchObject([{ level: 40, hash }]);
    expect(await readAttachment({ db, log }, "0".repeat(64))).toBeUndefined();
  });

  test("that was never drawn is no file that somebody sent, and no file can take its place", async () => {
    const { hash } = await undrawn("Chiếm chỗ");
    expect(await findAttachment(db, hash)).toBeUndefined();
    expect(await findAttachmentSize(db, hash)).toBeUndefined();
    const content = Buffer.from(toDrawing(withTitle("Chiếm chỗ")));
    const sent = { mime: "application/octet-stream", content };
    const own = await transaction(db, (trx) => saveAttachment(trx, sent, talk.app.clock.now()));
    expect(own).not.toBe(hash);
    expect(await rowOf(hash)).toEqual({ drawn: false, drawing: true });
  });
});

test("whoever changes how charts look raises CHART_VERSION, so that nobody is sent an old picture", async () => {
  const looks: string[] = [];
  for (const one of CHARTS)
    for (const theme of ["light", "dark"] as const)
      looks.push((await chartSvg(one, theme)).replaceAll(/zr\d+(-cls-\d+)?/g, "zr"));
  const seen = createHash("sha256").update(looks.join("\n")).digest("hex").slice(0, 12);
  // A new look is a new version here and in src/render/drawing.ts.
  expect([CHART_VERSION, seen]).toEqual([1, "82dfbf551d3e"]);
});
