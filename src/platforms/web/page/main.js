/**
 * The page: loads who it is for and shows the chat, the demonstration, or how to sign in.
 * @import { SessionAnswer } from "../wire.ts"
 */
import { webMessages } from "./messages.js";
import { getSession } from "./api.js";
import { DemoApp } from "./demo-app.js";
import { CodePage, EnterPage, FailedPage, FileMissingPage } from "./sign-in.js";
import { SingleApp } from "./single-app.js";
import { storage } from "./storage.js";
import { UploadPage } from "./upload-page.js";
import { html, render, useCallback, useEffect, useState } from "./vendor.js";

const SIGN_IN_PATH = "/sign-in/";
const UPLOAD_PATH = "/upload/";
const FILE_PATH = "/files/";
const WANTED = "wanted-file";
/** As long as a sign-in link holds, in milliseconds. */
const WANTED_MS = 30 * 60_000;

/**
 * The file for which somebody came who had to sign in first, by whichever way they then did. Once.
 * @param {string} now ISO instant
 */
function takeWantedFile(now) {
  const [path = "", at] = (storage.getItem(WANTED) ?? "").split(" ");
  storage.removeItem(WANTED);
  return path.startsWith(FILE_PATH) && Date.parse(now) - Date.parse(at ?? "") < WANTED_MS ? path : undefined;
}

function Root() {
  const [language, setLanguage] = useState(
    /** @returns {"vi" | "en"} */ () => (storage.getItem("language") === "en" ? "en" : "vi"),
  );
  const [session, setSession] = useState(/** @type {SessionAnswer | "loading" | "failed"} */ ("loading"));
  const [token, setToken] = useState(() =>
    location.pathname.startsWith(SIGN_IN_PATH) ? decodeURIComponent(location.pathname.slice(SIGN_IN_PATH.length)) : "",
  );
  const texts = webMessages[language];
  const now = typeof session === "object" ? session.now : "";
  const isFilePage = location.pathname.startsWith(FILE_PATH);

  const load = useCallback(() => {
    setSession("loading");
    getSession().then(setSession, () => setSession("failed"));
  }, []);
  useEffect(load, []);
  useEffect(() => {
    if (isFilePage && typeof session === "object" && session.kind === "signed-out")
      storage.setItem(WANTED, `${location.pathname} ${now}`);
  }, [session]);
  useEffect(() => {
    storage.setItem("language", language);
    document.documentElement.lang = language;
  }, [language]);

  const ui = { texts, onLanguage: () => setLanguage(language === "vi" ? "en" : "vi") };
  const onSignedIn = () => {
    history.replaceState(null, "", "/");
    setToken("");
    load();
    // It is saved beside the chat that opens.
    const file = takeWantedFile(now);
    if (file !== undefined) location.assign(file);
  };
  if (session === "loading") return html`<p class="notice">${texts.loading}</p>`;
  if (session === "failed") return html`<${FailedPage} ui=${ui} onRetry=${load} />`;
  if (session.kind === "demo") return html`<${DemoApp} ui=${ui} session=${session} />`;
  if (session.kind === "signed-in" && isFilePage) return html`<${FileMissingPage} ui=${ui} session=${session} />`;
  if (token !== "") return html`<${EnterPage} ui=${ui} token=${token} onSignedIn=${onSignedIn} />`;
  if (session.kind === "signed-out")
    return html`
      <${CodePage} ui=${ui} given=${location.hash.slice(1)} isForFile=${isFilePage} onSignedIn=${onSignedIn} />
    `;
  return html`<${SingleApp} ui=${ui} session=${session} onSignedOut=${load} />`;
}

/** Phones that lay the keyboard over the page: the app is as tall as what is left. */
function followKeyboard() {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => {
    document.documentElement.style.setProperty("--app-height", `${viewport.height}px`);
    if (document.activeElement?.tagName === "TEXTAREA") scrollTo(0, 0);
  };
  viewport.addEventListener("resize", fit);
}

const uploadToken = location.pathname.startsWith(UPLOAD_PATH) ? location.pathname.slice(UPLOAD_PATH.length) : "";
const root = document.getElementById("app");
// What the page showed before any script ran.
root?.replaceChildren();
if (root) render(uploadToken === "" ? html`<${Root} />` : html`<${UploadPage} token=${uploadToken} />`, root);
followKeyboard();
