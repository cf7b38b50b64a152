import { commandKey } from "../src/dialogue/normalise.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import type { Role } from "../src/domain/permissions.ts";
import { bold, text, type Block, type Language, type Reply } from "../src/render/message.ts";
import { messages } from "./messages.ts";

const NAME = "trogiup";

/** Commands about one thing. */
export interface HelpSection {
  readonly name: Readonly<Record<Language, string>>;
  readonly commands: readonly Command[];
}

/** What each role does most: a help that lists thirty commands helps nobody. */
const MOST_USED: Readonly<Record<Role, readonly string[]>> = {
  officer: ["baocao", "handop", "mau", "tinhtrang"],
  head: ["duyet", "handop", "tinhtrang", "uyquyen"],
  leader: ["tinhtrang", "nhac", "theodoi"],
  secretary: ["duyet", "tinhtrang", "nhac", "guitin"],
  admin: ["moi", "nhansu", "lich", "hanmuc"],
};

/** Of some commands those that these roles use most, most used first. */
export function listMostUsed(commands: readonly Command[], assignments: readonly { readonly role: Role }[]): Command[] {
  const names = new Set(assignments.flatMap(({ role }) => MOST_USED[role]));
  return [...names].flatMap((name) => commands.find((command) => command.name === name) ?? []);
}

function line(command: Command, language: Language): Block {
  return text(bold(`/${command.name}`), ` ${command.summary[language]}`);
}

/** Tells what this person can do here: what the role does most, and the rest by what it is about. */
export function createHelpCommand(sections: readonly HelpSection[]): Command {
  const usable = ({ commands }: HelpSection, { person, chat }: Turn): Command[] =>
    commands.filter(
      (command) => command.mayUse(person.assignments) && (command.where === "anywhere" || chat.kind === "private"),
    );

  function help(turn: Turn): Reply {
    const { language, person, chat } = turn;
    const words = messages[language].help;
    const all = sections.flatMap((section) => usable(section, turn));
    const most = listMostUsed(all, person.assignments);
    const choices = sections.flatMap((section, index) =>
      usable(section, turn).length > 0
        ? [{ label: section.name[language], action: { name: NAME, args: { section: String(index) } } }]
        : [],
    );
    return {
      blocks: [
        // no group reads the name of a person
        text(bold(words.title(chat.kind === "private" ? person.name : undefined))),
        ...(most.length > 0 ? most : all).map((command) => line(command, language)),
        text(words.questions),
        ...words.examples.map((example) => text(`• ${example}`)),
        ...(most.length > 0 ? [text(words.more)] : []),
      ],
      ...(most.length > 0 ? { choices } : {}),
    };
  }

  function show(turn: Turn, shown: readonly HelpSection[]): Outcome {
    const { language } = turn;
    const blocks = shown.flatMap((section) => {
      const commands = usable(section, turn);
      if (commands.length === 0) return [];
      return [text(bold(section.name[language])), ...commands.map((command) => line(command, language))];
    });
    return { replies: [blocks.length > 0 ? { blocks } : help(turn)] };
  }

  return {
    name: NAME,
    words: [
      "trợ giúp",
      "giúp",
      "giúp đỡ",
      "hướng dẫn",
      "/start",
      "/help",
      "help",
      "bắt đầu",
      "xin chào",
      "chào",
      "hello",
      "menu",
    ],
    summary: { vi: "Hướng dẫn sử dụng", en: "How to use me" },
    where: "anywhere",
    mayUse: () => true,
    async run(turn, argument) {
      const key = commandKey(argument);
      if (key === "") return { replies: [help(turn)] };
      const named = sections.filter(({ name }) => Object.values(name).some((one) => commandKey(one) === key));
      return show(turn, named.length > 0 ? named : sections);
    },
    async press(turn, args) {
      const section = sections[Number(args["section"])];
      return section ? show(turn, [section]) : { replies: [help(turn)] };
    },
  };
}
