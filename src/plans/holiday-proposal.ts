import { convertLunar2Solar } from "vietnamese-lunar-calendar/build/solar-lunar/convert-solar.js";
import { DateTime } from "luxon";
import type { WorkingDayRecord } from "../domain/import-working-days.ts";
import { addDays, weekdayOf, ZONE, type IsoDate } from "../domain/time.ts";

/** Viet Nam's lunar calendar is reckoned for UTC+7: in 2030 Tết is a day before the Chinese new year. */
const UTC_OFFSET_HOURS = 7;

/** The date of a day of the Vietnamese lunar calendar, in a month that is not a leap month. */
export function fromLunar(year: number, month: number, day: number): IsoDate {
  // The library reads "no leap month" from a zero and gives midnight of the machine's own zone.
  const found = convertLunar2Solar(day, month, year, 0, UTC_OFFSET_HOURS) as Date;
  const parts = { year: found.getFullYear(), month: found.getMonth() + 1, day: found.getDate() };
  return DateTime.fromObject(parts, { zone: ZONE }).toISODate() as IsoDate;
}

/** 24/11, "Ngày Văn hóa Việt Nam", is a paid holiday since 1 July 2026 (Nghị quyết 28/2026/QH16). */
const CULTURE_DAY_SINCE = 2026;

const LAW = "Bộ luật Lao động 2019, Điều 112";

interface Holiday {
  readonly name: string;
  readonly days: readonly IsoDate[];
  readonly source: string;
}

function listHolidays(year: number): Holiday[] {
  const tet = fromLunar(year, 1, 1);
  return [
    { name: "Tết Dương lịch", days: [`${year}-01-01`], source: LAW },
    // The eve and four days: which five days is decided year by year (Labour Code, article 112 clause 3).
    { name: "Tết Nguyên đán", days: [-1, 0, 1, 2, 3].map((days) => addDays(tet, days)), source: LAW },
    { name: "Giỗ Tổ Hùng Vương (10/3 âm lịch)", days: [fromLunar(year, 3, 10)], source: LAW },
    { name: "Ngày Chiến thắng", days: [`${year}-04-30`], source: LAW },
    { name: "Ngày Quốc tế lao động", days: [`${year}-05-01`], source: LAW },
    // The second day lies before or after 2/9: also decided year by year.
    { name: "Quốc khánh", days: [`${year}-09-02`, neighbourOfNationalDay(year)], source: LAW },
    ...(year >= CULTURE_DAY_SINCE
      ? [{ name: "Ngày Văn hóa Việt Nam", days: [`${year}-11-24`], source: "Nghị quyết 28/2026/QH16" }]
      : []),
  ];
}

/** Weekdays of 2/9 (Tuesday, Wednesday, Friday, Saturday) with which 1/9 makes the longer rest. */
const EVE_JOINS_BETTER = [2, 3, 5, 6];

function neighbourOfNationalDay(year: number): IsoDate {
  const day = `${year}-09-02`;
  return addDays(day, EVE_JOINS_BETTER.includes(weekdayOf(day)) ? -1 : 1);
}

/**
 * What a year's days off will probably be, by the law and the lunar calendar, to fill a table in before the year's
 * decision is out: holidays, and for each that falls on a weekly day off the next working day (Labour Code 2019, article
 * 111 clause 3). Swapped Saturdays and the choice of Tết days are for the decision; a proposal never replaces it.
 */
export function proposeDaysOff(year: number): WorkingDayRecord[] {
  const holidays = listHolidays(year);
  const taken = new Set(holidays.flatMap(({ days }) => days));
  const days = holidays.flatMap(({ name, days: on, source }) =>
    on.map((day): WorkingDayRecord => ({ day, kind: "off", name, source })),
  );
  for (const { name, days: on } of holidays)
    for (const holiday of on.filter((day) => weekdayOf(day) > 5)) {
      let day = addDays(holiday, 1);
      while (weekdayOf(day) > 5 || taken.has(day)) day = addDays(day, 1);
      taken.add(day);
      days.push({ day, kind: "off", name: `Nghỉ bù ${name}`, source: "Bộ luật Lao động 2019, Điều 111 khoản 3" });
    }
  return days.toSorted((a, b) => a.day.localeCompare(b.day));
}
