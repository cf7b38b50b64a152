import { cleanText } from "../../render/clean-text.ts";
import { text, type Attachment, type Reply } from "../../render/message.ts";
import { renderStyledText, type StyledText } from "../../render/styled-text.ts";
import type { Delivery } from "../platform.ts";
import { zaloMessages } from "./messages.ts";

/** One message to Zalo: text, or a picture with its caption and what is said instead when Zalo does not take it. */
export type Part =
  | { readonly kind: "text"; readonly text: StyledText }
  | { readonly kind: "photo"; readonly url: string; readonly caption: string; readonly instead: StyledText };

/** Zalo's 2.000 UTF-16 units, with room for the note that a message may be a repeat. */
const LIMIT = 1_900;

/** What a message is laid out with. */
export interface Surroundings {
  /** The code of the choices, for a message that has some. */
  readonly code: string | undefined;
  /** Addresses from which Zalo fetches pictures, by hash; whatever is not in it goes as a link to the file's page. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Pictures that are not to be had: the message says so, and goes without them. */
  readonly lost: ReadonlySet<string>;
  /** The file's page, for who is signed in; undefined without a public address. */
  fileLink(hash: string): string | undefined;
}

function withFiles({ reply, language }: Delivery, files: readonly Attachment[], around: Surroundings): Reply {
  const words = zaloMessages[language];
  const lines = files.map(({ name, hash }) => {
    if (around.lost.has(hash)) return text(words.lostPicture(name));
    const url = around.fileLink(hash);
    return text(url === undefined ? words.fileElsewhere(name) : words.file(name, url));
  });
  return { ...reply, blocks: [...reply.blocks, ...lines] };
}

function plain(value: string): StyledText {
  return { text: cleanText(value).slice(0, LIMIT).toWellFormed(), styles: [] };
}

/**
 * A reply as Zalo's messages, always the same for the same reply. Each costs quota: a picture takes the text as its
 * caption where that fits one message.
 */
export function layOut(delivery: Delivery, around: Surroundings): Part[] {
  const { reply, chatKind, language } = delivery;
  const attachments = reply.attachments ?? [];
  const pictures = attachments.filter(({ hash }) => around.pictures.has(hash));
  const files = attachments.filter(({ hash }) => !around.pictures.has(hash));
  const hint =
    around.code && zaloMessages[language].hint(around.code, reply.choices?.length ?? 0, chatKind === "group");
  const texts = renderStyledText(withFiles(delivery, files, around), {
    limit: LIMIT,
    ...(around.code === undefined ? {} : { code: around.code }),
    ...(hint === undefined ? {} : { hint }),
  });
  const [only] = texts;
  const photo = ({ hash }: Attachment, instead: StyledText): Part => ({
    kind: "photo",
    url: around.pictures.get(hash) ?? "",
    caption: instead.text,
    instead,
  });
  const [picture] = pictures;
  if (only && texts.length === 1 && picture && pictures.length === 1) return [photo(picture, only)];
  return [
    ...texts.map((one): Part => ({ kind: "text", text: one })),
    ...pictures.map((one) => photo(one, plain(one.alt))),
  ];
}
