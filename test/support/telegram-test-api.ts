import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";

/** What the bot told somebody, as the other server kept it. */
export interface Kept {
  readonly text: string;
  readonly buttons: readonly { readonly text: string; readonly data: string }[];
}

interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

/** npm's telegram-test-api: a Bot API server that we have not written. It knows messages and presses, no files. */
export async function createTestServer(port: number) {
  const server = new TelegramServer({ port, host: "127.0.0.1" });
  await server.start();
  return {
    root: `http://127.0.0.1:${port}`,
    stop: () => server.stop(),
    told: (token: string, chat: string): Kept[] =>
      server.storage.botMessages
        .filter(({ botToken, message }) => botToken === token && String(message.chat_id) === chat)
        .map(({ message }) => {
          const markup = message.reply_markup as { inline_keyboard?: Button[][] } | undefined;
          const buttons = markup?.inline_keyboard?.flat() ?? [];
          return {
            text: message.text,
            buttons: buttons.map((one) => ({ text: one.text, data: one.callback_data ?? "" })),
          };
        }),
    client: (token: string, user: number) => {
      const client = server.getClient(token, { userId: user, chatId: user });
      return {
        say: (text: string) => client.sendMessage(client.makeMessage(text)),
        command: (text: string) => client.sendCommand(client.makeCommand(text)),
        press: (data: string) => client.sendCallback(client.makeCallbackQuery(data)),
      };
    },
  };
}
