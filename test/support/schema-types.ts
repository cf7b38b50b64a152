import type pg from "pg";

const TYPES: Record<string, string> = {
  _text: "string[]",
  bool: "boolean",
  bytea: "Buffer",
  date: "string",
  int2: "number",
  int4: "number",
  int8: "string",
  jsonb: "Json",
  numeric: "string",
  text: "string",
  timestamptz: "DateTime",
};

/** Filled in by triggers although the column has no default. */
const FILLED = new Set(["audit.id", "audit.previous_hash", "audit.hash"]);

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  defaulted: boolean;
  check: string | null;
}

const COLUMNS = `
  select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
    a.atthasdef or a.attidentity <> '' as defaulted,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
     where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ARRAY[''%' limit 1) as check
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
  order by c.relname, a.attnum`;

function typeOf(column: Column): string {
  const allowed = column.check?.match(/'[^']*'(?=::text)/g);
  const base = allowed ? allowed.map((value) => value.replaceAll("'", '"')).join(" | ") : TYPES[column.type];
  if (!base) throw new Error(`no TypeScript type for ${column.type} of ${column.table}.${column.column}`);
  const type = column.nullable ? `${base} | null` : base;
  if (base === "Json") return column.nullable ? "NullableJsonColumn" : "JsonColumn";
  return column.defaulted || FILLED.has(`${column.table}.${column.column}`) ? `Generated<${type}>` : type;
}

/** The Kysely types of a migrated database, as source text. A check on a column's values becomes a union of them. */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS);
  const tables = Map.groupBy(rows, (row) => row.table);
  const lines = [...tables].map(([table, columns]) => {
    const fields = columns.map((column) => `    ${column.column}: ${typeOf(column)};`);
    return `  ${table}: {\n${fields.join("\n")}\n  };`;
  });
  return `// Written by \`npm run db:types\` from the migrations; do not edit.
import type { ColumnType, Generated } from "kysely";
import type { DateTime } from "luxon";

/** Read as parsed JSON, written as its text. */
type JsonColumn = ColumnType<unknown, string, string>;
type NullableJsonColumn = ColumnType<unknown, string | null, string | null>;

export interface Database {
${lines.join("\n")}
}
`;
}
