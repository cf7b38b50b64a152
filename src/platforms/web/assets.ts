import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { webMessages } from "./messages.ts";
import { renderShell } from "./shell.ts";

const PAGE = fileURLToPath(new URL("page/", import.meta.url));
/** What may leave the folder of the page and that of the typeface. */
const SERVED = /\.(?:js|css|svg|ttf)$/;

/** Packages that the page imports, by the address under which it does. */
const VENDOR: Readonly<Record<string, string>> = {
  "/vendor/preact.js": "preact",
  "/vendor/preact-hooks.js": "preact/hooks",
  "/vendor/htm.js": "htm",
};

/** Weights of Be Vietnam Pro, a typeface made for Vietnamese letters. */
const FONTS: Readonly<Record<string, string>> = {
  "/fonts/regular.ttf": "400Regular/BeVietnamPro_400Regular.ttf",
  "/fonts/semibold.ttf": "600SemiBold/BeVietnamPro_600SemiBold.ttf",
};
const FONT_PACKAGE = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/be-vietnam-pro/package.json")));

/** A package's module for the browser: bare imports point to /vendor/, and the map that we do not serve is not named. */
async function readVendor(name: string): Promise<string> {
  const source = await readFile(fileURLToPath(import.meta.resolve(name)), "utf8");
  return source
    .replaceAll(/from\s*"preact"/g, 'from"/vendor/preact.js"')
    .replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n");
}

function addText(app: FastifyInstance, path: string, content: string, type: string): void {
  const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;
  app.get(path, async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header("etag", etag).header("cache-control", "no-cache");
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type(type).send(content);
  });
}

/**
 * Everything the browser loads: the page's modules and style as they are, the two packages it uses, the sentences, the
 * typeface, and the page itself at `/`, `/vao`, `/sign-in/<token>` and `/upload/<token>`. All of it may be read by anybody.
 */
export async function addAssets(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: PAGE,
    prefix: "/assets/",
    cacheControl: false,
    setHeaders: (reply) => void reply.header("cache-control", "no-cache"),
    allowedPath: (path) => SERVED.test(path),
  });
  for (const [path, file] of Object.entries(FONTS))
    app.get(path, (_request, reply) =>
      reply.header("cache-control", "public, max-age=31536000, immutable").sendFile(file, FONT_PACKAGE),
    );
  for (const [path, name] of Object.entries(VENDOR))
    addText(app, path, await readVendor(name), "text/javascript; charset=utf-8");

  const sentences = `export const webMessages = ${JSON.stringify(webMessages)};\n`;
  addText(app, "/assets/messages.js", sentences, "text/javascript; charset=utf-8");

  const icon = await readFile(join(PAGE, "icon.svg"), "utf8");
  addText(app, "/favicon.ico", icon, "image/svg+xml");
  addText(app, "/", renderShell(), "text/html; charset=utf-8");
  addText(app, "/sign-in/:token", renderShell(), "text/html; charset=utf-8");
  addText(app, "/vao", renderShell(), "text/html; charset=utf-8");
  addText(app, "/upload/:token", renderShell(), "text/html; charset=utf-8");
}
