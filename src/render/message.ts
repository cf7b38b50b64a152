/** The languages everything a person reads exists in. */
export type Language = "vi" | "en";

/** A piece of a line. */
export type Span = string | { readonly bold: string } | { readonly italic: string };

/** A paragraph, or a table whose first column is left-aligned and whose other columns are right-aligned. */
export type Block =
  | { readonly kind: "text"; readonly spans: readonly Span[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What pressing a choice does: the name of a command or of a form key, and its arguments. Rights are checked again on press. */
interface Action {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
}

/** Something a person can tap (Telegram, web) or answer by its number or label (Zalo, console). */
export interface Choice {
  readonly label: string;
  readonly action: Action;
}

/** A picture or file that goes with a reply, stored by its content hash. */
export interface Attachment {
  /** sha-256 of the content, hexadecimal. */
  readonly hash: string;
  readonly name: string;
  readonly mime: string;
  /** What the picture shows, for people who cannot see it. */
  readonly alt: string;
}

/** What the bot says, before any platform has touched it. */
export interface Reply {
  readonly blocks: readonly Block[];
  readonly choices?: readonly Choice[];
  readonly attachments?: readonly Attachment[];
}

/** A paragraph of plain and styled pieces. */
export function text(...spans: Span[]): Block {
  return { kind: "text", spans };
}

export function bold(value: string): Span {
  return { bold: value };
}

export function italic(value: string): Span {
  return { italic: value };
}

/** A reply of paragraphs; each string is one. */
export function say(...paragraphs: (string | Block)[]): Reply {
  return { blocks: paragraphs.map((paragraph) => (typeof paragraph === "string" ? text(paragraph) : paragraph)) };
}

function plainSpan(span: Span): string {
  return typeof span === "string" ? span : "bold" in span ? span.bold : span.italic;
}

/** The reply as plain text: paragraphs a line each, table rows as "a: b · c". */
export function plainText(reply: Pick<Reply, "blocks">): string {
  return reply.blocks
    .map((block) =>
      block.kind === "text"
        ? block.spans.map(plainSpan).join("")
        : block.rows
            .map(([first, ...rest]) => (rest.length ? `${first}: ${rest.join(" · ")}` : (first ?? "")))
            .join("\n"),
    )
    .join("\n");
}

/** One message of several: their paragraphs in order, all their choices, all their pictures. */
export function join(replies: readonly Reply[]): Reply {
  const choices = replies.flatMap((reply) => reply.choices ?? []);
  const attachments = replies.flatMap((reply) => reply.attachments ?? []);
  return {
    blocks: replies.flatMap((reply, index) => (index === 0 ? reply.blocks : [text(""), ...reply.blocks])),
    ...(choices.length ? { choices } : {}),
    ...(attachments.length ? { attachments } : {}),
  };
}
