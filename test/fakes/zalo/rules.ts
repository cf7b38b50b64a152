/** Zalo says no: an error code inside an envelope, under HTTP 200. */
export class Refused extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const MOST_UNITS = 2000;
const STYLES = /^(?:[bius]|f_(?:13|15|18|20)|c_(?:050a19|15a85f|f7b503|f27806|db342e)|lst_[12]|ind_[1-5])$/;

interface Style {
  readonly start: number;
  readonly len: number;
  readonly st: readonly string[];
}

/** Whether a place in a text lies between the halves of one character. */
function isInsideCharacter(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function checkStyles(text: string, given: unknown): Style[] {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length === 0) throw new Refused(400, "text_styles");
  return given.map((style: Style) => {
    const { start, len, st } = style;
    const end = start + len;
    const isWhole = Number.isInteger(start) && Number.isInteger(len) && start >= 0 && len > 0 && end <= text.length;
    if (!isWhole || isInsideCharacter(text, start) || isInsideCharacter(text, end))
      throw new Refused(400, "text_styles: offsets");
    if (!Array.isArray(st) || st.length === 0 || !st.every((code) => STYLES.test(code)))
      throw new Refused(400, "text_styles: st");
    return style;
  });
}

const FIELDS = {
  sendMessage: new Set(["chat_id", "text", "parse_mode", "text_styles"]),
  sendPhoto: new Set(["chat_id", "photo", "caption"]),
};

/** Checks what is to be sent; throws what Zalo would refuse. */
export function checkSend(
  method: keyof typeof FIELDS,
  body: Record<string, unknown>,
): { chat: string; text: string; styles: Style[] } {
  for (const field of Object.keys(body)) if (!FIELDS[method].has(field)) throw new Refused(400, `no field ${field}`);
  const { chat_id: chat } = body;
  if (typeof chat !== "string") throw new Refused(400, "chat_id is a string");
  const text = method === "sendMessage" ? body["text"] : (body["caption"] ?? "");
  if (typeof text !== "string" || text.length > MOST_UNITS) throw new Refused(400, "text of 1 to 2000");
  if (method === "sendMessage" && text.trim() === "") throw new Refused(400, "empty text");
  if (!text.isWellFormed()) throw new Refused(400, "half a character");
  return { chat, text, styles: checkStyles(text, body["text_styles"]) };
}
