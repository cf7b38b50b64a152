import { Resvg } from "@resvg/resvg-js";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Incoming } from "../../src/platforms/platform.ts";
import type { DemoGroup, DemoPerson } from "../../src/platforms/web/deps.ts";
import { bold, italic, say, text, type Choice, type Reply } from "../../src/render/message.ts";
import { FakeWebDeps } from "../unit/web/fake-web-deps.ts";

const FONTS = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/be-vietnam-pro/package.json")));

const DISTRICTS = ["Bắc Sơn", "Bình Gia", "Cao Lộc", "Chi Lăng", "Đình Lập", "Hữu Lũng", "Lộc Bình", "Tràng Định"];

const PEOPLE: readonly DemoPerson[] = [
  { code: "leader", name: "Lãnh đạo Ban Chỉ đạo (mẫu)", role: "leader", unitName: "Tỉnh Lạng Sơn" },
  { code: "secretary", name: "Thư ký Sở Nội vụ (mẫu)", role: "secretary", unitName: "Tỉnh Lạng Sơn" },
  ...DISTRICTS.map((name, at) => ({
    code: `officer-${at}`,
    name: `Cán bộ đầu mối Huyện ${name} (mẫu)`,
    role: "officer",
    unitName: `Huyện ${name}`,
  })),
  { code: "head-3", name: "Chủ tịch UBND Huyện Chi Lăng (mẫu)", role: "head", unitName: "Huyện Chi Lăng" },
];
/** The officer whom most scenes play. */
export const OFFICER = "officer-3";

const GROUPS: readonly DemoGroup[] = [
  { code: "bcd", title: "Ban Chỉ đạo CCHC tỉnh (mẫu)", members: ["leader", "secretary", "head-3"] },
];

function choices(...labels: string[]): readonly Choice[] {
  return labels.map((label) => ({ label, action: { name: "say", args: {} } }));
}

function drawChart(): Uint8Array {
  const values = [32.5, 36.1, 38.9, 41.05, 44.2, 47.8, 51.3, 58.6];
  const bars = values
    .map((value, at) => {
      const y = 80 + at * 52;
      const shown = value.toFixed(2).replace(".", ",");
      return `<text x="190" y="${y + 24}" text-anchor="end">${DISTRICTS[at]}</text>
        <rect x="205" y="${y}" width="${value * 8}" height="36" rx="5" fill="${value > 45 ? "#0b5d51" : "#c98a1b"}"/>
        <text x="${215 + value * 8}" y="${y + 24}" font-size="20">${shown}%</text>`;
    })
    .join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="820" height="540" font-family="Be Vietnam Pro" font-size="21">
    <rect width="820" height="540" fill="#fff"/><text x="24" y="44" font-size="25">Thanh toán trực tuyến – 6 tháng 2024</text>
    ${bars}<line x1="565" x2="565" y1="66" y2="505" stroke="#b3261e" stroke-width="3" stroke-dasharray="8 6"/>
    <text x="572" y="528" fill="#b3261e" font-size="19">chỉ tiêu 45%</text></svg>`;
  const font = { fontFiles: [join(FONTS, "400Regular/BeVietnamPro_400Regular.ttf")], loadSystemFonts: false };
  return new Resvg(svg, { font }).render().asPng();
}

const TABLE = {
  kind: "table",
  head: ["Đơn vị", "Kỳ này", "Kỳ trước", "Chỉ tiêu", "Kết quả"],
  rows: [
    ["Bắc Sơn", "32,5%", "30,12%", "> 45%", "chưa đạt"],
    ["Bình Gia", "36,1%", "35,8%", "> 45%", "chưa đạt"],
    ["Cao Lộc", "42,51%", "40,2%", "> 45%", "chưa đạt"],
    ["Đình Lập", "31,01%", "29,7%", "> 45%", "chưa đạt"],
    ["Lộc Bình", "38,88%", "37%", "> 45%", "chưa đạt"],
    ["Thành phố Lạng Sơn", "44,998%", "43,1%", "> 45%", "chưa đạt"],
  ],
} as const;

/** The chat program's rest, with a bot that knows a report's first steps and one question. */
export function buildScene(): FakeWebDeps {
  const answer = (incoming: Incoming): Reply | undefined => {
    const { content } = incoming;
    if (content.kind === "text" && content.text.includes("?")) {
      const hash = scene.keepFile("image/png", drawChart());
      return {
        blocks: [
          text(bold("3/11 đơn vị"), " có thanh toán trực tuyến dưới 45%."),
          TABLE,
          text(italic("6 tháng 2024 · 10/11 đơn vị đã báo cáo; chưa có số liệu: Văn Quan.")),
        ],
        choices: choices("Kỳ trước", "Xếp hạng cả tỉnh"),
        attachments: [
          {
            hash,
            name: "thanh-toan.png",
            mime: "image/png",
            alt: "Biểu đồ thanh toán trực tuyến theo đơn vị, chỉ tiêu 45%",
          },
        ],
      };
    }
    if (incoming.chat.kind === "group") return undefined;
    return {
      blocks: [
        text(bold("2/12. Thanh toán trực tuyến")),
        text("Kỳ trước 3.120/7.600 = 41,05%. Chỉ tiêu: trên 45%."),
        text("Đồng chí nhập số đã thanh toán trực tuyến / tổng số giao dịch."),
      ],
      choices: choices("Như kỳ trước", "Không có", "Quay lại", "Bỏ qua", "Tạm dừng"),
    };
  };
  const remind = (chat: string): { chat: string; reply: Reply } => ({
    chat,
    reply: {
      blocks: [
        text(bold("Nhắc báo cáo quý III"), " – hạn trước ngày 25/8/2024."),
        text("3/12 chỉ tiêu đã nhập, còn 2 ngày làm việc."),
      ],
      choices: choices("Nhập tiếp từ chỉ tiêu 4"),
    },
  });
  const scene = new FakeWebDeps({
    people: PEOPLE,
    groups: GROUPS,
    answer,
    onJump: () => ["officer-0", OFFICER, "officer-5"].map(remind),
    shortcuts: [
      { label: "Báo cáo", text: "/baocao" },
      { label: "Hạn nộp", text: "/handop" },
      { label: "Trợ giúp", text: "/trogiup" },
    ],
  });
  return scene;
}

/** A chat with something of everything in it. */
export function fillChat(scene: FakeWebDeps, chat: string): void {
  scene.say(chat, say("Chào đồng chí. Kỳ đang mở: quý III/2024, hạn trước ngày 25/8/2024."));
  scene.sayAs(chat, OFFICER, "báo cáo");
  scene.say(chat, {
    blocks: [text(bold("1/12. Hồ sơ phát sinh trực tuyến")), text("Đồng chí nhập tử số / mẫu số, ví dụ 3546/7880.")],
    choices: choices("Như kỳ trước", "Không có"),
  });
  scene.sayAs(chat, OFFICER, "3.546 / 7.880");
}
