import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { WebhookRequest } from '@leadloom/contracts';

/** A request in the shape that n8n's webhook nodes read: Express', with the body parsed by its type. */
export type NodeRequest = Readable & { body: unknown };

/** Works on a request as nodes read it. Files that came in it are there as long as the work lasts. */
export async function withNodeRequest<T>(
  request: WebhookRequest,
  work: (request: NodeRequest) => Promise<T>,
): Promise<T> {
  const { request: nodeRequest, files } = await toNodeRequest(request);
  try {
    return await work(nodeRequest);
  } finally {
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}

async function toNodeRequest(request: WebhookRequest): Promise<{ request: NodeRequest; files: string[] }> {
  const raw = Buffer.from(request.body);
  const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const files: string[] = [];
  const body = await parseBody(raw, contentType, request.headers['content-type'] ?? '', files);
  const filename = /filename="?([^";]+)/.exec(request.headers['content-disposition'] ?? '')?.[1];
  const stream = Object.assign(Readable.from(raw.length === 0 ? [] : [raw]), {
    method: request.method,
    url: request.url ?? `/${request.path}`,
    originalUrl: request.url ?? `/${request.path}`,
    path: `/${request.path}`,
    headers: request.headers,
    params: request.params,
    query: request.query,
    body,
    rawBody: raw,
    readRawBody: () => Promise.resolve(),
    contentType,
    contentDisposition: filename === undefined ? undefined : { type: 'attachment', filename },
    ip: request.remoteAddress,
    ips: [],
    socket: { remoteAddress: request.remoteAddress, setTimeout: ignore, setNoDelay: ignore, setKeepAlive: ignore },
    get: (name: string) => request.headers[name.toLowerCase()],
    header: (name: string) => request.headers[name.toLowerCase()],
  });
  return { request: stream, files };
}

/** Nodes that stream prepare the caller's connection, which is the hub's to keep. */
const ignore = () => undefined;

async function parseBody(raw: Buffer, contentType: string, header: string, files: string[]): Promise<unknown> {
  if (raw.length === 0) return contentType === '' || contentType.includes('json') ? {} : undefined;
  if (contentType === 'application/json' || contentType.endsWith('+json')) {
    try {
      return JSON.parse(raw.toString()) as unknown;
    } catch {
      return raw.toString();
    }
  }
  if (contentType === 'application/x-www-form-urlencoded') return grouped(new URLSearchParams(raw.toString()));
  if (contentType.startsWith('text/') || contentType.endsWith('xml')) return raw.toString();
  if (contentType === 'multipart/form-data') return parseForm(raw, header, files);
  return undefined;
}

async function parseForm(raw: Buffer, header: string, files: string[]): Promise<unknown> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': header } }).formData();
  const data: [string, string][] = [];
  const uploaded: Record<string, object[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      data.push([name, value]);
      continue;
    }
    const filepath = join(tmpdir(), `leadloom-upload-${randomUUID()}`);
    await writeFile(filepath, Buffer.from(await value.arrayBuffer()), { mode: 0o600 });
    files.push(filepath);
    (uploaded[name] ??= []).push({
      filepath,
      originalFilename: value.name,
      newFilename: value.name,
      mimetype: value.type,
      size: value.size,
    });
  }
  return { data: grouped(data), files: uploaded };
}

/** A name that comes several times is a list. */
function grouped(entries: Iterable<[string, string]>): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of entries) {
    const before = result[name];
    result[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return result;
}
