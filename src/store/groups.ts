import type { Db } from "./database.ts";

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
