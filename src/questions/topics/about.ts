import type { DefinitionDraft, HelpDraft, NewsDraft, RevisionDraft } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { mainPeriod, subjectOf, termPlaces, Used, type Topic } from "./topic.ts";

/** "Tỷ lệ này tính thế nào", "nguồn số liệu". */
export const readDefinition: Topic = (parts, { kinds }) => {
  const how = parts.reading.free("how", "source");
  if (how.length === 0) return undefined;
  const used = new Used();
  const { subject } = subjectOf(parts, kinds, used);
  const asksNumbers = subject !== undefined && subject.is !== "level" && termPlaces(parts).length > 0;
  mainPeriod(parts, used);
  used.add(how, ...parts.indicators.map((mention) => mention.at));
  used.addFree(
    parts,
    "target",
    "rate",
    "amount",
    "figures",
    "which",
    "percent",
    "filler",
    "report",
    "from",
    "document",
  );
  const draft: DefinitionDraft = { topic: "definition", indicators: parts.indicators.map((mention) => mention.ref) };
  return { draft, used: used.places, doubt: asksNumbers ? 0.9 : 0 };
};

/** "Số của Bình Gia sao khác hôm trước". */
export const readRevisions: Topic = (parts, { kinds }) => {
  const history = parts.reading.free("history");
  if (history.length === 0) return undefined;
  const used = new Used();
  const { subject } = subjectOf(parts, kinds, used);
  const period = mainPeriod(parts, used);
  used.add(history, ...parts.indicators.map((mention) => mention.at));
  used.addFree(
    parts,
    "figures",
    "rate",
    "amount",
    "why",
    "yesterday",
    "which",
    "report",
    "last",
    "have",
    "anyone",
    "shift",
  );
  const draft: RevisionDraft = {
    topic: "revisions",
    indicators: parts.indicators.map((mention) => mention.ref),
    ...(subject ? { subject } : {}),
    ...(period ? { period } : {}),
  };
  return { draft, used: used.places, doubt: 0 };
};

/** "Có gì mới từ hôm qua". */
export const readNews: Topic = (parts, { kinds }) => {
  const news = parts.reading.free("news");
  if (news.length === 0) return undefined;
  const used = new Used();
  const { subject } = subjectOf(parts, kinds, used);
  const today = parts.reading.free("today");
  const week = parts.reading.free("week");
  used.add(news, today, week);
  used.addFree(parts, "yesterday", "from", "since", "which", "have", "shift", "to", "now");
  const since = week.length > 0 ? "week" : today.length > 0 ? "today" : "yesterday";
  const draft: NewsDraft = { topic: "news", since, ...(subject ? { subject } : {}) };
  return { draft, used: used.places, doubt: 0 };
};

/** "làm sao để nộp báo cáo", "nộp báo cáo ở đâu": how it is done, of no report in particular. */
function reportingHelp({ reading, units, times, indicators }: Parts): readonly number[] | undefined {
  const how = reading.free("how-to");
  const submit = reading.free("submit");
  const isParticular =
    units.named.length + units.levels.length + times.periods.length + times.days.length + indicators.length > 0;
  const isAsked = how.length > 0 && submit.length > 0 && !isParticular && reading.free("status").length === 0;
  return isAsked ? [...how, ...submit, ...reading.free("report", "which")] : undefined;
}

/** "Tôi phải làm gì", "tôi gửi nhầm": what helps is the same for all reports. */
function guidance(parts: Parts): { said: HelpDraft["said"]; at: readonly number[] } | undefined {
  const { reading } = parts;
  const reporting = reportingHelp(parts);
  if (reporting) return { said: "reporting", at: reporting };
  const next = reading.free("what-to-do");
  if (next.length > 0) return { said: "reporting", at: next };
  const extension = reading.free("extension");
  if (extension.length > 0 && parts.units.named.length + parts.units.levels.length === 0)
    return { said: "extension", at: [...extension, ...reading.free("report", "submit", "due", "yes-no")] };
  const slip = reading.free("slip");
  return slip.length > 0
    ? { said: "mistake", at: [...slip, ...reading.free("report", "figures", "correct", "submit")] }
    : undefined;
}

/** Help, greetings and thanks. */
export const readHelp: Topic = (parts) => {
  const { reading } = parts;
  const guided = guidance(parts);
  if (guided) return { draft: { topic: "help", said: guided.said }, used: new Set(guided.at), doubt: 0 };
  const help = reading.free("help");
  const greeting = reading.free("greeting");
  const thanks = reading.free("thanks");
  if (help.length + greeting.length + thanks.length === 0) return undefined;
  const used = new Used();
  used.add(help, greeting, thanks);
  const said = help.length > 0 ? "help" : greeting.length > 0 ? "greeting" : "thanks";
  const draft: HelpDraft = { topic: "help", said };
  return { draft, used: used.places, doubt: said === "help" ? 0 : 0.2 };
};
