import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { bold, text, type Reply } from "../src/render/message.ts";
import { messages } from "./messages.ts";

/** Lists what this person can do here, and questions to try. */
export function createHelpCommand(commands: readonly Command[]): Command {
  function help(turn: Turn): Reply {
    const words = messages[turn.language].help;
    const usable = commands.filter(
      (command) =>
        command.mayUse(turn.person.assignments) && (command.where === "anywhere" || turn.chat.kind === "private"),
    );
    return {
      blocks: [
        text(bold(words.title(turn.person.name))),
        ...usable.map((command) => text(bold(`/${command.name}`), ` ${command.summary[turn.language]}`)),
        text(words.questions),
        ...words.examples.map((example) => text(`• ${example}`)),
      ],
      choices: usable
        .slice(0, 3)
        .map((command) => ({ label: command.summary[turn.language], action: { name: command.name, args: {} } })),
    };
  }
  return {
    name: "trogiup",
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
    run: async (turn): Promise<Outcome> => ({ replies: [help(turn)] }),
  };
}
