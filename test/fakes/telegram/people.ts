import type { InlineKeyboardButton, Update } from "grammy/types";
import type { FakeTelegram } from "./server.ts";
import { entitiesOf, type FakeChat, type FakeUser, type Shown } from "./world.ts";

function chatInfo({ id, type, title }: FakeChat): object {
  return { id, type, ...(title === undefined ? {} : { title }) };
}

/** A chat as a test acts in it. */
class Place {
  readonly fake: FakeTelegram;
  chat: FakeChat;

  constructor(fake: FakeTelegram, chat: FakeChat) {
    this.fake = fake;
    this.chat = chat;
  }

  /** What the bot has shown here, oldest first. */
  get shown(): readonly Shown[] {
    return this.chat.shown;
  }

  get newest(): Shown {
    const newest = this.chat.shown.at(-1);
    if (!newest) throw new Error("the bot has said nothing here");
    return newest;
  }

  protected bring(from: FakeUser | undefined, content: object): Update {
    const message = { message_id: this.fake.world.messageId(), date: 1_700_000_000, chat: chatInfo(this.chat) };
    return this.fake.world.happen({ message: { ...message, ...(from ? { from } : {}), ...content } });
  }

  protected pressBy(from: FakeUser, shown: Shown, data: string): Update {
    const message = { message_id: shown.id, date: 1_700_000_000, chat: chatInfo(this.chat), text: shown.text };
    const pressed = { ...message, ...(shown.keyboard ? { reply_markup: shown.keyboard } : {}) };
    const id = `${shown.id}${this.fake.world.messageId()}`;
    return this.fake.world.happen({ callback_query: { id, from, message: pressed, chat_instance: "1", data } });
  }
}

/** The buttons below a message. */
export function buttonsOf({ keyboard }: Shown): InlineKeyboardButton.CallbackButton[] {
  return (keyboard?.inline_keyboard.flat() ?? []) as InlineKeyboardButton.CallbackButton[];
}

export function buttonOf(shown: Shown, label: string): InlineKeyboardButton.CallbackButton {
  const button = buttonsOf(shown).find(({ text }) => text === label);
  if (!button)
    throw new Error(
      `no button "${label}"; there are: ${buttonsOf(shown)
        .map(({ text }) => text)
        .join(" | ")}`,
    );
  return button;
}

/** A person with a private chat with the bot. */
export class FakePerson extends Place {
  readonly user: FakeUser;

  constructor(fake: FakeTelegram, id: number, name: string) {
    super(fake, fake.world.openChat(id, "private"));
    this.user = { id, first_name: name, is_bot: false, language_code: "vi" };
  }

  say(text: string, extra: object = {}): Update {
    const entities = entitiesOf(text);
    return this.bring(this.user, { text, ...(entities.length ? { entities } : {}), ...extra });
  }

  /** Sends anything that is not text: `{ sticker: {} }`. */
  send(content: object): Update {
    return this.bring(this.user, content);
  }

  sendDocument(name: string, content: Buffer, extra: object = {}): Update {
    const id = this.fake.world.addFile({ name, content });
    const document = { file_id: id, file_unique_id: id, file_name: name, file_size: content.length };
    return this.bring(this.user, { document, ...extra });
  }

  sendPhoto(content: Buffer): Update {
    const id = this.fake.world.addFile({ name: "photo.jpg", content });
    const size = { file_id: id, file_unique_id: id, width: 10, height: 10, file_size: content.length };
    return this.bring(this.user, { photo: [{ ...size, file_id: "small" }, size] });
  }

  edit(update: Update, text: string): Update {
    return this.fake.world.happen({ edited_message: { ...update.message, text, edit_date: 1_700_000_100 } });
  }

  press(label: string, shown: Shown = this.newest): Update {
    return this.pressBy(this.user, shown, buttonOf(shown, label).callback_data);
  }

  pressData(data: string): Update {
    return this.pressBy(this.user, this.newest, data);
  }

  block(): Update {
    return this.#membership(true);
  }

  unblock(): Update {
    return this.#membership(false);
  }

  #membership(isClosed: boolean): Update {
    this.chat.isClosed = isClosed;
    const member = (status: string): object => ({ user: { ...this.fake.methods.self, is_bot: true }, status });
    return this.fake.world.happen({
      my_chat_member: {
        ...{ chat: chatInfo(this.chat), from: this.user, date: 1_700_000_000 },
        old_chat_member: member(isClosed ? "member" : "kicked"),
        new_chat_member: member(isClosed ? "kicked" : "member"),
      },
    });
  }
}

/** A group in which the bot is. Everything said reaches it, as for an administrator. */
export class FakeGroup extends Place {
  constructor(fake: FakeTelegram, id: number, title: string) {
    super(fake, fake.world.openChat(id, "group", title));
  }

  say(person: FakePerson, text: string, extra: object = {}): Update {
    const entities = entitiesOf(text);
    return this.bring(person.user, { text, ...(entities.length ? { entities } : {}), ...extra });
  }

  /** Answers a message of the bot. */
  answer(person: FakePerson, text: string, to: Shown = this.newest): Update {
    const self = { ...this.fake.methods.self, is_bot: true, first_name: "Đôn Đốc" };
    const original = { message_id: to.id, date: 1_700_000_000, chat: chatInfo(this.chat), from: self, text: to.text };
    return this.say(person, text, { reply_to_message: original });
  }

  press(person: FakePerson, label: string, shown: Shown = this.newest): Update {
    return this.pressBy(person.user, shown, buttonOf(shown, label).callback_data);
  }

  /** A service message. */
  tell(person: FakePerson, content: object): Update {
    return this.bring(person.user, content);
  }

  kick(by: FakePerson): Update {
    this.chat.isClosed = true;
    const member = (status: string): object => ({ user: { ...this.fake.methods.self, is_bot: true }, status });
    const who = { chat: chatInfo(this.chat), from: by.user, date: 1_700_000_000 };
    return this.fake.world.happen({
      my_chat_member: { ...who, old_chat_member: member("member"), new_chat_member: member("kicked") },
    });
  }

  /** Becomes a supergroup with a new id. With `told`, the service messages come too. */
  upgrade(by: FakePerson, told: boolean): void {
    const old = this.chat;
    const next = this.fake.world.openChat(-1_000_000_000_000 + old.id, "supergroup", old.title);
    old.upgradedTo = next.id;
    if (told) this.tell(by, { migrate_to_chat_id: next.id });
    this.chat = next;
    if (told) this.tell(by, { migrate_from_chat_id: old.id });
  }
}
