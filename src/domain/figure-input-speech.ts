import { fitsWord, takeApart } from "./figure-input-text.ts";

const words = (list: string) => list.split(" ").map(takeApart);
const COURTESY = words("dạ vâng thưa à ờ ừ ừm thì là được đạt ước");
const TRAILING = words("ạ nhé nhe nha nhá anh chị em thôi đó đấy luôn please");
/**
 * Who speaks, for whom, and that it holds for now. One of these has to be among the words that lead up to a figure. No word
 * that is a number without its marks: "tạm" and "bọn" are tám and bốn.
 */
const SPEAKERS = words("em anh chị tôi mình chúng bên bác cháu hiện i we our");
const LEADING_UP = words(
  "báo cáo bc gửi xin cho của là có thì được đạt số tỷ lệ kỳ quý này nay tại thời giờ huyện xã phường đơn vị khoản have report",
);
/** Pictures, their shades of skin, and the sign that makes a picture of a letter. */
const EMOJI = /[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu;
/** More words than these are a tale. */
const MOST_LEADING = 8;

const isOneOf = (text: string, known: readonly ReturnType<typeof takeApart>[]) => {
  const word = takeApart(text);
  return known.some((candidate) => fitsWord(word, candidate));
};

/** Takes off quotes, courtesy ("dạ … ạ") and closing punctuation. */
function withoutCourtesy(text: string): string {
  let rest = text.replace(/[“”„"'‘’«»]/g, "").trim();
  for (;;) {
    const before = rest;
    rest = rest.replace(/[\s.,;!]+$/, "").replace(/^[\s:=,]+/, "");
    const last = /\s(\S+)$/.exec(rest);
    if (last && isOneOf(last[1] as string, TRAILING)) rest = rest.slice(0, last.index);
    const first = /^([^\s,:]+)[\s,:]+/.exec(rest);
    if (first && isOneOf(first[1] as string, COURTESY)) rest = rest.slice(first[0].length);
    if (rest === before) return rest;
  }
}

/** "bên em báo cáo là có 1600": where the words end that lead up to what is said; 0 when nobody speaks in them. */
function endOfLead(text: string): number {
  let end = 0;
  let isSpoken = false;
  for (const match of [...text.matchAll(/(\p{L}[\p{L}\p{M}]*)[\s,:]+/gu)].slice(0, MOST_LEADING)) {
    const word = match[1] as string;
    const isSpeaker = isOneOf(word, SPEAKERS);
    if (match.index !== end || !(isSpeaker || isOneOf(word, LEADING_UP))) break;
    isSpoken ||= isSpeaker;
    end += match[0].length;
  }
  return isSpoken ? end : 0;
}

/**
 * What is said about a figure, without quotes, courtesy ("dạ … ạ"), closing punctuation, emoji and the words that lead up
 * to it: "em báo cáo là có 1600" gives "1600". A bare "không" behind such words is no figure: it answers something else.
 */
export function parseSpeech(text: string): string {
  const plain = withoutCourtesy(text.replace(EMOJI, " "));
  const rest = plain.slice(endOfLead(plain));
  return rest === plain || !/\s|\d/.test(rest) ? plain : withoutCourtesy(rest);
}
