import { z } from "zod";

/** What a process does: take part in everything, only receive (web), or only work off queues. */
const ROLES = ["all", "web", "worker"] as const;

const Environment = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  REDIS_URL: z.string().min(1).optional(),
  DEMO: z
    .enum(["0", "1"])
    .optional()
    .transform((value) => (value === undefined ? undefined : value === "1")),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  ROLE: z.enum(ROLES).default("all"),
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

/** The program's settings, read once at the start. */
export interface Config {
  /** Undefined: the embedded PostgreSQL of this clone. */
  readonly databaseUrl: string | undefined;
  /** Undefined: queues on PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** A movable clock, the sample province, and people whom the page lets anybody play. Never with real data. */
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  readonly role: (typeof ROLES)[number];
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
}

/** Reads the environment; the only reader of it. Throws a sentence that names every wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty setting is one that was left out.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Cấu hình sai / wrong configuration:\n${problems.join("\n")}`);
  }
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    demo: data.DEMO ?? data.DATABASE_URL === undefined,
    port: data.PORT,
    host: data.HOST,
    role: data.ROLE,
    publicUrl: data.PUBLIC_URL,
    logLevel: data.LOG_LEVEL,
  };
}

/** Where the web pages are reached, without a slash at the end; in a demonstration this machine, unless it is set. */
export function publicUrlOf(config: Config): string | undefined {
  const local = config.demo ? `http://localhost:${config.port}` : undefined;
  return (config.publicUrl ?? local)?.replace(/\/+$/, "");
}
