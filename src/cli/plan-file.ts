import { basename } from "node:path";
import type { Plan } from "../domain/plan.ts";
import { parsePlan } from "../plans/parse.ts";
import { renderPlanProblem } from "../plans/problems.ts";
import type { CliCommand } from "./command.ts";
import { messages } from "./messages.ts";
import { objectToContent, objectToFile, type Speaker } from "./speaker.ts";
import { decodeUtf8, readBytes } from "./table-file.ts";

/** The plan in a file, or undefined once everything that is wrong with it has been printed. */
export function readPlanFile(speaker: Speaker, path: string): Plan | undefined {
  const bytes = readBytes(path);
  const decoded = "fault" in bytes ? bytes : decodeUtf8(bytes.bytes);
  if ("fault" in decoded) {
    objectToFile(speaker, path, decoded.fault);
    return undefined;
  }
  const parsed = parsePlan(decoded.text, basename(path));
  if ("plan" in parsed) return parsed.plan;
  const problems = parsed.problems.map((problem) => renderPlanProblem(problem, speaker.language));
  objectToContent(speaker, path, problems);
  return undefined;
}

/** Checks a plan file without a database. */
export const checkPlanCommand: CliCommand = {
  name: "check-plan",
  usage: "check-plan FILE.yaml",
  summary: { vi: "kiểm tra tệp kế hoạch, không cần cơ sở dữ liệu", en: "check a plan file, without a database" },
  run: async ({ words, language, print }) => {
    const [path, ...rest] = words;
    if (path === undefined || rest.length > 0) {
      print(messages[language].usage(checkPlanCommand.usage));
      return 2;
    }
    const parsed = readPlanFile({ language, print }, path);
    if (!parsed) return 1;
    const { code, indicators, calendar } = parsed;
    print(messages[language].planSound(basename(path), code, indicators.length, calendar.length));
    return 0;
  },
};
