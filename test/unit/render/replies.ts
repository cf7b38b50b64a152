import * as fc from "fast-check";
import type { Block, Reply, Span } from "../../../src/render/message.ts";

/** Text as people and attackers type it: Vietnamese, decomposed, emoji, markup, controls, half surrogates. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ..."Huyện Chi Lăng|ế|\u0302\u0301|Đ|ữ|👨‍👩‍👧‍👦|🇻🇳|<b>|</pre>|&amp;|&#x41|\"|'|=1+1|\n|\n\n| |\t|\u0000|\u202E|\uD800|\uDC00|\r\n|41,05%".split(
          "|",
        ),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join("")),
);

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  anyText.map((bold) => ({ bold })),
  anyText.map((italic) => ({ italic })),
);

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: fc.array(anySpan, { maxLength: 5 }).map((spans) => ({ kind: "text" as const, spans })) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("table" as const),
      head: fc.array(anyText, { maxLength: 3 }),
      rows: fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 4 }),
    }),
  },
);

/** Replies of every shape, some long enough to need several messages at small limits. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(anyBlock, { maxLength: 6 }),
  choices: fc.array(
    anyText.map((label) => ({ label, action: { name: "x", args: {} } })),
    { maxLength: 3 },
  ),
});
