import type { LateCaseDates } from "../domain/late-cases.ts";
import type { IsoDate } from "../domain/time.ts";
import { commandKey } from "./normalise.ts";
import { findDayAfter } from "./time-text.ts";

/** What a line about a late dossier says. */
export type LateCaseLine =
  | { readonly kind: "change"; readonly dossier: string; readonly dates: LateCaseDates }
  | { readonly kind: "remove"; readonly dossier: string }
  /** A day in it does not exist. */
  | { readonly kind: "bad-day" }
  | { readonly kind: "none" };

/** A dossier's number: letters and digits with dots or dashes (`H37.18-240805-0012`), never a day. */
const DOSSIER = /(?:^|\s)((?=[a-z.-]*\d)[a-z0-9]+(?:[.-][a-z0-9]+)*)(?=$|[\s,;:])/giu;
const DAY_LIKE = /^\d{1,2}[.-]\d{1,2}(?:[.-]\d{4})?$/;

const WORDS = {
  receivedOn: ["nhan", "tiep nhan", "received"],
  dueOn: ["hen", "hen tra", "han", "den han", "due"],
  finishedOn: ["tra", "tra ket qua", "da tra", "xong", "finished"],
  explainedOn: ["giai trinh", "explained"],
  apologisedOn: ["xin loi", "apologised", "apologized"],
} as const;

/** What was done today when no day is said with it. */
const DONE = { explainedOn: /giai trinh|explained/, apologisedOn: /xin loi|apologi[sz]ed/ } as const;

function findDossier(text: string): string | undefined {
  for (const [, found = ""] of text.matchAll(DOSSIER))
    if (/[a-z]/i.test(found) || (found.length >= 5 && !DAY_LIKE.test(found))) return found.toUpperCase();
  return undefined;
}

/** Reads "thêm H12.345 hẹn 5/8 trả 9/8", "H12.345 đã giải trình 10/8, xin lỗi 11/8", "xoá H12.345". Days lie in the past. */
export function parseLateCase(text: string, today: IsoDate): LateCaseLine {
  const dossier = findDossier(text);
  if (dossier === undefined) return { kind: "none" };
  const key = commandKey(text).replace(/\bhen tra\b/g, "hen");
  if (/^(?:xoa|bo|remove|delete)\s/.test(key)) return { kind: "remove", dossier };
  const dates: LateCaseDates = {};
  for (const [field, words] of Object.entries(WORDS) as [keyof typeof WORDS, readonly string[]][]) {
    const day = findDayAfter(key, words, today, "past");
    if (day === null) return { kind: "bad-day" };
    if (day !== undefined) dates[field] = day;
    else if (field in DONE && DONE[field as keyof typeof DONE].test(key)) dates[field] = today;
  }
  return Object.keys(dates).length > 0 ? { kind: "change", dossier, dates } : { kind: "none" };
}
