import { defineConfig } from "vitest/config";

/** Real databases are shared by one embedded server; it starts with the run and stops with it. */
const globalSetup = "test/support/global-setup.ts";
const setupFiles = ["test/support/seed.ts"];

/**
 * Limits are for what hangs, not for what is slow: a run on a busy machine takes ten times as long as on an idle one. What
 * is waited for with `expect.poll` comes in its own time, too.
 */
const limits = { testTimeout: 180_000, hookTimeout: 300_000, expect: { poll: { timeout: 30_000, interval: 20 } } };

export default defineConfig({
  test: {
    // Left alone it uses one worker of two processors: most of a run is waiting for PostgreSQL.
    maxWorkers: 2,
    // The embedded server writes everything down before it stops.
    teardownTimeout: 60_000,
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"], setupFiles, ...limits } },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          setupFiles,
          globalSetup,
          ...limits,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.e2e.test.ts"],
          globalSetup,
          ...limits,
        },
      },
      {
        test: {
          name: "bench",
          include: [],
          benchmark: { include: ["test/bench/**/*.bench.ts"] },
          globalSetup,
        },
      },
    ],
  },
});
