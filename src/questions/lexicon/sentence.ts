import { says, type LexiconEntry } from "./sense.ts";

/** Joints of a sentence. */
export const joints: readonly LexiconEntry[] = [
  says("and", "và, cùng, cùng với, với, lẫn, kèm", "and, as well as, nor"),
  says("or", "hoặc, hay, hoặc là, hay là", "or"),
  says("but", "nhưng, mà, song, đồng thời, mà lại, nhưng lại, nhưng mà, nhưng có", "tuy, but, while, yet, and also"),
  says("both", "vừa, cả, đều, vừa là, cùng lúc, cả hai, cả 2, cả ba, cả 3", "both"),
  says("have", "có, còn, còn có, đang có, phát sinh", "with, having, have, has"),
  says(
    "yes-no",
    "không, chưa, phải không, đúng không, có phải, không nhỉ, hay chưa, hay không, rồi chưa, có phải là, có đúng là, có thật là",
    "is it, enough",
  ),
  says(
    "not",
    "không, chưa, chẳng, chả, không phải, đâu phải, chẳng phải, đâu có, nào phải, chưa có, không có, không còn, chưa hề, chưa thể",
    "not, no, never, without, not yet, yet to, dont, failed to, fail to, fails to",
  ),
  says(
    "except",
    "trừ, ngoài, ngoại trừ, không tính, không kể, bỏ, loại, loại trừ, trừ ra, bỏ qua",
    "except, apart from, leaving out, excluding, other than, without, besides, but not",
  ),
  says("only", "chỉ, riêng, chỉ lấy, chỉ tính, chỉ xem, chỉ có", "only, just"),
  says(
    "follow",
    "còn, thế, thế còn, vậy còn, thì sao, thế thì, vậy thì, thế ... thì sao, thì thế nào, còn thì, vậy",
    "rồi còn, tiếp, nếu",
    "what about, how about, and, and for",
  ),
  says(
    "correct",
    "nhầm, à nhầm, nhầm rồi, à nhầm rồi, ý tôi là, ý anh là, ý em là, ý mình là, ý chị là, ý là, à ý tôi là, à ý em là, à ý anh là",
    "nhầm ý tôi là, nhầm ý em là, à quên, quên, à không, à không phải, không phải thế, đổi thành, thay bằng, thay thành, ý tôi hỏi là, ý tôi muốn hỏi, đính chính, sửa lại là",
    "i meant, i mean, no i meant, no i mean, sorry i meant, sorry, actually, no sorry, correction, rather",
  ),
  says("same", "tương tự, cũng vậy, như trên, nói trên, vừa nêu, vừa hỏi", "same"),
  says("others", "khác, còn lại, các nơi khác", "others, the others, the rest, other, rest"),
  says(
    "those",
    "trong số đó, trong đó, trong số này, trong số ấy, trong nhóm này, trong nhóm đó, trong danh sách này, trong danh sách đó, trong danh sách trên",
    "của họ, số đó, số này, họ, mấy nơi đó, mấy nơi này, những nơi đó, những nơi này, các nơi đó, các nơi này, mấy chỗ đó, mấy đứa đó",
    "of those, among those, among them, of them, of these, from these, from those, those ones, these ones",
  ),
  says("within", "thuộc, trong, trong số, của, ở, tại", "among, of, in"),
];

/** Whom a question is about. */
export const subjects: readonly LexiconEntry[] = [
  says(
    "anyone",
    "đơn vị, địa phương, nơi, chỗ, ai, bên, đâu, những đâu, những ai, cơ quan, đứa, thằng, mấy đứa, mấy thằng",
    "unit, units, who, whose, locality, localities, anyone, place, places",
  ),
  says(
    "self",
    "mình, tôi, chúng tôi, chúng ta, chúng mình, bọn mình, bên mình, nhà, nhà mình, em, tụi em, bọn em, ta, chúng em, tụi mình",
    "của mình, của tôi, của em, của chúng tôi",
    "tui, my, our, ours, mine",
  ),
  says(
    "whole",
    "toàn, chung, toàn thể, chung của, nói chung",
    "overall, whole, entire, as a whole, wide, province wide, provincial",
  ),
  says(
    "which",
    "nào, mô, gì, những gì, cái gì, cái nào, ai, đâu, những đâu, những ai, bên nào, nơi nào, chỗ nào",
    "which, what, what is, what are, who, whose",
  ),
  says("plural", "những, các, một số, vài, mấy, hàng loạt"),
  says("all", "tất cả, mọi, toàn bộ, hết, hết các, tất cả các, toàn bộ các, đầy đủ các, cả", "all, every, all the"),
  says("each", "mỗi, từng, mỗi một, từng đơn vị", "each, every"),
  says(
    "many",
    "bao nhiêu, mấy, mấy phần, là bao nhiêu, đếm, đếm số, đếm xem, đếm xem có, bao lăm, được bao nhiêu, nhiêu",
    "how many, how much, what percentage, what percent",
  ),
];
