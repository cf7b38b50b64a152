import { spawnSync } from "node:child_process";
import pg from "pg";
import { writeAside } from "./write-aside.ts";

/** Why a tool of PostgreSQL's did not do its work; what it says itself goes to the terminal. */
export type ToolFault =
  | { readonly code: "tool-missing"; readonly tool: string }
  | { readonly code: "tool-failed"; readonly tool: string }
  | { readonly code: "not-empty" };

/** Other users of the machine see a program's arguments: the password goes by the environment. */
function withoutPassword(url: string): { readonly url: string; readonly environment: NodeJS.ProcessEnv } {
  if (!URL.canParse(url)) return { url, environment: process.env };
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  return { url: address.href, environment: { ...process.env, ...(password === "" ? {} : { PGPASSWORD: password }) } };
}

function runTool(tool: string, url: string, args: readonly string[]): ToolFault | undefined {
  const { url: dbname, environment } = withoutPassword(url);
  const { status, error } = spawnSync(tool, [...args, "--dbname", dbname], {
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error && "code" in error && error.code === "ENOENT") return { code: "tool-missing", tool };
  return status === 0 ? undefined : { code: "tool-failed", tool };
}

/** Writes a database, with everything in it, to a file of pg_dump's own format, while others go on working. */
export async function dumpDatabase(url: string, file: string): Promise<ToolFault | undefined> {
  let fault: ToolFault | undefined;
  await writeAside(file, async (draft) => {
    fault = runTool("pg_dump", url, ["--format=custom", "--no-owner", "--file", draft.file]);
    return fault === undefined;
  });
  return fault;
}

/**
 * Brings a dump into an empty database, all of it or nothing. The roles that it grants rights to belong to the server,
 * not to the database: they are made before. A user who may not make them is told by pg_restore which one is missing.
 */
export async function restoreDatabase(url: string, file: string): Promise<ToolFault | undefined> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query(`
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') limit 1`);
    if (rowCount !== 0) return { code: "not-empty" };
    await client.query(`
      do $$
      declare name text;
      begin
        foreach name in array array['dondoc_reader', 'dondoc_app'] loop
          if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I nologin', name);
          end if;
          execute format('grant %I to %I', name, current_user);
        end loop;
        grant dondoc_reader to dondoc_app;
      exception when insufficient_privilege then null;
      end $$`);
  } finally {
    await client.end();
  }
  return runTool("pg_restore", url, ["--exit-on-error", "--single-transaction", "--no-owner", file]);
}
