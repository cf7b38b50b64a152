import type { FastifyInstance } from "fastify";
import { Readable } from "node:stream";
import { groupChatId, privateChatId } from "./chat-id.ts";
import type { StoredContent, WebDeps } from "./deps.ts";
import { findActor, isRefusal, type Claim } from "./identity.ts";
import { SEND_RATE } from "./security.ts";
import { streamEvents } from "./stream.ts";
import {
  claimSchema,
  hashSchema,
  historySchema,
  inboxSchema,
  sendSchema,
  streamSchema,
  type HistoryAnswer,
  type InboxAnswer,
  type ShortcutsAnswer,
} from "./wire.ts";

const HISTORY_PAGE = 50;
const INBOX_PAGE = 20;
const INLINE_MIMES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/** The current instant as the page should show it, ISO: the demonstration's or the real one. */
export async function presentOf(deps: WebDeps): Promise<string> {
  return deps.demo ? deps.demo.clock.now() : deps.clock.now().toISO();
}

/** Every chat that a demonstration can show. */
export async function listDemoChats(demo: NonNullable<WebDeps["demo"]>): Promise<readonly string[]> {
  const [people, groups] = await Promise.all([demo.people(), demo.groups()]);
  return [...groups.map(({ code }) => groupChatId(code)), ...people.map(({ code }) => privateChatId(code))];
}

function addHistory(app: FastifyInstance, deps: WebDeps): void {
  app.get("/api/messages", async (request, reply): Promise<HistoryAnswer> => {
    const { after, before, ...claim } = historySchema.parse(request.query);
    const actor = await findActor(deps, request, claim);
    if (isRefusal(actor)) return reply.code(actor.status).send(actor);
    const messages = await deps.history(actor.chat.externalId, {
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
      limit: HISTORY_PAGE,
    });
    return { now: await presentOf(deps), messages, more: messages.length >= HISTORY_PAGE };
  });

  app.get("/api/shortcuts", async (request, reply): Promise<ShortcutsAnswer> => {
    const actor = await findActor(deps, request, claimSchema.parse(request.query));
    if (isRefusal(actor)) return reply.code(actor.status).send(actor);
    return { shortcuts: await deps.shortcuts(actor.person.code, actor.chat.kind) };
  });
}

/** What was sent to the person on every platform. It is asked for as the person's own chat, never as a group. */
function addInbox(app: FastifyInstance, deps: WebDeps): void {
  app.get("/api/inbox", async (request, reply): Promise<InboxAnswer> => {
    const { before, as } = inboxSchema.parse(request.query);
    const actor = await findActor(deps, request, { as });
    if (isRefusal(actor)) return reply.code(actor.status).send(actor);
    const items = await deps.inbox.list(actor.person.code, { before, limit: INBOX_PAGE });
    return { now: await presentOf(deps), items, more: items.length >= INBOX_PAGE };
  });
}

function addSending(app: FastifyInstance, deps: WebDeps): void {
  app.post("/api/messages", deps.demo ? {} : { config: { rateLimit: SEND_RATE } }, async (request, reply) => {
    const { messageId, content, ...claim } = sendSchema.parse(request.body);
    const actor = await findActor(deps, request, claim);
    if (isRefusal(actor)) return reply.code(actor.status).send(actor);
    await deps.accept({
      platform: "web",
      bot: deps.bot,
      messageId,
      chat: actor.chat,
      sender: { externalId: actor.person.code, name: actor.person.name },
      content,
    });
    return reply.code(202).send({});
  });
}

function addAttachments(app: FastifyInstance, deps: WebDeps): void {
  app.get("/api/attachments/:hash", async (request, reply) => {
    const { hash } = hashSchema.parse(request.params);
    const actor = await findActor(deps, request, claimSchema.parse(request.query));
    if (isRefusal(actor)) return reply.code(actor.status).send(actor);
    const inInbox = (): Promise<StoredContent | undefined> => deps.inbox.attachment(actor.person.code, hash);
    const inChat = await deps.attachment(actor.chat.externalId, hash);
    const found = inChat ?? (actor.chat.kind === "private" ? await inInbox() : undefined);
    if (!found) return reply.code(404).send({ status: 404, code: "not-found" });
    return reply
      .header("cache-control", "private, max-age=86400, immutable")
      .header("content-disposition", INLINE_MIMES.has(found.mime) ? "inline" : "attachment")
      .type(found.mime)
      .send(Buffer.from(found.content.buffer, found.content.byteOffset, found.content.byteLength));
  });
}

function addStream(app: FastifyInstance, deps: WebDeps): void {
  const open = new Set<AbortController>();
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
    for (const stream of open) stream.abort();
  });

  app.get("/api/stream", async (request, reply) => {
    const { after, ...claim } = streamSchema.parse(request.query);
    const resumed = request.headers["last-event-id"];
    const actor = await findActor(deps, request, claim);
    if (isRefusal(actor)) return reply.code(actor.status).send(actor);
    const chat = actor.chat.externalId;
    const all = deps.demo ? await listDemoChats(deps.demo) : [];
    const stream = new AbortController();
    open.add(stream);
    // The server began to stop while this request was being looked at.
    if (isClosing) stream.abort();
    reply.raw.once("close", () => {
      open.delete(stream);
      stream.abort();
    });
    const isAllowed = async (claimed: Claim): Promise<boolean> => !isRefusal(await findActor(deps, request, claimed));
    const watch = {
      chat,
      after: typeof resumed === "string" && /^\d{1,18}$/.test(resumed) ? resumed : after,
      others: all.filter((other) => other !== chat),
      isAllowed: () => isAllowed(claim),
      signal: stream.signal,
    };
    return (
      reply
        .header("content-type", "text/event-stream; charset=utf-8")
        .header("cache-control", "no-store, no-transform")
        .header("x-accel-buffering", "no")
        // A connection that outlives its stream would keep a stopping server waiting.
        .header("connection", "close")
        .send(Readable.from(streamEvents(deps, watch)))
    );
  });
}

/** The chat itself: reading it, speaking in it, what was sent elsewhere, its pictures and files, and what is new in it as it happens. */
export function addChatRoutes(app: FastifyInstance, deps: WebDeps): void {
  addHistory(app, deps);
  addInbox(app, deps);
  addSending(app, deps);
  addAttachments(app, deps);
  addStream(app, deps);
}
