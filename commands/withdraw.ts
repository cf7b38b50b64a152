import { withdraw } from "../src/dialogue/approval/approval.ts";
import { approvalMessages } from "../src/dialogue/approval/messages.ts";
import { nameOfReport } from "../src/dialogue/approval/render.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import { reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { listSentObligations, type Obligation } from "../src/store/reports.ts";

const NAME = "rut";

/** Older reports than these are not taken back by a chat message. */
const MOST_LISTED = 4;

interface Sent extends Obligation {
  readonly report: NonNullable<Obligation["report"]>;
}

async function listSent(turn: Turn): Promise<Sent[]> {
  const reports = await listSentObligations(turn.trx, reportingUnits(turn.person.assignments), MOST_LISTED);
  return reports.filter((one): one is Sent => one.report !== null);
}

function choice(label: string, step: "ask" | "withdraw" | "leave", report: Sent): Choice {
  return { label, action: { name: NAME, args: { do: step, report: String(report.report.id) } } };
}

function ask(turn: Turn, report: Sent): Outcome {
  const words = approvalMessages[turn.language];
  return {
    replies: [
      {
        ...say(text(bold(words.withdraw.ask(nameOfReport(report, turn.language)))), words.withdraw.effect),
        choices: [choice(words.choices.withdraw, "withdraw", report), choice(words.choices.leave, "leave", report)],
      },
    ],
  };
}

/** Takes back a report that was sent and not decided about. */
export const withdrawCommand: Command = {
  name: NAME,
  words: ["rút báo cáo", "rút lại báo cáo", "thu hồi báo cáo", "/withdraw", "withdraw", "take back"],
  summary: { vi: "Rút báo cáo đã gửi mà chưa duyệt", en: "Take back a report not approved yet" },
  where: "private",
  mayUse: (assignments) => reportingUnits(assignments).length > 0,
  async run(turn) {
    const words = approvalMessages[turn.language].withdraw;
    const sent = await listSent(turn);
    const pending = sent.filter(({ report }) => report.status === "submitted");
    const [only] = pending;
    if (pending.length > 1)
      return {
        replies: [
          {
            ...say(words.which),
            choices: pending.map((report) => choice(nameOfReport(report, turn.language), "ask", report)),
          },
        ],
      };
    if (only) return ask(turn, only);
    const [newest] = sent;
    return {
      replies: [
        say(newest?.report.status === "approved" ? words.approved(nameOfReport(newest, turn.language)) : words.none),
      ],
    };
  },
  async press(turn, args) {
    const report = (await listSent(turn)).find(
      (one) => String(one.report.id) === args["report"] || String(one.id) === args["obligation"],
    );
    const words = approvalMessages[turn.language];
    if (args["do"] === "leave") return { replies: [say(words.withdraw.left)] };
    if (args["do"] === "withdraw") return { replies: [await withdraw(turn, numberIn(args, "report"))] };
    return report?.report.status === "submitted" ? ask(turn, report) : withdrawCommand.run(turn, "");
  },
};
