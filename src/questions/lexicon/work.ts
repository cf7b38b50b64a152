import { says, type LexiconEntry } from "./sense.ts";

/** Reports, their calendar, and directives. */
export const work: readonly LexiconEntry[] = [
  says("report", "báo cáo", "bản báo cáo", "báo cáo định kỳ", "report", "reports", "reporting", "reported"),
  says("submit", "nộp", "gửi", "gởi", "nộp báo cáo", "gửi báo cáo", "gửi lên", "nộp lên", "nộp về", "gửi về", "nộp rồi", "submit", "submitted", "sent", "send", "file", "filed", "hand in", "handed in", "turned in", "submission"),
  says("late", "trễ", "muộn", "chậm", "trễ hạn", "muộn hạn", "chậm hạn", "quá hạn", "chậm trễ", "trễ hẹn", "không đúng hạn", "không kịp", "sau hạn", "late", "overdue", "delayed", "behind", "past the deadline"),
  says("on-time", "đúng hạn", "đúng thời hạn", "kịp hạn", "kịp", "sớm", "trước hạn", "đúng và trước hạn", "đúng thời gian", "on time", "in time", "early", "before the deadline"),
  says("returned", "trả lại", "bị trả lại", "bị trả", "trả về", "bị trả về", "yêu cầu sửa", "phải sửa", "phải làm lại", "từ chối", "bị từ chối", "returned", "sent back", "rejected", "refused"),
  says("approved", "duyệt", "được duyệt", "phê duyệt", "được phê duyệt", "thông qua", "chấp nhận", "được chấp nhận", "đã duyệt", "approved", "accepted", "approve", "signed off"),
  says("waiting", "chờ duyệt", "đợi duyệt", "đang chờ duyệt", "chờ phê duyệt", "chưa duyệt xong", "đang chờ", "chờ", "đang đợi", "chờ xử lý", "pending", "waiting", "awaiting approval", "waiting for approval", "awaiting", "pending approval"),
  says("complete", "đủ chưa", "đủ hết chưa", "đầy đủ chưa", "hết chưa", "xong hết chưa", "nộp đủ", "gửi đủ", "nộp hết", "gửi hết", "complete", "everyone submitted", "all in"),
  says("figures", "số liệu", "dữ liệu", "con số", "số", "figure", "figures", "data", "numbers"),
  says("lack", "thiếu", "còn thiếu", "vắng", "lacking", "lack", "missing", "without", "khuyết", "không có", "chưa có"),
  says("status", "trạng thái", "tình trạng", "tình hình", "đến đâu", "tới đâu", "đâu rồi", "đến đâu rồi", "tới đâu rồi", "thế nào rồi", "sao rồi", "ở bước nào", "đang ở đâu", "đang ở trạng thái gì", "status", "state", "where is", "stand", "how far"),
  says("due", "hạn", "thời hạn", "hạn nộp", "hạn chót", "hạn cuối", "hạn cuối cùng", "đến hạn", "tới hạn", "hạn báo cáo", "hạn gửi", "phải nộp", "phải gửi", "phải báo cáo", "ngày nộp", "hết hạn", "deadline", "due", "due date", "deadlines", "must be submitted", "must report", "cần nộp", "kỳ hạn", "thời hạn nộp"),
  says("calendar", "lịch", "lịch báo cáo", "lịch nộp", "lịch nộp báo cáo", "lịch trình", "thời gian biểu", "các hạn", "các mốc", "mốc thời gian", "các kỳ báo cáo", "calendar", "schedule", "timetable", "deadlines"),
  says("when", "khi nào", "bao giờ", "lúc nào", "ngày nào", "hôm nào", "chừng nào", "ngày mấy", "ngày bao nhiêu", "ngày tháng nào", "vào ngày nào", "đến bao giờ", "đến khi nào", "when", "what date", "which day", "what day", "until when"),
  says("directive", "nhiệm vụ", "việc", "công việc", "đầu việc", "nhiệm vụ giao", "nhiệm vụ được giao", "việc được giao", "chỉ đạo", "nội dung chỉ đạo", "task", "tasks", "directive", "directives", "assignment", "assignments", "việc gì", "những việc"),
  says("done", "hoàn thành", "xong", "hoàn tất", "làm xong", "thực hiện xong", "xong xuôi", "done", "finished", "completed", "complete", "finish"),
  says("act", "làm", "triển khai", "thực hiện", "giải quyết", "tổ chức", "tiến hành", "carry out", "carried out", "started"),
  says("undone", "unfinished", "incomplete", "outstanding", "open", "dở dang", "dang dở", "tồn đọng"),
  says("overdue", "quá hạn", "trễ hạn", "chậm tiến độ", "hết hạn", "trễ", "chậm", "muộn", "quá thời hạn", "lỡ hạn", "overdue", "late", "past due", "behind schedule"),
  says("progress", "tiến độ", "đến đâu", "tới đâu", "đến đâu rồi", "tới đâu rồi", "được đến đâu", "kết quả", "progress", "how far along", "được bao nhiêu", "còn bao nhiêu"),
  says("assigned", "giao", "được giao", "giao cho", "phân công", "được phân công", "assigned", "given", "phải làm", "cần làm"),
  says("conclusion", "kết luận", "thông báo kết luận", "cuộc họp", "họp", "buổi họp", "phiên họp", "kết luận họp", "conclusion", "conclusions", "meeting", "last meeting", "the meeting"),
];

/** Questions about the bot's own answers and about itself. */
export const asking: readonly LexiconEntry[] = [
  says("how", "tính thế nào", "tính như thế nào", "tính ra sao", "tính kiểu gì", "tính sao", "cách tính", "công thức", "được tính", "được tính thế nào", "được tính như thế nào", "tính bằng gì", "định nghĩa", "nghĩa là gì", "là gì thế", "phương pháp tính", "cách xác định", "tử số", "mẫu số", "how is it calculated", "how calculated", "formula", "definition", "defined", "calculated", "computed", "calculate", "compute", "numerator", "denominator", "meaning"),
  says("document", "văn bản nào", "văn bản", "văn bản nào giao", "quyết định nào", "kế hoạch nào", "căn cứ", "căn cứ nào", "theo văn bản nào", "theo kế hoạch nào", "ai giao", "document", "which document", "what document", "legal basis", "decision", "theo quy định nào"),
  says("source", "nguồn", "nguồn nào", "nguồn số liệu", "lấy từ đâu", "lấy ở đâu", "ở đâu ra", "do ai báo cáo", "từ báo cáo nào", "source", "where does it come from", "come from", "số liệu lấy từ đâu"),
  says("history", "lịch sử", "lịch sử sửa", "chỉnh sửa", "sửa đổi", "bị sửa", "được sửa", "đã sửa", "sửa", "khác hôm trước", "khác lần trước", "khác trước", "sao khác", "phiên bản", "ai sửa", "sửa lần nào", "revision", "revisions", "revised", "edited", "corrected", "different from before", "history"),
  says("news", "có gì mới", "gì mới", "có gì thay đổi", "cập nhật gì", "có cập nhật gì", "tin mới", "mới có gì", "what's new", "what is new", "what changed", "anything new", "any news", "updates", "changed since yesterday", "what has changed", "có tin gì"),
  says("help", "trợ giúp", "giúp đỡ", "hướng dẫn", "hướng dẫn sử dụng", "help", "làm được gì", "làm được những gì", "làm được việc gì", "biết làm gì", "hỏi được gì", "hỏi được những gì", "trả lời được gì", "có thể làm gì", "có thể hỏi gì", "giúp được gì", "giúp gì", "dùng thế nào", "dùng như thế nào", "sử dụng thế nào", "what can you do", "how do i use", "what can i ask", "bạn là ai", "who are you", "chức năng", "ví dụ", "examples"),
  says("greeting", "xin chào", "chào", "chào bạn", "hello", "hi", "chào em", "chào anh", "alo", "hey", "good morning", "chào bot"),
  says("thanks", "cảm ơn", "cám ơn", "thanks", "thank you", "tốt lắm", "được rồi", "tks", "thank"),
  says("why", "vì sao", "tại sao", "sao lại", "sao vậy", "sao thế", "do đâu", "lý do", "nguyên nhân", "why", "how come", "reason"),
  says("detail", "chi tiết", "chi tiết hơn", "cụ thể hơn", "rõ hơn", "xem chi tiết", "đầy đủ hơn", "xem hết", "xem tất cả", "xem thêm", "hiện hết", "detail", "details", "in detail", "more", "show all", "see all"),
  says("chart", "biểu đồ", "vẽ biểu đồ", "đồ thị", "vẽ", "hình", "vẽ hình", "vẽ đồ thị", "bằng biểu đồ", "dạng biểu đồ", "chart", "draw", "graph", "plot", "picture", "diagram"),
  says("file", "xuất excel", "excel", "xuất file", "file", "tải về", "xuất", "csv", "file excel", "bảng tính", "export", "download", "spreadsheet", "xlsx"),
];
