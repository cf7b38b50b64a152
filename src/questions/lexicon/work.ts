import { says, type LexiconEntry } from "./sense.ts";

/** Reports, their calendar, and directives. */
export const work: readonly LexiconEntry[] = [
  says("report", "báo cáo, bản báo cáo, báo cáo định kỳ", "report, reports, reporting, reported"),
  says(
    "report",
    "báo cáo cải cách hành chính, báo cáo cchc, báo cáo công tác cải cách hành chính, báo cáo kết quả cải cách hành chính",
    "báo cáo kết quả",
  ),
  says(
    "submit",
    "nộp, gửi, gởi, hay nộp, hay gửi, luôn nộp, từng nộp, từng gửi, nộp báo cáo, gửi báo cáo, gửi lên, nộp lên, nộp về, gửi về, nộp rồi, file",
    "submit, submitted, sent, send, filed, hand in, handed in, turned in, submission",
  ),
  says(
    "late",
    "trễ, muộn, chậm, luôn trễ, luôn muộn, luôn chậm, trễ hạn, muộn hạn, chậm hạn, quá hạn, chậm trễ, trễ hẹn, không đúng hạn, không kịp",
    "sau hạn",
    "late, overdue, delayed, behind, past the deadline, after the deadline, after the due date",
  ),
  says(
    "on-time",
    "đúng hạn, luôn đúng hạn, đúng thời hạn, kịp hạn, kịp, sớm, trước hạn, đúng và trước hạn, đúng thời gian",
    "on time, in time, early, before the deadline",
  ),
  says(
    "returned",
    "trả lại, bị trả lại, bị trả, trả về, bị trả về, yêu cầu sửa, phải sửa, phải làm lại, phải nộp lại, phải gửi lại, từ chối",
    "bị từ chối",
    "returned, sent back, got sent back, was sent back, rejected, refused",
  ),
  says(
    "approved",
    "duyệt, được duyệt, phê duyệt, được phê duyệt, thông qua, chấp nhận, được chấp nhận, đã duyệt",
    "approved, accepted, approve, signed off",
  ),
  says(
    "waiting",
    "chờ duyệt, đợi duyệt, đang chờ duyệt, chờ phê duyệt, chưa duyệt xong, đang chờ, chờ, đang đợi",
    "chờ xử lý, cần duyệt, cần phê duyệt, phải duyệt, chờ tôi duyệt, chờ anh duyệt, chờ em duyệt, chờ chị duyệt, chờ ký duyệt",
    "to approve, to be approved, need approval, needs approval, pending, waiting, awaiting approval, waiting for approval, awaiting, pending approval",
  ),
  says(
    "complete",
    "đủ chưa, đủ hết chưa, đầy đủ chưa, hết chưa, xong hết chưa, nộp đủ, gửi đủ, nộp hết, gửi hết",
    "complete, everyone submitted, all in",
  ),
  says("figures", "số liệu, dữ liệu, con số, số", "figure, figures, data, numbers"),
  says(
    "lack",
    "nợ, còn nợ, đang nợ, thiếu, còn thiếu, vắng, khuyết, không có, chưa có",
    "lacking, lack, missing, without",
  ),
  says(
    "status",
    "trạng thái, tình trạng, tình hình, đến đâu, tới đâu, đâu rồi, đến đâu rồi, tới đâu rồi, thế nào rồi",
    "sao rồi, ở bước nào, đang ở đâu, đang ở trạng thái gì",
    "status, state, where is, stand, how far",
  ),
  says(
    "due",
    "hạn, thời hạn, hạn nộp, hạn chót, hạn cuối, hạn cuối cùng, đến hạn, tới hạn, hạn báo cáo, hạn gửi",
    "phải nộp, phải gửi, phải báo cáo, phải xong, phải hoàn thành, phải làm xong, cần hoàn thành, cần xong, ngày nộp, hết hạn, cần nộp, kỳ hạn, thời hạn nộp",
    "deadline, due, due date, deadlines, must be submitted, must report",
    "days left, days left until, working days left, working days left until, days remaining, working days remaining, time left",
  ),
  says(
    "calendar",
    "lịch, lịch báo cáo, lịch nộp, lịch nộp báo cáo, lịch trình, thời gian biểu, các hạn, các mốc",
    "mốc thời gian, các kỳ báo cáo",
    "calendar, schedule, timetable, deadlines",
  ),
  says(
    "when",
    "khi nào, bao giờ, bao lâu, bao lâu nữa, bao h, lúc nào, mấy giờ, lúc mấy giờ, giờ nào, ngày nào, hôm nào, chừng nào, ngày mấy, ngày bao nhiêu, ngày tháng nào",
    "vào ngày nào, đến bao giờ, đến khi nào",
    "when, what date, which day, what day, until when",
  ),
  says(
    "directive",
    "nhiệm vụ, việc, công việc, đầu việc, nhiệm vụ giao, nhiệm vụ được giao, việc được giao, chỉ đạo",
    "nội dung chỉ đạo, việc gì, những việc",
    "task, tasks, directive, directives, assignment, assignments",
  ),
  says(
    "done",
    "hoàn thành, hoàn tất, làm xong, thực hiện xong, xong xuôi",
    "xong, done, finished, completed, complete, finish",
  ),
  says("act", "làm, mở, triển khai, thực hiện, giải quyết, tổ chức, tiến hành", "carry out, carried out, started"),
  says(
    "always",
    "luôn nộp, luôn đạt, luôn luôn, luôn dưới, luôn trên, luôn đứng, luôn cao, luôn thấp, luôn bị, luôn có, lần nào cũng",
    "kỳ nào cũng, năm nào cũng, quý nào cũng, liên tục, thường xuyên, hai kỳ liền, hai kỳ liên tiếp, 2 kỳ liên tiếp",
    "cả hai kỳ, cả ba kỳ, cả bốn kỳ, cả 2 kỳ, cả 3 kỳ, cả 4 kỳ, mọi kỳ, tất cả các kỳ, kỳ nào",
    "always, every time, consistently, repeatedly, in every period",
  ),
  says("always", "luôn đúng hạn, luôn chậm, luôn trễ, luôn muộn"),
  says(
    "never-yet",
    "chưa bao giờ, chưa lần nào, chưa từng, không lần nào, chưa kỳ nào, không kỳ nào, chưa hề, chưa bao giờ bị, chưa từng bị, chưa từng có, chưa bao giờ có",
    "never once, not once, not ever",
  ),
  says("ever", "đã từng, từng bị, từng có, lần nào, từng nộp, từng gửi, any report, any reports, ever"),
  says(
    "how-often",
    "nhiều lần nhất, nhiều lần, mấy lần, bao nhiêu lần, hay nộp, hay gửi, hay bị, thường xuyên nhất, hay nhất",
    "how often, how many times, most often, most times, most frequently, often",
  ),
  says(
    "untouched",
    "chưa bắt đầu, chưa làm gì, chưa làm được gì, chưa khởi động, chưa triển khai gì, chưa thực hiện gì, chưa động đến",
    "not started, not begun, not yet started, untouched",
  ),
  says(
    "undone",
    "dở dang, dang dở, tồn đọng, còn nợ, đang nợ, còn dở",
    "unfinished, incomplete, outstanding, open, to finish, to complete, have to finish, have to do, left to do, still to do",
  ),
  says(
    "overdue",
    "quá hạn, trễ hạn, chậm tiến độ, hết hạn, trễ, chậm, muộn, quá thời hạn, lỡ hạn",
    "overdue, late, past due, behind schedule",
  ),
  says(
    "progress",
    "tiến độ, đến đâu, tới đâu, đến đâu rồi, tới đâu rồi, được đến đâu, kết quả, được bao nhiêu",
    "còn bao nhiêu",
    "progress, how far along",
  ),
  says("assigned", "được giao, phân công, được phân công, phải làm, cần làm", "giao, giao cho, assigned, given"),
  says(
    "conclusion",
    "kết luận, thông báo kết luận, cuộc họp, họp, buổi họp, phiên họp, kết luận họp",
    "conclusion, conclusions, meeting, last meeting, the meeting",
  ),
];
