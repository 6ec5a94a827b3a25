import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { WorkflowDocument } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readWorkerConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { inARow, manual, type RowStep } from '../testing/in-a-row.ts';
import { type WorkerProcess, spawnWorker } from '../testing/spawn-worker.ts';
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
/** Paths of files that were asked for. */
const given: string[] = [];
/** Instead of an answer to the next upload. */
let onTaken: (() => Promise<void>) | undefined;
const piece = Buffer.alloc(64 * 1024, 'leadloom ');
/** Gives `/<pieces>` pieces of 64 KiB, and keeps only the hash of what it gets. */
const outside = createServer((request, response) => {
  void (request.method === 'GET' ? give(request, response) : take(request, response));
});

async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
  given.push(request.url ?? '');
  const count = Number(/^\/(\d+)/.exec(request.url ?? '')?.[1]);
  response.setHeader('content-type', 'application/pdf');
  response.setHeader('content-disposition', 'attachment; filename="angebot.pdf"');
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
  await onTaken?.();
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
const upload = (name: string, method: string, parameters: object): RowStep => [
  name,
  'httpRequest',
  4.2,
  { method, url: `${origin}/${name}`, sendBody: true, ...parameters, options: {} },
];

/** The answer of the upload before it has no file. */
const again: RowStep = ['Again', 'code', 2, { jsCode: "return $('Download').all();" }];
const inForm = { parameterType: 'formBinaryData', name: 'offer', inputDataFieldName: 'data' };

async function run(document: WorkflowDocument): Promise<string> {
  const id = await beginRun(worker.services, document);
  expect(
    await endOf(worker.services, id),
    JSON.stringify(await worker.services.store.executions.get(workspaceId, id)),
  ).toBe('success');
  return id;
}

async function fileOf(store: Store, executionId: string, node: string) {
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
    const id = await run(
      inARow(
        manual,
        download(40),
        upload('raw', 'POST', { contentType: 'binaryData', inputDataFieldName: 'data' }),
        again,
        upload('form', 'POST', { contentType: 'multipart-form-data', bodyParameters: { parameters: [inForm] } }),
      ),
    );
    const file = await fileOf(store, id, 'Download');
    expect(file).toMatchObject({ mimeType: 'application/pdf', fileName: 'angebot.pdf', bytes: 40 * piece.length });
    const [raw, form] = received.splice(0);
    expect(form?.bytes).toBeGreaterThan(40 * piece.length);
    expect(form?.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(raw).toMatchObject({
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

    await store.executionRemoval.remove(workspaceId, [id]);
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

describe('after its end', () => {
  const person = { email: 'ada@firma.example', lead: { phone: '+49 1', city: 'Bonn' } };
  const given: RowStep = ['Lead', 'set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify(person), options: {} }];
  const tell = () =>
    upload('tell', 'POST', { contentType: 'raw', rawContentType: 'text/plain', body: '={{ $json.email }}' });
  const later = () => new Date(Date.now() + 11 * 60_000);
  const tidied = () => worker.services.store.pruning.tidy(later(), 100);
  const runWith = (settings: object, ...steps: RowStep[]) => {
    const document = inARow(manual, ...steps);
    return run({ ...document, settings: { ...document.settings, ...settings } });
  };

  it('an execution goes that its workflow does not save, once nobody reads it any more', async () => {
    const { store } = worker.services;
    const id = await runWith({ saveManualExecutions: false }, given);
    expect(await store.pruning.tidy(new Date(), 100)).toMatchObject({ removed: 0 });
    expect(await store.executions.get(workspaceId, id)).toMatchObject({ status: 'success' });
    expect(await tidied()).toEqual({ removed: 1, masked: 0, seen: 1 });
    expect(await store.executions.get(workspaceId, id)).toBeNull();
  });

  it('fields that are not to be kept are gone from all that it left; the run itself had them', async () => {
    const { store } = worker.services;
    received.length = 0;
    const ids = [await runWith({ leadloom: { mask: ['email', 'lead.phone'] } }, given)];
    ids.push(await runWith({ leadloom: { mask: ['email', 'lead.phone'] } }, given, tell()));
    expect(received.map(({ hash }) => hash)).toEqual([createHash('sha256').update(person.email).digest('hex')]);
    expect(await tidied()).toMatchObject({ masked: 2 });
    for (const id of ids) {
      const [lead] = await itemsOf(store, id, 'Lead');
      expect(lead).toMatchObject({ email: { __redacted: true }, lead: { phone: { __redacted: true }, city: 'Bonn' } });
      expect(await store.executions.get(workspaceId, id)).toMatchObject({ isMasked: true, status: 'success' });
      const all = [
        await store.nodeOutputs.loadRunData(workspaceId, id),
        await store.segments.loadState({ executionId: id }),
      ];
      expect(JSON.stringify(all)).not.toMatch(/firma|\+49/);
      expect(await store.effects.list(workspaceId, id, 'tell', 0)).toEqual([]);
    }
  });

  it('nothing of the items and files is kept where n8n redacts all', async () => {
    const { store } = worker.services;
    const id = await runWith({ redactionPolicy: 'all' }, download(20));
    const { fileId } = await fileOf(store, id, 'Download');
    expect(await tidied()).toMatchObject({ masked: 1 });
    const [items] = (await store.nodeOutputs.loadRunData(workspaceId, id))['Download']?.[0]?.data?.main ?? [];
    expect(items).toMatchObject([{ json: {}, redaction: { redacted: true } }]);
    expect(await store.files.get(workspaceId, fileId)).toBeNull();
  });
});

describe('a worker of its own', () => {
  let hub: Awaited<ReturnType<typeof createServices>>;
  let own: WorkerProcess;
  beforeAll(async () => {
    await worker.stop();
    hub = await createServices(readWorkerConfig(servers.env), pino({ level: 'silent' }));
    own = await spawnWorker(servers.env);
  });
  afterAll(async () => {
    await own?.kill();
    await hub?.close();
  });

  const resend = (pieces: number) =>
    inARow(manual, download(pieces), upload('put', 'PUT', { contentType: 'binaryData', inputDataFieldName: 'data' }));

  it('does not hold what passes through it', async () => {
    const mostUsed = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${own.pid()}/status`, 'utf8'))?.[1]) * 1024;
    expect(await endOf(hub.services, await beginRun(hub.services, resend(800)))).toBe('success');
    const before = mostUsed();
    expect(await endOf(hub.services, await beginRun(hub.services, resend(2400)))).toBe('success');
    expect(received.at(-1)).toMatchObject({ bytes: 2400 * piece.length, hash: hashOf(2400) });
    expect(mostUsed() - before).toBeLessThan(0.5 * 2400 * piece.length);
  });

  it('that is killed while it sends a file sends it again whole, and leaves no other', async () => {
    const { store } = hub.services;
    received.length = 0;
    given.length = 0;
    onTaken = async () => {
      onTaken = undefined;
      await own.kill();
    };
    const id = await beginRun(hub.services, resend(40));
    await vi.waitUntil(() => onTaken === undefined, { timeout: 20_000 });
    await own.start();
    expect(await endOf(hub.services, id)).toBe('success');
    expect(received.map(({ hash }) => hash)).toEqual([hashOf(40), hashOf(40)]);
    expect(given).toHaveLength(1);
    const { fileId } = await fileOf(store, id, 'Download');

    const lost = await store.files.write(workspaceId, { name: 'lost', writtenFor: id }, Readable.from([piece]));
    const soon = new Date(Date.now() + 2 * 3_600_000);
    expect(await store.runFiles.sweep(soon, 100)).toBe(1);
    expect(await store.files.get(workspaceId, lost.id)).toBeNull();
    expect(await store.files.get(workspaceId, fileId)).toMatchObject({ owners: [id] });
  });
});
