/**
 * The button that sends a picture or file, with how far it is and what went wrong.
 * @import { WebTexts } from "../messages.ts"
 * @import { Ui } from "./parts.js"
 * @import { Place } from "./api.js"
 */
import { FILE_LIMIT, newMessageId, sendFile } from "./api.js";
import { fill } from "./format.js";
import { Icon } from "./parts.js";
import { html, useRef, useState } from "./vendor.js";

/** What the device offers to choose from; what a file really is the bot sees for itself. */
export const ACCEPT = "image/jpeg,image/png,image/webp,application/pdf,.pdf,.docx,.xlsx,.csv";

/**
 * Why a file need not be sent at all, in a sentence.
 * @param {File} file
 * @param {WebTexts} texts
 */
export function problemOf(file, texts) {
  if (file.size === 0) return fill(texts.fileEmpty, { name: file.name });
  return file.size > FILE_LIMIT ? fill(texts.fileTooBig, { name: file.name }) : undefined;
}

/** @param {{ ui: Ui, place: Place }} props */
export function FilePicker({ ui, place }) {
  const { texts } = ui;
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [share, setShare] = useState(/** @type {number | undefined} */ (undefined));
  const [failed, setFailed] = useState(/** @type {{ messageId: string, file: File } | undefined} */ (undefined));
  const [problem, setProblem] = useState("");
  const [name, setName] = useState("");

  /** @param {{ messageId: string, file: File }} message */
  const send = async (message) => {
    setFailed(undefined);
    setProblem("");
    setName(message.file.name);
    setShare(0);
    const status = await sendFile(place, message, setShare);
    setShare(undefined);
    if (status >= 200 && status < 300) return;
    setProblem(fill(texts.fileFailed, { name: message.file.name }));
    setFailed(message);
  };
  const pick = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const file = currentTarget.files?.[0];
    currentTarget.value = "";
    if (!file) return;
    const refusal = problemOf(file, texts);
    setFailed(undefined);
    setProblem(refusal ?? "");
    if (refusal === undefined) void send({ messageId: newMessageId(), file });
  };
  const close = () => {
    setProblem("");
    setFailed(undefined);
  };
  const percent = Math.round((share ?? 0) * 100);
  return html`
    <div class="file-box">
      <input type="file" hidden ref=${input} accept=${ACCEPT} onChange=${pick} />
      <button
        type="button"
        class="round"
        aria-label=${texts.attach}
        disabled=${share !== undefined}
        onClick=${() => input.current?.click()}
      >
        <${Icon} name="clip" />
      </button>
      <div class=${share === undefined && problem === "" ? "file-state hidden-text" : "file-state"} role="status">
        ${
          share !== undefined &&
          html`<span>${fill(texts.sendingFile, { name, percent: String(percent) })}</span>
            <progress max="100" value=${percent} aria-hidden="true"></progress>`
        }
        ${
          problem !== "" &&
          html`<span>${problem}</span>
            ${failed && html`<button type="button" onClick=${() => send(failed)}>${texts.sendAgain}</button>`}
            <button type="button" onClick=${close}>${texts.close}</button>`
        }
      </div>
    </div>
  `;
}
