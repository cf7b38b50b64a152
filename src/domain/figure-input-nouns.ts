import type { FigureMeasure } from "./figure-input-limits.ts";
import type { Token } from "./figure-input-number.ts";
import { expand, takeApart, wordsOf } from "./figure-input-text.ts";

/** What people count, beside the words of the plan itself. */
const NOUNS =
  "hồ sơ thủ tục tthc trường hợp lượt phiếu người văn bản giao dịch gd dịch vụ dv dvc ý kiến pakn vụ việc bậc đơn vị " +
  "dossier dossiers case cases";
/** Words of a plan that are also numbers or joints between two numbers: never dropped from beside a number. */
const NEVER_NOUNS = new Set(
  wordsOf("không một hai ba bốn năm sáu bảy tám chín tư mười trăm nghìn triệu trên trong of phẩy chấm").map(
    ({ letters }) => letters,
  ),
);

const nounsByMeasure = new WeakMap<FigureMeasure, ReadonlySet<string>>();

/** The things that an indicator counts, by the plan's words for it, as letters without marks. */
export function nounsOf(measure: FigureMeasure): ReadonlySet<string> {
  const known = nounsByMeasure.get(measure);
  if (known) return known;
  const named = [measure.measure, measure.numerator, measure.denominator].flatMap((name) =>
    name ? [name.vi, name.en] : [],
  );
  const letters = [NOUNS, ...named].flatMap(wordsOf).map((word) => word.letters);
  const nouns = new Set(letters.filter((text) => !NEVER_NOUNS.has(text)));
  nounsByMeasure.set(measure, nouns);
  return nouns;
}

/** Whether a word is one of the things that are counted, written out or in short ("hs"). */
export const namesThing = (token: Token, nouns: ReadonlySet<string>) =>
  token.kind === "word" && expand(token.text).every((word) => nouns.has(takeApart(word).letters));
