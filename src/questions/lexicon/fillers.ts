import { inEnglish, says, type LexiconEntry } from "./sense.ts";

/** Words that carry no meaning of their own here: politeness, particles, verbs of showing. Each one must be harmless anywhere. */
export const fillers: readonly LexiconEntry[] = [
  says(
    "filler",
    "là, của, về, thì, mà, ở, tại, cho, được, bị, đang, đã, vẫn, rồi, luôn, lại, nữa, cũng, hiện, ạ, à",
    "ơi, nhé, nhá, nhỉ, vậy, chứ, đi, với, thế, này, đó, ấy, kia, đây, anh, chị, em, bạn, sếp, bác",
    "cô, chú, đồng chí, thầy, cháu, các đồng chí, mọi người, bot, trợ lý, admin ơi, xin, vui lòng, làm ơn",
    "phiền, nhờ, hãy, cần, muốn, giùm, dùm, giúp tôi, giúp anh, giúp em, giúp mình, giúp với, hộ tôi",
    "hộ anh, hộ em, hộ mình, để, nhằm, biết, hỏi, xem, cho biết, cho hỏi, cho tôi, cho mình, tôi muốn, anh muốn",
    "em muốn, tôi cần, anh cần, em cần, mình cần, mình muốn, liệt kê, kể, kể tên, nêu, nêu tên, đưa ra",
    "thống kê, tra cứu, tìm, kiểm tra, lọc, lọc ra, hiển thị, nói, xin hỏi, lấy, điểm tên, rà soát",
    "tức là, nghĩa là, tức, danh sách, tên, tổng hợp, báo cáo tôi, báo cáo anh, báo cáo chị, báo cáo em",
    "báo cáo nhanh, báo cáo cho tôi, báo cáo cho anh, thông tin, thông tin về, số liệu về, con số",
    "đề nghị, đề nghị cho biết, kính đề nghị, kính, thưa, kính thưa, hả, hở, quý vị",
    "giá trị, cụ thể, chính xác, rõ, gồm, gồm có, bao gồm, như, đối với, trên địa bàn, địa bàn, về việc",
    "về mặt, xét về, tính về, liên quan đến, nằm trong, thực hiện, mức, mức độ, tỉ lệ phần trăm",
    "hiện đang, đang có, tính ra, bây giờ, khi, lúc, do, bởi, cái, con, vẫn còn, thật, thực tế, thật sự",
    "vừa rồi, qua, ok, oke, okie, vâng, dạ, à mà, hi, nào nhỉ, đấy, cơ, kìa, chút, chút xíu, tí, một chút",
    "dạo này, hộ với, giúp nhé, thôi, chỉ, mới, kết quả, kết quả thực hiện, kết quả đạt được, bên, phía",
    "ra, nha, nhen, ad, cho xem, cho anh, cho em, tra, theo, trong khi, hen, ừm, ờ, ừ, ờm, ơ, giúp, kính gửi, kính chào",
    "hệ thống, phần mềm, xin phép, cho phép, trân trọng, xin trân trọng, cung cấp, vào, vào lúc, tính là, bị tính là, coi là, bị coi là, được coi là",
    "gọi là, được gọi là, quay lại, trở lại, điểm danh, nằm, đang nằm, xem là, bị xem là, biết ngay, cho biết ngay",
  ),
  inEnglish(
    "filler",
    "the, a, an, is, are, was, i, so",
    "were, be, been, has, have, had, does, did, of, in, on, for, at, by, with, about, as, its, their",
    "that, there, please, show, show me, tell, tell me, give, give me, list, name the, find, me, us, can, could, do",
    "you, would, will, we, want, need, know, to know, like, let, see, get, it, they, them, this, these",
    "those, where, throughout, during, left, remaining, just, only, currently, still, already, any, some, terms, in terms of, regarding",
    "when it comes to, until, till, rate of, level of, result, results, ones, then, up, per, if, say",
  ),
  says(
    "state",
    "thế nào, sao, sao rồi, như thế nào, thế nào rồi, ra làm sao, tình hình, tình hình thực hiện",
    "kết quả thế nào",
    "ra sao, how, how is, how are, situation, doing",
  ),
  says("rate", "tỷ lệ, tỉ lệ, phần trăm số", "rate, percentage, share, ratio"),
  says("amount", "số, số lượng, lượng, trường hợp", "cases, number of, number"),
];
