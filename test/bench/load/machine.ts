import { readdirSync, readFileSync } from "node:fs";

/** Ticks of the processor's clock a second, as Linux counts processes' time. */
const TICKS = 100;

interface Process {
  readonly parent: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

function read(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets, and may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const memory = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (index) => fields[index],
    );
    const cpuMs = ((user + system + endedUser + endedSystem) * 1000) / TICKS;
    return { parent, cpuMs, memoryMb: Number(memory?.[1] ?? 0) / 1024 };
  } catch {
    return undefined;
  }
}

/** Processor time (ms) that a process and those that it started have used so far, and their own memory (MB). */
export function measure(root: number): { readonly cpuMs: number; readonly memoryMb: number } {
  const all = new Map<number, Process>();
  for (const name of readdirSync("/proc")) {
    const found = /^\d+$/.test(name) ? read(Number(name)) : undefined;
    if (found) all.set(Number(name), found);
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = all.get(at)?.parent) if (at === root) return true;
    return false;
  };
  const own = [...all].filter(([pid]) => isBelow(pid)).map(([, found]) => found);
  return {
    cpuMs: own.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    memoryMb: own.reduce((sum, { memoryMb }) => sum + memoryMb, 0),
  };
}
