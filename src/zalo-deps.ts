import { sentFilePath, type SentFiles } from "./platforms/web/sent-file-route.ts";
import { mediaPath } from "./platforms/zalo/media-route.ts";
import type { ZaloDeps } from "./platforms/zalo/service.ts";
import type { ZaloSettings } from "./platforms/zalo/settings.ts";
import type { App, AppParts } from "./app.ts";
import { readAttachment } from "./attachment-deps.ts";
import { raiseAlerts } from "./dialogue/quota/alerts.ts";
import { registerBot, stopBot } from "./store/bots.ts";
import { transaction, withLock } from "./store/database.ts";
import { findSentFile, issueMediaLink, redeemMediaLink } from "./store/media-links.ts";
import { assignPromptCode } from "./store/prompt-codes.ts";
import { findSessionPerson } from "./store/sign-in.ts";
import { beginSend, endSend } from "./store/sends.ts";

const PLATFORM = "zalo";

/** What the Zalo platform needs for sending and for making itself known, over the store. */
export function createZaloDeps(
  parts: Pick<AppParts, "connection" | "clock" | "log"> & { readonly publicUrl?: string },
  { apiRoot, limits }: Pick<ZaloSettings, "apiRoot" | "limits">,
): ZaloDeps {
  const { connection, clock, log, publicUrl } = parts;
  const { db, pool } = connection;
  return {
    apiRoot,
    log,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    sending: {
      promptCode: (outboxId) => assignPromptCode(db, outboxId, clock.now()),
      hasPicture: async (hash) => publicUrl === undefined || (await readAttachment({ db, log }, hash)) !== undefined,
      async pictureLink(hash) {
        if (publicUrl === undefined) return undefined;
        const token = await issueMediaLink(db, hash, clock.now());
        return token && `${publicUrl}${mediaPath(token)}`;
      },
      fileLink: (outboxId, hash) => publicUrl && `${publicUrl}${sentFilePath(outboxId, hash)}`,
      ledger: {
        begin: (send) => beginSend(db, { platform: PLATFORM, ...send }, clock.now()),
        end: (send, state, externalId) => endSend(db, send, { state, externalId }),
      },
      async stop(bot, reason) {
        const now = clock.now();
        const isNew = await transaction(db, (trx) => stopBot(trx, { platform: PLATFORM, bot, limits }, reason, now));
        if (!isNew) return;
        log.error({ platform: PLATFORM, bot, reason }, "a bot may not send any more");
        await raiseAlerts(db, now);
      },
    },
    takePicture: (token) => redeemMediaLink(db, token, clock.now()),
    register: (bot, name, shareLink) => registerBot(db, { platform: PLATFORM, bot, name, shareLink, limits }),
    exclusively: (bot, work) => withLock(pool, `zalo-poll~${bot}`, work),
  };
}

/** Files that messages carried, for people who are signed in to the web. */
export function createSentFiles(app: App): SentFiles {
  const { connection, log } = app;
  const { db } = connection;
  return {
    personOf: (session) => findSessionPerson(db, session, app.clock.now()),
    async find(wanted) {
      const sent = await findSentFile(db, wanted, app.clock.now());
      const kept = sent && (await readAttachment({ db, log }, sent.hash));
      return kept && { name: sent.name, mime: sent.mime, content: kept.content };
    },
  };
}
