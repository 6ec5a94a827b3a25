import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ImportJob, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { guessColumnMapping } from '@leadloom/domain';
import { newId } from '@leadloom/store';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readWorkerConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { spawnWorker, type WorkerProcess } from '../testing/spawn-worker.ts';
import { startTestServers, type TestServers } from '../testing/start-test-worker.ts';

let servers: TestServers;
let hub: Awaited<ReturnType<typeof createServices>>;
let worker: WorkerProcess;
let workspace = 0;
let ws = '';

beforeAll(async () => {
  servers = await startTestServers();
  hub = await createServices(readWorkerConfig(servers.env), pino({ level: 'silent' }));
  worker = await spawnWorker(servers.env);
});
afterAll(async () => {
  await worker?.kill();
  await hub?.close();
  await servers?.stop();
});
beforeEach(() => {
  ws = `ws-${++workspace}`;
});

/** As the hub does it: the file and the import in the store, then its workflow. */
async function begin(csv: string, tags: string[] = []): Promise<string> {
  const { store, temporal } = hub.services;
  const columns = (csv.replace('\uFEFF', '').split(/\r?\n/, 1)[0] ?? '').split(',');
  const { id: fileId, bytes } = await store.files.write(ws, { name: 'list.csv' }, Readable.from([Buffer.from(csv)]));
  const id = newId('imp');
  await store.imports.create(ws, {
    id,
    fileId,
    bytes,
    columns,
    fileName: 'list.csv',
    delimiter: ',',
    mapping: guessColumnMapping(columns, []),
  });
  await store.imports.update(ws, id, { tags });
  await store.imports.start(ws, id);
  await temporal.workflow.start(workflowTypes.importLeads, {
    workflowId: workflowIds.import(id),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId: ws, importId: id }],
  });
  return id;
}

async function endOf(id: string): Promise<ImportJob> {
  await hub.services.temporal.workflow.getHandle(workflowIds.import(id)).result();
  const job = await hub.services.store.imports.get(ws, id);
  if (job === null) throw new Error('the import is gone');
  return job;
}

const run = async (csv: string, tags?: string[]) => endOf(await begin(csv, tags));
const refused = (id: string) => Array.fromAsync(hub.services.store.imports.streamErrors(ws, id));
const leads = (search?: string) => hub.services.store.leads.list(ws, search === undefined ? {} : { search });

/** The counts after at least one batch. */
async function afterFirstBatch(id: string): Promise<ImportJob['counts']> {
  for (;;) {
    const job = await hub.services.store.imports.get(ws, id);
    if (job !== null && job.counts.rows > 0) return job.counts;
    if (job?.status !== 'running') throw new Error(`the import is ${job?.status}: ${job?.error}`);
    await sleep(10);
  }
}

describe('a file', () => {
  const header = 'Email,First name,Last name,Company,Phone,Notes';
  const rows = [
    'ada@firma.example,Ada,Lovelace,Firma,+44 20 7946 0958,first',
    'ask reception,Bob,Nobody,Firma,,',
    ',Wei,王,上海科技,,"two\nlines"',
    ',,,Firma,,',
    'grace@firma.example,Grace,Hopper,Firma',
    'ADA@firma.example,Ada,Lovelace,Firma,+44 20 7946 0958,first',
    'ada@firma.example,Ada,King,Firma,,',
  ];
  const csv = `\uFEFF${[header, ...rows].join('\r\n')}\r\n`;

  it('becomes leads by its columns; each row that was refused is told with its line and the reason', async () => {
    const job = await run(csv, ['fair']);
    expect(job).toMatchObject({
      status: 'done',
      error: null,
      bytesDone: job.bytes,
      counts: { rows: 7, created: 2, unchanged: 1, updated: 1, failed: 3 },
    });
    expect(await refused(job.id)).toEqual([
      { line: 3, column: 'Email', reason: expect.stringContaining('no e-mail address'), row: rows[1]?.split(',') },
      { line: 6, column: null, reason: expect.stringContaining('names nobody'), row: rows[3]?.split(',') },
      { line: 7, column: null, reason: expect.stringContaining('4 cells, the header has 6'), row: rows[4]?.split(',') },
    ]);
    const [ada] = (await leads('ada')).items;
    expect(ada).toMatchObject({
      fields: { email: 'ada@firma.example', lastName: 'King', companyName: 'Firma', phone: '+442079460958' },
      provenance: { lastName: { source: 'import' } },
      tags: ['fair'],
      companyId: expect.any(String),
    });
    expect((await leads('王')).items).toMatchObject([{ fields: { firstName: 'Wei', companyName: '上海科技' } }]);
    expect((await leads()).total).toBe(2);
  });

  it('changes nothing when it comes again, not even for people without an address', async () => {
    const same = [header, ...rows.slice(0, 6)].join('\n');
    await run(same);
    const again = await run(same);
    expect(again.counts).toEqual({ rows: 6, created: 0, updated: 0, unchanged: 3, failed: 3 });
    expect((await leads()).total).toBe(2);
    expect((await leads()).items.map(({ version }) => version)).toEqual([1, 1]);
  });

  it('that is not in the store any more fails with what to do', async () => {
    const { store } = hub.services;
    const id = newId('imp');
    const bare = { fileName: 'a.csv', delimiter: ',', bytes: 1, columns: ['email'], mapping: { email: 'email' } };
    await store.imports.create(ws, { id, fileId: 'gone', ...bare });
    await store.imports.start(ws, id);
    await hub.services.temporal.workflow.start(workflowTypes.importLeads, {
      workflowId: workflowIds.import(id),
      taskQueue: taskQueues.runs,
      args: [{ workspaceId: ws, importId: id }],
    });
    expect(await endOf(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('upload it again') });
  });
});

describe('a file of several batches', () => {
  const size = 5_000;
  const badEvery = 100;
  /** Row 1 is on line 2. Each person comes twice, 2,500 rows apart, in the same words. */
  const lines = Array.from({ length: size }, (_, n) =>
    n % badEvery === 7 ? `no address,P${n},Firma` : `p${n % (size / 2)}@firma.example,P${n % (size / 2)},Firma`,
  );
  const csv = `email,first name,company\n${lines.join('\n')}\n`;
  const bad = [...lines.keys()].filter((n) => n % badEvery === 7).map((n) => n + 2);
  const people = size / 2 - bad.length / 2;

  it('goes on after kill -9 of its worker, and ends as if nothing had been', async () => {
    const id = await begin(csv);
    const before = await afterFirstBatch(id);
    await worker.kill();
    expect(before.rows).toBeLessThan(size);
    worker = await spawnWorker(servers.env);
    const job = await endOf(id);
    expect(job).toMatchObject({
      status: 'done',
      counts: { rows: size, created: people, unchanged: people, updated: 0, failed: bad.length },
    });
    expect((await refused(id)).map(({ line }) => line)).toEqual(bad);
    expect((await leads()).total).toBe(people);
  });

  it('stops when it is cancelled, and keeps the rows that are done', async () => {
    const { store } = hub.services;
    const id = await begin(csv);
    await afterFirstBatch(id);
    await store.imports.finish(ws, id, 'cancelled');
    const job = await endOf(id);
    expect(job.status).toBe('cancelled');
    const { rows, created, updated, unchanged, failed } = job.counts;
    expect(rows).toBeLessThan(size);
    expect(created + updated + unchanged + failed).toBe(rows);
    expect((await leads()).total).toBeGreaterThanOrEqual(created);
  });
});
