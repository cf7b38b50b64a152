import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";

/** Keeps the embedded server up between test files. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await holdEmbeddedServer();
  return () => server.release();
}
