/** The largest picture that is fetched, in bytes; what is kept of it is decided by whoever looks at files. */
const MOST_BYTES = 10 * 1024 * 1024;
/** A message is acknowledged only when its picture is here, so this may not take long. */
const TIMEOUT_MS = 8_000;
const MOST_REDIRECTS = 3;

async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return size === 0 ? undefined : Buffer.concat(chunks);
}

/**
 * Fetches a picture from the public address that Zalo gave; it may be gone tomorrow, so this is done at once.
 *
 * Only over https, or from the host of the API itself. Undefined when it cannot be had.
 */
export async function fetchPicture(address: string, apiRoot: string): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = URL.parse(address);
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      if (!url || (url.protocol !== "https:" && url.host !== new URL(apiRoot).host)) return undefined;
      const response = await fetch(url, { signal, redirect: "manual" });
      const next = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && next !== null) {
        url = URL.parse(next, url);
        continue;
      }
      return response.ok ? await readUpTo(response, MOST_BYTES) : undefined;
    }
  } catch {
    // Whatever went wrong on the way, the picture is not here: the sender is told so.
  }
  return undefined;
}
