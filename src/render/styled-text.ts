import type { Reply } from "./message.ts";
import { blockRuns, choiceRuns, type Run, type RunStyle } from "./runs.ts";
import { splitRuns } from "./split-runs.ts";

/** Where a piece is bold or italic; `start` and `length` in UTF-16 units. */
interface TextStyleRange {
  readonly start: number;
  readonly length: number;
  readonly style: "bold" | "italic";
}

/** One message of a platform that styles by ranges instead of markup, so that nothing a person typed can be markup. */
export interface StyledText {
  readonly text: string;
  readonly styles: readonly TextStyleRange[];
}

const ZALO_LIMIT = 2000;

function isStyled(style: RunStyle): style is "bold" | "italic" {
  return style === "bold" || style === "italic";
}

function toStyledText(runs: readonly Run[]): StyledText {
  let text = "";
  const styles: TextStyleRange[] = [];
  for (const run of runs) {
    if (isStyled(run.style)) styles.push({ start: text.length, length: run.text.length, style: run.style });
    text += run.text;
  }
  return { text, styles };
}

/** The runs without the white space at their start: platforms cut it off, and every style would sit too far right. */
function trimStart(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs;
  if (!first) return [];
  const text = first.text.trimStart();
  return text === "" ? trimStart(rest) : [{ ...first, text }, ...rest];
}

export interface StyledTextOptions {
  /** UTF-16 units of one message; Zalo's 2.000 unless told. */
  readonly limit?: number;
  /** The code of the choices: "B" numbers them B1, B2, so that an older message can still be answered. */
  readonly code?: string;
  /** A sentence after the choices, on how to answer. */
  readonly hint?: string;
}

/**
 * The reply as messages of a platform without buttons: tables as lines, choices numbered.
 *
 * No message is cut inside a letter, a surrogate pair or a styled span that fits one; none begins with white space.
 */
export function renderStyledText(
  reply: Pick<Reply, "blocks" | "choices">,
  { limit = ZALO_LIMIT, code = "", hint }: StyledTextOptions = {},
): StyledText[] {
  const choices = choiceRuns(reply, code);
  const hints: Run[] = choices.length > 0 && hint !== undefined ? [{ text: `\n${hint}`, style: "italic" }] : [];
  const runs = trimStart([...blockRuns(reply, { kind: "lines" }), ...choices, ...hints]);
  const pieces = splitRuns(runs, limit, { lengthOf: (text) => text.length, overheadOf: () => 0 });
  return pieces.map((piece) => toStyledText(trimStart(piece)));
}
