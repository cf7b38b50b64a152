import { expect, describe, test } from "vitest";
import { sentFilePath } from "../../src/platforms/web/sent-file-route.ts";
import { say } from "../../src/render/message.ts";
import { FakeWebDeps } from "../unit/web/fake-web-deps.ts";
import { DESK, findViolations, overflowOf, PHONE } from "./browser.ts";
import { buildScene } from "./scene.ts";
import { FILE, input, log, usePage, write } from "./site.ts";

const { serve, go } = usePage();
const AN = { code: "an", name: "Nguyễn Văn An" };

describe("the demonstration", () => {
  test("a jump of the clock shows who got news, and reading it clears the count", async () => {
    const scene = buildScene();
    const { page } = await go(await serve(scene), { size: DESK });
    await page.getByRole("button", { name: "+1 ngày" }).click();
    await page.getByText("Đã tới Chủ Nhật, 11/8/2024 08:00. Số việc đã chạy: 3.").waitFor();
    const badge = page.getByRole("button", { name: /Huyện Chi Lăng.*1 tin chưa đọc/ });
    await badge.waitFor();
    await expect.poll(() => page.getByText("1 tin chưa đọc").count()).toBe(3);
    await page.getByRole("button", { name: /^Chưa đọc/ }).click();
    await badge.click();
    await log(page).getByText("3/12 chỉ tiêu đã nhập").waitFor();
    await expect.poll(() => page.getByText("1 tin chưa đọc").count()).toBe(2);
    await page.reload();
    await log(page).getByText("3/12 chỉ tiêu đã nhập").waitFor();
    await expect.poll(() => page.getByText("1 tin chưa đọc").count()).toBe(2);
  });

  test("a chosen day is reached in its evening, and the clock never runs back", async () => {
    const scene = buildScene();
    const { page } = await go(await serve(scene), { size: DESK });
    const day = page.getByLabel("Chọn thời điểm");
    await day.fill("2024-08-18");
    await page.getByRole("button", { name: "Tới 18/8" }).click();
    await page.getByText("Đã tới Chủ Nhật, 18/8/2024 18:00").waitFor();
    await page.evaluate("document.querySelector('.clock-form').noValidate = true");
    await day.fill("2024-08-17");
    await page.getByRole("button", { name: "Tới 17/8" }).click();
    await page.getByText("Đồng hồ chỉ chạy tới").waitFor();
  });

  test("in the group one speaks as the chosen member", async () => {
    const scene = buildScene();
    const { page } = await go(`${await serve(scene)}/?chat=group:bcd`, { size: PHONE });
    await page.getByLabel("Nói với tư cách").selectOption("secretary");
    await write(page, "chào cả nhóm");
    await expect.poll(() => scene.accepted[0]?.sender.externalId).toBe("secretary");
    expect(scene.accepted[0]?.chat).toMatchObject({ externalId: "group:bcd", kind: "group" });
  });

  test("the phone's way back leads from the chat to the list", async () => {
    const { page } = await go(await serve(buildScene()), { size: PHONE });
    await page.getByRole("button", { name: /Thư ký Sở Nội vụ/ }).click();
    await input(page).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: /Thư ký Sở Nội vụ/ }).waitFor();
    await expect.poll(() => input(page).count()).toBe(0);
  });

  test("speaks English when asked, and remembers it", async () => {
    const { page } = await go(await serve(buildScene()), { size: PHONE });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("Demonstration clock").waitFor();
    await expect.poll(() => page.evaluate("document.documentElement.lang")).toBe("en");
    await page.reload();
    await page.getByText("Saturday, 10 Aug 2024").waitFor();
  });
});

describe("signing in", () => {
  test.each([PHONE, DESK])("at $width pixels leads from the link to the chat, and out again", async (size) => {
    const deps = new FakeWebDeps({ links: { once: AN }, answer: () => say("Chào đồng chí.") });
    const base = await serve(deps);
    const { page, problems } = await go(`${base}/sign-in/once`, { size });
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Vào trò chuyện" }).click();
    await page.getByText("Đang dùng: Nguyễn Văn An").waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
    await write(page, "xin chào");
    await log(page).getByText("Chào đồng chí.").waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByRole("heading", { name: "Đăng nhập" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  describe("for a file", () => {
    const file = sentFilePath(FILE.outboxId, FILE.hash);

    test("by a code on its page leads to the file straight away", async () => {
      const base = await serve(new FakeWebDeps({ links: { "K7QF-2MXD": AN } }));
      const { page } = await go(base + file, { size: PHONE });
      await page.getByText("tệp được tải về ngay").waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole("textbox", { name: "Mã mời" }).fill("k7qf2mxd");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Vào trò chuyện" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(FILE.name);
      await input(page).waitFor();
    });

    test("by a link opened afterwards leads to the file too, once", async () => {
      const base = await serve(new FakeWebDeps({ links: { once: AN } }));
      const { page } = await go(base + file, { size: PHONE });
      await page.getByText("tệp được tải về ngay").waitFor();
      await page.goto(`${base}/sign-in/once`);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Vào trò chuyện" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(FILE.name);
      expect(await page.evaluate("localStorage.getItem('wanted-file')")).toBeNull();
    });

    test("by somebody else says that it is not theirs, and leads on", async () => {
      const base = await serve(new FakeWebDeps({ links: { "K7QF-2MXD": { code: "binh", name: "Lê Thị Bình" } } }));
      const { page } = await go(base + file, { size: PHONE });
      await page.getByRole("textbox", { name: "Mã mời" }).fill("K7QF-2MXD");
      await page.getByRole("button", { name: "Vào trò chuyện" }).click();
      await page.getByRole("heading", { name: "Không mở được tệp" }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole("link", { name: "Vào trò chuyện" }).click();
      await input(page).waitFor();
    });
  });

  test("a link that was used says so", async () => {
    const deps = new FakeWebDeps({ links: { once: AN } });
    const base = await serve(deps);
    await deps.signIn.redeem("once");
    const { page } = await go(`${base}/sign-in/once`, { size: PHONE });
    await page.getByRole("button", { name: "Vào trò chuyện" }).click();
    await page.getByRole("heading", { name: "Đường liên kết không dùng được" }).waitFor();
  });
});

test("the page of an upload link takes one file, and then no more", async () => {
  const deps = new FakeWebDeps({ links: {} });
  deps.uploadLinks.add("token-of-an-upload");
  const base = await serve(deps);
  const { page, problems } = await go(`${base}/upload/token-of-an-upload`, { size: PHONE });
  await page.getByRole("button", { name: "Chọn ảnh hoặc tệp" }).waitFor();
  await expect.poll(() => page.getByText("Đang mở…").count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  const file = { name: "bien-ban.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("Đã nhận tệp").waitFor();
  expect(deps.uploaded.map(({ name }) => name)).toEqual(["bien-ban.pdf"]);
  expect(problems).toEqual([]);
  await page.reload();
  await page.getByText("Đường liên kết đã dùng rồi").waitFor();
});

describe("what was sent on every channel", () => {
  test.each(["light", "dark"] as const)("is one list, newest first, and a choice goes on here (%s)", async (scheme) => {
    const deps = new FakeWebDeps({ links: { once: AN }, answer: () => say("Đã mở báo cáo.") });
    for (let at = 1; at <= 22; at += 1)
      deps.sayElsewhere("an", say(`tin cũ ${at}.`), { platform: "telegram", reach: "arrived" });
    deps.sayElsewhere("an", say("Hết hạn mức rồi."), { platform: "zalo", reach: "quota" });
    const reminder = {
      ...say("Nhắc báo cáo quý III."),
      choices: [{ label: "Bắt đầu nhập", action: { name: "say", args: {} } }],
    };
    const sent = deps.sayElsewhere("an", reminder, { platform: "zalo", reach: "arrived" });
    const base = await serve(deps);
    const { page, problems } = await go(`${base}/sign-in/once`, { size: PHONE, scheme });
    await page.getByRole("button", { name: "Vào trò chuyện" }).click();
    await page.getByRole("button", { name: "Tin đã nhận" }).click();
    const first = page.getByRole("article").first();
    await first.getByText("Zalo · đã gửi").waitFor();
    const back = page.getByRole("button", { name: "Về trò chuyện" });
    expect(await back.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByText("Zalo · không tới: kênh này hết hạn mức tin").waitFor();
    expect(await page.getByText("tin cũ 22.").count()).toBe(1);
    expect(await page.getByText("tin cũ 2.").count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Xem tin cũ hơn" }).click();
    await page.getByText("tin cũ 1.", { exact: true }).waitFor();

    const choice = first.getByRole("button", { name: "Bắt đầu nhập" });
    expect((await choice.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await choice.click();
    await log(page).getByText("Đã mở báo cáo.").waitFor();
    expect(deps.accepted[0]?.content).toEqual({ kind: "choice", outboxId: sent.outboxId, index: 0 });
    await page.goBack();
    await first.waitFor();
    expect(problems).toEqual([]);
  });

  test("addresses in it can be pressed, and open beside the chat", async () => {
    const scene = buildScene();
    const { page, context } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    scene.say("leader", say("Mở https://bot.test/upload/x_1, rồi gửi. javascript:alert(1)"));
    const link = log(page).getByRole("link");
    await link.waitFor();
    expect(await link.count()).toBe(1);
    expect(await link.getAttribute("href")).toBe("https://bot.test/upload/x_1");
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    await context.route("https://bot.test/**", (route) => route.fulfill({ body: "there" }));
    const [other] = await Promise.all([context.waitForEvent("page"), link.click()]);
    expect(other.url()).toBe("https://bot.test/upload/x_1");
    expect(await input(page).isVisible()).toBe(true);
  });
});
