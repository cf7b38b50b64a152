/**
 * The page: loads who it is for and shows the chat, the demonstration, or how to sign in.
 * @import { SessionAnswer } from "../wire.ts"
 */
import { webMessages } from "./messages.js";
import { getSession } from "./api.js";
import { DemoApp } from "./demo-app.js";
import { CodePage, EnterPage, FailedPage } from "./sign-in.js";
import { SingleApp } from "./single-app.js";
import { storage } from "./storage.js";
import { UploadPage } from "./upload-page.js";
import { html, render, useCallback, useEffect, useState } from "./vendor.js";

const SIGN_IN_PATH = "/sign-in/";
const UPLOAD_PATH = "/upload/";
const FILE_PATH = "/files/";

function Root() {
  const [language, setLanguage] = useState(
    /** @returns {"vi" | "en"} */ () => (storage.getItem("language") === "en" ? "en" : "vi"),
  );
  const [session, setSession] = useState(/** @type {SessionAnswer | "loading" | "failed"} */ ("loading"));
  const [token, setToken] = useState(() =>
    location.pathname.startsWith(SIGN_IN_PATH) ? decodeURIComponent(location.pathname.slice(SIGN_IN_PATH.length)) : "",
  );
  const texts = webMessages[language];

  const load = useCallback(() => {
    setSession("loading");
    getSession().then(setSession, () => setSession("failed"));
  }, []);
  useEffect(load, []);
  useEffect(() => {
    storage.setItem("language", language);
    document.documentElement.lang = language;
  }, [language]);

  const ui = { texts, onLanguage: () => setLanguage(language === "vi" ? "en" : "vi") };
  const onSignedIn = () => {
    const { pathname } = location;
    history.replaceState(null, "", "/");
    setToken("");
    load();
    // Whoever came for a file gets it now; it is saved beside the chat that opens.
    if (pathname.startsWith(FILE_PATH)) location.assign(pathname);
  };
  if (session === "loading") return html`<p class="notice">${texts.loading}</p>`;
  if (session === "failed") return html`<${FailedPage} ui=${ui} onRetry=${load} />`;
  if (session.kind === "demo") return html`<${DemoApp} ui=${ui} session=${session} />`;
  if (token !== "") return html`<${EnterPage} ui=${ui} token=${token} onSignedIn=${onSignedIn} />`;
  if (session.kind === "signed-out")
    return html`<${CodePage} ui=${ui} given=${location.hash.slice(1)} onSignedIn=${onSignedIn} />`;
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
if (root) render(uploadToken === "" ? html`<${Root} />` : html`<${UploadPage} token=${uploadToken} />`, root);
followKeyboard();
