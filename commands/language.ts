import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { say, type Language } from "../src/render/message.ts";
import { setLanguage } from "../src/store/people.ts";
import { messages } from "./messages.ts";

const WORDS: Readonly<Record<string, Language>> = {
  vi: "vi",
  "tieng viet": "vi",
  vietnamese: "vi",
  en: "en",
  "tieng anh": "en",
  english: "en",
};

/** Languages that are said alone, without the command. */
const LONG = new Set(["tieng viet", "vietnamese", "tieng anh", "english"]);

async function change(turn: Turn, language: Language): Promise<Outcome> {
  await setLanguage(turn.trx, turn.person.id, language);
  return { replies: [say(messages[language].language.changed)] };
}

/** Chooses the language in which the bot speaks to a person. */
export const languageCommand: Command = {
  name: "ngonngu",
  words: ["/language", "ngôn ngữ", "language", "đổi ngôn ngữ"],
  summary: { vi: "Chọn ngôn ngữ (Việt/Anh)", en: "Choose the language (Vietnamese/English)" },
  where: "private",
  mayUse: () => true,
  hears: (input) => (LONG.has(commandKey(input)) ? input : undefined),
  async run(turn, argument) {
    const key = commandKey(argument);
    const wanted = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
    if (wanted) return change(turn, wanted);
    const choice = (label: string, language: Language) => ({ label, action: { name: "ngonngu", args: { language } } });
    return {
      replies: [
        {
          ...say(messages[turn.language].language.ask),
          choices: [choice("Tiếng Việt", "vi"), choice("English", "en")],
        },
      ],
    };
  },
  press: (turn, args) => change(turn, args["language"] === "en" ? "en" : "vi"),
};
