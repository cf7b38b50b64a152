import { createButtons, type Press } from "../../../src/platforms/telegram/buttons.ts";
import { WEBHOOK_PATH } from "../../../src/platforms/telegram/webhook.ts";
import { webhookPath } from "../../../src/platforms/zalo/webhook.ts";

/** Who talks in a run of load, and by what. */
export interface Speaker {
  readonly role: "officer" | "head" | "leader" | "secretary";
  readonly platform: "telegram" | "zalo";
  /** The chat's id at the platform, and the person's. */
  readonly id: string;
  /** Names of two units that questions can be about; whoever reports has only the own one. */
  readonly units: readonly [string, string];
  /** Messages with choices that were sent to the chat. */
  readonly presses: readonly Pick<Press, "outboxId" | "index">[];
}

/** Tokens and secrets of a run's bots; all of them lead to a stub on this machine. */
export const TELEGRAM_TOKEN = "7000000001:FAKE-token-of-the-load";
export const TELEGRAM_SECRET = "secret-of-the-load-test";
export const ZALO_BOT = "8000000001";
export const ZALO_TOKEN = `${ZALO_BOT}:FAKE-token-of-the-load`;
export const ZALO_SECRET = "secret-of-the-load";

/** One message on its way to a webhook. */
export interface Delivery {
  readonly kind: "figure" | "question" | "command" | "press";
  /** The name of the stored message. */
  readonly messageId: string;
  readonly platform: Speaker["platform"];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Numbers between 0 and 1 from a seed, the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The last one is answered with a chart. */
const OWN_QUESTIONS = [
  "bao giờ đến hạn báo cáo tiếp theo?",
  "thanh toán trực tuyến của {unit} là bao nhiêu",
  "tỷ lệ hồ sơ đúng hạn của {unit}",
  "mức độ hài lòng của {unit} năm ngoái",
  "chỉ tiêu niêm yết công khai là bao nhiêu",
  "{unit} đã nộp báo cáo chưa",
  "thanh toán trực tuyến của {unit} quý III năm ngoái",
  "diễn biến mức độ hài lòng của {unit} qua các kỳ",
];
const PROVINCE_QUESTIONS = [
  "xã, phường nào thanh toán trực tuyến dưới 45%",
  "5 đơn vị thanh toán trực tuyến cao nhất",
  "tỷ lệ hồ sơ đúng hạn của {unit} là bao nhiêu",
  "so sánh {unit} với {other} về niêm yết",
  "có bao nhiêu đơn vị hài lòng từ 90% trở lên",
];
const COMMANDS = {
  officer: ["/handop", "/trogiup", "báo cáo", "/lich"],
  head: ["/duyet", "/handop", "/trogiup", "/lich"],
  leader: ["/tinhtrang", "/trogiup", "/lich"],
  secretary: ["/tinhtrang", "/trogiup", "/lich"],
} as const;

/** Of what officers say: so much are figures, presses, commands; the rest are questions. */
const OFFICER_SHARES = { figure: 0.6, press: 0.18, command: 0.12 };
/** What others do not ask are commands. */
const QUESTION_SHARE = 0.6;

const buttons = createButtons(TELEGRAM_TOKEN);

/** Makes up what the speakers say, one message at a time. */
export class Traffic {
  readonly #speakers: readonly Speaker[];
  readonly #random: () => number;
  /** The number of the newest message; a later run goes on from there. */
  #count: number;

  constructor(speakers: readonly Speaker[], random: () => number, count = 1_000) {
    this.#speakers = speakers;
    this.#random = random;
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  /** The next message, of whoever. */
  next(): Delivery {
    const speaker = this.#pick(this.#speakers);
    const kind = this.#kindFor(speaker);
    if (kind === "press") return this.#press(speaker, this.#pick(speaker.presses));
    return this.say(speaker, this.#wordsFor(speaker, kind), kind);
  }

  /** A text of somebody, as the platform delivers it. */
  say(speaker: Speaker, text: string, kind: Delivery["kind"] = "command"): Delivery {
    this.#count += 1;
    const number = this.#count;
    const { platform, id } = speaker;
    if (platform === "telegram") {
      const user = { id: Number(id), is_bot: false, first_name: "Cán bộ", language_code: "vi" };
      const isSlash = text.startsWith("/");
      const entities = isSlash ? [{ type: "bot_command", offset: 0, length: text.split(" ")[0]?.length ?? 0 }] : [];
      const chat = { id: user.id, type: "private", first_name: user.first_name };
      const message = { message_id: number, date: 1_700_000_000, from: user, chat, text, ...(isSlash && { entities }) };
      return this.#toTelegram(kind, `${id}:${number}`, { update_id: number, message });
    }
    const from = { id, display_name: "Cán bộ", is_bot: false };
    const message = {
      message_id: `m${number}`,
      date: 1_700_000_000_000,
      from,
      chat: { id, chat_type: "PRIVATE" },
      text,
    };
    return {
      ...{ kind, platform, messageId: `${id}~m${number}`, path: webhookPath(ZALO_BOT) },
      headers: { "content-type": "application/json", "x-bot-api-secret-token": ZALO_SECRET },
      body: JSON.stringify({ ok: true, result: { event_name: "message.text.received", message } }),
    };
  }

  #press({ id }: Speaker, { outboxId, index }: Speaker["presses"][number]): Delivery {
    this.#count += 1;
    const choices = Array.from({ length: index + 1 }, () => ({ label: "…", action: { name: "baocao", args: {} } }));
    const keyboard = buttons.keyboard(outboxId, choices);
    const pressed = keyboard.inline_keyboard.flat()[index];
    const user = { id: Number(id), is_bot: false, first_name: "Cán bộ", language_code: "vi" };
    const message = {
      ...{ message_id: 1, date: 1_700_000_000, text: "…", chat: { id: user.id, type: "private" } },
      reply_markup: keyboard,
    };
    const data = pressed && "callback_data" in pressed ? pressed.callback_data : "";
    const query = { id: `${this.#count}`, from: user, message, chat_instance: "1", data };
    return this.#toTelegram("press", `press:${query.id}`, { update_id: this.#count, callback_query: query });
  }

  #toTelegram(kind: Delivery["kind"], messageId: string, update: object): Delivery {
    return {
      ...{ kind, platform: "telegram", messageId, path: WEBHOOK_PATH },
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": TELEGRAM_SECRET },
      body: JSON.stringify(update),
    };
  }

  #kindFor({ role, presses }: Speaker): Delivery["kind"] {
    const share = this.#random();
    if (role !== "officer") return share < QUESTION_SHARE ? "question" : "command";
    const { figure, press, command } = OFFICER_SHARES;
    if (share < figure) return "figure";
    if (share < figure + press) return presses.length > 0 ? "press" : "figure";
    return share < figure + press + command ? "command" : "question";
  }

  #wordsFor({ role, units }: Speaker, kind: Exclude<Delivery["kind"], "press">): string {
    if (kind === "figure") {
      const whole = 1_000 + Math.floor(this.#random() * 8_000);
      return `sửa 3: ${Math.floor(whole * (0.3 + 0.6 * this.#random()))}/${whole}`;
    }
    if (kind === "command") return this.#pick(COMMANDS[role]);
    const seesAll = role === "leader" || role === "secretary";
    return this.#pick(seesAll ? PROVINCE_QUESTIONS : OWN_QUESTIONS)
      .replace("{unit}", units[0])
      .replace("{other}", units[1]);
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }
}
