import { dateOf } from "../domain/time.ts";
import { transaction } from "../store/database.ts";
import { recordAudit } from "../store/audit.ts";
import { addWebAccount, findPersonByCode } from "../store/people.ts";
import { issueSignInLink } from "../store/sign-in.ts";
import type { CliCommand } from "./command.ts";
import { messages } from "./messages.ts";

/** Makes a link that signs one person in to the web page, once, within half an hour. */
export const signInLinkCommand: CliCommand = {
  name: "sign-in-link",
  usage: "sign-in-link PERSON",
  summary: {
    vi: "đường liên kết dùng một lần để một người đăng nhập trang web, có hiệu lực 30 phút",
    en: "a one-time link that signs a person in to the web page, valid for 30 minutes",
  },
  async run({ words, language, print, openDb, publicUrl }) {
    const m = messages[language];
    const [code] = words;
    if (code === undefined) {
      print(m.signInUsage);
      return 2;
    }
    const { db, now } = await openDb();
    const person = await findPersonByCode(db, code, dateOf(now));
    if (!person) {
      print(m.noSuchPerson(code));
      return 1;
    }
    const token = await transaction(db, async (trx) => {
      await addWebAccount(trx, person.id, person.code);
      const issued = await issueSignInLink(trx, person.id, now);
      await recordAudit(trx, [{ at: now, action: "sign-in.issue", subject: `person/${person.code}` }]);
      return issued;
    });
    print(m.signInLink(person.name, `${publicUrl}/sign-in/${token}`));
    return 0;
  },
};
