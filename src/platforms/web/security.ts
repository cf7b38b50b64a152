import type { FastifyHelmetOptions } from "@fastify/helmet";
import type { IncomingHttpHeaders } from "node:http";

/** Largest JSON body in bytes. A pasted report of a whole unit is a few kilobytes. */
export const BODY_LIMIT = 64 * 1024;

/**
 * Response headers of every page and answer: nothing but our own files, no inline script or style, no framing.
 *
 * No `upgrade-insecure-requests`: a demonstration is often opened from a phone over http in the local network.
 */
export const HELMET: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  xFrameOptions: { action: "deny" },
};

/** Whoever is not known yet is counted by address: a session that is only claimed would make everybody somebody new. */
const keyGenerator = (request: { readonly ip: string }): string => request.ip;

/** How often an address may try to sign in: enough for people of one office who share it. */
export const SIGN_IN_RATE = { max: 20, timeWindow: 60_000, keyGenerator };

/** How often an address may send a file of up to ten megabytes by an upload link. */
export const UPLOAD_RATE = { max: 30, timeWindow: 60_000, keyGenerator };

/** How often a session, or without one an address, may send something: more than anybody types. */
export const SEND_RATE = { max: 120, timeWindow: 60_000 };

/** How often a session, or without one an address, may send a file of up to ten megabytes. */
export const FILE_RATE = { max: 30, timeWindow: 60_000 };

/**
 * Proxies that are believed about the address they pass on: on this machine or in its private network. Only limits hang
 * on the address, never a right.
 */
export const TRUSTED_PROXIES = ["loopback", "linklocal", "uniquelocal"];

/**
 * Whether a request that changes something comes from our own page. Browsers send `Sec-Fetch-Site`, older ones only
 * `Origin`; a request with neither is refused. The scheme is not compared: a proxy may end TLS before us.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin, host } = headers;
  return origin !== undefined && host !== undefined && URL.parse(origin)?.host === host;
}
