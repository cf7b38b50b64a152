import { formatCode } from "../src/domain/access-code.ts";
import { invitationMessages } from "../src/dialogue/people/invitation-messages.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { formatInstant } from "../src/render/dates.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { issueLinkCode } from "../src/store/access-codes.ts";
import {
  findPreferredPlatform,
  listAccounts,
  setPreferredPlatform,
  unlinkAccount,
  type LinkedAccount,
} from "../src/store/accounts.ts";
import { recordAudit } from "../src/store/audit.ts";
import { channelMessages } from "./channel-messages.ts";

const CHANNEL_ACTION = "kenh";
const action = (args: Readonly<Record<string, string>>) => ({ name: CHANNEL_ACTION, args });

function platformName(turn: Turn, platform: string): string {
  return invitationMessages[turn.language].platforms[platform] ?? platform;
}

function isHere(turn: Turn, account: LinkedAccount): boolean {
  return account.chatId === turn.chat.id;
}

/** The accounts with which messages can be exchanged, the one in use marked. */
function describe(turn: Turn, accounts: readonly LinkedAccount[], preferred: string | null): string[] {
  const words = channelMessages[turn.language];
  return accounts.map((account) => {
    const marks = [
      ...(isHere(turn, account) ? [words.here] : []),
      ...(account.platform === preferred ? [words.preferred] : []),
      ...(account.isUnreachable ? [words.unreachable] : []),
      ...(account.chatId === null ? [words.unused] : []),
    ];
    return `• ${platformName(turn, account.platform)}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
  });
}

async function show(turn: Turn, lead?: string): Promise<Outcome> {
  const words = channelMessages[turn.language];
  const accounts = await listAccounts(turn.trx, turn.person.id);
  const preferred = await findPreferredPlatform(turn.trx, turn.person.id);
  const reachable = [...new Set(accounts.filter(({ chatId }) => chatId !== null).map(({ platform }) => platform))];
  const choices: Choice[] = [
    { label: words.link, action: action({ do: "link" }) },
    ...(reachable.length > 1
      ? reachable
          .filter((platform) => platform !== preferred)
          .map((platform) => ({
            label: words.prefer(platformName(turn, platform)),
            action: action({ prefer: platform }),
          }))
      : []),
    ...(preferred === null ? [] : [{ label: words.preferLast, action: action({ prefer: "" }) }]),
    ...accounts
      .filter((account) => !isHere(turn, account))
      .map((account) => ({
        label: words.unlink(platformName(turn, account.platform)),
        action: action({ unlink: account.externalId, platform: account.platform }),
      })),
  ];
  const receives = preferred === null ? words.receivesLast : words.receives(platformName(turn, preferred));
  const lines = describe(turn, accounts, preferred);
  return { replies: [{ ...say(...(lead ? [lead] : []), words.title, ...lines, receives), choices }] };
}

async function link(turn: Turn): Promise<Outcome> {
  const { trx, now, person, inboxId, publicUrl, startLink } = turn;
  const words = channelMessages[turn.language];
  const { id, code, expiresAt } = await issueLinkCode(trx, person.id, person.id, now);
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: "account.link-code", subject: `access_code/${id}`, inboxId },
      new: { person: person.id },
    },
  ]);
  const page = publicUrl === undefined ? undefined : `${publicUrl}/vao`;
  const deepLink = startLink?.(code);
  return {
    replies: [
      say(
        words.code,
        text(bold(formatCode(code))),
        words.howTo,
        ...(page === undefined ? [] : [words.page(page)]),
        ...(deepLink === undefined ? [] : [words.deepLink(deepLink)]),
        words.once(formatInstant(expiresAt, turn.language)),
      ),
    ],
  };
}

async function prefer(turn: Turn, platform: string | null): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = channelMessages[turn.language];
  const accounts = await listAccounts(trx, person.id);
  if (platform !== null && !accounts.some((one) => one.platform === platform && one.chatId !== null))
    return show(turn, words.gone);
  const old = await findPreferredPlatform(trx, person.id);
  await setPreferredPlatform(trx, person.id, platform);
  const subject = `person/${person.id}`;
  await recordAudit(trx, [
    { at: now, actorId: person.id, action: "person.channel", subject, old, new: platform, inboxId },
  ]);
  return {
    replies: [say(platform === null ? words.receivesLast : words.preferredNow(platformName(turn, platform)))],
  };
}

async function unlink(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = channelMessages[turn.language];
  const accounts = await listAccounts(trx, person.id);
  const account = accounts.find((one) => one.platform === args["platform"] && one.externalId === args["unlink"]);
  if (!account || isHere(turn, account)) return show(turn, words.gone);
  if (args["sure"] !== "yes") {
    const name = platformName(turn, account.platform);
    const choices = [{ label: words.yesUnlink, action: action({ ...args, sure: "yes" }) }];
    return { replies: [{ ...say(words.confirmUnlink(name)), choices }] };
  }
  await unlinkAccount(trx, account, person.id, now);
  const { platform, bot } = account;
  if ((await findPreferredPlatform(trx, person.id)) === platform) await setPreferredPlatform(trx, person.id, null);
  const subject = `person/${person.id}`;
  await recordAudit(trx, [
    { at: now, actorId: person.id, action: "account.unlink", subject, old: { platform, bot }, inboxId },
  ]);
  return { replies: [say(words.unlinked(platformName(turn, platform)))] };
}

/** Where a person writes from and is written to: linking, unlinking, and the channel for messages unasked. */
export const channelCommand: Command = {
  name: CHANNEL_ACTION,
  words: ["kênh", "kênh nhận tin", "liên kết", "liên kết tài khoản", "nối tài khoản", "/channel", "/link", "channels"],
  summary: { vi: "Nối tài khoản, chọn kênh nhận tin", en: "Link accounts, choose where messages go" },
  where: "private",
  mayUse: () => true,
  run: (turn) => show(turn),
  async press(turn, args) {
    if (args["do"] === "link") return link(turn);
    if (args["prefer"] !== undefined) return prefer(turn, args["prefer"] === "" ? null : args["prefer"]);
    return args["unlink"] === undefined ? show(turn) : unlink(turn, args);
  },
};
