import sharp from "sharp";
import { encode } from "uqr";

/** Pixels of one module: large enough for an old phone's camera, small enough for a chat. */
const MODULE_PIXELS = 8;
/** The quiet zone that scanners need, in modules. */
const BORDER = 4;

/** A QR picture of a text, PNG, black on white. */
export async function renderQr(text: string): Promise<Buffer> {
  const { data, size } = encode(text, { ecc: "M", border: BORDER });
  const pixels = Buffer.from(data.flatMap((row) => row.map((isDark) => (isDark ? 0 : 255))));
  return sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * MODULE_PIXELS, size * MODULE_PIXELS, { kernel: "nearest" })
    .png({ palette: true, colors: 2 })
    .toBuffer();
}
