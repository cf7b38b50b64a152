/** How a bot is reached. */
export interface TelegramSettings {
  readonly token: string;
  /** Without a slash at the end; a Bot API server of one's own, or Telegram's. */
  readonly apiRoot: string;
  /** Tables that do not fit a phone as text go out as rich messages. */
  readonly richTables: boolean;
  /** Webhook: its secret. Undefined: long polling. */
  readonly webhookSecret?: string;
}

export const TELEGRAM_ROOT = "https://api.telegram.org";
