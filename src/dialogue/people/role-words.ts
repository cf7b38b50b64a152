import type { Role } from "../../domain/permissions.ts";
import { addDays, type IsoDate } from "../../domain/time.ts";
import { formatDate } from "../../render/dates.ts";
import type { Language } from "../../render/message.ts";
import { commandKey } from "../normalise.ts";

const NAMES: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  vi: {
    officer: "cán bộ đầu mối",
    head: "lãnh đạo đơn vị",
    leader: "lãnh đạo Ban Chỉ đạo",
    secretary: "thư ký",
    admin: "quản trị",
  },
  en: {
    officer: "reporting officer",
    head: "head of the unit",
    leader: "leader of the committee",
    secretary: "secretary",
    admin: "administrator",
  },
};

const TYPED: Readonly<Record<string, Role>> = {
  "can bo": "officer",
  "can bo dau moi": "officer",
  "dau moi": "officer",
  officer: "officer",
  "lanh dao don vi": "head",
  "thu truong": "head",
  "chu tich": "head",
  "chu tich ubnd": "head",
  "giam doc": "head",
  "phu trach": "head",
  head: "head",
  "lanh dao": "leader",
  "lanh dao ban chi dao": "leader",
  "ban chi dao": "leader",
  leader: "leader",
  "thu ky": "secretary",
  secretary: "secretary",
};

/** A role as it is called in a sentence. */
export function roleName(role: Role, language: Language): string {
  return NAMES[language][role];
}

/** The role that somebody typed; undefined when it is none that can be given in a chat. */
export function parseRole(text: string): Role | undefined {
  const key = commandKey(text);
  return Object.hasOwn(TYPED, key) ? TYPED[key] : undefined;
}

const SPAN = {
  vi: {
    open: "không thời hạn",
    until: (date: string) => `đến hết ngày ${date}`,
    from: (date: string) => `từ ngày ${date}`,
  },
  en: {
    open: "without an end",
    until: (date: string) => `until the end of ${date}`,
    from: (date: string) => `from ${date}`,
  },
};

/** Until when a role holds, in words: the last day itself. */
export function untilName(until: IsoDate | null, language: Language): string {
  return until === null ? SPAN[language].open : SPAN[language].until(formatDate(addDays(until, -1)));
}

/** The dates of a role that are worth saying: a first day to come and a last day; empty when it simply holds. */
export function spanName(
  role: { readonly from: IsoDate; readonly until: IsoDate | null },
  today: IsoDate,
  language: Language,
): string {
  const parts = [
    ...(role.from > today ? [SPAN[language].from(formatDate(role.from))] : []),
    ...(role.until === null ? [] : [untilName(role.until, language)]),
  ];
  return parts.join(", ");
}
