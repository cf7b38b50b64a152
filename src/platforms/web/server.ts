import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance } from "fastify";
import type { AddressInfo } from "node:net";
import { ZodError } from "zod";
import { addAssets } from "./assets.ts";
import { addChatRoutes } from "./chat-routes.ts";
import { addFileRoutes } from "./file-routes.ts";
import { addDemoRoutes } from "./demo-routes.ts";
import type { WebDeps } from "./deps.ts";
import { SESSION_COOKIE } from "./identity.ts";
import { BODY_LIMIT, HELMET, isSameOrigin, TRUSTED_PROXIES } from "./security.ts";
import { addSessionRoute, addSignInRoutes } from "./sign-in-routes.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Called by another program, which proves itself by a secret: not asked whether it comes from our own page. */
    readonly isWebhook?: boolean;
  }
}

/** Routes of another platform on this server, with body parsers of their own: its webhook, pictures that it fetches. */
export type ServerExtension = (app: FastifyInstance) => void;

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** How long requests under way may take once the server stops, in milliseconds. Pages send again what was cut off. */
const CLOSE_WITHIN_MS = 2000;
const SWEEP_MS = 50;

/** The web chat's HTTP server. */
export interface WebServer {
  /**
   * Starts listening on all addresses; port 0 takes a free one, which is returned.
   * Rejects with `code: "EADDRINUSE"` when the port is taken, `"EACCES"` when it may not be used.
   */
  listen(port: number, host?: string): Promise<{ readonly port: number }>;
  /** Ends open streams and gives requests under way two seconds. */
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
    if (request.routeOptions.config.isWebhook) return;
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

/**
 * Stops the server. Node closes idle connections only once, when it begins to stop; one that falls idle later, or that a
 * browser has opened in advance and never used, would hold the stop up for a minute.
 */
async function close(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}

/** Builds the server: page, chat, sign-in or demonstration, health. It does not listen yet. */
export async function createWebServer(deps: WebDeps, extensions: readonly ServerExtension[] = []): Promise<WebServer> {
  const app = fastify({ logger: false, bodyLimit: BODY_LIMIT, trustProxy: TRUSTED_PROXIES });
  guard(app, deps);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => request.cookies[SESSION_COOKIE] ?? request.ip,
  });
  await app.register(helmet, HELMET);
  await addAssets(app);
  addSessionRoute(app, deps);
  addChatRoutes(app, deps);
  addFileRoutes(app, deps);
  if (deps.demo) addDemoRoutes(app, deps, deps.demo);
  else addSignInRoutes(app, deps);

  for (const extension of extensions) await app.register(async (scope) => extension(scope));

  app.get("/health", async (_request, reply) => {
    const isReady = await deps.isReady();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ready" : "unavailable" });
  });

  return {
    async listen(port, host = "127.0.0.1") {
      await app.listen({ port, host });
      return { port: (app.server.address() as AddressInfo).port };
    },
    close: () => close(app),
  };
}
