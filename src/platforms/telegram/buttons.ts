import { createHmac, timingSafeEqual } from "node:crypto";
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Choice } from "../../render/message.ts";

/** A press, as the button's data tells it. */
export interface Press {
  readonly outboxId: string;
  readonly index: number;
  /** Whether the message's other buttons stay: they only ask further questions. */
  readonly staysOpen: boolean;
}

/** The buttons of one bot. Their data is made and read with a key of its own, so that nobody can make one up. */
export interface Buttons {
  keyboard(outboxId: string, choices: readonly Choice[]): InlineKeyboardMarkup;
  /** Undefined for data that is not ours, a changed one, and buttons that have been used. */
  read(data: string): Press | undefined;
}

/** The data of a button that shows what was chosen and does nothing more. */
const USED = "-";
/** 96 bits; the whole of the data stays far below Telegram's 64 bytes. */
const MAC_BYTES = 12;
const DATA = /^(\d{1,18})\.(\d{1,3})([ok])\.([\w-]{16})$/;
/** Choices that ask a further question may be pressed again, and their neighbours too. */
const ASKS_FURTHER = "question";

/** Characters that fit side by side on a narrow phone, and how many buttons may share them. */
const ROW_WIDTH = 26;
const MOST_IN_ROW = 3;
const MARK = "✓ ";

function rowsOf(buttons: readonly InlineKeyboardButton.CallbackButton[]): InlineKeyboardButton.CallbackButton[][] {
  const rows: InlineKeyboardButton.CallbackButton[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    const widest = Math.max(...[...(last ?? []), button].map(({ text }) => text.length));
    if (last && last.length < MOST_IN_ROW && widest * (last.length + 1) <= ROW_WIDTH) last.push(button);
    else rows.push([button]);
  }
  return rows;
}

/** @param secret the bot's token: a new token ends old buttons. */
export function createButtons(secret: string): Buttons {
  const key = createHmac("sha256", secret).update("buttons").digest();
  const macOf = (payload: string): Buffer => createHmac("sha256", key).update(payload).digest().subarray(0, MAC_BYTES);
  return {
    keyboard: (outboxId, choices) => ({
      inline_keyboard: rowsOf(
        choices.map(({ label, action }, index) => {
          const payload = `${outboxId}.${index}${action.name === ASKS_FURTHER ? "o" : "k"}`;
          return { text: label, callback_data: `${payload}.${macOf(payload).toString("base64url")}` };
        }),
      ),
    }),
    read(data) {
      const match = DATA.exec(data);
      if (!match) return undefined;
      const [, outboxId = "", index = "", kind = "", mac = ""] = match;
      if (!timingSafeEqual(macOf(`${outboxId}.${index}${kind}`), Buffer.from(mac, "base64url"))) return undefined;
      return { outboxId, index: Number(index), staysOpen: kind === "o" };
    },
  };
}

/**
 * The keyboard of a message after a press: the chosen button marked and, unless the others only ask further questions,
 * alone and without effect. Undefined when nothing changes.
 */
export function markPressed(
  keyboard: InlineKeyboardMarkup,
  data: string,
  staysOpen: boolean,
): InlineKeyboardMarkup | undefined {
  const isPressed = (button: InlineKeyboardButton): boolean =>
    "callback_data" in button && button.callback_data === data;
  const pressed = keyboard.inline_keyboard.flat().find(isPressed);
  if (!pressed || pressed.text.startsWith(MARK)) return undefined;
  const text = MARK + pressed.text;
  if (!staysOpen) return { inline_keyboard: [[{ text, callback_data: USED }]] };
  return {
    inline_keyboard: keyboard.inline_keyboard.map((row) =>
      row.map((button) => (isPressed(button) ? { text, callback_data: data } : button)),
    ),
  };
}
