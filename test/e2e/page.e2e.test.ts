import { expect, describe, test } from "vitest";
import { say, text } from "../../src/render/message.ts";
import { DESK, findViolations, overflowOf, PHONE } from "./browser.ts";
import { buildScene, fillChat, OFFICER } from "./scene.ts";
import { input, log, usePage, write } from "./site.ts";

const { serve, go } = usePage();

describe.each([
  ["phone", PHONE],
  ["desk", DESK],
])("on a %s", (_name, size) => {
  const schemes = size === PHONE ? (["light", "dark"] as const) : (["light"] as const);
  describe.each(schemes)("in the %s", (scheme) => {
    test("every view passes axe, keeps within the window and breaks no policy", async () => {
      const scene = buildScene();
      fillChat(scene, OFFICER);
      const base = await serve(scene);
      const { page, problems } = await go(base, { size, scheme });
      const check = async (view: string): Promise<void> => {
        expect(await findViolations(page), view).toEqual([]);
        expect(await overflowOf(page), view).toBeLessThanOrEqual(0);
      };
      await page.getByText("Hồ sơ phát sinh").or(page.getByText("3.546 / 7.880")).first().waitFor();
      await check("list");

      await page.getByRole("button", { name: /Chi Lăng.*3\.546/ }).click();
      await log(page).getByText("3.546 / 7.880").waitFor();
      await write(page, "Huyện nào dưới 45% thanh toán trực tuyến?");
      await page.getByRole("button", { name: /^Xem to/ }).waitFor();
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      await check("chat");

      await page.getByRole("button", { name: "Việc thường làm" }).click();
      await check("shortcuts");
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: /^Xem to/ }).click();
      await page.getByRole("button", { name: "Phóng to" }).click();
      await check("picture");
      await page.getByRole("dialog").getByRole("button", { name: "Đóng" }).click();

      if (size === PHONE) {
        await page.getByRole("button", { name: /^Đồng hồ trình diễn/ }).click();
        await check("clock");
        await page.getByRole("dialog").getByRole("button", { name: "Đóng" }).click();
        await page.getByRole("button", { name: /^Về danh sách/ }).click();
      }
      await page.getByRole("button", { name: /Ban Chỉ đạo CCHC/ }).click();
      await page.getByLabel("Nói với tư cách").waitFor();
      scene.sayAs("group:bcd", "secretary", "Chào các đồng chí.");
      await log(page).getByText("Chào các đồng chí.").waitFor();
      await check("group");
      expect(problems).toEqual([]);
    });
  });

  test("an answer with a wide table and a picture is read from its question on", async () => {
    const base = await serve(buildScene());
    const { page } = await go(`${base}/?chat=leader`, { size });
    await write(page, "Huyện nào dưới 45% thanh toán trực tuyến?");
    await page.getByRole("button", { name: /^Xem to/ }).waitFor();
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    await expect.poll(() => log(page).getByText("Huyện nào dưới").isVisible()).toBe(true);
    const question = await log(page).getByText("Huyện nào dưới").boundingBox();
    const frame = await log(page).boundingBox();
    expect(question?.y).toBeGreaterThanOrEqual(frame?.y ?? 0);
    const table = page.getByRole("group", { name: "Bảng số liệu" });
    expect(await table.getByRole("columnheader").allTextContents()).toEqual([
      "Đơn vị",
      "Kỳ này",
      "Kỳ trước",
      "Chỉ tiêu",
      "Kết quả",
    ]);
    await page.getByRole("button", { name: "Xem tin mới nhất" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Xếp hạng cả tỉnh" }).isVisible()).toBe(true);
  });
});

describe("a conversation", () => {
  test("works by keyboard alone", async () => {
    const scene = buildScene();
    const base = await serve(scene);
    const { page } = await go(base, { size: DESK });
    await page.getByRole("button", { name: /Lãnh đạo Ban Chỉ đạo/ }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => input(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type("dòng một");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("dòng hai");
    await page.keyboard.press("Enter");
    const choice = page.getByRole("button", { name: "Như kỳ trước" });
    await choice.waitFor();
    expect(scene.accepted[0]?.content).toEqual({ kind: "text", text: "dòng một\ndòng hai" });

    for (let at = 0; at < 8 && !(await choice.evaluate((button) => button === document.activeElement)); at += 1)
      await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => scene.accepted.length).toBe(2);
    expect(scene.accepted[1]?.content).toMatchObject({ kind: "choice", index: 0 });
  });

  test("Enter while an input method composes does not send", async () => {
    const scene = buildScene();
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: DESK });
    await input(page).fill("thanh toan");
    await input(page).dispatchEvent("keydown", { key: "Enter", isComposing: true });
    expect(await input(page).inputValue()).toBe("thanh toan");
    await input(page).press("Enter");
    await expect.poll(() => scene.accepted.length).toBe(1);
  });

  test("choices are big until answered, then small, marked and still there", async () => {
    const scene = buildScene();
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    await write(page, "báo cáo");
    const first = page.getByRole("group", { name: "Lựa chọn" }).first();
    const button = first.getByRole("button", { name: "Không có" });
    await button.waitFor();
    const big = await button.boundingBox();
    expect(big?.height).toBeGreaterThanOrEqual(48);
    const mayAnswer = Promise.withResolvers<void>();
    scene.mayAnswer = mayAnswer.promise;
    await button.dblclick();
    mayAnswer.resolve();
    await page.getByRole("group", { name: "Lựa chọn" }).nth(1).waitFor();
    expect(scene.accepted).toHaveLength(2);
    const pressed = first.getByRole("button", { name: "đã chọn: Không có" });
    expect((await pressed.boundingBox())?.height).toBeLessThan(big?.height ?? 0);
    await first.getByRole("button", { name: "Bỏ qua" }).click();
    await expect.poll(() => scene.accepted.at(-1)?.content).toMatchObject({ kind: "choice", index: 3 });
  });

  test("the bot is seen writing until it has answered", async () => {
    const mayAnswer = Promise.withResolvers<void>();
    const scene = buildScene();
    scene.mayAnswer = mayAnswer.promise;
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    await write(page, "báo cáo");
    await page.getByText("Đang soạn trả lời").waitFor({ state: "attached" });
    mayAnswer.resolve();
    await page.getByRole("button", { name: "Bỏ qua" }).waitFor();
    await expect.poll(() => page.getByText("Đang soạn trả lời").count()).toBe(0);
  });

  test("what somebody typed is shown as text, whatever it is", async () => {
    const scene = buildScene();
    const { page, problems } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    const words = '<img src=x onerror="alert(1)"> & <b>';
    scene.say("leader", { blocks: [text(words), { kind: "table", head: [words], rows: [[words]] }] });
    await log(page).getByText(words).first().waitFor();
    expect(await log(page).locator("img, b").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("older messages come on demand and the view stays where it was", async () => {
    const scene = buildScene();
    for (let at = 1; at <= 120; at += 1) scene.say("leader", say(`tin số ${at}.`));
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    await log(page).getByText("tin số 120.").waitFor();
    expect(await log(page).getByText("tin số 70.").count()).toBe(0);
    await page.getByRole("button", { name: "Xem tin cũ hơn" }).click();
    await log(page).getByText("tin số 70.").waitFor({ state: "attached" });
    expect(await log(page).getByText("tin số 71.").isVisible()).toBe(true);
    const box = await log(page).getByText("tin số 71.").boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(PHONE.height);
  });
});

describe("a bad network", () => {
  test("keeps what was written, over a reload too, and sends it once", async () => {
    const scene = buildScene();
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    await page.route("**/api/messages", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await write(page, "giữ lấy");
    await page.getByText("Chờ gửi").waitFor();
    await page.reload();
    await log(page).getByText("giữ lấy").waitFor();
    await page.getByText("Chờ gửi").waitFor();
    expect(scene.accepted).toEqual([]);
    await page.unroute("**/api/messages");
    await expect.poll(() => scene.accepted.length).toBe(1);
    await page.getByRole("button", { name: "Bỏ qua" }).waitFor();
    await expect.poll(() => page.getByText("Chờ gửi").count()).toBe(0);
    await expect.poll(() => log(page).getByText("giữ lấy").count()).toBe(1);
  });

  test("that breaks after the message was stored doubles nothing", async () => {
    const scene = buildScene();
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    scene.acceptFails = "after";
    await write(page, "một lần");
    await expect.poll(() => scene.faults.length).toBeGreaterThan(1);
    scene.acceptFails = "no";
    await page.getByRole("button", { name: "Bỏ qua" }).waitFor();
    expect(scene.accepted).toHaveLength(1);
    await expect.poll(() => log(page).getByText("một lần").count()).toBe(1);
  });

  test("without server-sent events the page asks by itself", async () => {
    const scene = buildScene();
    const base = await serve(scene);
    const { page } = await go(base, { size: DESK });
    await page.route("**/api/stream*", (route) => route.abort());
    await page.getByRole("button", { name: /Lãnh đạo Ban Chỉ đạo/ }).click();
    await input(page).waitFor();
    scene.say("leader", say("tới bằng cách hỏi"));
    await log(page).getByText("tới bằng cách hỏi").waitFor();
  });

  test("a page out of sight holds no stream, and catches up when it is seen again", async () => {
    const scene = buildScene();
    const { page } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    await expect.poll(() => scene.countListeners("leader")).toBe(1);
    const turn = (state: string): Promise<void> =>
      page.evaluate((value) => {
        Object.defineProperty(document, "visibilityState", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await turn("hidden");
    await expect.poll(() => scene.countListeners("leader")).toBe(0);
    scene.say("leader", say("nói lúc không ai nhìn"));
    await turn("visible");
    await log(page).getByText("nói lúc không ai nhìn").waitFor();
    await expect.poll(() => scene.countListeners("leader")).toBe(1);
  });

  test("says so, and shows afterwards what was said meanwhile", async () => {
    const scene = buildScene();
    const { page, context } = await go(`${await serve(scene)}/?chat=leader`, { size: PHONE });
    await input(page).waitFor();
    await context.setOffline(true);
    await page.getByText("Mất kết nối").waitFor();
    scene.say("leader", say("nói lúc mất mạng"));
    await context.setOffline(false);
    await log(page).getByText("nói lúc mất mạng").waitFor();
    await expect.poll(() => page.getByText("Mất kết nối").count()).toBe(0);
  });

  test("a message that is refused can be thrown away", async () => {
    const { page } = await go(`${await serve(buildScene())}/?chat=leader`, { size: PHONE });
    await page.route("**/api/messages", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 400, json: { code: "bad-request" } })
        : route.continue(),
    );
    await write(page, "không được");
    await page.getByText("Không gửi được").waitFor();
    await page.getByRole("button", { name: "Xoá" }).click();
    await expect.poll(() => log(page).getByText("không được").count()).toBe(0);
  });
});
