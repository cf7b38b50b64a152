import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import {
  close,
  confirm,
  DELEGATE_ACTION,
  end,
  goOn,
  showDelegations,
  type DelegationState,
} from "../src/dialogue/delegations/delegation.ts";
import { delegationMessages } from "../src/dialogue/delegations/messages.ts";
import { hearDelegation, parseDelegation } from "../src/dialogue/delegations/text.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { isShortAnswer } from "../src/dialogue/short-answer.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { dateOf } from "../src/domain/time.ts";
import { say } from "../src/render/message.ts";

/** A name is a few words, with the title before it; more is a question or a command. */
const LONGEST_NAME = 5;

/** Adds what a text says to what is known; days that are none are asked for again. */
function add(turn: Turn, state: DelegationState, input: string): DelegationState {
  const { firstOn, lastOn, name } = parseDelegation(input, dateOf(turn.now));
  // A lone day where only the last is asked for is the last.
  if (firstOn && firstOn === lastOn && state.firstOn !== undefined && state.lastOn === undefined)
    return { ...state, lastOn, ...(name === undefined ? {} : { name }) };
  return {
    ...state,
    ...(firstOn ? { firstOn } : {}),
    ...(lastOn ? { lastOn } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const state = turn.conversation.form as DelegationState;
  if (isLeaving(input)) return { replies: [say(delegationMessages[turn.language].left)], conversation: { form: null } };
  if (input.trim().startsWith("/")) return undefined;
  const said = add(turn, state, input);
  if (said.firstOn !== state.firstOn || said.lastOn !== state.lastOn || said.name !== state.name)
    return goOn(turn, said);
  const isName = /^[\p{L}\p{M}.\s]+$/u.test(input) && input.trim().split(/\s+/).length <= LONGEST_NAME;
  const asksForName = state.firstOn !== undefined && state.lastOn !== undefined && state.toId === undefined;
  return asksForName && isName && !isShortAnswer(commandKey(input))
    ? goOn(turn, { ...state, name: input.trim() })
    : undefined;
}

/** Hands a unit's reports over to a colleague for the days of an absence. */
export const delegateCommand: Command = {
  name: DELEGATE_ACTION,
  words: ["uỷ quyền", "uỷ quyền báo cáo", "ủy quyền", "/delegate", "delegate", "tôi nghỉ", "báo nghỉ"],
  summary: { vi: delegationMessages.vi.summary, en: delegationMessages.en.summary },
  where: "private",
  // Heads too: they may be standing in.
  mayUse: (assignments) => mayAnywhere(assignments, "report", "approve"),
  hears: hearDelegation,
  async run(turn, argument) {
    const begun: DelegationState = { command: DELEGATE_ACTION };
    if (argument !== "") return goOn(turn, add(turn, begun, argument));
    const shown = await showDelegations(turn);
    return shown ? { replies: [shown] } : goOn(turn, begun);
  },
  async press(turn, args) {
    const open = turn.conversation.form as DelegationState | null;
    const state = open?.command === DELEGATE_ACTION ? open : { command: DELEGATE_ACTION };
    switch (args["do"]) {
      case "unit":
        return goOn(turn, { ...state, unitId: numberIn(args, "unit") });
      case "to":
        return goOn(turn, { ...state, toId: numberIn(args, "to") });
      case "confirm":
        return confirm(turn, args);
      case "end":
        return end(turn, args["id"] ?? "");
      case "leave":
        return close(turn, say(delegationMessages[turn.language].left));
      default:
        return goOn(turn, { command: DELEGATE_ACTION });
    }
  },
  form: {
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const outcome = await goOn(turn, turn.conversation.form as DelegationState);
      return outcome.replies[0] ?? say(delegationMessages[turn.language].explain);
    },
    explain: async (turn) => ({ replies: [say(delegationMessages[turn.language].explain)] }),
  },
};
