import { keptFor } from "../src/domain/retention.ts";
import { dateOf } from "../src/domain/time.ts";
import { mimeOf } from "../src/dialogue/files/kinds.ts";
import { invitationMessages } from "../src/dialogue/people/invitation-messages.ts";
import { personalDataMessages } from "../src/dialogue/people/personal-data-messages.ts";
import { roleName, spanName } from "../src/dialogue/people/role-words.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { renderExport } from "../src/render/data-export.ts";
import { formatDate } from "../src/render/dates.ts";
import { bold, say, text } from "../src/render/message.ts";
import { listAccounts } from "../src/store/accounts.ts";
import { saveAttachment } from "../src/store/attachments.ts";
import { recordAudit } from "../src/store/audit.ts";
import { addToOutbox } from "../src/store/outbox.ts";
import { collectPersonalData, DATA_KINDS, erasePerson, summarisePersonalData } from "../src/store/personal-data.ts";
import { listRecipients } from "../src/store/recipients.ts";
import { endRole, listRolesOf } from "../src/store/roles.ts";

const ABOUT_ME_ACTION = "toi";
const action = (what: string) => ({ name: ABOUT_ME_ACTION, args: { do: what } });

function keptName(turn: Turn, what: Parameters<typeof keptFor>[0]): string {
  const words = personalDataMessages[turn.language];
  const keep = keptFor(what);
  return "months" in keep ? words.months(keep.months) : words.days(keep.days);
}

async function show(turn: Turn): Promise<Outcome> {
  const { trx, person, language, now } = turn;
  const words = personalDataMessages[language];
  const today = dateOf(now);
  const roles = (await listRolesOf(trx, person.id, today)).map((held) => {
    const span = spanName(held, today, language);
    return `${roleName(held.role, language)}, ${held.unitName}${span === "" ? "" : ` (${span})`}`;
  });
  const platforms = invitationMessages[language].platforms;
  const accounts = (await listAccounts(trx, person.id)).map(({ platform }) => platforms[platform] ?? platform);
  const summary = await summarisePersonalData(trx, person.id);
  const since = summary.oldestAt === null ? "" : formatDate(dateOf(summary.oldestAt));
  return {
    replies: [
      {
        ...say(
          text(bold(words.title)),
          words.name(person.name),
          words.roles(roles.join("; ") || words.noRole),
          words.accounts([...new Set(accounts)].join(", ")),
          words.language,
          words.messages(summary.messages, since, keptName(turn, "messages")),
          words.work(summary.reports, summary.reminders),
          words.stays,
        ),
        choices: [
          { label: words.xlsx, action: action("xlsx") },
          { label: words.json, action: action("json") },
          { label: words.channels, action: { name: "kenh", args: {} } },
          { label: words.erase, action: action("erase") },
        ],
      },
    ],
  };
}

async function hand(turn: Turn, format: "xlsx" | "json"): Promise<Outcome> {
  const { trx, person, now, inboxId } = turn;
  const words = personalDataMessages[turn.language];
  const data = await collectPersonalData(trx, person.id);
  const content =
    format === "json"
      ? Buffer.from(JSON.stringify(data, null, 2), "utf8")
      : await renderExport(DATA_KINDS.map((kind) => ({ name: words.kinds[kind], rows: data[kind] })));
  const mime = format === "json" ? "application/json" : mimeOf("xlsx");
  const hash = await saveAttachment(trx, { mime, content }, now);
  const subject = `person/${person.id}`;
  await recordAudit(trx, [{ at: now, actorId: person.id, action: "person.export", subject, inboxId }]);
  const attachments = [{ hash, name: `${words.fileName}.${format}`, mime, alt: words.fileAlt }];
  return { replies: [{ ...say(words.exported), attachments }] };
}

/** The secretariat hears which roles are vacant now. */
async function tellVacancies(turn: Turn, roles: Awaited<ReturnType<typeof listRolesOf>>): Promise<void> {
  const { trx, now, person } = turn;
  for (const held of roles) {
    const told = await listRecipients(trx, "accept", held.unitId, dateOf(now));
    await addToOutbox(
      trx,
      told.flatMap(({ personId, chatId, language }) =>
        chatId === null || personId === person.id
          ? []
          : [
              {
                key: `vacant~${held.id}~${personId}`,
                chatId,
                reply: say(personalDataMessages[language].vacant(roleName(held.role, language), held.unitName)),
                priority: "reply" as const,
              },
            ],
      ),
      now,
    );
  }
}

async function erase(turn: Turn): Promise<Outcome> {
  const { trx, person, now, inboxId } = turn;
  const words = personalDataMessages[turn.language];
  const roles = await listRolesOf(trx, person.id, dateOf(now));
  for (const held of roles) await endRole(trx, held.id, dateOf(now));
  await tellVacancies(turn, roles);
  const { pseudonym, erased } = personalDataMessages.vi;
  await erasePerson(trx, person.id, { name: pseudonym(person.id), text: erased }, now);
  const subject = `person/${person.id}`;
  await recordAudit(trx, [{ at: now, actorId: person.id, action: "person.erase", subject, inboxId }]);
  return { replies: [say(words.done)], conversation: { form: null } };
}

function askErase(turn: Turn): Outcome {
  const words = personalDataMessages[turn.language];
  const choices = [
    { label: words.yes, action: action("erase-all") },
    { label: words.no, action: action("leave") },
  ];
  return { replies: [{ ...say(words.confirm), choices }] };
}

/** What the bot knows about a person; they may take it along and have it erased (law 91/2025/QH15 on personal data). */
export const aboutMeCommand: Command = {
  name: ABOUT_ME_ACTION,
  words: ["tôi", "dữ liệu của tôi", "dữ liệu về tôi", "tôi là ai", "/me", "my data", "who am i"],
  summary: { vi: "Dữ liệu về tôi: xem, tải, xoá", en: "My data: see, download, erase" },
  where: "private",
  evenWithoutRole: true,
  mayUse: () => true,
  run: show,
  async press(turn, args) {
    switch (args["do"]) {
      case "xlsx":
      case "json":
        return hand(turn, args["do"]);
      case "erase":
        return askErase(turn);
      case "erase-all":
        return erase(turn);
      case "leave":
        return { replies: [say(personalDataMessages[turn.language].left)] };
      case undefined:
      default:
        return show(turn);
    }
  },
};
