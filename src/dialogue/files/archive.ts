import { unzipSync, zipSync, type Unzipped } from "fflate";

const MEBIBYTE = 1024 * 1024;
/** An office document has a few dozen parts, one with many pictures some hundred. */
const MOST_ENTRIES = 1000;
/** What an archive may say that it unpacks to; it is not unpacked for that. */
const MOST_DECLARED_BYTES = 200 * MEBIBYTE;
/** What is unpacked of a workbook that is read. A template has less than one tenth of a mebibyte. */
const MOST_UNPACKED_BYTES = 8 * MEBIBYTE;

/** The parts of a workbook that are needed to read its cells. Pictures, drawings, links and anything else stay packed. */
const SHEET_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml|xl\/sharedStrings\.xml|xl\/worksheets\/[\w-]+\.xml)$/;

/** A template has some twenty rows and ten columns; a cell far out would be read as a table of billions. */
const MOST_ROWS = 2000;
const CELL_PLACE = /^[A-Z]{0,2}(\d{1,4})$/;

const hasEscapingName = (name: string) => /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\\|\0/i.test(name);

function unpack(
  content: Buffer,
  isWanted: (name: string) => boolean,
): { names: Set<string>; files: Unzipped } | undefined {
  const names = new Set<string>();
  let declared = 0;
  let wanted = 0;
  let isRefused = false;
  try {
    const files = unzipSync(content, {
      filter({ name, originalSize }) {
        const takes = isWanted(name);
        declared += originalSize;
        if (takes) wanted += originalSize;
        isRefused ||=
          names.size >= MOST_ENTRIES ||
          names.has(name) ||
          hasEscapingName(name) ||
          declared > MOST_DECLARED_BYTES ||
          wanted > MOST_UNPACKED_BYTES;
        names.add(name);
        return takes && !isRefused;
      },
    });
    return isRefused ? undefined : { names, files };
  } catch {
    // Whatever is wrong with it, it is no archive that can be read.
    return undefined;
  }
}

/** The names in a ZIP, nothing unpacked; undefined when it is damaged, too big, or has names that point elsewhere. */
export function listArchive(content: Buffer): ReadonlySet<string> | undefined {
  return unpack(content, () => false)?.names;
}

/** Whether every row and cell of a sheet lies where a template may have one. Places that are written oddly do not. */
function isCompact(sheet: string): boolean {
  for (const [, , place = ""] of sheet.matchAll(/\sr\s*=\s*(["'])(.*?)\1/gs)) {
    const row = CELL_PLACE.exec(place)?.[1];
    if (row === undefined || Number(row) > MOST_ROWS) return false;
  }
  return true;
}

/**
 * A workbook reduced to the parts that its cells are read from; undefined when it is damaged, unpacks to too much, or
 * has cells far out. A part is unpacked into as many bytes as it says it has: one that has more is cut, never larger.
 */
export function reduceWorkbook(content: Buffer): Buffer | undefined {
  const unpacked = unpack(content, (name) => SHEET_PARTS.test(name));
  if (!unpacked) return undefined;
  const sheets = Object.entries(unpacked.files).filter(([name]) => name.startsWith("xl/worksheets/"));
  const isSound = sheets.every(([, bytes]) => isCompact(Buffer.from(bytes).toString("utf8")));
  return isSound ? Buffer.from(zipSync(unpacked.files, { level: 0 })) : undefined;
}
