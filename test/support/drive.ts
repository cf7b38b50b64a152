import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** What `drive` printed for one line. */
export interface Said {
  readonly id: unknown;
  readonly to: string;
  readonly in: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly mime: string; readonly path: string }[];
}

/** A running `drive` program, spoken to a line at a time. */
export class Drive {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #nextId = 0;

  constructor(...args: string[]) {
    this.#child = spawn(process.execPath, ["src/drive.ts", ...args], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  /** Sends one line and collects what it led to. Throws what the program calls an error. */
  async send(line: Record<string, unknown>): Promise<Said[]> {
    this.#nextId += 1;
    this.#child.stdin?.write(`${JSON.stringify({ id: this.#nextId, ...line })}\n`);
    const said: Said[] = [];
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error("drive ended");
      const answer = JSON.parse(value) as Said & { done?: boolean; error?: string };
      if (answer.error) throw new Error(answer.error);
      if (answer.done) return said;
      said.push(answer);
    }
  }

  /** Says something as a person and gives the text of the answer. */
  async say(as: string, text: string): Promise<string> {
    return (await this.send({ do: "say", as, text })).map((said) => said.text).join("\n");
  }

  async clock(to: string): Promise<Said[]> {
    return this.send({ do: "clock", to });
  }

  /** Kills the program as a crash would. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGKILL");
    await ended;
  }

  /** Ends the input and waits for the program. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin?.end();
    await ended;
  }
}
