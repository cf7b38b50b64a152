import { says, type LexiconEntry } from "./sense.ts";

/** Questions about the bot's own answers and about itself. */
export const asking: readonly LexiconEntry[] = [
  says(
    "how",
    "tính thế nào, tính như thế nào, tính ra sao, tính kiểu gì, tính sao, cách tính, công thức, được tính",
    "được tính thế nào, được tính như thế nào, tính bằng gì, định nghĩa, nghĩa là gì, là gì thế",
    "phương pháp tính, cách xác định, tử số, mẫu số",
    "how is it calculated, how calculated, formula, definition, defined, calculated, computed, calculate",
    "compute, numerator, denominator, meaning",
  ),
  says(
    "document",
    "văn bản nào, văn bản, văn bản nào giao, quyết định nào, kế hoạch nào, căn cứ, căn cứ nào",
    "quy định ở đâu, quy định tại đâu, ghi ở đâu, nêu ở đâu, ở văn bản nào, tại văn bản nào, quy định ở văn bản nào",
    "theo văn bản nào, theo kế hoạch nào, theo quy định nào",
    "ai giao, document, which document, what document, where is it written, where is it written down, where is it set, legal basis, decision",
  ),
  says(
    "source",
    "nguồn, nguồn nào, nguồn số liệu, lấy từ đâu, lấy ở đâu, ở đâu ra, do ai báo cáo, từ báo cáo nào",
    "số liệu lấy từ đâu",
    "source, where does it come from, come from",
  ),
  says(
    "history",
    "lịch sử, lịch sử sửa, chỉnh sửa, sửa đổi, bị sửa, được sửa, đã sửa, sửa, khác hôm trước",
    "khác lần trước, khác trước, sao khác, phiên bản, ai sửa, sửa lần nào",
    "revision, revisions, revised, edited, corrected, different from before, history",
  ),
  says(
    "news",
    "có gì mới, gì mới, có gì thay đổi, cập nhật gì, có cập nhật gì, tin mới, mới có gì, có tin gì",
    "what's new, what is new, what changed, anything new, any news, updates, changed since yesterday",
    "what has changed",
  ),
  says(
    "help",
    "trợ giúp, giúp đỡ, hướng dẫn, hướng dẫn sử dụng, làm được gì, làm được những gì, làm được việc gì",
    "biết làm gì, hỏi được gì, hỏi được những gì, trả lời được gì, có thể làm gì, có thể hỏi gì",
    "giúp được gì, giúp gì, dùng thế nào, dùng như thế nào, sử dụng thế nào, bạn là ai, chức năng, ví dụ",
    "help, what can you do, how do i use, what can i ask, who are you, examples",
  ),
  says(
    "how-to",
    "làm sao để, làm sao, làm thế nào để, làm thế nào, làm cách nào để, làm cách nào, bằng cách nào, cách, cách thức",
    "thế nào, như thế nào, ra sao, kiểu gì, ở đâu, vào đâu, chỗ nào",
    "how do i, how do we, how to, how can i, how can we, how should i, where do i, where can i",
  ),
  says(
    "what-to-do",
    "tôi phải làm gì, em phải làm gì, phải làm gì, tôi cần làm gì, em cần làm gì, cần làm gì, làm gì bây giờ, làm gì tiếp theo",
    "bắt đầu từ đâu, bắt đầu thế nào, what do i do, what should i do, what must i do, where do i start",
  ),
  says(
    "extension",
    "thêm thời gian, xin thêm thời gian, gia hạn, xin gia hạn, lùi hạn, xin lùi hạn, cho lùi hạn, hoãn nộp, xin hoãn, nộp sau hạn",
    "more time, an extension, extend the deadline, extension",
  ),
  says(
    "slip",
    "bấm nhầm, ấn nhầm, gửi nhầm, nhập nhầm, gõ nhầm, nộp nhầm, chọn nhầm, lỡ gửi, lỡ bấm, nhập sai, gửi sai, nộp sai",
    "pressed the wrong button, sent by mistake, wrong button, by mistake",
  ),
  says("greeting", "xin chào, chào, chào bạn, hi, chào em, chào anh, chào bot", "hello, alo, hey, good morning"),
  says("thanks", "cảm ơn, cám ơn, tốt lắm, được rồi", "thanks, thank you, tks, thank"),
  says("why", "vì sao, tại sao, sao lại, sao vậy, sao thế, do đâu, lý do, nguyên nhân", "why, how come, reason"),
  says(
    "detail",
    "chi tiết, chi tiết hơn, cụ thể hơn, rõ hơn, xem chi tiết, đầy đủ hơn, xem hết, xem tất cả, xem thêm",
    "hiện hết",
    "detail, details, in detail, more, show all, see all",
  ),
  says(
    "map",
    "bản đồ, vẽ bản đồ, bản đồ ô, lên bản đồ, trên bản đồ, dạng bản đồ, bằng bản đồ, xem bản đồ",
    "map, tile map, draw a map, on a map, as a map",
  ),
  says(
    "chart",
    "biểu đồ, vẽ biểu đồ, đồ thị, vẽ, hình, vẽ hình, vẽ đồ thị, bằng biểu đồ, dạng biểu đồ",
    "chart, draw, graph, plot, picture, diagram",
  ),
  says(
    "file",
    "xuất excel, excel, xuất file, file, tải về, xuất, csv, bảng tính, gửi file, gửi file excel, gửi file csv",
    "gửi excel, gửi tệp, file csv, xuất csv, xuất file excel, xuất ra excel, cho file, cho file excel, lấy file, xuất tệp",
    "tệp excel, tệp csv, bản excel",
    "file excel, export, download, spreadsheet, xlsx",
  ),
];
