import type { Command } from "../src/dialogue/turn.ts";
import { answerCommand } from "./answer.ts";
import { approveCommand } from "./approve.ts";
import { delegateCommand } from "./delegate.ts";
import { deliveriesCommand } from "./deliveries.ts";
import { dueCommand } from "./due.ts";
import { evidenceCommand } from "./evidence.ts";
import { calendarCommand } from "./calendar.ts";
import { daysOffCommand } from "./days-off.ts";
import { groupCommand } from "./group.ts";
import { boardCommand } from "./board.ts";
import { inviteCommand } from "./invite.ts";
import { peopleCommand } from "./people.ts";
import { channelCommand } from "./channel.ts";
import { aboutMeCommand } from "./about-me.ts";
import { createHelpCommand } from "./help.ts";
import { historyCommand } from "./history.ts";
import { languageCommand } from "./language.ts";
import { missedQuestionsCommand } from "./missed-questions.ts";
import { synonymsCommand } from "./synonyms.ts";
import { lateCasesCommand } from "./late-cases.ts";
import { moveDeadlineCommand } from "./move-deadline.ts";
import { quotaCommand } from "./quota.ts";
import { nudgeCommand } from "./nudge.ts";
import { reportCommand } from "./report.ts";
import { reviseCommand } from "./revise.ts";
import { snoozeCommand } from "./snooze.ts";
import { templateCommand } from "./template.ts";
import { unlockCommand } from "./unlock.ts";
import { uploadCommand } from "./upload.ts";
import { createWatchCommand } from "./watch.ts";
import { withdrawCommand } from "./withdraw.ts";

const spoken: readonly Command[] = [
  reportCommand,
  templateCommand,
  evidenceCommand,
  uploadCommand,
  dueCommand,
  snoozeCommand,
  delegateCommand,
  boardCommand,
  nudgeCommand,
  lateCasesCommand,
  reviseCommand,
  withdrawCommand,
  approveCommand,
  unlockCommand,
  createWatchCommand([boardCommand]),
  deliveriesCommand,
  calendarCommand,
  moveDeadlineCommand,
  daysOffCommand,
  historyCommand,
  answerCommand,
  missedQuestionsCommand,
  synonymsCommand,
  groupCommand,
  inviteCommand,
  quotaCommand,
  peopleCommand,
  channelCommand,
  aboutMeCommand,
  languageCommand,
];

/** Everything people can say, in the order in which the help lists it. */
export const commands: readonly Command[] = [...spoken, createHelpCommand(spoken)];
