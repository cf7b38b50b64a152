import { chmodSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Makes a file that only its owner can read, whole or not at all: it is written in a folder beside its place, which may
 * hold other drafts, and moved there at the end. What `write` returns decides: false leaves everything as it was.
 */
export async function writeAside(
  file: string,
  write: (draft: { readonly file: string; readonly folder: string }) => Promise<boolean>,
): Promise<boolean> {
  const folder = mkdtempSync(join(dirname(resolve(file)), ".don-doc-"));
  try {
    // Not by the file's own name, which may be that of another draft.
    const draft = join(folder, "draft");
    if (!(await write({ file: draft, folder }))) return false;
    chmodSync(draft, 0o600);
    renameSync(draft, file);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
