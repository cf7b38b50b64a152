import type { Command } from "../src/dialogue/turn.ts";
import { aboutMeCommand } from "./about-me.ts";
import { answerCommand } from "./answer.ts";
import { approveCommand } from "./approve.ts";
import { boardCommand } from "./board.ts";
import { calendarCommand } from "./calendar.ts";
import { channelCommand } from "./channel.ts";
import { daysOffCommand } from "./days-off.ts";
import { delegateCommand } from "./delegate.ts";
import { deliveriesCommand } from "./deliveries.ts";
import { dueCommand } from "./due.ts";
import { evidenceCommand } from "./evidence.ts";
import { groupCommand } from "./group.ts";
import { createHelpCommand, type HelpSection } from "./help.ts";
import { historyCommand } from "./history.ts";
import { inviteCommand } from "./invite.ts";
import { languageCommand } from "./language.ts";
import { lateCasesCommand } from "./late-cases.ts";
import { missedQuestionsCommand } from "./missed-questions.ts";
import { moveDeadlineCommand } from "./move-deadline.ts";
import { nudgeCommand } from "./nudge.ts";
import { peopleCommand } from "./people.ts";
import { quotaCommand } from "./quota.ts";
import { reportCommand } from "./report.ts";
import { reviseCommand } from "./revise.ts";
import { snoozeCommand } from "./snooze.ts";
import { synonymsCommand } from "./synonyms.ts";
import { templateCommand } from "./template.ts";
import { unlockCommand } from "./unlock.ts";
import { uploadCommand } from "./upload.ts";
import { createWatchCommand } from "./watch.ts";
import { withdrawCommand } from "./withdraw.ts";

/** What people can say, by what it is about; within a section in the order in which the help lists it. */
const sections: readonly HelpSection[] = [
  {
    name: { vi: "Lệnh về báo cáo", en: "Report commands" },
    commands: [
      reportCommand,
      dueCommand,
      templateCommand,
      uploadCommand,
      evidenceCommand,
      lateCasesCommand,
      reviseCommand,
      withdrawCommand,
      historyCommand,
    ],
  },
  {
    name: { vi: "Lệnh duyệt, đôn đốc", en: "Approval and follow-up commands" },
    commands: [
      approveCommand,
      boardCommand,
      nudgeCommand,
      createWatchCommand([boardCommand]),
      deliveriesCommand,
      unlockCommand,
      snoozeCommand,
      delegateCommand,
    ],
  },
  {
    name: { vi: "Lệnh về lịch", en: "Calendar commands" },
    commands: [calendarCommand, moveDeadlineCommand, daysOffCommand],
  },
  {
    name: { vi: "Lệnh hỏi đáp", en: "Question commands" },
    commands: [answerCommand, missedQuestionsCommand, synonymsCommand],
  },
  {
    name: { vi: "Lệnh người dùng, nhóm", en: "People and group commands" },
    commands: [
      inviteCommand,
      peopleCommand,
      groupCommand,
      quotaCommand,
      channelCommand,
      aboutMeCommand,
      languageCommand,
    ],
  },
];

/** Everything people can say. */
export const commands: readonly Command[] = [
  ...sections.flatMap((section) => section.commands),
  createHelpCommand(sections),
];
