import type { CalendarGap } from "../../domain/calendar-watch.ts";
import { bold, say, text, type Language, type Reply } from "../../render/message.ts";

const vi = {
  title: (year: number) => `Lịch năm ${year} chưa đủ`,
  missing: (year: number) =>
    `Chưa có ngày nghỉ, làm bù nào của năm ${year}. Thiếu bảng này, các bậc nhắc trước hạn tháng 2 sẽ tính cả ngày Tết là ngày làm việc.`,
  proposed: (year: number) =>
    `Ngày nghỉ năm ${year} mới là dự kiến. Khi có thông báo chính thức, xin sửa và xác nhận kèm số văn bản.`,
  plans: (plans: string, year: number) =>
    `Kế hoạch ${plans} còn hiệu lực nhưng chưa có hạn báo cáo nào trong năm ${year}: sẽ không đơn vị nào được nhắc. Xin bổ sung lịch của kế hoạch.`,
  open: (year: number) => `Xem năm ${year}`,
};

const en: typeof vi = {
  title: (year) => `The calendar of ${year} is incomplete`,
  missing: (year) =>
    `No day off of ${year} is known. Without it the reminders before February's deadline count Tết as working days.`,
  proposed: (year) =>
    `The days off of ${year} are only expected ones. Correct and confirm them once the notice is out.`,
  plans: (plans, year) =>
    `Plan ${plans} is in force but has no deadline in ${year}: nobody will be reminded. Please complete its calendar.`,
  open: (year) => `Show ${year}`,
};

const messages: Readonly<Record<Language, typeof vi>> = { vi, en };

/** Tells whoever keeps the calendar what next year's lacks. */
export function renderCalendarGap(gap: CalendarGap, language: Language): Reply {
  const words = messages[language];
  const lines = [
    ...(gap.days === "sound" ? [] : [words[gap.days](gap.year)]),
    ...(gap.plans.length > 0 ? [words.plans(gap.plans.join(", "), gap.year)] : []),
  ];
  return {
    ...say(text(bold(words.title(gap.year))), ...lines),
    ...(gap.days === "sound"
      ? {}
      : { choices: [{ label: words.open(gap.year), action: { name: "ngaynghi", args: { year: String(gap.year) } } }] }),
  };
}
