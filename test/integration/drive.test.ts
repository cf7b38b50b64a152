import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase } from "../../src/store/throw-away.ts";
import { Drive } from "../support/drive.ts";

const kept: string[] = [];
function keep(): string {
  const name = `test-${randomBytes(4).toString("hex")}`;
  kept.push(name);
  return name;
}
afterAll(async () => {
  const server = await holdEmbeddedServer();
  for (const name of kept) await dropDatabase(server.url, `drive_keep_${name}`);
  await server.release();
});

const officer = "officer-chi-lang";

test("an officer reports, the program is killed, and goes on at the fifth figure; reminders follow the clock", async () => {
  const name = keep();
  const first = new Drive("--keep", name);
  expect(await first.say(officer, "/baocao")).toContain("1/11");
  await first.say(officer, "12734/13466");
  await first.say(officer, "12.553 / 14.027");
  await first.say(officer, "3546 trên 7880");
  await first.say(officer, "13010/13055");
  expect(await first.say(officer, "tạm dừng")).toContain("4/11");
  await first.kill();

  const second = new Drive("--keep", name);
  expect(await second.say(officer, "báo cáo")).toMatch(/4\/11[\s\S]*5\/11/);
  await second.say(officer, "tạm dừng");

  const fifteenth = await second.clock("2024-08-15T18:00:00+07:00");
  const late = fifteenth.filter((said) => said.text.includes("Nhắc muộn"));
  expect(late).toHaveLength(11);
  expect(fifteenth).toHaveLength(22);
  expect(await second.clock("2024-08-15T18:00:00+07:00")).toEqual([]);
  const own = fifteenth.filter((said) => said.to === officer).at(-1);
  expect(own?.text).toContain("4/11 chỉ tiêu đã nhập, còn 7 ngày làm việc");

  const [resumed] = await second.send({ do: "choose", as: officer, choice: own?.choices[0] });
  expect(resumed?.text).toContain("5/11");
  for (const figure of ["230/230", "14/20", "617/665", "52/53", "9842/13035"]) await second.say(officer, figure);
  await second.say(officer, "45/45");
  let said = await second.say(officer, "45");
  expect(said).toContain("gửi");
  said = await second.say(officer, "gửi");
  expect(said).toContain("Mã biên nhận");

  const twentyFirst = await second.clock("2024-08-21T18:00:00+07:00");
  expect(twentyFirst).toHaveLength(10);
  const twentyThird = await second.clock("2024-08-23T18:00:00+07:00");
  expect(twentyThird).toHaveLength(10);
  expect([...twentyFirst, ...twentyThird].map((one) => one.to)).not.toContain(officer);
  expect(await second.say(officer, "báo cáo")).toContain("đã gửi");
  await second.end();
});

test("the same message twice has one effect, also after a crash", async () => {
  const name = keep();
  const first = new Drive("--keep", name);
  await first.say(officer, "/baocao");
  await first.send({ do: "say", as: officer, text: "12500/13300", messageId: "m-1" });
  expect(await first.send({ do: "say", as: officer, text: "12500/13300", messageId: "m-1" })).toEqual([]);
  await first.kill();

  const second = new Drive("--keep", name);
  expect(await second.send({ do: "say", as: officer, text: "12500/13300", messageId: "m-1" })).toEqual([]);
  expect(await second.say(officer, "báo cáo")).toContain("2/11");
  await second.end();
});

test("two programs on one database handle one chat without doubling or losing anything", async () => {
  const name = keep();
  const first = new Drive("--keep", name);
  await first.say(officer, "/baocao");
  const second = new Drive("--keep", name);
  await second.say("leader", "trợ giúp");
  const answers = await Promise.all([first.say(officer, "12500/13300"), second.say(officer, "12100/13800")]);

  expect(answers.join("\n")).toContain("Đã ghi 1.");
  expect(await first.say(officer, "tạm dừng")).toContain("2/11");
  await Promise.all([first.end(), second.end()]);
});

test("a leader's question in a group is answered there with a picture, and bad lines are errors, not crashes", async () => {
  const drive = new Drive("--now", "2024-10-10T09:00:00+07:00");
  const [answer] = await drive.send({
    do: "say",
    as: "leader",
    in: "group:bcd",
    text: "huyện nào dưới 45% thanh toán trực tuyến?",
  });
  expect(answer).toMatchObject({ to: "group:bcd", in: "group:bcd" });
  expect(answer?.text).toContain("Văn Quan");
  const picture = answer?.attachments[0];
  expect(picture?.mime).toBe("image/png");
  expect(
    readFileSync(picture?.path as string)
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");

  await expect(drive.send({ do: "dance" })).rejects.toThrow("do");
  await expect(drive.send({ do: "clock", to: "2024-08-01T00:00:00+07:00" })).rejects.toThrow("does not go back");
  await expect(drive.send({ do: "choose", as: "leader", choice: "không có" })).rejects.toThrow("no choice");
  expect((await drive.send({ do: "say", as: "nobody", text: "xin số liệu" }))[0]?.text).toContain("Sở Nội vụ");
  await drive.end();
});
