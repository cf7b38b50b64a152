import { createInterface } from "node:readline";

/**
 * Handles the lines of standard input one after the other, and prints what comes back, a JSON object a line.
 * Ends with the input; waits for what was written.
 */
export async function serveLines(handle: (line: string) => AsyncIterable<unknown>): Promise<void> {
  const input = createInterface({ input: process.stdin, crlfDelay: Infinity });
  for await (const line of input) {
    if (line.trim() === "") continue;
    for await (const answer of handle(line))
      if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
        await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
