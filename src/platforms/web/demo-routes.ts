import type { FastifyInstance } from "fastify";
import { DateTime } from "luxon";
import { plainText } from "../../render/message.ts";
import { listDemoChats } from "./chat-routes.ts";
import type { DemoDeps, WebDeps, WebMessage } from "./deps.ts";
import { jumpSchema, type ChatSummary, type JumpAnswer, type OverviewAnswer } from "./wire.ts";

/** How many messages of a chat are looked at for its line in the list; more unread ones are shown as this many. */
const LOOK_BACK = 30;
const PREVIEW_LENGTH = 80;

function previewOf(message: WebMessage): string {
  const full = message.from === "bot" ? plainText(message) : message.text;
  const [line = ""] = full.trim().split("\n");
  return line.slice(0, PREVIEW_LENGTH).toWellFormed();
}

async function summarise(deps: WebDeps, chat: string): Promise<ChatSummary> {
  const messages = await deps.history(chat, { limit: LOOK_BACK });
  const last = messages.at(-1);
  return {
    chat,
    ...(last ? { last: { id: last.id, at: last.at, text: previewOf(last) } } : {}),
    botIds: messages.filter(({ from }) => from === "bot").map(({ id }) => id),
  };
}

/** The list of demonstration chats with what is new in each, and the demonstration clock. Demonstration mode only. */
export function addDemoRoutes(app: FastifyInstance, deps: WebDeps, demo: DemoDeps): void {
  app.get("/api/demo/overview", async (): Promise<OverviewAnswer> => {
    const chats = await listDemoChats(demo);
    return {
      now: await demo.clock.now(),
      chats: await Promise.all(chats.map((chat) => summarise(deps, chat))),
    };
  });

  app.post("/api/demo/clock", async (request, reply): Promise<JumpAnswer> => {
    const to = jumpSchema.parse(request.body);
    if (to.kind === "to" && DateTime.fromISO(to.iso) <= DateTime.fromISO(await demo.clock.now()))
      return reply.code(409).send({ status: 409, code: "clock-backwards" });
    return demo.clock.jump(to);
  });
}
