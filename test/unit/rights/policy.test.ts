import { describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { COMMAND_RIGHTS } from "../../support/command-rights.ts";
import {
  grantableRoles,
  mayEndOn,
  isAllowed,
  POLICY,
  ROLES,
  type Assignment,
  type Role,
  type Verb,
} from "../../../src/domain/permissions.ts";
import { Sight } from "../../../src/questions/viewer.ts";
import type { Unit } from "../../../src/domain/unit.ts";

/**
 * A province with two districts and their communes, and another province. Everybody's role is on `own`; everything else
 * is named by how it lies to it.
 */
const TREE = {
  province: { id: 1, above: [] },
  own: { id: 11, above: [1] },
  below: { id: 111, above: [11, 1] },
  sibling: { id: 12, above: [1] },
  niece: { id: 121, above: [12, 1] },
  elsewhere: { id: 2, above: [] },
  "elsewhere below": { id: 21, above: [2] },
} as const satisfies Record<string, { id: number; above: readonly number[] }>;

const RELATIONS = {
  own: TREE.own,
  below: TREE.below,
  sibling: TREE.sibling,
  niece: TREE.niece,
  above: TREE.province,
  "other province": TREE.elsewhere,
  "below another province": TREE["elsewhere below"],
} as const;
type Relation = keyof typeof RELATIONS;

const as = (role: Role): Assignment[] => [{ role, unitId: TREE.own.id }];

const NOTHING: Readonly<Record<Verb, string>> = {
  ...{ see: "", report: "", approve: "", accept: "", administer: "" },
  ...{ schedule: "", nudge: "", "register-group": "" },
};

/** Written by hand, not made from the policy: on which units a role has a right. */
const EXPECTED: Readonly<Record<Role, Readonly<Record<Verb, string>>>> = {
  officer: { ...NOTHING, see: "own below", report: "own" },
  head: { ...NOTHING, see: "own below", approve: "own", "register-group": "own below", nudge: "own below" },
  leader: { ...NOTHING, see: "own below", nudge: "own below" },
  secretary: {
    ...{ ...NOTHING, see: "own below", accept: "own below", schedule: "own below" },
    ...{ "register-group": "own below", nudge: "own below" },
  },
  admin: {
    ...{ ...NOTHING, see: "own below", schedule: "own below", administer: "own below" },
    ...{ "register-group": "own below" },
  },
};

/** Which roles a role may give; with a star only until a day. */
const GRANTED: Readonly<Record<Role, Readonly<Partial<Record<Relation, string>>>>> = {
  officer: {},
  head: { own: "officer head*" },
  leader: {},
  secretary: { own: "officer head leader", below: "officer head leader" },
  admin: { own: "officer head leader secretary", below: "officer head leader secretary" },
};

const VERBS = Object.keys(EXPECTED.officer) as Verb[];

describe("rights on units", () => {
  test("every verb of the policy is in the table", () => {
    const verbs = new Set(POLICY.flatMap((line) => line.verbs));
    expect([...verbs].filter((verb) => !VERBS.includes(verb))).toEqual([]);
  });

  const cases = ROLES.flatMap((role) =>
    VERBS.flatMap((verb) => (Object.keys(RELATIONS) as Relation[]).map((relation) => ({ role, verb, relation }))),
  );
  test.each(cases)("$role · $verb · $relation", ({ role, verb, relation }) => {
    const { id, above } = RELATIONS[relation];
    expect(isAllowed(as(role), verb, id, above)).toBe(EXPECTED[role][verb].split(" ").includes(relation));
  });

  test("nobody without a role may do anything anywhere", () => {
    for (const verb of VERBS)
      for (const { id, above } of Object.values(RELATIONS)) expect(isAllowed([], verb, id, above)).toBe(false);
  });
});

describe("roles that may be given", () => {
  const cases = ROLES.flatMap((role) => (Object.keys(RELATIONS) as Relation[]).map((relation) => ({ role, relation })));
  test.each(cases)("$role · $relation", ({ role, relation }) => {
    const given = grantableRoles(as(role), RELATIONS[relation]).map((one) => `${one.role}${one.mustEnd ? "*" : ""}`);
    expect(given.join(" ")).toBe(GRANTED[role][relation] ?? "");
  });

  test("nobody gives the administrator's role in a chat", () => {
    for (const role of ROLES)
      for (const unit of Object.values(RELATIONS))
        expect(grantableRoles(as(role), unit).map((one) => one.role)).not.toContain("admin");
  });

  test("an acting head lets nobody stand in beyond their own last day", () => {
    const acting = [{ role: "head", unitId: TREE.own.id, until: "2024-09-01" } as const];
    const head = grantableRoles(acting, TREE.own).find(({ role }) => role === "head");
    expect(head).toEqual({ role: "head", mustEnd: true, latestUntil: "2024-09-01" });
    const may = ["2024-08-31", "2024-09-01", "2024-09-02", null].map((until) => head && mayEndOn(head, until));
    expect(may).toEqual([true, true, false, false]);
    expect(grantableRoles([...acting, ...as("head")], TREE.own)[1]).toEqual({ role: "head", mustEnd: true });
  });

  test("two roles add up, and the freer of two ways counts", () => {
    const both = [...as("head"), { role: "secretary", unitId: TREE.province.id } as const];
    expect(grantableRoles(both, TREE.own)).toEqual([
      { role: "officer", mustEnd: false },
      { role: "head", mustEnd: false },
      { role: "leader", mustEnd: false },
    ]);
  });
});

test("every command is in the table of who may use it, and may be used by exactly those", () => {
  const found = commands.map((command) => [
    command.name,
    [ROLES.filter((role) => command.mayUse(as(role))).join(" "), command.where],
  ]);
  expect(Object.fromEntries(found)).toEqual(COMMAND_RIGHTS);
});

test("nobody without a role may use a command but for their own data", () => {
  const open = commands.filter((command) => command.evenWithoutRole).map(({ name }) => name);
  expect(open).toEqual(["toi"]);
});

describe("in a group", () => {
  const units = new Map(
    Object.values(TREE).map(({ id, above }): [number, Unit] => [
      id,
      {
        ...{ id, code: String(id), name: String(id), shortName: String(id), level: "district" as const },
        ...{ parentId: above[0] ?? null, validFrom: "2000-01-01", validUntil: null },
      },
    ]),
  );
  /** What somebody with a role on a unit sees in a group of another unit. */
  const seen = (unitId: number, groupUnitId: number): Relation[] =>
    (Object.keys(RELATIONS) as Relation[]).filter((relation) =>
      new Sight({ assignments: [{ role: "leader", unitId }], groupUnitId, language: "vi" }, units).canSee(
        RELATIONS[relation].id,
      ),
    );

  test.each([
    ["own unit, own group", TREE.own.id, TREE.own.id, ["own", "below"]],
    ["a leader of the province in a district's group", TREE.province.id, TREE.own.id, ["own", "below"]],
    ["a district's in the province's group", TREE.own.id, TREE.province.id, ["own", "below"]],
    ["a district's in the group of its communes", TREE.own.id, TREE.below.id, ["below"]],
    ["a district's in a sibling's group", TREE.own.id, TREE.sibling.id, []],
    ["one province's in another's group", TREE.province.id, TREE.elsewhere.id, []],
  ])("%s", (_, unitId, groupUnitId, expected) => {
    expect(seen(unitId, groupUnitId)).toEqual(expected);
  });
});
