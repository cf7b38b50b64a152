import { sql } from "kysely";
import type { DateTime } from "luxon";
import { isAllowed, type Assignment } from "../domain/permissions.ts";
import type { IsoDate } from "../domain/time.ts";
import { holdsOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { listUnitsAbove } from "./unit-tree.ts";

/** The registered groups of a platform with the codes of their members, for the demonstration page. */
export async function listGroups(
  db: Db,
  platform: string,
): Promise<{ externalId: string; title: string; members: string[] }[]> {
  const rows = await db
    .selectFrom("chat")
    .leftJoin("group_member", "group_member.chat_id", "chat.id")
    .leftJoin("person", "person.id", "group_member.person_id")
    .select(["chat.external_id", "chat.title", "person.code"])
    .where("chat.platform", "=", platform)
    .where("chat.kind", "=", "group")
    .orderBy("chat.id")
    .orderBy("person.id")
    .execute();
  return [...Map.groupBy(rows, (row) => row.external_id)].map(([externalId, members]) => ({
    externalId,
    title: members[0]?.title ?? externalId,
    members: members.flatMap((member) => (member.code === null ? [] : [member.code])),
  }));
}

/** What may be posted in a group unasked. */
const GROUP_POSTS = ["digests", "reminders"] as const;
export type GroupPost = (typeof GROUP_POSTS)[number];

/** A group that is registered: whose figures it may see, who answers for it, and what is posted there. */
export interface RegisteredGroup {
  readonly chatId: number;
  readonly platform: string;
  /** Null when the platform has not told it. */
  readonly title: string | null;
  readonly unitId: number;
  readonly unitName: string;
  /** Null: registered on the console. */
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly posts: readonly GroupPost[];
}

const REGISTERED = sql`
  select c.id as "chatId", c.platform, c.title, c.unit_id as "unitId", u.name as "unitName", c.owner_id as "ownerId",
    o.name as "ownerName", c.posts
  from chat c join unit u on u.id = c.unit_id left join person o on o.id = c.owner_id
  where c.kind = 'group'`;

/** The registration of a group; undefined when it has none. */
export async function findRegisteredGroup(db: Db, chatId: number): Promise<RegisteredGroup | undefined> {
  const { rows } = await sql<RegisteredGroup>`${REGISTERED} and c.id = ${chatId}`.execute(db);
  return rows[0];
}

/** Registered groups of some units, by unit. */
export async function listGroupsOfUnits(db: Db, unitIds: readonly number[]): Promise<RegisteredGroup[]> {
  const { rows } = await sql<RegisteredGroup>`
    ${REGISTERED} and c.unit_id = any(${[...unitIds]}::int[]) order by c.unit_id, c.id`.execute(db);
  return rows;
}

/** Registers a group, or changes its registration. */
export async function saveRegistration(
  trx: Trx,
  chatId: number,
  registration: { readonly unitId: number; readonly ownerId: number; readonly posts: readonly GroupPost[] },
  now: DateTime,
): Promise<void> {
  await trx
    .updateTable("chat")
    .set({
      unit_id: registration.unitId,
      owner_id: registration.ownerId,
      posts: [...registration.posts],
      registered_at: now,
    })
    .where("id", "=", chatId)
    .execute();
}

/** Ends a registration: the group sees nothing and nothing is posted there. */
export async function endRegistration(trx: Trx, chatId: number): Promise<void> {
  await trx
    .updateTable("chat")
    .set({ unit_id: null, owner_id: null, posts: [], registered_at: null })
    .where("id", "=", chatId)
    .execute();
}

/** A successor answers for the groups of a unit for which the predecessor did. */
export async function handOverGroups(
  trx: Trx,
  handover: { readonly from: number; readonly to: number; readonly unitId: number },
): Promise<void> {
  await trx
    .updateTable("chat")
    .set({ owner_id: handover.to })
    .where("owner_id", "=", handover.from)
    .where("unit_id", "=", handover.unitId)
    .execute();
}

/**
 * Groups in which something may be posted unasked, as of a date. A group whose owner has lost the right to register it
 * is left out until somebody with the right takes it over.
 */
export async function listPostingGroups(db: Db, post: GroupPost, on: IsoDate): Promise<RegisteredGroup[]> {
  const { rows } = await sql<RegisteredGroup & { roles: Assignment[] | null }>`
    select g.*, (
      select jsonb_agg(jsonb_build_object('role', a.role, 'unitId', a.unit_id)) from assignment a
      where a.person_id = g."ownerId" and ${holdsOn("a", on)}
    ) as roles
    from (${REGISTERED} and c.unreachable_at is null and c.posts @> array[${post}]) g
    order by g."chatId"`.execute(db);
  const groups: RegisteredGroup[] = [];
  for (const { roles, ...group } of rows) {
    const above = await listUnitsAbove(db, group.unitId);
    if (group.ownerId === null || isAllowed(roles ?? [], "register-group", group.unitId, above)) groups.push(group);
  }
  return groups;
}
