import type { App } from "../../../src/app.ts";
import { MovableClock } from "../../../src/clock.ts";
import type { Db } from "../../../src/store/database.ts";
import type { Speaker } from "../dialogue.ts";
import { at } from "../province.ts";
import type { Told } from "../talk.ts";

/** How a platform's side is driven: what its people do, and what they have been shown since. */
export interface Side {
  /** Resolves when the platform has handed it to the bot. */
  say(as: string, text: string, chat: string): Promise<unknown>;
  choose(as: string, label: string, chat: string): Promise<unknown>;
  /** By the person's code, or `group:` and the group's. */
  heard(): Promise<Told[]> | Told[];
  /** Hands the newest thing that somebody did to the bot again. */
  repeat(): Promise<unknown>;
}

/** The bot on the sample province with all of its people on one platform. */
export class PlatformSpeaker implements Speaker {
  readonly app: App;
  readonly side: Side;

  constructor(app: App, side: Side) {
    this.app = app;
    this.side = side;
  }

  get db(): Db {
    return this.app.connection.db;
  }

  async say(as: string, text: string, chat = as): Promise<Told[]> {
    await this.side.say(as, text, chat);
    return this.settle();
  }

  async choose(as: string, label: string, chat = as): Promise<Told[]> {
    await this.side.choose(as, label, chat);
    return this.settle();
  }

  async repeat(): Promise<Told[]> {
    await this.side.repeat();
    return this.settle();
  }

  async settle(): Promise<Told[]> {
    await this.app.settle();
    return this.side.heard();
  }

  skip(to: string): void {
    (this.app.clock as MovableClock).set(at(to));
  }

  async clock(to: string): Promise<Told[]> {
    await this.app.advanceTo(at(to));
    return this.side.heard();
  }
}
