import type { ImportFault } from "../domain/import-table.ts";
import type { Language } from "../render/message.ts";
import type { PlanRefusal } from "../store/plans.ts";
import type { FileFault } from "./table-file.ts";

/** A sentence for each fault, from what the fault knows. */
export type Words<Fault extends { readonly code: string }> = {
  readonly [Code in Fault["code"]]: (fault: Extract<Fault, { readonly code: Code }>) => string;
};

const list = (values: readonly string[]): string => values.join(", ");

/** `2025-06-30` as `30/06/2025`. */
const day = (date: string): string => date.split("-").toReversed().join("/");

const faultsVi: Words<ImportFault> = {
  "no-rows": () => "tệp chỉ có dòng tiêu đề, không có dữ liệu",
  "column-missing": () => "thiếu cột này ở dòng tiêu đề",
  "column-unknown": ({ allowed }) => `không có cột này; các cột dùng được: ${list(allowed)}`,
  "column-twice": () => "cột này có hai lần",
  required: () => "không được để trống",
  "too-long": ({ most }) => `dài quá ${most} ký tự`,
  "code-form": ({ value }) => `mã “${value}” không được có dấu cách, dấu phẩy, chấm phẩy, hai chấm hoặc nháy`,
  "not-one-of": ({ value, allowed }) => `“${value}” không dùng được; hãy ghi một trong: ${list(allowed)}`,
  "not-a-date": ({ value }) => `“${value}” không phải ngày; hãy ghi dạng 2024-12-31 hoặc 31/12/2024`,
  "dates-reversed": () => "ngày cuối trước ngày đầu",
  "valid-from-needed": () => "thiếu ngày bắt đầu; hãy ghi vào cột valid_from hoặc chạy với --valid-from 2025-07-01",
  "row-twice": ({ firstLine }) => `đã có ở dòng ${firstLine}, mỗi thứ chỉ ghi một lần`,
  "unknown-unit": ({ value, suggestion }) =>
    `không có đơn vị “${value}”${suggestion === undefined ? "" : `; có phải “${suggestion}”?`}`,
  "parent-level": ({ level, parentLevel }) => `đơn vị cấp ${level} không thể thuộc đơn vị cấp ${parentLevel}`,
  "parent-needed": () => "chỉ cấp tỉnh (province) để trống đơn vị cấp trên",
  "parent-unwanted": () => "cấp tỉnh (province) không có đơn vị cấp trên, hãy để trống",
  "parent-validity": ({ from, until }) =>
    `thời gian tồn tại phải nằm trong thời gian của đơn vị cấp trên (${spanVi(from, until)})`,
  "child-conflict": ({ child }) =>
    `thay đổi này không khớp với đơn vị trực thuộc “${child}”, hãy sửa cả đơn vị đó trong tệp`,
  "unit-not-then": ({ value, from, until }) => `${value} không tồn tại vào lúc đó (${spanVi(from, until)})`,
  "role-outside-unit": ({ value, starts, from, until }) =>
    `vai trò bắt đầu ngày ${day(starts)}, khi ${value} không tồn tại (${spanVi(from, until)}); hãy ghi cột valid_from hoặc chạy với --valid-from`,
  "person-name-differs": ({ name }) => `mã này ở dòng trên có tên “${name}”, mỗi mã chỉ một tên`,
  "unknown-indicator": ({ value, allowed }) =>
    allowed.length === 0
      ? `không có chỉ tiêu “${value}”: chưa có kế hoạch nào, hãy nhập kế hoạch trước`
      : `không có chỉ tiêu “${value}”; các mã dùng được: ${list(allowed)}`,
  "not-a-period": ({ value }) => `“${value}” không phải kỳ báo cáo; hãy ghi như 2024-Q1, 2024-H1, 2024-Q3, 2024-Y`,
  "period-not-asked": ({ allowed }) => `chỉ tiêu này chỉ báo cáo ở kỳ ${list(allowed)}`,
  "not-a-number": ({ value }) => `“${value}” không phải số; hãy ghi số liền, dấu chấm thập phân, ví dụ 3546 hoặc 33.8`,
  "thousands-point": ({ value, joined }) => `“${value}” có thể đọc hai cách; nếu là hàng nghìn hãy ghi ${joined}`,
  "figure-empty": () => "dòng không có số; chưa có số liệu thì bỏ dòng này, không ghi 0",
  "ratio-needs-parts": () => "tỷ lệ cần cả tử số (numerator) và mẫu số (denominator)",
  "ratio-both-ways": () => "ghi tử số và mẫu số, hoặc tỷ lệ phần trăm (value), không ghi cả hai",
  "count-needs-value": () => "số đếm ghi ở cột value",
  "count-has-parts": () => "chỉ tiêu này là số đếm: ghi ở cột value, để trống numerator và denominator",
  "part-over-whole": ({ numerator, denominator }) => `tử số ${numerator} lớn hơn mẫu số ${denominator}`,
  "denominator-zero": () => "mẫu số bằng 0 mà tử số khác 0",
  "not-whole": ({ value }) => `${value} phải là số nguyên`,
  negative: ({ value }) => `${value} không được âm`,
  "percent-over-most": ({ value, most }) => `${value}% vượt quá ${most}%`,
  "work-on-weekday": () => "ngày này vốn là ngày làm việc; work chỉ dùng cho thứ Bảy, Chủ nhật làm bù",
  "successor-itself": () => "đơn vị không thể thay thế chính nó",
  "level-and-unit": () => "ghi cấp (level) hoặc đơn vị (unit), không ghi cả hai; để trống cả hai là mọi đơn vị",
};

const faultsEn: Words<ImportFault> = {
  "no-rows": () => "the file has a heading and no data",
  "column-missing": () => "this column is missing from the heading",
  "column-unknown": ({ allowed }) => `there is no such column; possible are: ${list(allowed)}`,
  "column-twice": () => "this column is there twice",
  required: () => "must not be empty",
  "too-long": ({ most }) => `is longer than ${most} characters`,
  "code-form": ({ value }) => `the code "${value}" must not contain spaces, commas, semicolons, colons or quotes`,
  "not-one-of": ({ value, allowed }) => `"${value}" cannot be used; write one of: ${list(allowed)}`,
  "not-a-date": ({ value }) => `"${value}" is no date; write it like 2024-12-31 or 31/12/2024`,
  "dates-reversed": () => "the last day is before the first",
  "valid-from-needed": () => "the first day is missing; put it in valid_from or run with --valid-from 2025-07-01",
  "row-twice": ({ firstLine }) => `already given on line ${firstLine}; each is written once`,
  "unknown-unit": ({ value, suggestion }) =>
    `there is no unit "${value}"${suggestion === undefined ? "" : `; is it "${suggestion}"?`}`,
  "parent-level": ({ level, parentLevel }) => `a unit of level ${level} cannot belong to one of level ${parentLevel}`,
  "parent-needed": () => "only a province has no parent",
  "parent-unwanted": () => "a province has no parent, leave it empty",
  "parent-validity": ({ from, until }) => `must exist within the time of its parent (${spanEn(from, until)})`,
  "child-conflict": ({ child }) =>
    `this change does not fit the unit "${child}" below it; change that one in the file too`,
  "unit-not-then": ({ value, from, until }) => `${value} did not exist then (${spanEn(from, until)})`,
  "role-outside-unit": ({ value, starts, from, until }) =>
    `the role begins on ${day(starts)}, when ${value} does not exist (${spanEn(from, until)}); fill in valid_from or run with --valid-from`,
  "person-name-differs": ({ name }) => `this code has the name "${name}" above; one name per code`,
  "unknown-indicator": ({ value, allowed }) =>
    allowed.length === 0
      ? `there is no indicator "${value}": there is no plan yet, import one first`
      : `there is no indicator "${value}"; possible are: ${list(allowed)}`,
  "not-a-period": ({ value }) => `"${value}" is no period; write 2024-Q1, 2024-H1, 2024-Q3 or 2024-Y`,
  "period-not-asked": ({ allowed }) => `this indicator is reported for ${list(allowed)} only`,
  "not-a-number": ({ value }) =>
    `"${value}" is no number; write it without separators and with a point, like 3546 or 33.8`,
  "thousands-point": ({ value, joined }) =>
    `"${value}" can be read in two ways; if thousands are meant, write ${joined}`,
  "figure-empty": () => "the row has no number; leave the row out when there is none, do not write 0",
  "ratio-needs-parts": () => "a ratio needs both numerator and denominator",
  "ratio-both-ways": () => "give numerator and denominator, or the percentage (value), not both",
  "count-needs-value": () => "a count stands in the value column",
  "count-has-parts": () => "this indicator is a count: use value, leave numerator and denominator empty",
  "part-over-whole": ({ numerator, denominator }) =>
    `the numerator ${numerator} exceeds the denominator ${denominator}`,
  "denominator-zero": () => "the denominator is 0 and the numerator is not",
  "not-whole": ({ value }) => `${value} must be a whole number`,
  negative: ({ value }) => `${value} must not be negative`,
  "percent-over-most": ({ value, most }) => `${value}% exceeds ${most}%`,
  "work-on-weekday": () => "this is a working day anyway; work is for swapped Saturdays and Sundays",
  "successor-itself": () => "a unit cannot succeed itself",
  "level-and-unit": () => "give a level or a unit, not both; with neither it holds for everybody",
};

function spanVi(from: string, until: string | null): string {
  return until === null ? `từ ${day(from)}` : `từ ${day(from)} đến trước ${day(until)}`;
}

function spanEn(from: string, until: string | null): string {
  return until === null ? `from ${day(from)}` : `from ${day(from)} until ${day(until)}`;
}

const filesVi: Words<FileFault> = {
  "not-found": () => "không có tệp này",
  unreadable: () => "không mở được tệp này",
  "unknown-kind": ({ extension }) => `không đọc được loại tệp “${extension}”; hãy dùng .csv hoặc .xlsx`,
  "not-utf8": () => "tệp không phải UTF-8; trong Excel hãy chọn Lưu thành “CSV UTF-8”, hoặc dùng .xlsx",
  "bad-csv": ({ line }) => `dòng ${line}: dấu ngoặc kép không khớp`,
  "bad-xlsx": () => "không đọc được tệp Excel này; hãy mở và lưu lại dạng .xlsx",
};

const filesEn: Words<FileFault> = {
  "not-found": () => "there is no such file",
  unreadable: () => "this file cannot be opened",
  "unknown-kind": ({ extension }) => `files of kind "${extension}" cannot be read; use .csv or .xlsx`,
  "not-utf8": () => 'the file is not UTF-8; in Excel choose "CSV UTF-8", or use .xlsx',
  "bad-csv": ({ line }) => `line ${line}: quotes do not match`,
  "bad-xlsx": () => "this Excel file cannot be read; open it and save it again as .xlsx",
};

const refusalsVi: Words<PlanRefusal> = {
  "unknown-unit": ({ unit }) => `không có đơn vị “${unit}”; hãy nhập đơn vị trước`,
  "kind-differs": ({ indicator }) =>
    `chỉ tiêu “${indicator}” đã có ở kế hoạch khác với loại khác (ratio hoặc count); hãy đổi mã`,
  "period-owed": ({ period }) => `kỳ ${period} đã có báo cáo phải nộp, không bỏ khỏi lịch được`,
};

const refusalsEn: Words<PlanRefusal> = {
  "unknown-unit": ({ unit }) => `there is no unit "${unit}"; import the units first`,
  "kind-differs": ({ indicator }) =>
    `another plan has the indicator "${indicator}" with another kind (ratio or count); use another code`,
  "period-owed": ({ period }) => `reports for ${period} are already owed, so it cannot leave the calendar`,
};

const vi = {
  ladderLast: (day: string) => `ngày cuối còn đúng hạn là ${day}`,
  ladderExpected: "(ngày nghỉ năm này là dự kiến)",
  inviteUnit: (unit: string, count: number) =>
    count === 0 ? `Không có đơn vị “${unit}”.` : `Có ${count} đơn vị “${unit}”; hãy ghi mã đơn vị.`,
  invited: (name: string, role: string, unit: string) => `Mời ${name}: ${role}, ${unit}.`,
  inviteCode: (code: string, until: string, url: string) =>
    `Mã: ${code}, dùng một lần, đến ${until}. Nhắn mã này cho trợ lý, hoặc mở ${url}`,
  inviteColumns: "Dòng đầu của tệp phải có các cột Họ và tên, Đơn vị, Vai trò.",
  inviteSheet: (count: number, path: string) =>
    `Đã cấp ${count} mã, ghi vào ${path}. In ra, đưa riêng từng người, rồi xoá tệp.`,
  signInUsage: "Gõ: npm run cli -- sign-in-link MÃ-CÁN-BỘ",
  noSuchPerson: (code: string) => `Không có người nào mang mã “${code}”.`,
  signInLink: (name: string, url: string) =>
    `Đường liên kết đăng nhập của ${name} (dùng một lần, trong 30 phút):\n${url}`,
  faults: faultsVi,
  files: filesVi,
  refusals: refusalsVi,
  place: (line: number, column: string | undefined) =>
    column === undefined ? `dòng ${line}` : `dòng ${line}, cột ${column}`,
  problems: (file: string, count: number) => `${file}: có ${count} chỗ sai, chưa ghi gì vào cơ sở dữ liệu.`,
  more: (count: number) => `… và ${count} chỗ sai khác.`,
  done: (file: string, counts: string) => `${file}: ${counts}.`,
  dryRun: (file: string, counts: string) => `${file}: không có lỗi. Nếu ghi: ${counts}. (Chạy thử, chưa ghi gì.)`,
  counts: (what: string, added: number, changed: number, unchanged: number) =>
    `${what}: thêm ${added}, thay đổi ${changed}, giữ nguyên ${unchanged}`,
  opened: (count: number) => `Mở thêm ${count} báo cáo phải nộp.`,
  things: {
    units: "đơn vị",
    successions: "quan hệ thay thế",
    people: "người",
    assignments: "vai trò",
    figures: "số liệu",
    "working-days": "ngày",
    deadlines: "hạn nộp",
    plan: "kế hoạch",
  },
  planSound: (file: string, code: string, indicators: number, deadlines: number) =>
    `${file}: kế hoạch ${code} hợp lệ, ${indicators} chỉ tiêu, ${deadlines} kỳ báo cáo.`,
  unknownCommand: (name: string) => `không có lệnh “${name}”; gõ: npm run cli -- help`,
  usage: (usage: string) => `cách dùng: npm run cli -- ${usage}`,
  unknownOption: (option: string) => `tùy chọn sai: ${option}`,
  badDate: (value: string) => `--valid-from ${value}: không phải ngày; hãy ghi dạng 2025-07-01`,
  unknownPerson: (code: string) => `--by ${code}: không có người này`,
  helpHead: "Đôn Đốc, lệnh quản trị. Cách dùng: npm run cli -- LỆNH …",
  helpOptions: [
    "--dry-run           chỉ kiểm tra, không ghi",
    "--valid-from NGÀY   ngày bắt đầu cho đơn vị hoặc vai trò không ghi ngày",
    "--by MÃ             người thực hiện, ghi vào nhật ký",
    "--lang vi|en        ngôn ngữ",
  ],
  helpExit: "Mã kết thúc: 0 xong; 1 dữ liệu sai, chưa ghi gì; 2 lệnh sai hoặc có sự cố.",
  failure: (message: string) => `không thực hiện được: ${message}`,
};

const en: typeof vi = {
  ladderLast: (day) => `the last day on time is ${day}`,
  ladderExpected: "(days off of this year are expected ones)",
  inviteUnit: (unit, count) =>
    count === 0 ? `There is no unit "${unit}".` : `${count} units are called "${unit}"; give the unit's code.`,
  invited: (name, role, unit) => `Invited ${name}: ${role}, ${unit}.`,
  inviteCode: (code, until, url) =>
    `Code: ${code}, works once, until ${until}. Write it to the assistant, or open ${url}`,
  inviteColumns: "The first row of the file must have the columns Name, Unit, Role.",
  inviteSheet: (count, path) =>
    `${count} codes made, written to ${path}. Print it, give each person their own, then delete it.`,
  signInUsage: "Type: npm run cli -- sign-in-link PERSON",
  noSuchPerson: (code) => `There is no person with the code “${code}”.`,
  signInLink: (name, url) => `Sign-in link of ${name} (once, within 30 minutes):\n${url}`,
  faults: faultsEn,
  files: filesEn,
  refusals: refusalsEn,
  place: (line, column) => (column === undefined ? `line ${line}` : `line ${line}, column ${column}`),
  problems: (file, count) => `${file}: ${count} ${count === 1 ? "problem" : "problems"}, nothing was written.`,
  more: (count) => `… and ${count} more.`,
  done: (file, counts) => `${file}: ${counts}.`,
  dryRun: (file, counts) => `${file}: no problems. It would write: ${counts}. (Dry run, nothing was written.)`,
  counts: (what, added, changed, unchanged) => `${what}: ${added} added, ${changed} changed, ${unchanged} unchanged`,
  opened: (count) => `${count} more reports are now owed.`,
  things: {
    units: "units",
    successions: "successions",
    people: "people",
    assignments: "roles",
    figures: "figures",
    "working-days": "days",
    deadlines: "deadlines",
    plan: "plan",
  },
  planSound: (file, code, indicators, deadlines) =>
    `${file}: the plan ${code} is sound, ${indicators} indicators, ${deadlines} deadlines.`,
  unknownCommand: (name) => `there is no command "${name}"; try: npm run cli -- help`,
  usage: (usage) => `usage: npm run cli -- ${usage}`,
  unknownOption: (option) => `wrong option: ${option}`,
  badDate: (value) => `--valid-from ${value}: not a date; write it like 2025-07-01`,
  unknownPerson: (code) => `--by ${code}: nobody has this code`,
  helpHead: "Đôn Đốc, administration. Usage: npm run cli -- COMMAND …",
  helpOptions: [
    "--dry-run           only check, write nothing",
    "--valid-from DATE   first day for units or roles that give none",
    "--by CODE           who does it, for the audit log",
    "--lang vi|en        language",
  ],
  helpExit: "Exit code: 0 done; 1 wrong data, nothing written; 2 wrong command or failure.",
  failure: (message) => `it could not be done: ${message}`,
};

/** Every sentence of the console's commands. */
export const messages: Readonly<Record<Language, typeof vi>> = { vi, en };

/** A fault as a sentence: the words of its code, filled in. */
export function say<Fault extends { readonly code: string }>(words: Words<Fault>, fault: Fault): string {
  const sentence = words[fault.code as Fault["code"]] as (fault: Fault) => string;
  return sentence(fault);
}
