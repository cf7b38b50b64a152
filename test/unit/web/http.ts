import { createWebServer } from "../../../src/platforms/web/server.ts";
import type { FakeWebDeps } from "./fake-web-deps.ts";

/** A running server over a fake, and how a page of its own would ask it. */
export interface Site {
  readonly base: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Starts the web server on a free port. */
export async function openSite(deps: FakeWebDeps): Promise<Site> {
  const server = await createWebServer(deps);
  const { port } = await server.listen(0);
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    get: (path, headers = {}) => fetch(base + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(base + path, {
        method: "POST",
        headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    close: () => server.close(),
  };
}

/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: Record<string, unknown>;
}

/** Reads events of a stream until `isEnough`, then hangs up. */
export async function readEvents(
  response: Response,
  isEnough: (events: readonly StreamEvent[]) => boolean,
): Promise<readonly StreamEvent[]> {
  const events: StreamEvent[] = [];
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").map((line) => [line.split(": ")[0], line.slice(line.indexOf(": ") + 2)]),
      );
      const id = fields.get("id");
      const data = JSON.parse(fields.get("data") ?? "{}") as Record<string, unknown>;
      events.push({ event: fields.get("event") ?? "", ...(id === undefined ? {} : { id }), data });
    }
    if (isEnough(events)) break;
  }
  return events;
}
