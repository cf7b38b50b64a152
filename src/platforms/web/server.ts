import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance } from "fastify";
import type { AddressInfo } from "node:net";
import { ZodError } from "zod";
import { addAssets } from "./assets.ts";
import { addChatRoutes } from "./chat-routes.ts";
import { addDemoRoutes } from "./demo-routes.ts";
import type { WebDeps } from "./deps.ts";
import { BODY_LIMIT, HELMET, isSameOrigin } from "./security.ts";
import { addSessionRoute, addSignInRoutes } from "./sign-in-routes.ts";

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** The web chat's HTTP server. */
export interface WebServer {
  /**
   * Starts listening on all addresses; port 0 takes a free one, which is returned.
   * Rejects with `code: "EADDRINUSE"` when the port is taken, `"EACCES"` when it may not be used.
   */
  listen(port: number, host?: string): Promise<{ readonly port: number }>;
  /** Ends open streams and waits for requests under way. */
  close(): Promise<void>;
}

function statusOf(error: unknown): number {
  if (error instanceof ZodError) return 400;
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return typeof status === "number" ? status : 500;
}

function guard(app: FastifyInstance, deps: WebDeps): void {
  // Without this Fastify also takes text/plain, which a foreign page may send without asking.
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", async (request, reply) => {
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers))
      await reply.code(403).send({ status: 403, code: "not-yours" });
  });
  app.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.setErrorHandler(async (error, _request, reply) => {
    const status = statusOf(error);
    if (status >= 500) deps.reportFault(error);
    await reply.code(status).send({ status, code: status >= 500 ? "internal" : "bad-request" });
  });
  app.setNotFoundHandler(async (_request, reply) => {
    await reply.code(404).send({ status: 404, code: "not-found" });
  });
}

/** Builds the server: page, chat, sign-in or demonstration, health. It does not listen yet. */
export async function createWebServer(deps: WebDeps): Promise<WebServer> {
  const app = fastify({ logger: false, bodyLimit: BODY_LIMIT });
  guard(app, deps);
  await app.register(cookie);
  await app.register(helmet, HELMET);
  await addAssets(app);
  addSessionRoute(app, deps);
  addChatRoutes(app, deps);
  if (deps.demo) addDemoRoutes(app, deps, deps.demo);
  else addSignInRoutes(app, deps);

  app.get("/health", async (_request, reply) => {
    const isReady = await deps.isReady();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ready" : "unavailable" });
  });

  return {
    async listen(port, host = "127.0.0.1") {
      await app.listen({ port, host });
      return { port: (app.server.address() as AddressInfo).port };
    },
    close: () => app.close(),
  };
}
