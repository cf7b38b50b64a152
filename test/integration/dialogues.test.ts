import { readdirSync } from "node:fs";
import { describe, test } from "vitest";
import { DIALOGUES, playDialogue } from "../support/dialogue.ts";
import { prepareTalks } from "../support/talk.ts";

const fresh = await prepareTalks();

describe.each(readdirSync(DIALOGUES).filter((name) => name.endsWith(".dialogue")))("%s", (file) => {
  test("with buttons", async () => playDialogue(file, await fresh(), false));
  test("without buttons: choices are typed", async () => playDialogue(file, await fresh(), true));
});
