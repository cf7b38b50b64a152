/** Syllables that the names of Vietnamese communes are made of. */
const FIRST =
  "Tân An Bình Hòa Phú Long Xuân Vĩnh Đông Thanh Yên Đại Nam Minh Thành Thạnh Hưng Trung Sơn Tam Thượng Quảng Mỹ Phước Kim Ngọc Đức Lộc Hải Phong Châu Cẩm Việt Quang Hồng Thái Nghĩa Tiên Văn Liên Bảo Gia Cao Lâm Mường Nậm Chiềng Ea Đăk Ia Khánh Hiệp Diên Hoằng Triệu Thiệu Nghi Kỳ";
const SECOND =
  "An Bình Hòa Phú Long Xuân Thành Tiến Hưng Mỹ Lộc Sơn Hải Thịnh Giang Phong Thái Lâm Hà Minh Đức Thủy Trung Hợp Lập Tân Phước Dương Khê Lĩnh Châu Thắng Quang Nguyên Bảo Điền Trạch Vinh Lạc Hội Lương Ninh Thuận Trị Đông Tây Nam Bắc Thượng Hạ La Bang Kar Mua Pa";

const first = FIRST.split(" ");
const second = SECOND.split(" ");

/** Names of provinces; several are names of communes too, as in life. */
export const PROVINCES: readonly string[] = [
  "Tân Bình",
  "Phú Long",
  "Bình Thuận",
  "Vĩnh Giang",
  "Đông Hải",
  "Thanh Lâm",
  "Yên Lập",
  "Đại Nguyên",
  "Nam Sơn",
  "Minh Châu",
  "Hưng Thịnh",
  "Sơn Dương",
  "Quảng Lộc",
  "Mỹ Phước",
  "Phước Hải",
  "Kim Lĩnh",
  "Ngọc Sơn",
  "Đức Trung",
  "Lộc Ninh",
  "Hải Phú",
  "Châu Thành",
  "Cẩm Giang",
  "Việt Tiến",
  "Quang Hà",
  "Hồng Thái",
  "Thái Hòa",
  "Nghĩa Lộc",
  "Tiên Lập",
  "Liên Trạch",
  "Bảo Lâm",
  "Gia Định",
  "Cao Phong",
  "Lâm Hà",
  "Khánh Vinh",
];

/** A number in [0, 2³²) that looks random but is the same in every run. */
function scatter(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Kind and name of a commune by its number; `isTaken` tells which full names its province has already. */
export function communeName(index: number, isTaken: (fullName: string) => boolean): { kind: string; name: string } {
  for (let attempt = 0; ; attempt += 1) {
    const seed = scatter(index * 31 + attempt * 7919 + 1);
    const kind = seed % 100 < 78 ? "Xã" : seed % 100 < 99 ? "Phường" : "Đặc khu";
    const head = first[Math.floor(seed / 100) % first.length] ?? "";
    const tail = second[Math.floor(seed / 10_000) % second.length] ?? "";
    // some names count their parts: "Yên Lập 2"
    const name =
      head === tail
        ? `${head} ${tail} Đông`
        : seed % 23 === 0
          ? `${head} ${tail} ${1 + (seed % 3)}`
          : `${head} ${tail}`;
    if (!isTaken(`${kind} ${name}`)) return { kind, name };
  }
}
