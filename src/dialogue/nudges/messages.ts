/** Sentences of asking after reports. */
const vi = {
  title: (count: number, period: string) => `Nhắc ${count} đơn vị chưa nộp báo cáo ${period}?`,
  titleMixed: (count: number) => `Nhắc ${count} đơn vị còn nợ báo cáo?`,
  units: (names: string, more: number) => (more > 0 ? `${names} – và ${more} đơn vị nữa.` : `${names}.`),
  returned: (name: string) => `${name} (bị trả lại)`,
  people: (count: number, names: string, more: number) =>
    `Tin gửi riêng cho ${count} người: ${names}${more > 0 ? ` và ${more} người nữa` : ""}.`,
  peopleCount: (count: number) => `Tin gửi riêng cho ${count} cán bộ đầu mối.`,
  unreachable: (count: number, names: string) =>
    `Chưa có ai nhận được tin (${count}): ${names}. Anh/chị gọi điện giúp.`,
  nudged: (count: number, names: string, at: string) =>
    `Đã nhắc lúc ${at} (${count}): ${names}. Trong ngày không nhắc lại, trừ khi anh/chị chọn.`,
  promised: (count: number, names: string, at: string) =>
    `Đã hẹn nhắc lúc ${at} (${count}): ${names}. Không nhắc thêm, trừ khi anh/chị chọn.`,
  outside: "Bây giờ ngoài giờ làm việc.",
  allSent: (period: string | undefined) =>
    `Ở đây không có đơn vị nào còn phải nộp báo cáo${period === undefined ? "" : ` ${period}`}.`,
  noneLate: "Chưa có đơn vị nào quá hạn. Muốn nhắc cả đơn vị chưa đến hạn, gõ: nhắc các đơn vị chưa nộp.",
  noneReturned: "Không có báo cáo nào đang bị trả lại.",
  locked: (period: string) =>
    `Báo cáo ${period} đã khoá, đơn vị không nộp được nữa nên tôi không nhắc. Muốn nhận bổ sung, Thư ký mở khoá bằng lệnh /mokhoa.`,
  notYet: (period: string) => `Chưa có đơn vị nào phải nộp báo cáo ${period}, nên tôi không nhắc.`,
  noRight: "Anh/chị chỉ nhắc được các đơn vị do mình theo dõi; ở đây không có đơn vị nào như vậy.",
  unknown: (words: string) =>
    `Tôi chưa hiểu ${words === "" ? "yêu cầu này" : `“${words}”`}. Anh/chị gõ, ví dụ: nhắc các xã của Chi Lăng chưa nộp quý III.`,
  choices: {
    now: (count: number) => `Nhắc ${count} đơn vị`,
    nowAnyway: "Gửi ngay",
    office: (at: string) => `Gửi lúc ${at}`,
    again: (count: number) => `Vẫn nhắc ${count} đơn vị đó`,
    leave: "Không nhắc",
    cancel: "Huỷ lời nhắc này",
    board: "Xem tình hình nộp",
  },
  done: (count: number) => `✓ Đã nhắc ${count} đơn vị.`,
  planned: (count: number, at: string) =>
    `✓ Sẽ nhắc ${count} đơn vị lúc ${at}. Đơn vị nào nộp trước giờ đó sẽ không bị nhắc.`,
  nobody: "Không nhắc được đơn vị nào.",
  doneUnreachable: (count: number, names: string) => `${count} đơn vị chưa có ai nhận: ${names}.`,
  doneNudged: (count: number, names: string) => `${count} đơn vị đã được nhắc hôm nay nên không nhắc lại: ${names}.`,
  sentMeanwhile: (count: number) => `${count} đơn vị vừa gửi báo cáo nên không bị nhắc.`,
  alreadyDone: (at: string) => `Lời nhắc này đã gửi lúc ${at}, tôi không gửi lần nữa.`,
  alreadyPlanned: (at: string) => `Lời nhắc này đã hẹn gửi lúc ${at}.`,
  cancelled: (count: number) => `Đã huỷ. ${count} đơn vị không bị nhắc.`,
  notCancelled: "Lời nhắc này đã gửi, không huỷ được nữa.",
  left: "Đã thôi, không nhắc ai.",
  told: {
    title: (asker: string) => `${asker} đề nghị gửi báo cáo:`,
    report: (name: string, due: string, left: string) => `${name}: hạn ${due}, ${left}`,
    entered: (entered: number, total: number) => `đã nhập ${entered}/${total} chỉ tiêu`,
    returned: "bị trả lại, cần sửa và gửi lại",
    open: (name: string) => `Nhập ${name}`,
    more: (count: number) => `Và ${count} báo cáo nữa: gõ “hạn nộp”.`,
  },
};

const en: typeof vi = {
  title: (count, period) => `Ask ${count} ${count === 1 ? "unit" : "units"} for the report of ${period}?`,
  titleMixed: (count) => `Ask ${count} ${count === 1 ? "unit" : "units"} for the reports they owe?`,
  units: (names, more) => (more > 0 ? `${names} – and ${more} more.` : `${names}.`),
  returned: (name) => `${name} (returned)`,
  people: (count, names, more) =>
    `Private messages to ${count} ${count === 1 ? "person" : "people"}: ${names}${more > 0 ? ` and ${more} more` : ""}.`,
  peopleCount: (count) => `Private messages to ${count} ${count === 1 ? "officer" : "officers"}.`,
  unreachable: (count, names) => `Nobody there can be written to (${count}): ${names}. Please telephone.`,
  nudged: (count, names, at) => `Asked at ${at} (${count}): ${names}. Not asked again today unless you choose to.`,
  promised: (count, names, at) => `To be asked at ${at} (${count}): ${names}. Not asked besides unless you choose to.`,
  outside: "It is outside office hours.",
  allSent: (period) => `No unit here still owes a report${period === undefined ? "" : ` for ${period}`}.`,
  noneLate: "No unit is overdue. To ask those not yet due as well, type: remind the units that have not reported.",
  noneReturned: "No report is returned at present.",
  locked: (period) =>
    `Reports for ${period} are locked and can no longer be sent, so I ask nobody. The secretariat can unlock one with /mokhoa.`,
  notYet: (period) => `No unit owes a report for ${period} yet, so I ask nobody.`,
  noRight: "You can ask only units that you follow; there is none here.",
  unknown: (words) =>
    `I did not understand ${words === "" ? "this" : `“${words}”`}. Type, for example: remind the communes of Chi Lăng that have not reported Q3.`,
  choices: {
    now: (count) => `Ask ${count} ${count === 1 ? "unit" : "units"}`,
    nowAnyway: "Send now",
    office: (at) => `Send at ${at}`,
    again: (count) => `Ask ${count === 1 ? "it" : `those ${count}`} all the same`,
    leave: "Do not ask",
    cancel: "Cancel",
    board: "See who has reported",
  },
  done: (count) => `✓ Asked ${count} ${count === 1 ? "unit" : "units"}.`,
  planned: (count, at) =>
    `✓ ${count} ${count === 1 ? "unit" : "units"} will be asked at ${at}. Those that report before are not.`,
  nobody: "No unit could be asked.",
  doneUnreachable: (count, names) =>
    `Of ${count} ${count === 1 ? "unit" : "units"} nobody can be written to: ${names}.`,
  doneNudged: (count, names) => `${count} had been asked today and were not asked again: ${names}.`,
  sentMeanwhile: (count) => `${count} reported in the meantime and were not asked.`,
  alreadyDone: (at) => `This was sent at ${at}; it is not sent twice.`,
  alreadyPlanned: (at) => `This is going to be sent at ${at}.`,
  cancelled: (count) => `Cancelled. ${count} ${count === 1 ? "unit is" : "units are"} not asked.`,
  notCancelled: "This has been sent and can no longer be cancelled.",
  left: "Nobody is asked.",
  told: {
    title: (asker) => `${asker} asks for your report:`,
    report: (name, due, left) => `${name}: due ${due}, ${left}`,
    entered: (entered, total) => `${entered} of ${total} indicators entered`,
    returned: "returned, to be corrected and sent again",
    open: (name) => `Fill in ${name}`,
    more: (count) => `And ${count} more: type “due”.`,
  },
};

export const nudgeMessages = { vi, en };
