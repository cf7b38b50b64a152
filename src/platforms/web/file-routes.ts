import type { FastifyInstance } from "fastify";
import type { WebDeps } from "./deps.ts";
import { FILE_RATE, UPLOAD_RATE } from "./security.ts";
import { findActor, isRefusal } from "./identity.ts";
import { FILE_LIMIT, fileSchema, uploadSchema, tokenSchema, type UploadAnswer } from "./wire.ts";

const BINARY = "application/octet-stream";

function bytesOf(body: unknown): Buffer | undefined {
  return Buffer.isBuffer(body) && body.byteLength > 0 ? body : undefined;
}

function addSendingFiles(app: FastifyInstance, deps: WebDeps): void {
  app.post(
    "/api/files",
    {
      ...(deps.demo ? {} : { config: { rateLimit: FILE_RATE } }),
      bodyLimit: FILE_LIMIT,
      // Who sends is known before a byte of the file is read.
      onRequest: async (request, reply) => {
        const actor = await findActor(deps, request, fileSchema.parse(request.query));
        if (isRefusal(actor)) await reply.code(actor.status).send(actor);
      },
    },
    async (request, reply) => {
      const { messageId, name, ...claim } = fileSchema.parse(request.query);
      const actor = await findActor(deps, request, claim);
      if (isRefusal(actor)) return reply.code(actor.status).send(actor);
      const content = bytesOf(request.body);
      if (!content) return reply.code(400).send({ status: 400, code: "bad-request" });
      const hash = await deps.storeFile(content);
      await deps.accept({
        platform: "web",
        bot: deps.bot,
        messageId,
        chat: actor.chat,
        sender: { externalId: actor.person.code, name: actor.person.name },
        content: { kind: "file", name, mime: BINARY, hash },
      });
      return reply.code(202).send({});
    },
  );
}

/** The page of an upload link: it may be opened as often as one likes, and takes one file. */
function addUploads(app: FastifyInstance, deps: WebDeps): void {
  app.get("/api/upload/:token", async (request, reply): Promise<UploadAnswer> => {
    const { token } = tokenSchema.parse(request.params);
    const language = await deps.uploads.language(token);
    return language ? { language } : reply.code(404).send({ status: 404, code: "link-unusable" });
  });

  app.post(
    "/api/upload/:token",
    {
      config: { rateLimit: UPLOAD_RATE },
      bodyLimit: FILE_LIMIT,
      onRequest: async (request, reply) => {
        const { token } = tokenSchema.parse(request.params);
        if (!(await deps.uploads.language(token))) await reply.code(404).send({ status: 404, code: "link-unusable" });
      },
    },
    async (request, reply) => {
      const { token } = tokenSchema.parse(request.params);
      const { name } = uploadSchema.parse(request.query);
      const content = bytesOf(request.body);
      if (!content) return reply.code(400).send({ status: 400, code: "bad-request" });
      const isTaken = await deps.uploads.take(token, { name, content });
      return isTaken ? reply.code(202).send({}) : reply.code(404).send({ status: 404, code: "link-unusable" });
    },
  );
}

/** Files on their way in: from the chat's page, and by a one-time link from chats that take none. */
export function addFileRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.addContentTypeParser(BINARY, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  addSendingFiles(app, deps);
  addUploads(app, deps);
}
