import type { IncomingMessage } from "node:http";

/** A file as it was uploaded. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

export interface Call {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseField(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The parameters of a call, from JSON or a multipart form; `attach://name` in a field names an uploaded file. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const body = await readAll(request);
  const type = request.headers["content-type"] ?? "";
  if (body.length === 0) return { fields: {}, files: new Map() };
  if (!type.startsWith("multipart/"))
    return { fields: JSON.parse(body.toString()) as Call["fields"], files: new Map() };
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const fields: Record<string, unknown> = {};
  const files = new Map<string, Upload>();
  for (const [name, value] of form)
    if (typeof value === "string") fields[name] = name === "caption" ? value : parseField(value);
    else files.set(name, { name: value.name, content: Buffer.from(await value.arrayBuffer()) });
  return { fields, files };
}

/** The file that a field names. */
export function fileOf({ fields, files }: Call, field: string): Upload | undefined {
  const value = fields[field];
  return typeof value === "string" && value.startsWith("attach://") ? files.get(value.slice(9)) : files.get(field);
}
