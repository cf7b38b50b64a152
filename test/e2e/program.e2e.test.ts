import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DESK, findViolations, openBrowser, overflowOf, PHONE, visit, type Visit } from "./browser.ts";
import { createDatabase, startProgram, type Program } from "./program.ts";

let browser: Browser;
let database: Awaited<ReturnType<typeof createDatabase>>;
let program: Program;
let open: Visit[] = [];
beforeAll(async () => {
  [browser, database] = await Promise.all([openBrowser(), createDatabase()]);
  program = await startProgram(database.url);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
  await database.remove();
});
afterEach(async () => {
  for (const { context } of open) await context.close();
  open = [];
});

async function go(path: string, size = DESK): Promise<Page> {
  const visited = await visit(browser, program.base + path, { size });
  open.push(visited);
  await visited.page.getByRole("textbox", { name: "Nhập tin nhắn" }).waitFor();
  return visited.page;
}

const log = (page: Page) => page.getByRole("log");
const newest = (page: Page) => log(page).getByRole("article").last();

async function write(page: Page, words: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Nhập tin nhắn" });
  await field.fill(words);
  await field.press("Enter");
}

// One demonstration from beginning to end: each part goes on where the one before has left it.
describe("the whole program", () => {
  test("an officer reports, on a phone, and another page of the same person sees it as it happens", async () => {
    const page = await go("/?chat=officer-chi-lang", PHONE);
    const other = await go("/?chat=officer-chi-lang");
    await write(page, "báo cáo");
    await newest(page).getByText("Quý III/2024").waitFor();
    await log(other).getByText("Quý III/2024").first().waitFor();
    await newest(page).getByRole("button", { name: "Để sau" }).waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await findViolations(page)).toEqual([]);
    await newest(page).getByRole("button", { name: "Như kỳ trước" }).click();
    await newest(page).getByText("2/").first().waitFor();
  });

  test.each([PHONE, DESK])("a leader asks and gets table and picture ($width pixels)", async (size) => {
    const page = await go("/?chat=leader", size);
    await write(page, "huyện nào dưới 45% thanh toán trực tuyến?");
    await newest(page).getByRole("table").waitFor();
    const picture = newest(page).getByRole("button", { name: /^Xem to/ });
    await picture.waitFor();
    await expect
      .poll(() => picture.locator("img").evaluate((image) => (image as { naturalWidth?: number }).naturalWidth))
      .toBeGreaterThan(0);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await findViolations(page)).toEqual([]);
  });

  test("the clock brings reminders, which lead to where the report goes on", async () => {
    const page = await go("/?chat=leader");
    await page.getByLabel("Chọn thời điểm").fill("2024-08-15");
    await page.getByRole("button", { name: "Tới 15/8" }).click();
    await page.getByText(/^Đã tới Thứ Năm, 15\/8\/2024 18:00/).waitFor();
    await page.getByRole("button", { name: /Cán bộ đầu mối Huyện Hữu Lũng.*chưa đọc/ }).waitFor();
    await page.getByRole("button", { name: /Cán bộ đầu mối Huyện Chi Lăng.*chưa đọc/ }).click();
    await newest(page).getByRole("group", { name: "Lựa chọn" }).getByRole("button").first().click();
    await newest(page)
      .getByText(/\d+\/\d+\. /)
      .first()
      .waitFor();
  });

  test("a message written while the program is down arrives, once, when it is back", async () => {
    const page = await go("/?chat=secretary");
    const { port } = new URL(program.base);
    expect(await program.stop()).toBe(0);
    await write(page, "trợ giúp");
    await page.getByText("Chờ gửi").waitFor();
    await page.getByText("Mất kết nối").waitFor();
    program = await startProgram(database.url, port);
    await expect.poll(() => page.getByText("Chờ gửi").count()).toBe(0);
    await expect.poll(() => log(page).getByRole("article").count()).toBe(2);
    await expect.poll(() => log(page).getByText("trợ giúp", { exact: true }).count()).toBe(1);
  });
});
