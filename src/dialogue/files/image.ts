import sharp from "sharp";

/** The longest side of a kept picture, in pixels: a page photographed with a phone stays readable. */
const LONGEST_SIDE = 1600;
/** More than any phone's camera takes; a picture of few bytes may claim to be a wall of pixels. */
const MOST_PIXELS = 60_000_000;

/**
 * A picture fit to be kept: at most {@link LONGEST_SIDE} long, turned upright, written anew so that nothing of where and
 * with what it was taken, nor anything hidden behind it, is left. Undefined when it cannot be opened.
 */
export async function shrinkImage(content: Buffer, kind: "jpeg" | "png" | "webp"): Promise<Buffer | undefined> {
  try {
    return await sharp(content, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .toFormat(kind, kind === "png" ? { compressionLevel: 9 } : { quality: 82 })
      .toBuffer();
  } catch {
    // The library tells damaged pictures only by its sentences.
    return undefined;
  }
}
