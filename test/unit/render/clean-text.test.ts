import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asObjectKey, cleanText } from "../../../src/render/clean-text.ts";

describe("cleanText", () => {
  it("composes letters, so that a name typed on a phone equals the one in the catalogue", () => {
    expect(cleanText("Huye\u0302\u0323n Ba\u0306\u0301c So\u031Bn")).toBe("Huyện Bắc Sơn");
  });

  it("keeps line ends and tabs, and knows every kind of line end", () => {
    expect(cleanText("a\r\nb\rc\td")).toBe("a\nb\nc\td");
  });

  it("removes controls, half surrogates and marks that turn the direction of writing", () => {
    expect(cleanText("a\u0000b\u001Bc\u202Ed\u2066e\uD800f\uFFFEg\u0085h")).toBe("abcdefgh");
  });

  it("keeps emoji whole", () => {
    expect(cleanText("👨‍👩‍👧‍👦 🇻🇳")).toBe("👨‍👩‍👧‍👦 🇻🇳");
  });

  it("changes nothing the second time and is always well formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const once = cleanText(value);
        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("asObjectKey", () => {
  it("changes only what every object already has", () => {
    expect(["__proto__", "constructor", "Chi Lăng", ""].map(asObjectKey)).toEqual([
      "__proto__ ",
      "constructor ",
      "Chi Lăng",
      "",
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain: Record<string, number> = {};
        expect(plain[asObjectKey(text)]).toBeUndefined();
        plain[asObjectKey(text)] = 1;
        expect(plain[asObjectKey(text)]).toBe(1);
      }),
    );
  });
});
