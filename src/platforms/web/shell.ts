import { webMessages } from "./messages.ts";

/** The page before any script has run: Vietnamese, since nobody is known yet. */
export function renderShell(): string {
  const { title, description, scriptNeeded, loading } = webMessages.vi;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0b5d51" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0f1715" media="(prefers-color-scheme: dark)">
<meta name="robots" content="noindex">
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<link rel="preload" href="/fonts/regular.ttf" as="font" type="font/ttf" crossorigin>
<link rel="stylesheet" href="/assets/page.css">
<link rel="modulepreload" href="/vendor/preact.js">
<link rel="modulepreload" href="/vendor/preact-hooks.js">
<link rel="modulepreload" href="/vendor/htm.js">
<link rel="modulepreload" href="/assets/messages.js">
<script type="module" src="/assets/main.js"></script>
</head>
<body>
<div id="app"><p class="notice">${loading}</p></div>
<noscript><p class="notice">${scriptNeeded}</p></noscript>
</body>
</html>
`;
}
