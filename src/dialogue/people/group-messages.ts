import type { Language } from "../../render/message.ts";

/** Sentences about groups, in them and about them. */
const vi = {
  untitled: "(chưa có tên)",
  somebody: "Một người chưa được mời",
  stop: "Ngừng nhóm này",
  left: (group: string) =>
    `Tôi đã bị đưa ra khỏi nhóm ${group}, nên đăng ký của nhóm kết thúc. Muốn dùng lại: thêm tôi vào rồi gõ /nhom trong nhóm.`,
  renamed: (group: string, title: string, unit: string) =>
    `Nhóm ${group} (xem số liệu ${unit}) vừa đổi tên thành “${title}”.`,
  moved: (group: string) => `Nhóm ${group} đã được nâng cấp; đăng ký giữ nguyên, anh/chị không phải làm gì.`,
  joined: (who: string, group: string, unit: string) =>
    `${who} vừa vào nhóm ${group} và sẽ đọc được câu trả lời về ${unit}. Nếu không phải người của mình, hãy đưa ra khỏi nhóm hoặc ngừng nhóm.`,
  chooseUnit:
    "Nhóm này được xem số liệu của đơn vị nào (và các đơn vị trực thuộc)? Mọi người trong nhóm đều đọc được câu trả lời.",
  otherUnit: "Đơn vị khác: gõ “/nhom Huyện Chi Lăng” (thay bằng tên đơn vị).",
  unknownUnit: (name: string) => `Không có “${name}” trong phạm vi của anh/chị. Chọn, hoặc gõ “/nhom” và tên đầy đủ.`,
  choosePosts: (unit: string) => `Nhóm xem số liệu ${unit}. Ngoài trả lời khi được hỏi, tôi được tự đăng gì vào nhóm?`,
  posts: {
    none: "Không tự đăng gì",
    reminders: "Nhắc báo cáo của đơn vị",
    digests: "Bản tin tổng hợp",
    both: "Cả hai",
  },
  done: (unit: string) =>
    `✓ Nhóm đã đăng ký: tôi trả lời ở đây về ${unit} và các đơn vị trực thuộc. Muốn hỏi, hãy nhắc tên tôi hoặc trả lời tin của tôi.`,
  postsLine: (posts: string) => `Tự đăng: ${posts}.`,
  state: (group: string, unit: string) => `Nhóm ${group}: xem số liệu ${unit} và các đơn vị trực thuộc.`,
  owner: (name: string) => `Người phụ trách nhóm: ${name}.`,
  change: "Đổi đơn vị",
  changePosts: "Đổi nội dung tự đăng",
  confirmEnd: (group: string) =>
    `Ngừng nhóm ${group}? Tôi sẽ không trả lời số liệu và không đăng gì ở đó nữa. Đăng ký lại lúc nào cũng được.`,
  yesEnd: "Ngừng",
  ended: (group: string) => `✓ Đã ngừng nhóm ${group}. Tôi không trả lời số liệu và không đăng gì ở đó nữa.`,
  endedHere: "Nhóm này đã được ngừng: tôi không trả lời số liệu và không đăng gì ở đây nữa.",
  gone: "Nhóm này không còn đăng ký.",
  notAllowed: "Anh/chị không có quyền thay đổi nhóm này; không có gì thay đổi.",
  none: "Chưa có nhóm nào đăng ký trong phạm vi của anh/chị. Muốn đăng ký: thêm tôi vào nhóm, rồi gõ /nhom trong nhóm đó.",
  list: "Các nhóm đã đăng ký:",
  line: (unit: string, posts: string, owner: string) =>
    `: xem ${unit}; tự đăng: ${posts}${owner === "" ? "" : `; phụ trách: ${owner}`}`,
  endOne: (group: string) => `Ngừng ${group}`,
  inGroupOnly: "Việc này làm trong nhóm: gõ /nhom ở đó.",
};

const en: typeof vi = {
  untitled: "(without a name)",
  somebody: "Somebody not invited",
  stop: "End this group",
  left: (group) =>
    `I was removed from the group ${group}, so its registration has ended. To use it again, add me and type /nhom there.`,
  renamed: (group, title, unit) => `The group ${group} (figures of ${unit}) is now called “${title}”.`,
  moved: (group) => `The group ${group} was upgraded; it stays registered and nothing has to be done.`,
  joined: (who, group, unit) =>
    `${who} has joined the group ${group} and can read answers about ${unit}. If this is a stranger, remove them or end the group.`,
  chooseUnit:
    "Which unit's figures (and those below it) may this group see? Everybody in the group can read the answers.",
  otherUnit: "Another unit: type “/nhom Huyện Chi Lăng” with its name.",
  unknownUnit: (name) => `There is no “${name}” within your reach. Choose, or type “/nhom” and the full name.`,
  choosePosts: (unit) => `The group sees ${unit}. Besides answering when asked, what may I post here myself?`,
  posts: { none: "Post nothing", reminders: "Reminders of the unit", digests: "Digests", both: "Both" },
  done: (unit) =>
    `✓ The group is registered: I answer here about ${unit} and the units below. To ask, mention me or reply to a message of mine.`,
  postsLine: (posts) => `Posted unasked: ${posts}.`,
  state: (group, unit) => `Group ${group}: sees ${unit} and the units below.`,
  owner: (name) => `In charge of the group: ${name}.`,
  change: "Change the unit",
  changePosts: "Change what is posted",
  confirmEnd: (group) =>
    `End the group ${group}? I will no longer answer figures or post there. You can register it again.`,
  yesEnd: "End it",
  ended: (group) => `✓ The group ${group} has ended. I no longer answer figures or post there.`,
  endedHere: "This group has ended: I no longer answer figures or post here.",
  gone: "This group is not registered any more.",
  notAllowed: "You have no right to change this group; nothing was changed.",
  none: "No group is registered within your reach. To register one, add me to it and type /nhom there.",
  list: "Registered groups:",
  line: (unit, posts, owner) => `: sees ${unit}; posted: ${posts}${owner === "" ? "" : `; in charge: ${owner}`}`,
  endOne: (group) => `End ${group}`,
  inGroupOnly: "This is done in the group: type /nhom there.",
};

export const groupMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
