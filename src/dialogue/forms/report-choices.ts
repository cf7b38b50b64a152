import type { Choice } from "../../render/message.ts";
import type { ReportTurn } from "./report-state.ts";

/** The command to which pressed choices of the report go. */
export const REPORT_ACTION = "baocao";

/** What a choice of the report form does; `prompt` and `revision` of its message are added to it. */
export type PressKey =
  | "same"
  | "skip"
  | "back"
  | "pause"
  | "review"
  | "rest"
  | "send"
  | "edit"
  | "fill"
  | "part"
  | "reason"
  | "keep"
  | "retype"
  | "mine"
  | "theirs"
  | "accept"
  | "accept-and-send"
  | "drop"
  | "discard"
  | "stay";

interface PressArgs {
  readonly key: PressKey;
  readonly code?: string;
  readonly text?: string;
}

/** A choice of the prompt being shown. */
export function choice(turn: ReportTurn, label: string, args: PressArgs): Choice {
  const { prompt } = turn.position;
  return {
    label,
    action: { name: REPORT_ACTION, args: { ...args, prompt, revision: String(turn.draft.revision) } },
  };
}

/** A choice that means the same as typing its label for an indicator. */
export function fill(turn: ReportTurn, label: string, code: string): Choice {
  return choice(turn, label, { key: "fill", code, text: label });
}
