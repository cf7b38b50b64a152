import { defineConfig } from "vitest/config";

/** Real databases are shared by one embedded server; it starts with the run and stops with it. */
const globalSetup = "test/support/global-setup.ts";
const setupFiles = ["test/support/seed.ts"];

export default defineConfig({
  test: {
    // Left alone it uses one worker of two processors: most of a run is waiting for PostgreSQL.
    maxWorkers: 2,
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"], setupFiles, testTimeout: 30_000 } },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          setupFiles,
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.e2e.test.ts"],
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
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
