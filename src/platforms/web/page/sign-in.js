/**
 * The pages around the chat: how to get in, and what when it does not open.
 * @import { Ui } from "./parts.js"
 */
import { Refused, signIn } from "./api.js";
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

/** @param {{ ui: Ui }} props */
export function LinkNeededPage({ ui }) {
  return html`
    <${Card} ui=${ui} title=${ui.texts.signInTitle}>
      <p>${ui.texts.signInBody}</p>
      <p class="soft">${ui.texts.signInOnce}</p>
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
