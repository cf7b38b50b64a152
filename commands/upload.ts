import { listOwedReports, reportName } from "../src/dialogue/owed-reports.ts";
import { listReportsOf, isSent, reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { say, type Choice } from "../src/render/message.ts";
import type { Obligation } from "../src/store/reports.ts";
import { issueUploadLink } from "../src/store/upload-links.ts";
import { messages } from "./messages.ts";

const NAME = "guitep";

async function link(turn: Turn, report: Obligation): Promise<Outcome> {
  const words = messages[turn.language].upload;
  const { trx, person, chat, now, publicUrl } = turn;
  if (publicUrl === undefined) return { replies: [say(words.noAddress)] };
  const token = await issueUploadLink(trx, { personId: person.id, chatId: chat.id, obligationId: report.id }, now);
  return { replies: [say(words.link(reportName(turn, report)), `${publicUrl}/upload/${token}`, words.once)] };
}

/** A link by which one file is sent where a chat takes none: used once, within half an hour, for one report. */
export const uploadCommand: Command = {
  name: NAME,
  words: ["gửi tệp", "gửi file", "gửi ảnh", "tải lên", "tải tệp", "tải tệp lên", "/upload", "upload", "send a file"],
  summary: { vi: "Lấy đường liên kết để gửi tệp", en: "Get a link to send a file by" },
  where: "private",
  mayUse: (assignments) => reportingUnits(assignments).length > 0,
  async run(turn) {
    const owed = await listOwedReports(turn);
    const words = messages[turn.language];
    const [only] = owed;
    if (!only) return { replies: [say(words.evidence.nothingOpen)] };
    if (owed.length === 1) return link(turn, only);
    const choices = owed.map((report): Choice => ({
      label: reportName(turn, report),
      action: { name: NAME, args: { obligation: String(report.id) } },
    }));
    return { replies: [{ ...say(words.report.which), choices }] };
  },
  async press(turn, args) {
    const wanted = (await listReportsOf(turn)).find((report) => String(report.id) === args["obligation"]);
    if (!wanted || isSent(wanted)) return { replies: [say(messages[turn.language].report.closed)] };
    return link(turn, wanted);
  },
};
