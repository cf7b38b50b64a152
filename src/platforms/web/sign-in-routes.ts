import type { FastifyInstance } from "fastify";
import { DateTime } from "luxon";
import { presentOf } from "./chat-routes.ts";
import type { WebDeps } from "./deps.ts";
import { findPerson, SESSION_COOKIE } from "./identity.ts";
import { SIGN_IN_RATE } from "./security.ts";
import { codeSchema, redeemSchema, type SessionAnswer } from "./wire.ts";

/** Who the page is for: demonstration people, the person signed in, or nobody yet. */
export function addSessionRoute(app: FastifyInstance, deps: WebDeps): void {
  app.get("/api/session", async (request): Promise<SessionAnswer> => {
    const now = await presentOf(deps);
    if (deps.demo) {
      const [people, groups] = await Promise.all([deps.demo.people(), deps.demo.groups()]);
      return { kind: "demo", now, people, groups };
    }
    const person = await findPerson(deps, request);
    return person ? { kind: "signed-in", now, person } : { kind: "signed-out", now };
  });
}

/**
 * Signing in by a one-time link or a code, and out. Not in demonstration mode.
 *
 * The link itself (`GET /sign-in/<token>`) only shows a button: chat programs fetch every link for its preview, and
 * would use the token up. The button's POST redeems it.
 */
export function addSignInRoutes(app: FastifyInstance, deps: WebDeps): void {
  const cookie = { path: "/", httpOnly: true, sameSite: "lax", secure: deps.secureCookies } as const;

  app.post("/api/sign-in", { config: { rateLimit: SIGN_IN_RATE } }, async (request, reply) => {
    const { token } = redeemSchema.parse(request.body);
    const redeemed = await deps.signIn.redeem(token);
    if (!redeemed) return reply.code(403).send({ status: 403, code: "link-unusable" });
    const expires = DateTime.fromISO(redeemed.expiresAt).toJSDate();
    return reply.setCookie(SESSION_COOKIE, redeemed.session, { ...cookie, expires }).send({});
  });

  app.post("/api/sign-in/code", { config: { rateLimit: SIGN_IN_RATE } }, async (request, reply) => {
    const { code } = codeSchema.parse(request.body);
    const redeemed = await deps.signIn.redeemCode(code, request.ip);
    if (!redeemed) return reply.code(403).send({ status: 403, code: "code-unusable" });
    const expires = DateTime.fromISO(redeemed.expiresAt).toJSDate();
    return reply.setCookie(SESSION_COOKIE, redeemed.session, { ...cookie, expires }).send({});
  });

  app.post("/api/sign-out", async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await deps.signIn.end(token);
    return reply.clearCookie(SESSION_COOKIE, cookie).send({});
  });
}
