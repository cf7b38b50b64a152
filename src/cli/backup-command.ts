import { existsSync } from "node:fs";
import type { Language } from "../render/message.ts";
import { dumpDatabase, restoreDatabase, type ToolFault } from "../store/dump.ts";
import { backUpCluster, restoreCluster, type RestoreFault } from "../store/embedded/backup.ts";
import { locate } from "../store/embedded/locations.ts";
import { holdEmbeddedServer } from "../store/embedded/server.ts";
import type { CliCommand, CliContext, ExitCode } from "./command.ts";
import { messages, say, type Words } from "./messages.ts";

const faultsVi: Words<RestoreFault | ToolFault> = {
  "data-there": ({ home }) =>
    `đã có dữ liệu trong ${home}: chỉ phục hồi vào chỗ trống. Chạy “npm run clean” để xoá dữ liệu đang có, rồi phục hồi lại`,
  "no-backup": () => "tệp này không phải bản sao lưu do lệnh backup làm ra",
  "other-version": ({ backup, server }) =>
    `bản sao lưu của PostgreSQL ${backup}, chương trình này mang PostgreSQL ${server}: hãy phục hồi bằng đúng phiên bản chương trình đã sao lưu`,
  "tool-missing": ({ tool }) =>
    `máy này chưa có ${tool}; hãy cài gói postgresql-client, phiên bản không thấp hơn máy chủ PostgreSQL`,
  "tool-failed": ({ tool }) => `${tool} báo lỗi như trên`,
  "not-empty": () =>
    "cơ sở dữ liệu đã có bảng: chỉ phục hồi vào cơ sở dữ liệu trống, trước khi chạy chương trình lần đầu",
};

const faultsEn: typeof faultsVi = {
  "data-there": ({ home }) =>
    `there are data in ${home}: a backup goes to an empty place only. "npm run clean" removes what is there; then restore again`,
  "no-backup": () => "this file is no backup made by the command backup",
  "other-version": ({ backup, server }) =>
    `a backup of PostgreSQL ${backup}, but this program brings PostgreSQL ${server}: restore it with the version of the program that made it`,
  "tool-missing": ({ tool }) =>
    `this machine has no ${tool}; install the package postgresql-client, not older than the PostgreSQL server`,
  "tool-failed": ({ tool }) => `${tool} failed as said above`,
  "not-empty": () =>
    "the database has tables: a backup goes to an empty database only, before the program's first start on it",
};

const vi = {
  backedUp: (file: string) =>
    `Đã sao lưu vào ${file}. Tệp chứa toàn bộ dữ liệu, kể cả dữ liệu cá nhân và tệp minh chứng: hãy cất nơi an toàn, trên máy khác.`,
  restored: (file: string) => `Đã phục hồi từ ${file}. Chạy npm start để dùng tiếp.`,
  refused: (file: string, fault: string) => `${file}: ${fault}. Chưa ghi gì.`,
  faults: faultsVi,
};

const en: typeof vi = {
  backedUp: (file) =>
    `Backed up to ${file}. It holds all data, personal data and evidence files too: keep it safe, on another machine.`,
  restored: (file) => `Restored from ${file}. Go on with npm start.`,
  refused: (file, fault) => `${file}: ${fault}. Nothing was written.`,
  faults: faultsEn,
};

const words: Readonly<Record<Language, typeof vi>> = { vi, en };

/** The one word that both commands take. */
function readFileWord({ words: given, language, print }: CliContext, command: CliCommand): string | undefined {
  const [file, ...rest] = given;
  if (file !== undefined && rest.length === 0) return file;
  print(messages[language].usage(command.usage));
  return undefined;
}

function conclude(
  { language, print }: CliContext,
  file: string,
  { fault, done }: { readonly fault: RestoreFault | ToolFault | undefined; readonly done: (file: string) => string },
): ExitCode {
  const m = words[language];
  print(fault ? m.refused(file, say(m.faults, fault)) : done(file));
  return fault ? 1 : 0;
}

/** Writes everything there is to one file, while the program goes on running. */
export const backupCommand: CliCommand = {
  name: "backup",
  usage: "backup FILE",
  summary: {
    vi: "sao lưu toàn bộ dữ liệu, kể cả tệp minh chứng, vào một tệp; chương trình vẫn chạy",
    en: "write all data, evidence files too, to one file, while the program goes on",
  },
  async run(context) {
    const file = readFileWord(context, backupCommand);
    if (file === undefined) return 2;
    const done = words[context.language].backedUp;
    const { databaseUrl } = context;
    if (databaseUrl !== undefined)
      return conclude(context, file, { fault: await dumpDatabase(databaseUrl, file), done });
    const server = await holdEmbeddedServer();
    try {
      await backUpCluster(server.url("postgres"), locate(), file);
    } finally {
      await server.release();
    }
    return conclude(context, file, { fault: undefined, done });
  },
};

/** Brings a backup back, to where nothing is yet. */
export const restoreCommand: CliCommand = {
  name: "restore",
  usage: "restore FILE",
  summary: {
    vi: "phục hồi bản sao lưu vào chỗ chưa có dữ liệu",
    en: "bring a backup back, to where there are no data yet",
  },
  async run(context) {
    const file = readFileWord(context, restoreCommand);
    if (file === undefined) return 2;
    if (!existsSync(file)) {
      const m = messages[context.language];
      context.print(`${file}: ${say(m.files, { code: "not-found" })}`);
      return 1;
    }
    const { databaseUrl, language } = context;
    const fault = databaseUrl === undefined ? restoreCluster(file, locate()) : await restoreDatabase(databaseUrl, file);
    return conclude(context, file, { fault, done: words[language].restored });
  },
};
