import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A phone as narrow as they come, and a desk. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

/** Starts Chromium; `CHROMIUM` names another binary than Debian's. */
export function openBrowser(): Promise<Browser> {
  // Where the machine names no language, Chromium writes files with letters such as "ư" under another name.
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGS, env: { ...process.env, LC_ALL: "C.UTF-8" } });
}

/** A page with what went wrong in it: script errors, refused loads, violations of the content policy. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: string[];
}

/** Opens a page as a new visitor. Narrow ones are phones with touch. */
export async function visit(
  browser: Browser,
  url: string,
  options: { readonly size: { width: number; height: number }; readonly scheme?: "light" | "dark" },
): Promise<Visit> {
  const isPhone = options.size.width < 500;
  const context = await browser.newContext({
    viewport: options.size,
    colorScheme: options.scheme ?? "light",
    hasTouch: isPhone,
    isMobile: isPhone,
    locale: "vi-VN",
    timezoneId: "America/New_York",
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(url);
  await page.locator("main").waitFor();
  return { context, page, problems };
}

/** Violations that axe finds on the page as it stands, one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8"));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** How many pixels the page is wider than its window; a person would have to scroll sideways by them. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - innerWidth");
}
