import type { LateCaseProblem } from "../src/domain/late-cases.ts";
import type { Language } from "../src/render/message.ts";

/** Sentences of the register of late dossiers. */
const vi = {
  title: (unit: string, year: string) => `Sổ hồ sơ trễ hạn – ${unit}, năm ${year}`,
  none: "Chưa có hồ sơ trễ hạn nào trong sổ: tỷ lệ giải trình, xin lỗi là “không phát sinh”.",
  rate: (settled: number, total: number, percent: string) =>
    `Đã giải trình và xin lỗi ${settled}/${total} hồ sơ trễ hạn = ${percent}.`,
  open: (count: number) => `Còn ${count} hồ sơ chưa xong:`,
  allSettled: "Không còn hồ sơ nào phải giải trình hay xin lỗi.",
  due: (date: string) => `hẹn ${date}`,
  finished: (date: string) => `trả ${date}`,
  unfinished: "chưa trả",
  todo: {
    both: "chưa giải trình, chưa xin lỗi",
    explain: "chưa giải trình",
    apologise: "chưa xin lỗi",
    nothing: "đã xong",
  },
  more: (count: number) => `… và ${count} hồ sơ khác.`,
  howTo:
    "Thêm: “thêm H12.345 hẹn 5/8 trả 9/8”. Ghi: “H12.345 giải trình 10/8, xin lỗi 11/8”. Bỏ dòng nhầm: “xoá H12.345”. Thoát: “xong”.",
  saved: (dossier: string, state: string) => `✓ Đã ghi ${dossier}: ${state}.`,
  removed: (dossier: string) => `Đã bỏ ${dossier} khỏi sổ.`,
  unknown: (dossier: string) =>
    `Không có ${dossier} trong sổ. Muốn thêm thì nêu cả ngày hẹn: “thêm ${dossier} hẹn 5/8 trả 9/8”.`,
  problem: {
    "no-due-day": "Chưa ghi: cần ngày hẹn trả, ví dụ “thêm H12.345 hẹn 5/8 trả 9/8”.",
    "not-late": "Chưa ghi: theo các ngày này hồ sơ không trễ hạn.",
    "received-after-due": "Chưa ghi: ngày nhận sau ngày hẹn trả.",
    ahead: "Chưa ghi: có ngày ở tương lai.",
    "too-early": "Chưa ghi: giải trình, xin lỗi phải sau ngày hẹn trả.",
  } satisfies Record<LateCaseProblem, string>,
  badDay: "Chưa ghi: có ngày không tồn tại. Gõ ngày/tháng, ví dụ 9/8.",
  notUnderstood: "Chưa hiểu. Ví dụ: “thêm H12.345 hẹn 5/8 trả 9/8” hoặc “H12.345 xin lỗi 11/8”.",
  closed: "Đã đóng sổ hồ sơ trễ hạn.",
  repeat: "Sổ hồ sơ trễ hạn đang mở; gõ “xong” để đóng.",
  units: (year: string) => `Hồ sơ trễ hạn năm ${year}, theo sổ của từng đơn vị:`,
  head: ["Đơn vị", "Đã giải trình, xin lỗi", "Còn lại"],
  noUnits: (year: string) => `Năm ${year} chưa đơn vị nào ghi hồ sơ trễ hạn.`,
  noUnit: (name: string) => `Không có đơn vị “${name}” với hồ sơ trễ hạn trong phạm vi anh/chị được xem.`,
  explained: (dossier: string) => `${dossier} đã giải trình`,
  apologised: (dossier: string) => `${dossier} đã xin lỗi`,
};

const en: typeof vi = {
  title: (unit, year) => `Register of late dossiers – ${unit}, ${year}`,
  none: "No late dossier is registered: the share explained is “not applicable”.",
  rate: (settled, total, percent) => `Explained and apologised for: ${settled}/${total} late dossiers = ${percent}.`,
  open: (count) => `Still open: ${count}`,
  allSettled: "No explanation or apology is owed.",
  due: (date) => `due ${date}`,
  finished: (date) => `settled ${date}`,
  unfinished: "not settled",
  todo: { both: "no explanation, no apology", explain: "no explanation", apologise: "no apology", nothing: "complete" },
  more: (count) => `… and ${count} more.`,
  howTo:
    "Add: “add H12.345 due 5/8 finished 9/8”. Note: “H12.345 explained 10/8, apologised 11/8”. Remove: “remove H12.345”. Leave: “done”.",
  saved: (dossier, state) => `✓ Saved ${dossier}: ${state}.`,
  removed: (dossier) => `${dossier} removed.`,
  unknown: (dossier) =>
    `${dossier} is not registered. To add it give its due day: “add ${dossier} due 5/8 finished 9/8”.`,
  problem: {
    "no-due-day": "Not saved: the due day is needed, for example “add H12.345 due 5/8 finished 9/8”.",
    "not-late": "Not saved: by these days the dossier was not late.",
    "received-after-due": "Not saved: received after its due day.",
    ahead: "Not saved: a day lies in the future.",
    "too-early": "Not saved: explanation and apology come after the due day.",
  },
  badDay: "Not saved: there is no such day. Type day/month such as 9/8.",
  notUnderstood: "Not understood. For example: “add H12.345 due 5/8 finished 9/8” or “H12.345 apologised 11/8”.",
  closed: "The register is closed.",
  repeat: "The register of late dossiers is open; type “done” to close it.",
  units: (year) => `Late dossiers of ${year}, by the registers of the units:`,
  head: ["Unit", "Explained, apologised", "Open"],
  noUnits: (year) => `No unit has registered a late dossier in ${year}.`,
  noUnit: (name) => `No unit “${name}” with late dossiers within what you may see.`,
  explained: (dossier) => `${dossier} explained`,
  apologised: (dossier) => `${dossier} apologised`,
};

export const lateCaseMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
