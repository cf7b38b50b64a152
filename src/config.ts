import { z } from "zod";
import { TELEGRAM_ROOT, type TelegramSettings } from "./platforms/telegram/settings.ts";
import { ZALO_BASIC, ZALO_ROOT, type ZaloSettings } from "./platforms/zalo/settings.ts";

/** What a process does: take part in everything, only receive (web), or only work off queues. */
const ROLES = ["all", "web", "worker"] as const;

/** `digits:secret` as Zalo's Bot Creator gives it, and behind it the word by which Zalo's webhook proves itself. */
const ZALO_BOT = /^((\d+):[^:\s]+)(?::([^:\s]{8,256}))?$/;

const ZaloBots = z.string().transform((value, context) =>
  value
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map((part, index) => {
      const [, token, bot, secret] = ZALO_BOT.exec(part) ?? [];
      // What was written is not repeated: it holds a token.
      if (token === undefined || bot === undefined)
        context.addIssue({ code: "custom", message: `bot ${index + 1}: DIGITS:TOKEN or DIGITS:TOKEN:SECRET (8-256)` });
      return { bot: bot ?? "", token: token ?? "", ...(secret === undefined ? {} : { secret }) };
    }),
);

const limit = z.coerce.number().int().min(1);

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
  ZALO_BOTS: ZaloBots.optional(),
  ZALO_API_ROOT: z.url().default(ZALO_ROOT),
  ZALO_MONTHLY_MESSAGES: limit.default(ZALO_BASIC.messages),
  ZALO_PEOPLE: limit.default(ZALO_BASIC.people),
  ZALO_GROUPS: limit.default(ZALO_BASIC.groups),
  TELEGRAM_TOKEN: z
    .string()
    // What was written is not repeated: it is a secret.
    .regex(/^\d+:[\w-]+$/, "DIGITS:LETTERS")
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "16-256: A-Z a-z 0-9 _ -")
    .optional(),
  TELEGRAM_API_ROOT: z.url().default(TELEGRAM_ROOT),
  TELEGRAM_RICH_TABLES: z.enum(["0", "1"]).default("1"),
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
  /** Undefined: no Telegram. */
  readonly telegram: TelegramSettings | undefined;
  /** Without bots: no Zalo. */
  readonly zalo: ZaloSettings;
}

function zaloOf(data: z.infer<typeof Environment>): ZaloSettings {
  return {
    apiRoot: data.ZALO_API_ROOT,
    bots: data.ZALO_BOTS ?? [],
    limits: { messages: data.ZALO_MONTHLY_MESSAGES, people: data.ZALO_PEOPLE, groups: data.ZALO_GROUPS },
  };
}

/** Telegram delivers to a webhook only where it can reach one; a Bot API server of one's own also takes http. */
function telegramOf(data: z.infer<typeof Environment>): TelegramSettings | undefined {
  if (data.TELEGRAM_TOKEN === undefined) return undefined;
  const secret = data.TELEGRAM_WEBHOOK_SECRET;
  const isReachable = data.PUBLIC_URL?.startsWith("https:") || data.TELEGRAM_API_ROOT !== TELEGRAM_ROOT;
  if (secret !== undefined && (data.PUBLIC_URL === undefined || !isReachable))
    throw new Error(
      "TELEGRAM_WEBHOOK_SECRET cần PUBLIC_URL=https://…; không có thì bỏ trống để hỏi tin định kỳ.\n" +
        "TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL=https://…; leave it empty for long polling.",
    );
  return {
    token: data.TELEGRAM_TOKEN,
    apiRoot: data.TELEGRAM_API_ROOT.replace(/\/+$/, ""),
    richTables: data.TELEGRAM_RICH_TABLES === "1",
    ...(secret === undefined ? {} : { webhookSecret: secret }),
  };
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
    telegram: telegramOf(data),
    zalo: zaloOf(data),
  };
}

/** Where the web pages are reached, without a slash at the end; in a demonstration this machine, unless it is set. */
export function publicUrlOf(config: Config): string | undefined {
  const local = config.demo ? `http://localhost:${config.port}` : undefined;
  return (config.publicUrl ?? local)?.replace(/\/+$/, "");
}
