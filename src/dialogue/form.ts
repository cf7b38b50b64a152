import type { FigureValue } from "../domain/figure.ts";
import type { Reply } from "../render/message.ts";

/** A figure that was read from a file, checked like a typed one, with the note beside it. */
export interface FileFigure {
  readonly code: string;
  readonly value: FigureValue;
  readonly note?: string;
}

/** Something that happens while a form is open. */
export type FormMessage =
  | { readonly kind: "text"; readonly text: string }
  /** A tapped choice of the form's own, with the arguments it was made with. */
  | { readonly kind: "press"; readonly args: Readonly<Record<string, string>> }
  /** Figures read from a file, by key, to be read back before they are stored; `notice` says what could not be read. */
  | { readonly kind: "figures"; readonly figures: readonly FileFigure[]; readonly notice: readonly string[] }
  /** Something else came between, such as a question that was answered: the prompt is to be repeated. */
  | { readonly kind: "interruption" };

/**
 * Where a form stands. The position belongs to one person in one chat; the draft is shared by everybody who fills in the
 * same form, and grows a revision with every change, so a position tells which revision its prompt was made for.
 */
export interface FormState<Position, Draft> {
  readonly position: Position;
  readonly draft: Draft;
}

/** What a message led to. A draft that did not change is returned as the same object. */
export type Step<Position, Draft, Effect> =
  | { readonly kind: "handled"; readonly state: FormState<Position, Draft>; readonly reply: Reply }
  /** Not the form's business: try commands and questions, then {@link Form.explain}. Nothing has changed. */
  | { readonly kind: "not-mine" }
  /** The form is closed in this chat; the effects are the caller's to commit, together with the reply. */
  | { readonly kind: "done"; readonly draft: Draft; readonly effects: readonly Effect[]; readonly reply: Reply };

/**
 * A guided conversation over a shared, persisted draft: pure functions of (facts, position, draft, message). Nothing is
 * remembered between two calls, so it goes on after days, on another process, or in a colleague's chat.
 */
export interface Form<Facts, Position, Draft, Effect> {
  readonly name: string;
  /** Opens the form in a chat, or takes the draft up where it was left. */
  start(draft: Draft, facts: Facts): Step<Position, Draft, Effect>;
  answer(state: FormState<Position, Draft>, message: FormMessage, facts: Facts): Step<Position, Draft, Effect>;
  /** The pending prompt, complete in itself, to follow whatever came between. */
  repeat(state: FormState<Position, Draft>, facts: Facts): Reply;
  /** What to type instead, after a text that nobody understood. It changes nothing. */
  explain(state: FormState<Position, Draft>, text: string, facts: Facts): Reply;
  /**
   * Whether a bare number belongs to the form here, as a figure or as the number of a line. A platform without buttons
   * then must not take it for the number of a choice.
   */
  ownsNumbers(position: Position): boolean;
  /** Reads a stored position; undefined when it is of another make, after which the form is started anew over its draft. */
  parsePosition(json: unknown): Position | undefined;
}
