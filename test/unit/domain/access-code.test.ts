import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  formatCode,
  isCodeLike,
  mayTryCode,
  MOST_FAILURES,
  parseCode,
} from "../../../src/domain/access-code.ts";

const code = fc
  .string({ unit: fc.constantFrom(...CODE_ALPHABET.split("")), minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .filter(isCodeLike);

test("a code is read however it is typed, and behind what people and deep links put in front", () => {
  fc.assert(
    fc.property(
      code,
      fc.constantFrom(
        (shown: string) => shown,
        (shown: string) => shown.toLowerCase().replace("-", " "),
        (shown: string) => ` ${shown.replace("-", "")} `,
        (shown: string) => shown.replace("-", "–"),
        (shown: string) => `/start ${shown}`,
        (shown: string) => `/start@don_doc_bot ${shown}`,
        (shown: string) => `Mã mời: ${shown}`,
        (shown: string) => `ma ${shown.toLowerCase()}`,
      ),
      (given, typed) => {
        expect(parseCode(typed(formatCode(given)))).toBe(given);
      },
    ),
  );
});

test.each([
  ...["", "/start", "xin chào", "12345678", "45-67/89", "ABCDEFGH", "K7QF-2MX", "K7QF-2MXDD", "0OIL-2345"],
  ...["K7QF-2MXD ở đâu?", "/baocao", "1.659,5", "Chi Lăng 2", "A2345678"],
])("%j is no code", (text) => {
  expect(parseCode(text)).toBeUndefined();
});

test.each([
  [MOST_FAILURES.perAccount - 1, 0, false, true],
  [MOST_FAILURES.perAccount, 0, false, false],
  [MOST_FAILURES.perAccount, 0, true, true],
  [MOST_FAILURES.perAddress - 1, 0, true, true],
  [MOST_FAILURES.perAddress, 0, true, false],
  [0, MOST_FAILURES.inAll - 1, false, true],
  [0, MOST_FAILURES.inAll, true, false],
])(
  "after %i failures here and %i in all (shared: %j) another try is allowed: %j",
  (failedHere, failedInAll, isShared, may) => {
    expect(mayTryCode({ failedHere, failedInAll }, isShared)).toBe(may);
  },
);
