import { means, type LexiconEntry } from "./sense.ts";

/** Kinds of unit. `own`: the kind that the word names when it stands before a name, though it may mean the whole level. With
 * `word` a phrase means only the units of that kind ("phường"), without it the whole level ("xã"). */
export const kinds: readonly LexiconEntry[] = [
  means({ is: "kind", level: "province" }, "tỉnh, cấp tỉnh, tỉnh thành, tỉnh nhà", "province, provinces"),
  means({ is: "kind", level: "district", own: "huyện" }, "huyện"),
  means(
    { is: "kind", level: "district" },
    "cấp huyện, quận huyện, huyện thị, huyện thành phố, huyện thị thành phố, huyện thành thị, ubnd huyện",
    "ubnd cấp huyện, các huyện thành phố, đơn vị cấp huyện",
    "district, districts, district level, counties, county",
  ),
  means({ is: "kind", level: "commune", own: "xã" }, "xã"),
  means(
    { is: "kind", level: "commune" },
    "cấp xã, xã phường, phường xã, xã phường thị trấn, ubnd xã, ubnd cấp xã, đơn vị cấp xã, cơ sở",
    "commune, communes, commune level",
  ),
  means(
    { is: "kind", level: "department" },
    "sở, sở ngành, sở ban ngành, các sở, ban ngành",
    "department, departments",
  ),
  means({ is: "kind", level: "district", word: "thành phố" }, "thành phố, ubnd thành phố", "city, cities"),
  means({ is: "kind", level: "district", word: "thị xã" }, "thị xã"),
  means({ is: "kind", level: "district", word: "quận" }, "quận"),
  means({ is: "kind", level: "commune", word: "phường" }, "phường", "ward, wards"),
  means({ is: "kind", level: "commune", word: "thị trấn" }, "thị trấn", "township, townships, town, towns"),
  means({ is: "kind", level: "commune", word: "đặc khu" }, "đặc khu"),
  means({ is: "kind", level: "department", word: "văn phòng" }, "văn phòng"),
];
