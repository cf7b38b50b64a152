import type { IsoDate } from "../../domain/time.ts";
import { commandKey } from "../normalise.ts";
import { findDayAfter, parseDay } from "../time-text.ts";

/** What a request to hand over names; parts that are missing are asked for. */
export interface DelegationWords {
  /** `null`: something that is no day. */
  readonly firstOn: IsoDate | null | undefined;
  readonly lastOn: IsoDate | null | undefined;
  /** The colleague's name as typed. */
  readonly name: string | undefined;
}

/** "12-16/8", "từ 12 đến 16/8": the first day has the month of the last. */
const SHORT_RANGE =
  /(?:tu\s+)?(?:ngay\s+)?(\d{1,2})\s*(?:-|–|den(?: het)?|toi)\s*(?:ngay\s+)?(\d{1,2})\s*[/.]\s*(\d{1,2})/;
/** "12/8 - 16/8". */
const RANGE = /(?:tu\s+)?(?:ngay\s+)?(\d{1,2}\s*[/.]\s*\d{1,2}(?:[/.]\d{4})?)\s*(?:-|–)\s*(\d{1,2}\s*[/.]\s*\d{1,2})/;

const TO =
  /(?:chuyen|giao|ban giao|uy quyen|nho|hand(?:ing)? (?:it )?over|delegate)(?: lai)?(?: cho| to)?\s+(?!cho\b)(.+)$/;
const AFTER_NAME = /[\s,]+(?:tu|den|ngay|trong|from|until|till)\s.*$/;
const TITLES = /^(?:anh|chi|em|co|chu|ong|ba|dong chi|d\/c|dc|mr|ms|mrs)\s+/;

function range(key: string): string {
  const short = SHORT_RANGE.exec(key);
  const isShort = short && !/\d\s*[/.]\s*$/.test(key.slice(0, short.index));
  if (isShort) return key.replace(short[0], `tu ${short[1]}/${short[3]} den ${short[2]}/${short[3]}`);
  const whole = RANGE.exec(key);
  return whole ? key.replace(whole[0], `tu ${whole[1]} den ${whole[2]}`) : key;
}

/** The last words of a text that fold to these: a name as it was typed. */
function findTyped(text: string, folded: string): string {
  const words = text.trim().split(/\s+/);
  const { length } = folded.split(" ");
  for (let end = words.length; end >= length; end--) {
    const typed = words.slice(end - length, end).join(" ");
    if (commandKey(typed) === folded) return typed;
  }
  return folded;
}

/** Reads "tôi nghỉ từ 12/8 đến 16/8, chuyển cho anh Nam", in any part. A single day begins and ends the absence. */
export function parseDelegation(text: string, today: IsoDate): DelegationWords {
  const key = range(commandKey(text));
  const to = TO.exec(key);
  // "uỷ quyền cho chị Lan từ 12/8 đến 16/8": what follows the name are the days.
  const after = to === null ? "" : (AFTER_NAME.exec(to[1] as string)?.[0] ?? "");
  const before = to ? `${key.slice(0, to.index)} ${after}`.trim() : key;
  const first = findDayAfter(before, ["tu", "from"], today, "coming");
  const last = findDayAfter(before, ["den het", "den", "toi", "until", "till", "to"], today, "coming");
  const single =
    first === undefined && last === undefined
      ? (findDayAfter(before, ["nghi(?: phep)?", "vang(?: mat)?", "cong tac", "off", "away"], today, "coming") ??
        parseDay(before.replace(/[,\s]+$/, ""), today, "coming"))
      : undefined;
  const folded = (to?.[1] ?? "")
    .slice(0, after === "" ? undefined : -after.length)
    .replace(/[,.;]+$/, "")
    .trim()
    .replace(TITLES, "")
    .trim();
  const typed = findTyped(text, folded);
  const name = typed.replace(/[\s.!?…,;:]+$/u, "");
  // "nghỉ đến 16/8" begins today; "từ 12/8" alone leaves the end to be asked.
  return {
    firstOn: first ?? single ?? (last ? today : first),
    lastOn: last ?? single,
    name: folded === "" ? undefined : name,
  };
}

const ABSENT =
  /^(?:toi|em|minh|chau|i|i am|i'm)\s+(?:(?:xin|se|duoc|phai|can|sap|chuan bi|will be|on)\s+)*(?:nghi|vang|di (?:cong tac|hoc|vang|hop)|cong tac|leave|away|off)(?:\s|,|$)/;
const HANDS_OVER = /(?:chuyen|giao|uy quyen|nho|hand over|delegate)(?: lai| viec| bao cao)* (?:cho|to)\s+\S/;

/** The text itself when it says that somebody is away and hands over, or from when to when they are away. */
export function hearDelegation(input: string): string | undefined {
  const key = commandKey(input);
  if (/^(?:uy quyen|delegate)(?: bao cao| my reports)? (?:cho|to)\s+\S/.test(key)) return input;
  if (!ABSENT.test(key)) return undefined;
  // Who thinks (nghĩ) is not away (nghỉ), but the two tones are mixed up: handing over settles it.
  if (/ngh\u0129/iu.test(input.normalize("NFC")) && !HANDS_OVER.test(key)) return undefined;
  return HANDS_OVER.test(key) || /\d{1,2}\s*[/.-]\s*\d{1,2}|\bmai\b|\bhom nay\b|tomorrow|today/.test(key)
    ? input
    : undefined;
}

/** The people whose names hold all the words of a typed one. */
export function findNamed<Named extends { readonly name: string }>(words: string, people: readonly Named[]): Named[] {
  const wanted = commandKey(words).split(" ").filter(Boolean);
  return people.filter(({ name }) => {
    const parts = commandKey(name).split(/[\s()]+/);
    return wanted.length > 0 && wanted.every((word) => parts.includes(word));
  });
}
