/**
 * What people write for short, word by word: chat spellings, office abbreviations, common English words in Vietnamese chat.
 * Several readings of one form are all tried. Indicator and unit abbreviations of one plan belong in that plan's synonyms.
 */
export const abbreviations: Readonly<Record<string, readonly string[]>> = {
  // chat
  k: ["không"], ko: ["không"], kg: ["không"], kh: ["không", "kế hoạch"], hok: ["không"], hong: ["không"], hông: ["không"], khum: ["không"], khg: ["không"], hem: ["không"], kô: ["không"], khong: ["không"],
  chx: ["chưa"], chưaa: ["chưa"], cx: ["cũng"], vs: ["với", "so với"], v: ["vậy"], z: ["vậy"], dz: ["vậy"],
  đc: ["được"], dc: ["được"], đk: ["được"], dk: ["được"], đx: ["được"], bn: ["bao nhiêu", "bạn"], bnh: ["bao nhiêu"], bnhiu: ["bao nhiêu"], bnhiêu: ["bao nhiêu"], nhiu: ["bao nhiêu", "nhiêu"], bhieu: ["bao nhiêu"], bao: ["bao"], bnhieu: ["bao nhiêu"],
  ntn: ["như thế nào"], tn: ["thế nào"], sao: ["sao"], j: ["gì"], ji: ["gì"], gi: ["gì"], gì: ["gì"], r: ["rồi"], rùi: ["rồi"], roi: ["rồi"], rui: ["rồi"], lun: ["luôn"], mk: ["mình"], mik: ["mình"], mìn: ["mình"], t: ["tôi", "tháng", "tỉnh"], e: ["em"], a: ["anh"], c: ["chị"], ae: ["anh em"], mn: ["mọi người"],
  ng: ["người"], ngta: ["người ta"], trc: ["trước"], trước: ["trước"], tr: ["trước", "triệu"], hnay: ["hôm nay"], hqua: ["hôm qua"], bg: ["bao giờ", "bây giờ"], bh: ["bao giờ", "bây giờ"], bjo: ["bây giờ"], bgio: ["bao giờ", "bây giờ"], ngày: ["ngày"], ng̀y: ["ngày"], cg: ["cũng"], nx: ["nữa"], nha: ["nhé"], nhe: ["nhé"], vd: ["ví dụ"],
  trg: ["trong"], tg: ["thời gian", "trong"], đg: ["đang"], dg: ["đang"], lm: ["làm"], thik: ["thích"], bít: ["biết"], bik: ["biết"], bit: ["biết"], nt: ["như trên"], ls: ["làm sao"], ms: ["mới"], mún: ["muốn"], mun: ["muốn"], of: ["của"], ss: ["so sánh"], tks: ["cảm ơn"], thx: ["cảm ơn"], pls: ["vui lòng"], plz: ["vui lòng"],
  // office
  bc: ["báo cáo"], b_c: ["báo cáo"], sl: ["số liệu", "số lượng"], tl: ["tỷ lệ"], hs: ["hồ sơ"], hso: ["hồ sơ"], qh: ["quá hạn"], th: ["thực hiện", "tình hình", "trễ hạn", "tổng hợp"], dh: ["đúng hạn"], đh: ["đúng hạn"], ct: ["chỉ tiêu"], ctiêu: ["chỉ tiêu"], ctieu: ["chỉ tiêu"], kq: ["kết quả"], kqua: ["kết quả"], nv: ["nhiệm vụ"], nvu: ["nhiệm vụ"], đv: ["đơn vị"], dv: ["đơn vị", "dịch vụ"], đvi: ["đơn vị"], dvi: ["đơn vị"], cty: ["công ty"], pt: ["phần trăm", "điểm phần trăm"], đ: ["điểm"], gq: ["giải quyết"], gquyet: ["giải quyết"], xl: ["xử lý"], tnhan: ["tiếp nhận"], vb: ["văn bản"], qđ: ["quyết định"], qd: ["quyết định"],
  tthc: ["thủ tục hành chính"], cchc: ["cải cách hành chính"], dvc: ["dịch vụ công"], dvctt: ["dịch vụ công trực tuyến"], dvcqg: ["dịch vụ công quốc gia"], pakn: ["phản ánh kiến nghị"], bpmc: ["bộ phận một cửa"], mc: ["một cửa"], csvc: ["cơ sở vật chất"], ttb: ["trang thiết bị"], sh: ["số hóa"],
  tttt: ["thanh toán trực tuyến", "thông tin và truyền thông"], ttoan: ["thanh toán"], ttoán: ["thanh toán"], toan: ["toán", "toàn"], tt: ["thanh toán", "trực tuyến", "thị trấn", "thông tin", "thanh toán trực tuyến"], ttuyen: ["trực tuyến"], ttuyến: ["trực tuyến"], onl: ["trực tuyến"], ol: ["trực tuyến"], online: ["trực tuyến"], trựctuyến: ["trực tuyến"],
  hlong: ["hài lòng"], hl: ["hài lòng"], hlòng: ["hài lòng"], nd: ["người dân"], dn: ["doanh nghiệp"], ny: ["niêm yết"],
  // units and time
  h: ["huyện"], x: ["xã"], p: ["phường"], tp: ["thành phố"], tx: ["thị xã"], q: ["quý", "quận"], ubnd: ["ubnd"], snv: ["sở nội vụ"], bcd: ["ban chỉ đạo"], bcđ: ["ban chỉ đạo"], vp: ["văn phòng"], thg: ["tháng"], bxh: ["bảng xếp hạng"], dl: ["hạn chót"], w: ["với"],
};
