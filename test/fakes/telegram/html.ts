import type { MessageEntity } from "grammy/types";

/** Telegram could not read the formatting of a message. */
export class BadHtml extends Error {}

const TAGS: Readonly<Record<string, MessageEntity["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  s: "strikethrough",
  code: "code",
  pre: "pre",
};
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

function readEntity(html: string, at: number): { text: string; length: number } {
  const match = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/i.exec(html.slice(at, at + 12));
  if (!match) return { text: "&", length: 1 };
  const [whole, decimal, hex, name] = match;
  if (name !== undefined) {
    const text = NAMED[name];
    return text === undefined ? { text: "&", length: 1 } : { text, length: whole.length };
  }
  return {
    text: String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16)),
    length: whole.length,
  };
}

/** Text and entities of Telegram's HTML, refused as Telegram refuses it. Offsets are UTF-16 units. */
export function parseHtml(html: string): { text: string; entities: MessageEntity[] } {
  let text = "";
  const entities: MessageEntity[] = [];
  const open: { tag: string; start: number }[] = [];
  for (let at = 0; at < html.length;) {
    const character = html[at] as string;
    if (character === "&") {
      const entity = readEntity(html, at);
      text += entity.text;
      at += entity.length;
    } else if (character === "<") {
      const match = /^<(\/?)([a-z]+)>/i.exec(html.slice(at));
      if (!match) throw new BadHtml(`Unsupported start tag at byte offset ${at}`);
      const [whole, slash, tag = ""] = match;
      const type = TAGS[tag];
      if (!type) throw new BadHtml(`Unsupported start tag "${tag}" at byte offset ${at}`);
      if (slash) {
        const last = open.pop();
        if (last?.tag !== tag) throw new BadHtml(`Unmatched end tag at byte offset ${at}, expected "</${last?.tag}>"`);
        entities.push({ type, offset: last.start, length: text.length - last.start } as MessageEntity);
      } else open.push({ tag, start: text.length });
      at += whole.length;
    } else {
      text += character;
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new BadHtml(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities };
}
