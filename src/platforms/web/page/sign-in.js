/**
 * The pages around the chat: how to get in, and what when it does not open.
 * @import { Ui } from "./parts.js"
 * @import { SessionAnswer } from "../wire.ts"
 */
import { Refused, signIn, signInByCode } from "./api.js";
import { fill } from "./format.js";
import { LanguageButton, Mark } from "./parts.js";
import { html, useState } from "./vendor.js";

/**
 * A page that is one card.
 * @param {{ ui: Ui, title: string, children: unknown }} props
 */
export function Card({ ui, title, children }) {
  return html`
    <main class="gate">
      <div class="gate-card">
        <${Mark} size="large" />
        <p class="gate-brand">${ui.texts.title}</p>
        <h1>${title}</h1>
        ${children}
      </div>
      <${LanguageButton} ui=${ui} />
    </main>
  `;
}

/** @param {{ ui: Ui, onRetry: () => void }} props */
export function FailedPage({ ui, onRetry }) {
  return html`
    <${Card} ui=${ui} title=${ui.texts.loadFailed}>
      <p>${ui.texts.loadFailedHint}</p>
      <button type="button" class="primary" onClick=${onRetry}>${ui.texts.retry}</button>
    <//>
  `;
}

/** What of a typed code counts: letters and digits, in two groups as it is printed. */
const tidy = (/** @type {string} */ typed) =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, 8)
    .replace(/^(.{4})(.+)$/, "$1-$2");

/**
 * Signing in by a code: an invitation's, or one asked for in another chat.
 * @param {{ ui: Ui, given: string, isForFile: boolean, onSignedIn: () => void }} props `given`: the code behind the # of a
 *   scanned link; `isForFile`: a file waits behind the sign-in
 */
export function CodePage({ ui, given, isForFile, onSignedIn }) {
  const [code, setCode] = useState(() => tidy(given));
  const [state, setState] = useState(/** @type {"ready" | "busy" | "unusable" | "often" | "failed"} */ ("ready"));
  const { texts } = ui;
  const enter = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setState("busy");
    try {
      await signInByCode(code);
      onSignedIn();
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      setState(status === 429 ? "often" : status < 500 ? "unusable" : "failed");
    }
  };
  const said = {
    ready: "",
    busy: "",
    unusable: texts.codeUnusable,
    often: texts.codeTooOften,
    failed: texts.loadFailedHint,
  };
  return html`
    <${Card} ui=${ui} title=${texts.codeTitle}>
      ${isForFile && html`<p><strong>${texts.fileWaiting}</strong></p>`}
      <p id="code-body">${texts.codeBody}</p>
      <form class="code-form" onSubmit=${enter}>
        <input
          class="code-input"
          aria-label=${texts.codeLabel}
          aria-describedby="code-body code-said"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck=${false}
          placeholder="K7QF-2MXD"
          value=${code}
          onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
            setCode(tidy(currentTarget.value));
            setState("ready");
          }}
        />
        <button type="submit" class="primary" disabled=${state === "busy" || code.length < 9}>${texts.enter}</button>
      </form>
      <p id="code-said" class="code-said" role="status">${said[state]}</p>
      <p class="soft">${texts.codeNone}</p>
    <//>
  `;
}

/** @param {{ ui: Ui, token: string, onSignedIn: () => void }} props */
export function EnterPage({ ui, token, onSignedIn }) {
  const [state, setState] = useState(/** @type {"ready" | "busy" | "unusable" | "failed"} */ ("ready"));
  const { texts } = ui;
  const enter = async () => {
    setState("busy");
    try {
      await signIn(token);
      onSignedIn();
    } catch (error) {
      setState(error instanceof Refused && error.status < 500 ? "unusable" : "failed");
    }
  };
  if (state === "unusable")
    return html`<${Card} ui=${ui} title=${texts.linkUnusableTitle}><p>${texts.linkUnusableBody}</p><//>`;
  return html`
    <${Card} ui=${ui} title=${texts.enterTitle}>
      <p>${texts.enterBody}</p>
      <button type="button" class="primary" disabled=${state === "busy"} onClick=${enter}>${texts.enter}</button>
      <p class="soft" role="status">${state === "failed" ? texts.loadFailedHint : ""}</p>
    <//>
  `;
}

/**
 * A file's address that opens no file for whoever is signed in.
 * @param {{ ui: Ui, session: Extract<SessionAnswer, { kind: "signed-in" }> }} props
 */
export function FileMissingPage({ ui, session }) {
  const { texts } = ui;
  return html`
    <${Card} ui=${ui} title=${texts.fileMissingTitle}>
      <p>${fill(texts.fileMissingBody, { name: session.person.name })}</p>
      <a class="primary" href="/">${texts.enter}</a>
    <//>
  `;
}
