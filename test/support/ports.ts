import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Ports that no system hands out by itself (Linux: from 32768 on, others: from 49152). One that was found free among those
 * could be given to any connection before its server listens on it.
 */
const FIRST = 20_000;
const LAST = 32_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/** A port on which nobody listens, for a server that has to know it before it starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}
