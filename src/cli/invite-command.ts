import { writeFileSync } from "node:fs";
import { formatCode } from "../domain/access-code.ts";
import { ROLES, type Role } from "../domain/permissions.ts";
import { dateOf } from "../domain/time.ts";
import type { GrantableUnit } from "../dialogue/people/granting.ts";
import { parseName, readInvitationList } from "../dialogue/people/invitation-list.ts";
import { invite, inviteAll } from "../dialogue/people/invite.ts";
import { inviteMessages } from "../dialogue/people/invite-messages.ts";
import { roleName } from "../dialogue/people/role-words.ts";
import { findUnitsNamed } from "../dialogue/unit-names.ts";
import { formatInstant } from "../render/dates.ts";
import { transaction, type Db } from "../store/database.ts";
import { listUnitsOn } from "../store/roles.ts";
import type { CliCommand, CliContext, ExitCode } from "./command.ts";
import { messages } from "./messages.ts";
import { objectToFile } from "./speaker.ts";
import { readTableFile } from "./table-file.ts";

/** Every unit of today; the console may give every role. */
async function listAllUnits(db: Db, now: CliNow): Promise<GrantableUnit[]> {
  const rows = await db.selectFrom("unit").select("id").execute();
  const units = await listUnitsOn(
    db,
    rows.map(({ id }) => id),
    dateOf(now),
  );
  const roles = ROLES.map((role) => ({ role, mustEnd: false }));
  return units.map((unit) => ({ ...unit, roles }));
}

type CliNow = Awaited<ReturnType<CliContext["openDb"]>>["now"];

/** Invites one person to any role, the administrator's too: the only way in which the first one comes in. */
export const inviteCommand: CliCommand = {
  name: "invite",
  usage: `invite "NAME" UNIT ${ROLES.join("|")}`,
  summary: {
    vi: "mã mời một người vào một vai trò, kể cả quản trị viên đầu tiên",
    en: "an invitation code for one person and role, also for the first administrator",
  },
  async run({ words, language, print, openDb, publicUrl }): Promise<ExitCode> {
    const m = messages[language];
    const [typed, unitWord, roleWord, ...rest] = words;
    const name = parseName(typed ?? "");
    const role = ROLES.find((one): one is Role => one === roleWord);
    if (name === undefined || unitWord === undefined || role === undefined || rest.length > 0) {
      print(m.usage(inviteCommand.usage));
      return 2;
    }
    const { db, now } = await openDb();
    const named = findUnitsNamed(await listAllUnits(db, now), unitWord);
    const [unit] = named;
    if (!unit || named.length > 1) {
      print(m.inviteUnit(unitWord, named.length));
      return 1;
    }
    const invitation = { name, unitId: unit.id, role, from: dateOf(now), until: null };
    const { code, expiresAt } = await transaction(db, (trx) => invite(trx, {}, invitation, now));
    const until = formatInstant(expiresAt, language);
    print(m.invited(name, roleName(role, language), unit.name));
    print(m.inviteCode(formatCode(code), until, `${publicUrl}/vao#${formatCode(code)}`));
    return 0;
  },
};

/** Invites everybody of a list (name, unit, role) and writes the sheet of codes to print. */
export const inviteListCommand: CliCommand = {
  name: "invite-list",
  usage: "invite-list FILE SHEET.xlsx",
  summary: {
    vi: "mời cả danh sách (cột Họ và tên, Đơn vị, Vai trò), ghi bảng mã để in; sai một dòng thì không mời ai",
    en: "invite a whole list (columns Name, Unit, Role) and write a sheet of codes; nobody if a row is wrong",
  },
  async run({ words, language, print, openDb, publicUrl }): Promise<ExitCode> {
    const m = messages[language];
    const [path, out, ...rest] = words;
    if (path === undefined || out === undefined || rest.length > 0) {
      print(m.usage(inviteListCommand.usage));
      return 2;
    }
    const read = await readTableFile(path);
    if ("fault" in read) return objectToFile({ language, print }, path, read.fault);
    const { columns, rows } = read.table;
    const cells = [[...columns], ...rows.map((row) => columns.map((column) => row.cells[column] ?? ""))];
    const { db, now } = await openDb();
    const list = readInvitationList(cells, await listAllUnits(db, now));
    if (!list || list.faults.length > 0 || list.people.length === 0) {
      const faults = list?.faults ?? [];
      const wording = inviteMessages[language];
      print(list ? (faults.length > 0 ? wording.listFaults(faults.length) : wording.listEmpty) : m.inviteColumns);
      // The file's own lines: empty ones were skipped.
      for (const { line, fault, value } of faults)
        print(`  ${wording.listLine(rows[line - 2]?.line ?? line, wording.faults[fault](value))}`);
      return 1;
    }
    const inviter = { language, publicUrl: `${publicUrl}/vao` };
    const sheet = await transaction(db, (trx) => inviteAll(trx, inviter, list.people, now));
    writeFileSync(out, sheet, { mode: 0o600 });
    print(m.inviteSheet(list.people.length, out));
    return 0;
  },
};
