import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import { listMostUsed } from "../commands/help.ts";
import { commands } from "../commands/index.ts";
import { messages } from "../commands/messages.ts";
import { reportFailure, type App } from "./app.ts";
import { readAttachment } from "./attachment-deps.ts";
import { redeemCode } from "./dialogue/people/invitation.ts";
import { isSent, reportingUnits } from "./dialogue/report-facts.ts";
import type { Command } from "./dialogue/turn.ts";
import { parseCode } from "./domain/access-code.ts";
import { OWN_BOT } from "./domain/incoming.ts";
import { lastDay } from "./domain/deadline.ts";
import { dateOf, startOf, ZONE } from "./domain/time.ts";
import { groupCodeOf } from "./platforms/web/chat-id.ts";
import type {
  BotMessage,
  DemoDeps,
  PersonInbox,
  Shortcut,
  SignIn,
  Uploads,
  WebDeps,
  WebMessage,
} from "./platforms/web/deps.ts";
import { bytesOf, createReceiving, type WakeLane } from "./receiving-deps.ts";
import type { Announcements } from "./store/announcements.ts";
import { saveAttachment } from "./store/attachments.ts";
import { findNextDeadline } from "./store/deadlines.ts";
import { isReachable, transaction } from "./store/database.ts";
import { listGroups } from "./store/groups.ts";
import { isAttachedIn, listHistory, type HistoryEntry } from "./store/history.ts";
import { isInPersonInbox, listPersonInbox, type InboxEntry } from "./store/person-inbox.ts";
import { findPersonByAccount, findPersonByCode, listPeopleWithRoles } from "./store/people.ts";
import { listOpenObligations } from "./store/reports.ts";
import { findUploadLanguage, redeemUploadLink } from "./store/upload-links.ts";
import { endSession, findSessionPerson, openSession, redeemSignInLink } from "./store/sign-in.ts";

function toBotMessage(sent: Omit<InboxEntry, "platform" | "reach">): BotMessage {
  const { position, at, reply, outboxId, isRepeat } = sent;
  return {
    id: position,
    at: at.toISO() as string,
    from: "bot",
    outboxId,
    blocks: reply.blocks,
    choices: (reply.choices ?? []).map((choice) => choice.label),
    attachments: reply.attachments ?? [],
    isRepeat,
  };
}

function toWebMessage(entry: HistoryEntry): WebMessage {
  const base = { id: entry.position, at: entry.at.toISO() as string };
  if (entry.from === "bot") return toBotMessage(entry);
  const { sender, name, messageId, content, pressedReply } = entry;
  const said = { ...base, from: "person" as const, sender, name, messageId };
  switch (content.kind) {
    case "text":
      return { ...said, text: content.text };
    case "choice": {
      const { outboxId, index } = content;
      return { ...said, text: pressedReply?.choices?.[index]?.label ?? "", pressed: { outboxId, index } };
    }
    case "file":
      return { ...said, text: content.name };
    case "other":
      return { ...said, text: content.what };
    case "untaken":
      return { ...said, text: content.why };
  }
}

function createSignIn(app: App): SignIn {
  const { db } = app.connection;
  return {
    async redeem(token) {
      const opened = await redeemSignInLink(db, token, app.clock.now());
      return opened && { session: opened.session, expiresAt: opened.expiresAt.toISO() as string };
    },
    async redeemCode(typed, address) {
      const code = parseCode(typed);
      if (code === undefined) return undefined;
      const now = app.clock.now();
      const counted = { platform: "web", bot: "sign-in", externalId: address };
      const accountOf = (externalId: string) => ({ platform: "web", bot: OWN_BOT, externalId });
      return transaction(db, async (trx) => {
        const redeemed = await redeemCode(trx, { counted, accountOf, isShared: true }, code, now);
        if (redeemed.kind === "refused") return undefined;
        const opened = await openSession(trx, redeemed.person.id, now);
        return { session: opened.session, expiresAt: opened.expiresAt.toISO() as string };
      });
    },
    personOf: (session) => findSessionPerson(db, session, app.clock.now()),
    end: (session) => endSession(db, session, app.clock.now()),
  };
}

function createDemo(app: App): DemoDeps {
  const { db } = app.connection;
  return {
    people: () => listPeopleWithRoles(db),
    async groups() {
      const groups = await listGroups(db, "web");
      return groups.map(({ externalId, ...group }) => ({ code: groupCodeOf(externalId) ?? externalId, ...group }));
    },
    clock: {
      now: async () => app.clock.now().toISO(),
      async jump(to) {
        const now = app.clock.now();
        let target = to.kind === "to" ? DateTime.fromISO(to.iso, { zone: ZONE }) : now.plus({ days: 1 });
        if (to.kind === "next-deadline") {
          const next = await findNextDeadline(db, dateOf(now));
          // The afternoon of the last day on which a report is on time.
          if (next) target = startOf(lastDay(next)).set({ hour: 16 });
          if (target <= now) target = now.plus({ days: 1 });
        }
        const ran = await app.advanceTo(target as DateTime<true>);
        return { now: app.clock.now().toISO(), ran };
      },
    },
  };
}

function createUploads(app: App, wakeLane: WakeLane): Uploads {
  const { db } = app.connection;
  return {
    language: (token) => findUploadLanguage(db, token, app.clock.now()),
    async take(token, { name, content }) {
      const now = app.clock.now();
      const taken = await transaction(db, async (trx) => {
        const grant = await redeemUploadLink(trx, token, now);
        if (!grant) return undefined;
        const { chat, sender, obligationId } = grant;
        const account = { platform: chat.platform, bot: chat.bot, externalId: sender };
        const person = await findPersonByAccount(trx, account, dateOf(now));
        const open = await listOpenObligations(trx, reportingUnits(person?.assignments ?? []), dateOf(now));
        if (!open.some((report) => report.id === obligationId && !isSent(report))) return undefined;
        return { grant, hash: await saveAttachment(trx, bytesOf(content), now) };
      });
      if (!taken) return false;
      const { grant, hash } = taken;
      const { chatId, isNew } = await app.accept({
        platform: grant.chat.platform,
        bot: grant.chat.bot,
        messageId: `upload~${createHash("sha256").update(token).digest("hex")}`,
        chat: { externalId: grant.chat.externalId, kind: "private" },
        sender: { externalId: grant.sender },
        content: { kind: "file", name, mime: "application/octet-stream", hash, obligationId: grant.obligationId },
      });
      if (isNew) await wakeLane({ chatId, platform: grant.chat.platform });
      return true;
    },
  };
}

function createInbox({ connection: { db }, log }: App): PersonInbox {
  return {
    async list(personCode, page) {
      const entries = await listPersonInbox(db, personCode, page);
      return entries.map((entry) => ({
        message: toBotMessage(entry),
        platform: entry.platform,
        reach: entry.reach,
      }));
    },
    attachment: async (personCode, hash) =>
      (await isInPersonInbox(db, personCode, hash)) ? readAttachment({ db, log }, hash) : undefined,
  };
}

/** What the web platform needs, over the bot and its store. */
export function createWebDeps(
  app: App,
  parts: {
    readonly announcements: Announcements;
    readonly secureCookies: boolean;
    readonly wakeLane: WakeLane;
  },
): WebDeps {
  const { db } = app.connection;
  const chatOf = (externalId: string) => ({ platform: "web", bot: OWN_BOT, externalId });
  return {
    clock: app.clock,
    bot: OWN_BOT,
    secureCookies: parts.secureCookies,
    ...createReceiving(app, parts.wakeLane),
    async history(chatExternalId, page) {
      const entries = await listHistory(db, chatOf(chatExternalId), page);
      return entries.map(toWebMessage);
    },
    subscribe: (chatExternalId, onNew) => parts.announcements.subscribe(chatExternalId, onNew),
    attachment: async (chatExternalId, hash) =>
      (await isAttachedIn(db, chatOf(chatExternalId), hash)) ? readAttachment({ db, log: app.log }, hash) : undefined,
    inbox: createInbox(app),
    uploads: createUploads(app, parts.wakeLane),
    async shortcuts(personCode, chatKind) {
      const person = await findPersonByCode(db, personCode, dateOf(app.clock.now()));
      if (!person) return [];
      const usable = commands.filter(
        (command) => command.mayUse(person.assignments) && (chatKind === "private" || command.where === "anywhere"),
      );
      const most = listMostUsed(usable, person.assignments);
      const toShortcut = (command: Command, isMain: boolean): Shortcut => ({
        label: command.summary[person.language],
        text: `/${command.name}`,
        isMain,
      });
      const questions = messages[person.language].help.examples.map((text) => ({ label: text, text, isMain: true }));
      const work = most.map((command) => toShortcut(command, true));
      const others = usable.filter((command) => !most.includes(command)).map((command) => toShortcut(command, false));
      // A leader comes with a question, whoever has something to do with that.
      const first = person.assignments.some(({ role }) => role !== "leader")
        ? [...work, ...questions]
        : [...questions, ...work];
      return [...first, ...others];
    },
    signIn: createSignIn(app),
    isReady: () => isReachable(db),
    reportFault: (error) => void reportFailure(app.log, error),
    ...(app.isDemo ? { demo: createDemo(app) } : {}),
  };
}
