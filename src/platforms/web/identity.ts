import type { FastifyRequest } from "fastify";
import type { Incoming } from "../platform.ts";
import { groupChatId, groupCodeOf, privateChatId } from "./chat-id.ts";
import type { WebDeps, WebPerson } from "./deps.ts";

/** The name of the session cookie. */
export const SESSION_COOKIE = "session";

/** Who acts in which chat, as far as the page's request proves it. */
export interface Actor {
  readonly person: WebPerson;
  readonly chat: Incoming["chat"];
}

/** Why a request is answered with no. The page turns the code into a sentence. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409;
  readonly code:
    | "bad-request"
    | "sign-in-needed"
    | "not-yours"
    | "not-found"
    | "clock-backwards"
    | "link-unusable"
    | "code-unusable";
}

/** What a request says about who acts where. `as` counts in demonstration mode only. */
export interface Claim {
  readonly as?: string | undefined;
  readonly chat?: string | undefined;
}

/** The person of a request's session; undefined without a valid one. Not for demonstration mode. */
export async function findPerson(deps: WebDeps, request: FastifyRequest): Promise<WebPerson | undefined> {
  const token = request.cookies[SESSION_COOKIE];
  return token === undefined ? undefined : deps.signIn.personOf(token);
}

async function findDemoActor(demo: NonNullable<WebDeps["demo"]>, claim: Claim): Promise<Actor | Refusal> {
  const people = await demo.people();
  const person = people.find(({ code }) => code === claim.as);
  if (!person) return { status: 403, code: "not-yours" };
  const chat = claim.chat ?? privateChatId(person.code);
  if (chat === privateChatId(person.code)) return { person, chat: { externalId: chat, kind: "private" } };
  const groups = await demo.groups();
  const group = groups.find(({ code }) => code === groupCodeOf(chat));
  if (!group?.members.includes(person.code)) return { status: 403, code: "not-yours" };
  return { person, chat: { externalId: groupChatId(group.code), kind: "group", title: group.title } };
}

/**
 * Who acts, checked anew on every request: in demonstration mode a demonstration person whom the page names, otherwise
 * the person of the session, who has a private chat and nothing else here.
 */
export async function findActor(deps: WebDeps, request: FastifyRequest, claim: Claim): Promise<Actor | Refusal> {
  if (deps.demo) return findDemoActor(deps.demo, claim);
  const person = await findPerson(deps, request);
  if (!person) return { status: 401, code: "sign-in-needed" };
  const chat = privateChatId(person.code);
  if ((claim.as ?? person.code) !== person.code || (claim.chat ?? chat) !== chat)
    return { status: 403, code: "not-yours" };
  return { person, chat: { externalId: chat, kind: "private" } };
}

/** Tells a refusal from whatever else a function may return. */
export function isRefusal(value: object): value is Refusal {
  return "status" in value && "code" in value;
}
