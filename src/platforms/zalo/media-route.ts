import type { FastifyInstance } from "fastify";

/** The path of a picture that Zalo fetches. */
export function mediaPath(token: string): string {
  return `/media/${token}`;
}

/** The picture of a one-time address; it is gone with its first GET. */
export type TakePicture = (
  token: string,
) => Promise<{ readonly mime: string; readonly content: Uint8Array } | undefined>;

/** Pictures for Zalo's servers, which know no password: whoever has the address has the picture, once and for minutes. */
export function addMediaRoute(app: FastifyInstance, take: TakePicture): void {
  // Who only looks whether there is something uses nothing up, and learns nothing.
  app.head(mediaPath(":token"), (_request, reply) => reply.type("image/png").send());
  app.get<{ Params: { token: string } }>(mediaPath(":token"), { exposeHeadRoute: false }, async (request, reply) => {
    const picture = await take(request.params.token);
    reply.header("cache-control", "no-store").header("x-robots-tag", "noindex");
    if (!picture) return reply.code(404).send({ status: 404, code: "not-found" });
    return reply.type(picture.mime).send(picture.content);
  });
}
