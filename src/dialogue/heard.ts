import { commandKey } from "./normalise.ts";

/**
 * What people say in their own words who mean a command. Each takes only what is certain: whatever asks, or speaks of
 * somebody else's doing, is left to the questions.
 */

const ASKING =
  /\?\s*$|\b(?:nao|chua|bao nhieu|bao gio|khi nao|luc nao|the nao|lam sao|lam the nao|o dau|hay khong|duoc khong|khong|roi|which|when|who|how|did|has|have)\b/;

/** Words before what is wanted: whom one speaks to, who wants it, and that it is wanted. */
const WANTING =
  String.raw`(?:(?:chao|a|oi|da|anh|chi|em|co|chu|ban|bot|tro ly|toi|minh|chau|cho|de|giup|xin|muon|can|phai|se|duoc|` +
  String.raw`de nghi|dang ky|bay gio|hom nay|please|i|i'd like|want|need|would like|to|let me)[\s,]+)*`;

const folded = (input: string): string => commandKey(input).replace(/\s+/g, " ");

const wishes = new Map<string, RegExp>();

/** What is wanted, behind the words that want it; each pattern is one of this file's. */
function wish(pattern: string): RegExp {
  const known = wishes.get(pattern) ?? new RegExp(`^${WANTING}${pattern}`);
  wishes.set(pattern, known);
  return known;
}

function matches(pattern: string, input: string): boolean {
  const key = folded(input);
  return !ASKING.test(`${key}${input.trim().endsWith("?") ? "?" : ""}`) && wish(pattern).test(key);
}

/** "em muốn báo cáo quý ba": said by whoever reports; a chairman who "wants a report" wants to read one. */
const REPORTING =
  /\b(?:em|chau) (?:muon|can|phai|xin)(?: duoc)? bao cao(?: quy (?:[1-4]|i{1,3}|iv|mot|hai|ba|bon|tu)| ky nay| 6 thang)?(?: (?:nhe|nha|a|voi|di|luon|ngay))*$/;

/** "tôi muốn nộp báo cáo", "cho em nhập số liệu": empty, for there is nothing more to know. */
export function hearReporting(input: string): string | undefined {
  if (REPORTING.test(folded(input)) && matches("bao cao", input)) return "";
  const wanted =
    String.raw`(?:nop|nhap|gui|lam|dien|khai|bat dau|submit|enter|fill in|send)(?: (?:my|the|a))?` +
    String.raw` (?:bao cao|so lieu|bc|report|figures)(?: (?:quy (?:[1-4]|i{1,3}|iv)|6 thang|nam|ky nay|cua (?:toi|em|minh|huyen minh|xa minh|don vi(?: minh)?)))?` +
    String.raw`(?: (?:nhe|nha|a|voi|di|luon|ngay|giup|now))*$`;
  return matches(wanted, input) ? "" : undefined;
}

/**
 * "sửa số liệu thanh toán", "em muốn sửa số thanh toán", "sửa báo cáo quý II": what is to be corrected, as it was typed.
 * A new figure in it is for the report itself.
 */
export function hearCorrection(input: string): string | undefined {
  const what = "(?:so lieu|so|chi tieu|bao cao|figures|the figures|the report)";
  return restAfter(`(?:sua|sua lai|chinh|chinh sua|chinh lai|dinh chinh|correct)(?: giup| lai)* ${what}(?= |$)`, input);
}

/** Words that close a request: "giúp anh", "nhé". */
const CLOSING =
  /(?:\s+(?:giúp|giùm|hộ|với|nhé|nha|đi|ạ|giup|gium|voi|nhe|please)(?:\s+(?:anh|chị|chi|em|tôi|toi|mình|minh))?)+\s*$/iu;

/** What stands behind the words that a pattern takes, as it was typed; undefined when the text asks, or is another. */
function restAfter(pattern: string, input: string): string | undefined {
  if (!matches(pattern, input)) return undefined;
  const taken = wish(pattern).exec(folded(input))?.[0] ?? "";
  const said = input.trim().replace(/[.!…]+$/u, "");
  const rest = said.split(/\s+/u).slice(taken.trim().split(" ").length).join(" ");
  return ` ${rest}`.replace(CLOSING, "").trim();
}

/** "duyệt báo cáo Chi Lăng", "tiếp nhận tất cả", "trả lại Hữu Lũng": what is to be listed; nothing is decided by it. */
export function hearDecision(input: string): string | undefined {
  const some = "(?: (?:bao cao|cac bao cao|het|tat ca|toan bo|cua|cho|luon|giup))";
  return restAfter(
    `(?:(?:duyet|phe duyet|tra lai)${some}*(?= |$)|tiep nhan(?:${some}+|(?= (?:huyen|xa|thanh pho|tp|phuong) ))(?= |$))`,
    input,
  );
}

/** "mở khoá cho Chi Lăng quý III": the request behind the verb. */
export function hearUnlock(input: string): string | undefined {
  return restAfter("mo khoa(?: bao cao)?(?: cho| cua)?(?= \\S)", input);
}

/** "xin gia hạn cho Chi Lăng đến 30/8 vì mưa bão": what stands after the verb, as it was typed. */
export function hearMove(input: string): string | undefined {
  const verb = "(?:gia han|lui han|doi han|doi lich nop|hoan han|keo dai han|extend the deadline|move the deadline)";
  return restAfter(`${verb}(?= |$)`, input);
}

/** Whether a text asks for the days off: "ngày lễ", "2/9 có nghỉ không", "lịch nghỉ Tết". */
export function hearDaysOff(input: string): string | undefined {
  const key = folded(input);
  const named =
    /^(?:(?:lich|ngay|bang|cac ngay|nhung ngay)\s+)+(?:nghi|le)\b(?: (?:le|tet|bu|lam bu|nam \d{4}|sap toi|nam nay))*$/;
  const asked =
    /^(?!.*\b(?:toi|em|minh)\b).*\b(?:duoc nghi|co nghi|nghi)(?: (?:le|bu|lam))* (?:khong|may ngay|bao nhieu ngay|ngay nao|tu ngay nao|khi nao)$/;
  return named.test(key) || asked.test(key) ? "" : undefined;
}

/** "ai là cán bộ đầu mối của Chi Lăng?", "ai phụ trách báo cáo Hữu Lũng": the unit, as it was typed. */
export function hearWho(input: string): string | undefined {
  const who =
    /^ai (?:la|dang|dang la)?\s*(?:can bo dau moi|dau moi|can bo phu trach|phu trach(?: bao cao)?|lam bao cao|nguoi phu trach|chu tich(?: ubnd)?|lanh dao)\s+(?:cua |o |tai )?(?=\S)/;
  const key = folded(input);
  const match = who.exec(key);
  if (!match) return undefined;
  return input
    .trim()
    .replace(/[\s.!?…]+$/u, "")
    .split(/\s+/u)
    .slice(match[0].trim().split(/\s+/).length)
    .join(" ");
}
