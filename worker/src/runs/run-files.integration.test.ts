import { createHash } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { WorkflowDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inARow, manual, type RowStep } from '../testing/in-a-row.ts';
import {
  type TestServers,
  type TestWorker,
  beginRun,
  endOf,
  itemsOf,
  startTestServers,
  startTestWorker,
  workspaceId,
} from '../testing/start-test-worker.ts';

interface Received {
  path: string;
  type: string | undefined;
  length: string | undefined;
  bytes: number;
  hash: string;
}

const received: Received[] = [];
const piece = Buffer.alloc(64 * 1024, 'leadloom ');
/** Gives `/<pieces>` pieces of 64 KiB, and keeps only the hash of what it gets. */
const outside = createServer((request, response) => {
  void (request.method === 'GET' ? give(request, response) : take(request, response));
});

async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const count = Number(/^\/(\d+)/.exec(request.url ?? '')?.[1]);
  response.setHeader('content-type', 'application/pdf');
  response.setHeader('content-disposition', 'attachment; filename="Angebot Köln.pdf"');
  await pipeline(Readable.from(Array.from({ length: count }, () => piece)), response).catch(() => undefined);
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  const { 'content-type': type, 'content-length': length } = request.headers;
  received.push({ path: request.url ?? '', type, length, bytes, hash: hash.digest('hex') });
  response.setHeader('content-type', 'application/json').end('{"ok":true}');
}

function hashOf(pieces: number): string {
  const hash = createHash('sha256');
  for (let count = 0; count < pieces; count++) hash.update(piece);
  return hash.digest('hex');
}

let origin = '';
let servers: TestServers;
let worker: TestWorker;
beforeAll(async () => {
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  servers = await startTestServers();
  servers.env['LEADLOOM_ALLOWED_ORIGINS'] = origin;
  worker = await startTestWorker(servers.env);
});
afterAll(async () => {
  await worker?.stop();
  await servers?.stop();
  outside.closeAllConnections();
  outside.close();
});

const download = (pieces: number): RowStep => [
  'Download',
  'httpRequest',
  4.2,
  { url: `${origin}/${pieces}/angebot`, options: { response: { response: { responseFormat: 'file' } } } },
];
const upload = (name: string, contentType: string, parameters: object): RowStep => [
  name,
  'httpRequest',
  4.2,
  { method: 'POST', url: `${origin}/${name}`, sendBody: true, contentType, ...parameters, options: {} },
];

async function run(document: WorkflowDocument): Promise<string> {
  const id = await beginRun(worker.services, document);
  expect(
    await endOf(worker.services, id),
    JSON.stringify(await worker.services.store.executions.get(workspaceId, id)),
  ).toBe('success');
  return id;
}

async function fileOf(executionId: string, node: string) {
  const { store } = worker.services;
  const page = await store.nodeOutputs.getPage(workspaceId, executionId, {
    node,
    run: 0,
    output: 0,
    offset: 0,
    limit: 1,
  });
  const [binary] = Object.values((page?.items[0]?.binary ?? {}) as Record<string, { id: string; data: string }>);
  if (binary === undefined) throw new Error(`${node} gave no file`);
  return { ...binary, fileId: binary.id.replace('leadloom:', '') };
}

describe('files of a run', () => {
  it('are kept beside the items, and go out again as they came', async () => {
    const { store } = worker.services;
    const id = await run(inARow(manual, download(40), upload('raw', 'binaryData', { inputDataFieldName: 'data' })));
    const file = await fileOf(id, 'Download');
    expect(file).toMatchObject({ mimeType: 'application/pdf', bytes: 40 * piece.length, data: 'leadloom' });
    expect(received.at(-1)).toMatchObject({
      bytes: 40 * piece.length,
      hash: hashOf(40),
      length: `${40 * piece.length}`,
    });
    const stored = await store.files.open(workspaceId, file.fileId);
    expect(stored).toMatchObject({ owners: [id], type: 'application/pdf' });
    expect(
      createHash('sha256')
        .update(await buffer(stored?.stream ?? Readable.from([])))
        .digest('hex'),
    ).toBe(hashOf(40));
    expect(await store.files.open('ws_other', file.fileId)).toBeNull();

    await store.executionRemoval.remove(workspaceId, id);
    expect(await store.files.get(workspaceId, file.fileId)).toBeNull();
  });

  it('are made, read and changed by nodes', async () => {
    const id = await run(
      inARow(
        manual,
        ['Rows', 'set', 3.4, { mode: 'raw', jsonOutput: '{"name":"Jürgen","n":1}', options: {} }],
        ['Csv', 'convertToFile', 1.1, { operation: 'csv', options: { fileName: 'leads.csv' } }],
        ['Zip', 'compression', 1.1, { operation: 'compress', outputFormat: 'zip', fileName: 'leads.zip' }],
        ['Unzip', 'compression', 1.1, { operation: 'decompress', outputPrefix: 'file_' }],
        [
          'Read',
          'extractFromFile',
          1,
          { operation: 'csv', binaryPropertyName: 'file_0', options: { enableBOM: true } },
        ],
      ),
    );
    expect(await itemsOf(worker.services.store, id, 'Read')).toEqual([{ name: 'Jürgen', n: '1' }]);
  });
});
