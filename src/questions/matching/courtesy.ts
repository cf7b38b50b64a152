import { foldWord } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { Match } from "./lattice.ts";

const phrasesOf = (list: string): Token["exact"][][] =>
  list.split(",").map((phrase) =>
    phrase
      .trim()
      .split(" ")
      .map((word) => foldWord(word).exact),
  );

/** How officials begin a sentence before they come to the point, up to a comma. */
const OPENINGS = phrasesOf(
  `để, nhằm, phục vụ, kính gửi, kính thưa, thưa, dạ, nhân, nhân dịp, trân trọng, xin chào, chào, hello, good morning,
  em đang, tôi đang, chuẩn bị, sắp tới, sáng mai, chiều nay, sáng nay, dear, in order to, to prepare, for the meeting,
  as part of, ahead of`.replaceAll("\n", " "),
);

/** Who asks. */
const INTRODUCTIONS = phrasesOf("em là, tôi là, mình là, anh là, chị là, chúng tôi là, dạ em là, i am, this is");

/** What an answer is wanted for, at the end of a sentence. */
const PURPOSES = phrasesOf("để, nhằm");
/** Whoever wants it, or what for: "để tôi báo cáo", "để nhắc". "Để đạt chỉ tiêu" is a part of the question. */
const WANTED = new Set(
  `tôi em anh chị mình chúng bên cơ đơn lãnh họp nhắc chuẩn báo đôn theo biết tổng trình phục kịp tiện chủ có đưa đối`
    .split(" ")
    .flatMap((word) => [foldWord(word).exact, foldWord(word).bare]),
);

/** Senses that a question is made of: words among which one stands are not passed over. */
const SAYING = new Set<Match["sense"]["is"]>([
  "unit",
  "indicator",
  "number",
  "compare-with",
  "which",
  "many",
  "superlative",
  "quarter",
  "correct",
]);
/** Behind "để" these too: "để đạt chỉ tiêu", "để nộp báo cáo". */
const GOALS = new Set<Match["sense"]["is"]>(["met", "target", "submit", "missed"]);

function startsWith(tokens: readonly Token[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => {
    const token = tokens[at + index];
    return token !== undefined && (token.exact === word || (!token.marked && token.bare === foldWord(word).bare));
  });
}

/** "Đề nghị" without marks is no "để". */
const isProposal = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.bare === "de" && tokens[at + 1]?.bare === "nghi";

function saysSomething(
  matches: readonly Match[],
  [from, until]: readonly [number, number],
  also?: ReadonlySet<string>,
): boolean {
  return matches.some(
    ({ sense, cost, doubt, ...match }) =>
      match.from >= from &&
      match.until <= until &&
      cost < 0.3 &&
      doubt === 0 &&
      (SAYING.has(sense.is) || (also?.has(sense.is) ?? false)),
  );
}

/** Up to which comma a courtesy at a place goes; the place itself where none begins there. */
function endOfOpening(tokens: readonly Token[], matches: readonly Match[], start: number): number {
  const isIntroduction = INTRODUCTIONS.some((phrase) => startsWith(tokens, start, phrase));
  if (isProposal(tokens, start) || !(isIntroduction || OPENINGS.some((phrase) => startsWith(tokens, start, phrase))))
    return start;
  // whoever says where they are from asks about something else
  const said = isIntroduction ? matches.filter(({ sense }) => sense.is !== "unit") : matches;
  let end = start;
  for (let at = start + 1; at < tokens.length && !saysSomething(said, [start, at]); at += 1)
    if (tokens[at]?.afterComma) end = at;
  return end;
}

/**
 * Leaves out what officials say around a question ("Để chuẩn bị cho cuộc họp, …", "… để tôi báo cáo đồng chí Chủ tịch"), where
 * that holds nothing a question is made of. The same tokens where there is none.
 */
export function withoutCourtesy(tokens: readonly Token[], matches: readonly Match[]): readonly Token[] {
  let start = 0;
  for (let next = endOfOpening(tokens, matches, 0); next > start; next = endOfOpening(tokens, matches, start))
    start = next;
  let end = tokens.length;
  for (let at = start + 3; at + 1 < tokens.length; at += 1) {
    const isPurpose = PURPOSES.some((phrase) => startsWith(tokens, at, phrase)) && !isProposal(tokens, at);
    const next = tokens[at + 1];
    if (!isPurpose || !next || !WANTED.has(next.marked ? next.exact : next.bare)) continue;
    if (saysSomething(matches, [at, tokens.length], GOALS)) continue;
    end = at;
    break;
  }
  return start === 0 && end === tokens.length ? tokens : tokens.slice(start, end);
}
