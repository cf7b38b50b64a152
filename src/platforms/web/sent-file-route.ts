import type { FastifyInstance } from "fastify";
import { SESSION_COOKIE } from "./identity.ts";
import { renderShell } from "./shell.ts";

/** The page of a file that a message carried where files cannot be sent. */
export function sentFilePath(outboxId: string, hash: string): string {
  return `/files/${outboxId}/${hash}`;
}

export interface SentFiles {
  /** Code of the person of a session. */
  personOf(session: string): Promise<{ readonly code: string } | undefined>;
  /** The file, if this person may still have it. */
  find(wanted: {
    readonly outboxId: string;
    readonly hash: string;
    readonly personCode: string;
  }): Promise<{ readonly name: string; readonly mime: string; readonly content: Uint8Array } | undefined>;
}

/**
 * Files behind sign-in: the link may lie about in a chat, and opens only for who may have the file now. Who is not
 * signed in gets the page that says how to; a file that is not theirs is not there.
 */
export function addSentFileRoute(app: FastifyInstance, files: SentFiles): void {
  app.get<{ Params: { outboxId: string; hash: string } }>(
    sentFilePath(":outboxId", ":hash"),
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const session = request.cookies[SESSION_COOKIE];
      const person = session === undefined ? undefined : await files.personOf(session);
      if (!person) return reply.code(401).type("text/html; charset=utf-8").send(renderShell());
      const file = await files.find({ ...request.params, personCode: person.code });
      if (!file) return reply.code(404).type("text/html; charset=utf-8").send(renderShell());
      return reply
        .type(file.mime)
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header("x-content-type-options", "nosniff")
        .send(file.content);
    },
  );
}
