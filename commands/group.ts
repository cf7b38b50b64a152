import { mayAnywhere, rightsOn } from "../src/dialogue/approval/facts.ts";
import { GROUP_ACTION, groupName } from "../src/dialogue/people/group-change.ts";
import { groupMessages } from "../src/dialogue/people/group-messages.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { findUnitsNamed, labelAmong } from "../src/dialogue/unit-names.ts";
import { dateOf } from "../src/domain/time.ts";
import { bold, say, text, type Choice, type Reply } from "../src/render/message.ts";
import { recordAudit } from "../src/store/audit.ts";
import {
  endRegistration,
  findRegisteredGroup,
  listGroupsOfUnits,
  saveRegistration,
  type GroupPost,
  type RegisteredGroup,
} from "../src/store/groups.ts";
import { addToOutbox } from "../src/store/outbox.ts";
import { listUnitsOn, type UnitChoice } from "../src/store/roles.ts";
import { listUnitsWithin } from "../src/store/unit-tree.ts";

const MOST_UNITS = 6;
const MOST_GROUPS = 8;

/** What may be posted, as one tap. */
const POSTS = {
  none: [],
  reminders: ["reminders"],
  digests: ["digests"],
  both: ["digests", "reminders"],
} as const satisfies Record<string, readonly GroupPost[]>;
type PostsKey = keyof typeof POSTS;

const action = (args: Readonly<Record<string, string>>) => ({ name: GROUP_ACTION, args });

/** The units whose figures this person may open to a group. */
async function listUnitsToShow(turn: Turn): Promise<UnitChoice[]> {
  const mine = turn.person.assignments.filter((one) => mayAnywhere([one], "register-group"));
  const within = await listUnitsWithin(
    turn.trx,
    mine.map(({ unitId }) => unitId),
  );
  return listUnitsOn(turn.trx, within, dateOf(turn.now));
}

function postsName(turn: Turn, posts: readonly GroupPost[]): string {
  const words = groupMessages[turn.language].posts;
  const key = (Object.keys(POSTS) as PostsKey[]).find(
    (one) => POSTS[one].length === posts.length && POSTS[one].every((post) => posts.includes(post)),
  );
  return words[key ?? "none"].toLowerCase();
}

async function askUnit(turn: Turn, units: readonly UnitChoice[], lead?: string): Promise<Outcome> {
  const words = groupMessages[turn.language];
  const choices = units.slice(0, MOST_UNITS).map((unit, _, offered): Choice => ({
    label: labelAmong(unit, offered),
    action: action({ unit: String(unit.id) }),
  }));
  const more = units.length > MOST_UNITS ? [words.otherUnit] : [];
  return { replies: [{ ...say(lead ?? words.chooseUnit, ...more), choices }] };
}

function askPosts(turn: Turn, unit: Pick<UnitChoice, "id" | "name">): Outcome {
  const words = groupMessages[turn.language];
  const choices = (Object.keys(POSTS) as PostsKey[]).map((posts): Choice => ({
    label: words.posts[posts],
    action: action({ unit: String(unit.id), posts }),
  }));
  return { replies: [{ ...say(words.choosePosts(unit.name)), choices }] };
}

function renderState(turn: Turn, group: RegisteredGroup, mayChange: boolean): Reply {
  const words = groupMessages[turn.language];
  const choices: Choice[] = mayChange
    ? [
        { label: words.changePosts, action: action({ unit: String(group.unitId) }) },
        { label: words.change, action: action({ units: "all" }) },
        { label: words.stop, action: action({ end: String(group.chatId) }) },
      ]
    : [];
  return {
    ...say(
      words.state(groupName(group, turn.language), group.unitName),
      words.postsLine(postsName(turn, group.posts)),
      ...(group.ownerName === null ? [] : [words.owner(group.ownerName)]),
    ),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

async function mayChange(turn: Turn, group: Pick<RegisteredGroup, "unitId">): Promise<boolean> {
  return (await rightsOn(turn, group.unitId))("register-group");
}

async function runInGroup(turn: Turn, argument: string): Promise<Outcome> {
  const words = groupMessages[turn.language];
  const group = await findRegisteredGroup(turn.trx, turn.chat.id);
  const units = await listUnitsToShow(turn);
  if (argument !== "") {
    const named = findUnitsNamed(units, argument);
    const [only] = named;
    if (!only) return askUnit(turn, units, words.unknownUnit(argument));
    return named.length > 1 ? askUnit(turn, named) : askPosts(turn, only);
  }
  if (group) return { replies: [renderState(turn, group, await mayChange(turn, group))] };
  return askUnit(turn, units);
}

async function runInPrivate(turn: Turn): Promise<Outcome> {
  const words = groupMessages[turn.language];
  const units = await listUnitsToShow(turn);
  const groups = await listGroupsOfUnits(
    turn.trx,
    units.map(({ id }) => id),
  );
  if (groups.length === 0) return { replies: [say(words.none)] };
  const lines = groups.map((group) =>
    text(
      bold(groupName(group, turn.language)),
      words.line(group.unitName, postsName(turn, group.posts), group.ownerName ?? ""),
    ),
  );
  const choices = groups.slice(0, MOST_GROUPS).map((group): Choice => ({
    label: words.endOne(groupName(group, turn.language)),
    action: action({ end: String(group.chatId) }),
  }));
  return { replies: [{ blocks: [text(words.list), ...lines], choices }] };
}

async function register(turn: Turn, unitId: number, posts: readonly GroupPost[]): Promise<Outcome> {
  const { trx, chat, person, now, inboxId } = turn;
  const words = groupMessages[turn.language];
  const before = await findRegisteredGroup(trx, chat.id);
  await saveRegistration(trx, chat.id, { unitId, ownerId: person.id, posts }, now);
  const subject = `chat/${chat.id}`;
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: "group.register", subject, inboxId },
      ...(before ? { old: { unit: before.unitId, owner: before.ownerId, posts: before.posts } } : {}),
      new: { unit: unitId, owner: person.id, posts },
    },
  ]);
  const group = await findRegisteredGroup(trx, chat.id);
  return { replies: [say(words.done(group?.unitName ?? ""), words.postsLine(postsName(turn, posts)))] };
}

async function end(turn: Turn, chatId: number, isConfirmed: boolean): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = groupMessages[turn.language];
  const group = await findRegisteredGroup(trx, chatId);
  if (!group) return { replies: [say(words.gone)] };
  if (!(await mayChange(turn, group))) return { replies: [say(words.notAllowed)] };
  const name = groupName(group, turn.language);
  if (!isConfirmed) {
    const choices = [{ label: words.yesEnd, action: action({ end: String(chatId), sure: "yes" }) }];
    return { replies: [{ ...say(words.confirmEnd(name)), choices }] };
  }
  await endRegistration(trx, chatId);
  if (chatId !== turn.chat.id)
    await addToOutbox(
      trx,
      [{ key: `group-end~${inboxId}`, chatId, reply: say(groupMessages.vi.endedHere), priority: "reply" }],
      now,
    );
  const old = { unit: group.unitId, owner: group.ownerId, posts: group.posts };
  const subject = `chat/${chatId}`;
  await recordAudit(trx, [{ at: now, actorId: person.id, action: "group.end", subject, old, inboxId }]);
  return { replies: [say(words.ended(name))] };
}

/** Registers a group from inside it, shows and changes its registration, and ends it from anywhere. */
export const groupCommand: Command = {
  name: GROUP_ACTION,
  words: ["nhóm", "đăng ký nhóm", "/group", "group", "register group"],
  summary: { vi: "Đăng ký nhóm, đổi hoặc ngừng", en: "Register, change or end a group" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "register-group"),
  run: (turn, argument) => (turn.chat.kind === "group" ? runInGroup(turn, argument) : runInPrivate(turn)),
  async press(turn, args) {
    const words = groupMessages[turn.language];
    if (args["end"] !== undefined) return end(turn, numberIn(args, "end"), args["sure"] === "yes");
    if (turn.chat.kind !== "group") return { replies: [say(words.inGroupOnly)] };
    const registered = await findRegisteredGroup(turn.trx, turn.chat.id);
    if (registered && !(await mayChange(turn, registered))) return { replies: [say(words.notAllowed)] };
    const units = await listUnitsToShow(turn);
    if (args["units"] === "all") return askUnit(turn, units);
    const unit = units.find(({ id }) => id === numberIn(args, "unit"));
    if (!unit) return { replies: [say(words.notAllowed)] };
    const posts = args["posts"];
    if (posts === undefined) return askPosts(turn, unit);
    return register(turn, unit.id, posts in POSTS ? POSTS[posts as PostsKey] : POSTS.none);
  },
};
