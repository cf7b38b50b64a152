/**
 * @import { HistoryAnswer, InboxAnswer, JumpAnswer, OverviewAnswer, SessionAnswer, ShortcutsAnswer, UploadAnswer } from "../wire.ts"
 * @import { DemoJump } from "../deps.ts"
 * @import { Outcome, WaitingMessage } from "./outbox.js"
 * @typedef {{ as: string, chat: string }} Place who speaks where
 */

/** An answer other than yes. `code` is the server's word for it. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} code
   */
  constructor(status, code) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

/**
 * @param {string} path
 * @param {unknown} [body] sent as JSON by POST; without it a GET
 * @returns {Promise<any>} rejects with {@link Refused}, or with TypeError when the network fails
 */
async function call(path, body) {
  const response = await fetch(
    path,
    body === undefined
      ? { cache: "no-store" }
      : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );
  if (response.ok) return response.json();
  const answer = await response.json().catch(() => ({}));
  throw new Refused(response.status, String(answer.code ?? ""));
}

/** @param {Record<string, string>} values */
const query = (values) => new URLSearchParams(values).toString();

/** @returns {Promise<SessionAnswer>} */
export const getSession = () => call("/api/session");

/** @param {string} token */
export const signIn = (token) => call("/api/sign-in", { token });

/** @param {string} code */
export const signInByCode = (code) => call("/api/sign-in/code", { code });

export const signOut = () => call("/api/sign-out", {});

/**
 * @param {Place} place
 * @param {{ after?: string, before?: string }} page
 * @returns {Promise<HistoryAnswer>}
 */
export const getMessages = (place, page) => call(`/api/messages?${query({ ...place, ...page })}`);

/**
 * @param {string} as
 * @param {{ before?: string }} page
 * @returns {Promise<InboxAnswer>}
 */
export const getInbox = (as, page) => call(`/api/inbox?${query({ as, ...page })}`);

/**
 * @param {Place} place
 * @returns {Promise<ShortcutsAnswer>}
 */
export const getShortcuts = (place) => call(`/api/shortcuts?${query({ ...place })}`);

/** @returns {Promise<OverviewAnswer>} */
export const getOverview = () => call("/api/demo/overview");

/**
 * @param {DemoJump} to
 * @returns {Promise<JumpAnswer>}
 */
export const jump = (to) => call("/api/demo/clock", to);

/**
 * Hands a message over. Resolves once it is known whether to try again.
 * @param {WaitingMessage} message
 * @returns {Promise<Outcome>}
 */
export async function sendMessage({ as, chat, messageId, content }) {
  try {
    await call("/api/messages", { as, chat, messageId, content });
    return "stored";
  } catch (error) {
    const isFinal = error instanceof Refused && error.status < 500 && ![401, 408, 425, 429].includes(error.status);
    return isFinal ? "refused" : "retry";
  }
}

/** Largest file in bytes. As the server: FILE_LIMIT of wire.ts. */
export const FILE_LIMIT = 10 * 1024 * 1024;

/**
 * Sends the bytes of a file. `fetch` tells nothing of how far it is, so this is the older way.
 * @param {string} path
 * @param {File} file
 * @param {(share: number) => void} onProgress from 0 to 1
 * @returns {Promise<number>} the answer's status; 0 when the network failed
 */
function postFile(path, file, onProgress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => total > 0 && onProgress(loaded / total));
    request.addEventListener("loadend", () => resolve(request.status));
    request.send(file);
  });
}

/**
 * @param {Place} place
 * @param {{ messageId: string, file: File }} message
 * @param {(share: number) => void} onProgress
 */
export const sendFile = (place, { messageId, file }, onProgress) =>
  postFile(`/api/files?${query({ ...place, messageId, name: file.name })}`, file, onProgress);

/**
 * @param {string} token
 * @returns {Promise<UploadAnswer>}
 */
export const getUpload = (token) => call(`/api/upload/${encodeURIComponent(token)}`);

/**
 * @param {string} token
 * @param {File} file
 * @param {(share: number) => void} onProgress
 */
export const uploadFile = (token, file, onProgress) =>
  postFile(`/api/upload/${encodeURIComponent(token)}?${query({ name: file.name })}`, file, onProgress);

/**
 * @param {Place} place
 * @param {string} hash
 */
export const attachmentUrl = (place, hash) => `/api/attachments/${hash}?${query({ ...place })}`;

/**
 * @param {Place} place
 * @param {string} after
 */
export const streamUrl = (place, after) => `/api/stream?${query({ ...place, after })}`;

/** A random UUID. `crypto.randomUUID` is missing where the page is opened over plain http from another machine. */
export function newMessageId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
