import type { DateTime } from "luxon";
import { type Period, type PeriodKind } from "../domain/period.ts";
import { weekdayOf, ZONE, type IsoDate } from "../domain/time.ts";
import type { Language } from "./message.ts";

const PERIOD_NAMES: Record<Language, Record<PeriodKind, (year: number) => string>> = {
  vi: {
    Q1: (year) => `Quý I/${year}`,
    H1: (year) => `6 tháng/${year}`,
    Q3: (year) => `Quý III/${year}`,
    Y: (year) => `Năm ${year}`,
  },
  en: {
    Q1: (year) => `Q1 ${year}`,
    H1: (year) => `first half of ${year}`,
    Q3: (year) => `Q3 ${year}`,
    Y: (year) => `year ${year}`,
  },
};

/** The period as its report is called: "Quý III/2024", "6 tháng/2024". */
export function periodName(period: Period, language: Language): string {
  return PERIOD_NAMES[language][period.kind](period.year);
}

/** A date as people write it, in both languages: `25/8/2024`. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day}/${month}/${year}`;
}

/** An instant to the minute, in Asia/Ho_Chi_Minh: `09:05 ngày 25/8/2024`. */
export function formatInstant(instant: DateTime, language: Language): string {
  const local = instant.setZone(ZONE);
  return `${local.toFormat("HH:mm")} ${language === "vi" ? "ngày" : "on"} ${local.toFormat("d/M/yyyy")}`;
}

const WEEKDAYS: Record<Language, readonly string[]> = {
  vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/** The day of the week of a date: "thứ Bảy". */
export function weekdayName(date: IsoDate, language: Language): string {
  return WEEKDAYS[language][weekdayOf(date) - 1] as string;
}
