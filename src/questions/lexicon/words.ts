import { says, type LexiconEntry } from "./sense.ts";

/** Words that carry no meaning of their own here: politeness, particles, verbs of showing. Each one must be harmless anywhere. */
export const fillers: readonly LexiconEntry[] = [
  says(
    "filler",
    ...["là", "của", "về", "thì", "mà", "ở", "tại", "cho", "được", "bị", "đang", "đã", "vẫn", "rồi", "luôn", "lại", "nữa", "cũng", "hiện", "ra"],
    ...["ạ", "à", "ơi", "nhé", "nhá", "nha", "nhỉ", "vậy", "hả", "chứ", "đi", "với", "thế", "này", "đó", "ấy", "kia", "đây", "nhen"],
    ...["anh", "chị", "em", "bạn", "sếp", "bác", "cô", "chú", "đồng chí", "thầy", "cháu", "các đồng chí", "mọi người", "bot", "trợ lý", "ad", "admin ơi"],
    ...["xin", "vui lòng", "làm ơn", "phiền", "nhờ", "hãy", "cần", "muốn", "giùm", "dùm", "giúp tôi", "giúp anh", "giúp em", "giúp mình", "giúp với", "hộ tôi", "hộ anh", "hộ em", "hộ mình"],
    ...["biết", "hỏi", "xem", "cho biết", "cho hỏi", "cho xem", "cho tôi", "cho anh", "cho em", "cho mình", "tôi muốn", "anh muốn", "em muốn", "tôi cần", "anh cần", "em cần", "mình cần", "mình muốn"],
    ...["liệt kê", "kể", "kể tên", "nêu", "nêu tên", "đưa ra", "thống kê", "tra", "tra cứu", "tìm", "kiểm tra", "lọc", "lọc ra", "hiển thị", "nói", "xin hỏi", "lấy", "điểm tên", "rà soát", "tức là", "nghĩa là", "tức", "danh sách", "tên", "tổng hợp"],
    ...["báo cáo tôi", "báo cáo anh", "báo cáo chị", "báo cáo em", "báo cáo nhanh", "báo cáo cho tôi", "báo cáo cho anh", "thông tin", "thông tin về", "số liệu về", "con số", "giá trị"],
    ...["cụ thể", "chính xác", "rõ", "gồm", "gồm có", "bao gồm", "như", "theo", "đối với", "trên địa bàn", "địa bàn", "về việc", "về mặt", "xét về", "tính về", "liên quan đến", "nằm trong"],
    ...["thực hiện", "mức", "mức độ", "tỉ lệ phần trăm", "hiện đang", "đang có", "tính ra", "bây giờ", "khi", "lúc", "do", "bởi", "cái", "con", "trong khi", "vẫn còn", "thật", "thực tế", "thật sự", "vừa rồi", "qua"],
    ...["ok", "oke", "okie", "vâng", "dạ", "à mà", "hi", "nào nhỉ", "đấy", "cơ", "kìa", "hen", "chút", "chút xíu", "tí", "một chút", "dạo này", "hộ với", "giúp nhé", "thôi", "chỉ", "mới", "kết quả", "kết quả thực hiện", "kết quả đạt được", "bên", "phía"],
  ),
  says(
    "filler",
    ...["the", "a", "an", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "of", "in", "on", "for", "at", "by", "with", "about", "as", "its", "their", "that", "there"],
    ...["please", "show", "show me", "tell", "tell me", "give", "give me", "list", "find", "me", "us", "can", "could", "you", "would", "will", "i", "we", "want", "need", "know", "to know", "like", "let", "see", "get"],
    ...["it", "they", "them", "this", "these", "those", "just", "only", "currently", "still", "already", "any", "some", "terms", "in terms of", "regarding", "when it comes to", "rate of", "level of", "result", "results", "so", "ones", "then", "up", "per", "if", "say"],
  ),
  says("state", "thế nào", "ra sao", "sao", "sao rồi", "như thế nào", "thế nào rồi", "ra làm sao", "tình hình", "tình hình thực hiện", "kết quả thế nào", "how", "how is", "how are", "situation", "doing"),
  says("rate", "tỷ lệ", "tỉ lệ", "phần trăm số", "rate", "percentage", "share", "ratio"),
  says("amount", "số", "số lượng", "lượng", "trường hợp", "cases", "number of", "number"),
];

/** Joints of a sentence. */
export const joints: readonly LexiconEntry[] = [
  says("and", "và", "cùng", "cùng với", "với", "lẫn", "and", "as well as", "kèm"),
  says("or", "hoặc", "hay", "hoặc là", "hay là", "or"),
  says("but", "nhưng", "mà", "song", "đồng thời", "mà lại", "nhưng lại", "nhưng mà", "nhưng có", "tuy", "but", "while", "yet", "and also"),
  says("both", "vừa", "cả", "đều", "vừa là", "both", "cùng lúc", "cả hai", "cả 2", "cả ba", "cả 3"),
  says("have", "có", "còn", "còn có", "đang có", "phát sinh", "with", "having", "have", "has"),
  says("yes-no", "không", "chưa", "phải không", "đúng không", "có phải", "không nhỉ", "hay chưa", "hay không", "rồi chưa", "có phải là", "is it", "enough"),
  says("not", "không", "chưa", "chẳng", "chả", "không phải", "chưa có", "không có", "không còn", "chưa hề", "chưa thể", "not", "no", "never", "without", "not yet", "yet to", "dont"),
  says("except", "trừ", "ngoài", "ngoại trừ", "không tính", "không kể", "bỏ", "loại", "loại trừ", "trừ ra", "bỏ qua", "except", "excluding", "other than", "without", "besides", "but not"),
  says("only", "chỉ", "riêng", "chỉ lấy", "chỉ tính", "chỉ xem", "chỉ có", "only", "just"),
  says("follow", "còn", "thế", "thế còn", "vậy còn", "thì sao", "thế thì", "vậy thì", "thế ... thì sao", "thì thế nào", "còn thì", "vậy", "what about", "how about", "and", "and for", "rồi còn", "tiếp", "nếu"),
  says("same", "tương tự", "cũng vậy", "như trên", "same", "nói trên", "vừa nêu", "vừa hỏi"),
  says("others", "khác", "còn lại", "các nơi khác", "others", "the others", "the rest", "other", "rest"),
  says("within", "thuộc", "trong", "trong số", "của", "ở", "tại", "among", "of", "in"),
];

/** Whom a question is about. */
export const subjects: readonly LexiconEntry[] = [
  says("anyone", "đơn vị", "địa phương", "nơi", "chỗ", "ai", "bên", "đâu", "những đâu", "những ai", "cơ quan", "unit", "units", "who", "whose", "locality", "localities", "anyone", "place", "places"),
  says("self", "mình", "tôi", "tui", "chúng tôi", "chúng ta", "chúng mình", "bọn mình", "bên mình", "nhà", "nhà mình", "em", "tụi em", "bọn em", "my", "our", "ours", "mine", "của mình", "của tôi", "của em", "của chúng tôi"),
  says("whole", "toàn", "chung", "toàn thể", "chung của", "nói chung", "overall", "whole", "entire", "as a whole", "wide", "province wide", "provincial"),
  says("which", "nào", "gì", "những gì", "cái gì", "cái nào", "which", "what", "what is", "what are", "ai", "đâu", "những đâu", "who", "whose", "những ai", "bên nào", "nơi nào", "chỗ nào"),
  says("plural", "những", "các", "một số", "vài", "mấy", "hàng loạt"),
  says("all", "tất cả", "mọi", "toàn bộ", "hết", "hết các", "tất cả các", "toàn bộ các", "all", "every", "all the", "đầy đủ các", "cả"),
  says("each", "mỗi", "từng", "mỗi một", "từng đơn vị", "each", "every"),
  says("many", "bao nhiêu", "mấy", "là bao nhiêu", "bao lăm", "how many", "how much", "được bao nhiêu", "nhiêu", "what percentage", "what percent"),
];
