import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, renderHtml, renderTelegramHtml } from "../../../src/render/html.ts";
import { cleanText } from "../../../src/render/clean-text.ts";
import { bold, italic, say, text } from "../../../src/render/message.ts";
import { blockRuns } from "../../../src/render/runs.ts";
import { anyReply, anyText } from "./replies.ts";

const NAMES = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
]);

/** Reads HTML as a parser would; throws on a tag, an entity or a nesting that is not ours. */
function parse(html: string, allowed: readonly string[]): string {
  const open: string[] = [];
  let content = "";
  for (const [token] of html.matchAll(/<[^>]*>|&[^;]*;|[^<&]+|[\s\S]/g)) {
    const named = NAMES.get(token);
    if (named !== undefined) content += named;
    else if (token.startsWith("<")) {
      const [, slash = "", name = ""] = /^<(\/?)([a-z]+)(?: scope="(?:col|row)")?>$/.exec(token) ?? [];
      if (!allowed.includes(name)) throw new Error(`a tag got through: ${token}`);
      if (name === "br") content += "\n";
      else if (slash === "") open.push(name);
      else if (open.pop() !== name) throw new Error(`wrongly nested: ${token}`);
    } else if (/[<>&"]/.test(token)) throw new Error(`not escaped: ${token}`);
    else content += token;
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(" ")}`);
  return content;
}

const PAGE_TAGS = ["p", "b", "i", "br", "table", "thead", "tbody", "tr", "th", "td"];
const TELEGRAM_TAGS = ["b", "i", "pre"];

describe("escapeHtml", () => {
  it("escapes the four characters that mean something", () => {
    expect(escapeHtml(`<a href="x">&amp;</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;");
  });

  it("is read back as it was, whatever it was", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(parse(escapeHtml(value), [])).toBe(cleanText(value));
      }),
    );
  });
});

describe("renderHtml", () => {
  it("writes paragraphs, styles, line breaks and tables", () => {
    const table = { kind: "table" as const, head: ["Đơn vị", "<Tỷ lệ>"], rows: [["Chi Lăng", "44,99%"]] };
    expect(renderHtml(say(text("a\nb ", bold("c"), italic("<d>")), table))).toBe(
      "<p>a<br>b <b>c</b><i>&lt;d&gt;</i></p>" +
        '<table><thead><tr><th scope="col">Đơn vị</th><th scope="col">&lt;Tỷ lệ&gt;</th></tr></thead>' +
        '<tbody><tr><th scope="row">Chi Lăng</th><td>44,99%</td></tr></tbody></table>',
    );
  });

  it("lets nothing through that a person typed", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const letters = reply.blocks
          .map((block) =>
            block.kind === "text"
              ? block.spans
                  .map((span) => (typeof span === "string" ? span : "bold" in span ? span.bold : span.italic))
                  .map(cleanText)
                  .join("")
              : // A row without a first cell still has one in HTML, empty.
                [block.head, ...block.rows].flat().map(cleanText).join(""),
          )
          .join("");
        expect(parse(renderHtml(reply), PAGE_TAGS)).toBe(letters);
      }),
      { numRuns: 300 },
    );
  });
});

describe("renderTelegramHtml", () => {
  const narrow = {
    kind: "table" as const,
    head: ["Đơn vị", "Tỷ lệ"],
    rows: [
      ["Chi Lăng", "44,99%"],
      ["Hữu Lũng", "9%"],
    ],
  };

  it("keeps a narrow table in columns and writes a wide one as lines", () => {
    expect(renderTelegramHtml(say(narrow))).toEqual([
      "<pre>Đơn vị     Tỷ lệ\nChi Lăng  44,99%\nHữu Lũng      9%</pre>",
    ]);
    const wide = { ...narrow, rows: [["Sở Tài nguyên và Môi trường", "44,99%"]] };
    expect(renderTelegramHtml(say(wide))).toEqual(["Sở Tài nguyên và Môi trường: 44,99%"]);
    expect(renderTelegramHtml(say(narrow), { tables: "lines" })).toEqual(["Chi Lăng: 44,99%\nHữu Lũng: 9%"]);
  });

  it("takes 32 columns as the width of a phone", () => {
    const table = (name: string) => say({ kind: "table", head: [], rows: [[name, "9%"]] });
    expect(renderTelegramHtml(table("x".repeat(28)))[0]).toMatch(/^<pre>/);
    expect(renderTelegramHtml(table("x".repeat(29)))[0]).not.toMatch(/^<pre>/);
  });

  it("counts what escaping adds: 4.096 units of HTML, not of text", () => {
    expect(renderTelegramHtml(say("a".repeat(4096)))).toHaveLength(1);
    expect(renderTelegramHtml(say("a".repeat(4097))).map((piece) => piece.length)).toEqual([4096, 1]);
    expect(renderTelegramHtml(say("&".repeat(819)))).toHaveLength(1);
    expect(renderTelegramHtml(say("&".repeat(820))).map((piece) => piece.length)).toEqual([4095, 5]);
  });

  it("closes and opens styles at a cut", () => {
    expect(renderTelegramHtml(say(text(bold("a".repeat(50)))), { limit: 40 })).toEqual([
      `<b>${"a".repeat(33)}</b>`,
      `<b>${"a".repeat(17)}</b>`,
    ]);
  });

  it("keeps a mark apart from a letter of the piece before it", () => {
    expect(renderTelegramHtml(say(text("g", "\u0302")))).toEqual(["g\u0302"]);
  });

  it("gives whole messages that fit, of Telegram's tags only, and loses nothing", () => {
    const withoutSpace = (value: string): string => value.replace(/\s/g, "");
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 32, max: 300 }), fc.boolean(), (reply, limit, columns) => {
        const pieces = renderTelegramHtml(reply, { limit, tables: columns ? "pre" : "lines" });
        const layout = columns ? ({ kind: "aligned", width: 32 } as const) : ({ kind: "lines" } as const);
        const whole = blockRuns(reply, layout)
          .map((run) => run.text)
          .join("");
        expect(withoutSpace(pieces.map((piece) => parse(piece, TELEGRAM_TAGS)).join(""))).toBe(withoutSpace(whole));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 500 },
    );
  });
});
