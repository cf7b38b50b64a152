/** The page of a one-time upload link: one file, then back to the chat. */
import { getUpload, Refused, uploadFile } from "./api.js";
import { ACCEPT, problemOf } from "./file-picker.js";
import { fill } from "./format.js";
import { webMessages } from "./messages.js";
import { Card } from "./sign-in.js";
import { html, useEffect, useRef, useState } from "./vendor.js";

/** @typedef {"loading" | "open" | "sending" | "done" | "unusable" | "failed"} Stage */

/** @param {{ token: string }} props */
export function UploadPage({ token }) {
  const [language, setLanguage] = useState(/** @type {"vi" | "en"} */ ("vi"));
  const [stage, setStage] = useState(/** @type {Stage} */ ("loading"));
  const [share, setShare] = useState(0);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const texts = webMessages[language];

  const load = () => {
    setStage("loading");
    getUpload(token).then(
      (answer) => {
        setLanguage(answer.language);
        setStage("open");
      },
      (error) => setStage(error instanceof Refused && error.status < 500 ? "unusable" : "failed"),
    );
  };
  useEffect(load, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const pick = async (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const file = currentTarget.files?.[0];
    currentTarget.value = "";
    if (!file) return;
    const refusal = problemOf(file, texts);
    setProblem(refusal ?? "");
    if (refusal !== undefined) return;
    setName(file.name);
    setShare(0);
    setStage("sending");
    const status = await uploadFile(token, file, setShare);
    const isStored = status >= 200 && status < 300;
    setStage(isStored ? "done" : status === 404 ? "unusable" : "open");
    if (!isStored && status !== 404) setProblem(fill(texts.fileFailed, { name: file.name }));
  };
  const ui = { texts, onLanguage: () => setLanguage(language === "vi" ? "en" : "vi") };
  const percent = Math.round(share * 100);
  return html`
    <${Card} ui=${ui} title=${texts.uploadTitle}>
      ${stage === "loading" && html`<p>${texts.loading}</p>`}
      ${
        stage === "open" &&
        html`<p>${texts.uploadBody}</p>
          <input type="file" hidden ref=${input} accept=${ACCEPT} onChange=${pick} />
          <button type="button" class="primary" onClick=${() => input.current?.click()}>${texts.uploadPick}</button>`
      }
      <div role="status">
        ${
          stage === "sending" &&
          html`<p>${fill(texts.sendingFile, { name, percent: String(percent) })}</p>
            <progress max="100" value=${percent} aria-hidden="true"></progress>`
        }
        ${problem !== "" && stage === "open" && html`<p>${problem}</p>`}
        ${stage === "done" && html`<p>${texts.uploadDone}</p>`}
        ${stage === "unusable" && html`<p>${texts.uploadUnusable}</p>`}
      </div>
      ${
        stage === "failed" &&
        html`<p>${texts.loadFailed}</p>
          <button type="button" class="primary" onClick=${load}>${texts.retry}</button>`
      }
    <//>
  `;
}
