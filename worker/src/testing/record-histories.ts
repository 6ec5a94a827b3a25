import { mkdirSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type LeadOperationInput,
  type OperationKind,
  type WorkflowDocument,
  signals,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import { startSandbox } from '@leadloom/sandbox';
import { newId } from '@leadloom/store';
import { startNpmRegistry } from '../../../test/npm-registry.ts';
import { startCountingServer } from './counting-server.ts';
import { inARow, manual, type RowStep } from './in-a-row.ts';
import { connectToSandbox } from './sandbox-connections.ts';
import {
  beginRun,
  insertRun,
  startTestServers,
  startTestWorker,
  storeWorkflow,
  workspaceId,
} from './start-test-worker.ts';

/**
 * Records what Temporal keeps of real runs, for the replay tests of workflows/test: `node worker/src/testing/record-histories.ts`.
 * Record anew when a workflow has been changed on purpose in a way that breaks its replay, and no such run is under way any more.
 */
const folder = new URL('../../../workflows/test/histories/', import.meta.url);
mkdirSync(folder, { recursive: true });

/** What tells of the machine: its name, its folders. */
const hidden = new Set(['identity', 'stackTrace']);
const isWorkersQueue = /^\d+@/;

const request = {
  method: 'GET',
  path: '',
  params: {},
  query: {},
  headers: {},
  remoteAddress: '127.0.0.1',
  body: new Uint8Array(),
};

const registry = await startNpmRegistry();
process.env['npm_config_registry'] = registry.url;
const servers = await startTestServers();
const sandbox = await startSandbox();
const outside = await startCountingServer();
const worker = await startTestWorker({
  ...servers.env,
  SANDBOX_URL: sandbox.url,
  LEADLOOM_ALLOWED_ORIGINS: outside.url,
});
const { store, temporal } = worker.services;
try {
  await recordRuns();
  await recordBatch();
  await recordCalls();
  await recordRepairs();
  await recordTriggers();
  await recordFlow();
  await recordOperations();
  await recordImports();
  await recordConnections();
  await recordNodePackages();
  await recordInquiries();
} finally {
  await worker.stop();
  await outside.stop();
  await registry.stop();
  await sandbox.close();
  await servers.stop();
}

async function recordRuns(): Promise<void> {
  const call = (method: string) =>
    document(['Call', 'httpRequest', 4.2, { method, url: outside.url, options: {} }], ['After', 'noOp', 1, {}]);
  await record('run-workflow.calls', workflowIds.run(await beginRun(worker.services, call('GET'))));

  const waits = document(['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 2, unit: 'seconds' }]);
  await record('run-workflow.waits', workflowIds.run(await beginRun(worker.services, waits)));

  const stopped = await beginRun(
    worker.services,
    document(['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 3, unit: 'days' }]),
  );
  await until(async () => (await store.executions.get(workspaceId, stopped))?.status === 'waiting');
  await store.executions.requestStop(workspaceId, stopped);
  await temporal.workflow.getHandle(workflowIds.run(stopped)).signal(signals.stop);
  await record('run-workflow.stopped', workflowIds.run(stopped));

  const handler = inARow(['On error', 'errorTrigger', 1, {}]);
  const facts = { document: handler, nodeCount: 1, triggers: [], savedBy: 'test' };
  const { id: errorWorkflow } = await store.workflows.create(workspaceId, { name: 'Alarm', ...facts });
  await store.workflows.setActiveVersion(workspaceId, errorWorkflow, 1);
  const failing = document(['Fail', 'stopAndError', 1, { errorMessage: 'no' }]);
  failing.settings = { ...failing.settings, errorWorkflow };
  await record('run-workflow.failed', workflowIds.run(await beginRun(worker.services, failing, {}, 'trigger')));

  let isDown = true;
  outside.answer((_request, response) => {
    response.writeHead(isDown ? 503 : 200).end();
    isDown = false;
  });
  const postponed = call('GET');
  const retry = { transient: { retries: 1, waitSeconds: 1 } };
  postponed.settings = { ...postponed.settings, leadloom: { retry } };
  await record('run-workflow.postponed', workflowIds.run(await beginRun(worker.services, postponed)));

  outside.answer((_request, response) => {
    response.destroy();
  });
  const decided = await beginRun(worker.services, call('POST'));
  await until(async () => (await store.executions.get(workspaceId, decided))?.status === 'needs_decision');
  await temporal.workflow.getHandle(workflowIds.run(decided)).signal(signals.decide, 'done');
  await record('run-workflow.decided', workflowIds.run(decided));
}

/** One that ends in its first segment, one that goes on as a run of its own. */
async function recordBatch(): Promise<void> {
  const ends = await insertRun(worker.services, document());
  const calls = document(['Call', 'httpRequest', 4.2, { method: 'GET', url: outside.url, options: {} }]);
  outside.answer((_request, response) => void response.end('{}'));
  const goesOn = await insertRun(worker.services, calls);
  const batch = workflowIds.batch('bt_recorded');
  await begin(workflowTypes.runBatch, batch, { workspaceId, executionIds: [ends, goesOn] });
  await record('run-batch', batch);

  const lane = workflowIds.batches('hub_recorded', 0);
  for (const batchId of ['bt_first', 'bt_second']) {
    const executionIds = [await insertRun(worker.services, document()), await insertRun(worker.services, calls)];
    await temporal.workflow.signalWithStart(workflowTypes.runBatches, {
      workflowId: lane,
      taskQueue: taskQueues.runs,
      args: [],
      signal: signals.beginBatch,
      signalArgs: [{ workspaceId, executionIds, batchId }],
    });
  }
  await record('run-batches', lane);
}

/** Retries of an execution that failed and of one that is gone. */
async function recordRepairs(): Promise<void> {
  const failing = document(['Fail', 'stopAndError', 1, { errorMessage: 'no' }]);
  const failed = await beginRun(worker.services, failing);
  await temporal.workflow.getHandle(workflowIds.run(failed)).result();
  const { id: jobId } = await store.repairs.create(workspaceId, {
    kind: 'retry',
    request: {},
    subjects: [failed, 'ex_gone'],
  });
  await begin(workflowTypes.repairRuns, workflowIds.repair(jobId), { workspaceId, jobId });
  await record('repair-runs', workflowIds.repair(jobId));
}

async function recordCalls(): Promise<void> {
  const waits = await beginRun(worker.services, document(['Wait', 'wait', 1.1, { resume: 'webhook', options: {} }]));
  await until(async () => (await store.executions.get(workspaceId, waits))?.status === 'waiting');
  const run = temporal.workflow.getHandle(workflowIds.run(waits));
  const segment = (await store.executions.get(workspaceId, waits))?.segments ?? 0;
  await run.signal(signals.changeWait, { segment, untilMs: Date.now() + 3_600_000 });
  const call = async (path: string) => {
    const entry = { workflowId: '', executionId: waits, node: 'Wait', isTest: false, request: { ...request, path } };
    await run.signal(signals.call, { requestId: await store.inbox.put(workspaceId, entry), segment });
  };
  await call('elsewhere');
  await call('');
  await record('run-workflow.called', workflowIds.run(waits));

  const form = inARow(['Form', 'formTrigger', 2.2, { formTitle: 'Hello', formFields: {}, options: {} }]);
  const { id: workflowId } = await store.workflows.create(workspaceId, {
    name: 'Form',
    document: form,
    nodeCount: 1,
    triggers: [],
    savedBy: 'test',
  });
  const ask = async (name: string, sent: Partial<typeof request>) => {
    const entry = {
      workflowId,
      workflowVersion: 1,
      executionId: newId('ex'),
      node: 'Form',
      isTest: false,
      isForm: true,
    };
    const requestId = await store.inbox.put(workspaceId, { ...entry, request: { ...request, ...sent } });
    await begin(workflowTypes.answerForm, workflowIds.form(requestId), { workspaceId, requestId });
    await record(name, workflowIds.form(requestId));
  };
  const end = new Date(Date.now() + 1_000).toISOString();
  await begin(workflowTypes.listenForTest, workflowIds.listen(workflowId), { workspaceId, workflowId, until: end });
  await record('listen-for-test', workflowIds.listen(workflowId));
  await ask('answer-form.shown', {});
  const body = new Response(new FormData());
  const headers = { 'content-type': body.headers.get('content-type') ?? '' };
  await ask('answer-form.sent', { method: 'POST', headers, body: Buffer.from(await body.arrayBuffer()) });
}

async function recordTriggers(): Promise<void> {
  const drawn = document();
  const { id: workflowId } = await store.workflows.create(workspaceId, {
    name: 'Daily',
    document: drawn,
    nodeCount: 1,
    triggers: [],
    savedBy: 'test',
  });
  await store.workflows.setActiveVersion(workspaceId, workflowId, 1);
  const tick = workflowIds.schedule(workflowId, 'Manual', 0);
  await begin(workflowTypes.startScheduledRun, tick, { workspaceId, workflowId, node: 'Manual' });
  await record('start-scheduled-run', tick);

  const held = `${tick}/held`;
  await begin(workflowTypes.startScheduledRun, held, { workspaceId, workflowId, node: 'Manual', holds: true });
  await record('start-scheduled-run.holds', held);
  await recordHearing();

  const stored = await store.workflows.getDocument(workspaceId, workflowId);
  await store.executions.create(workspaceId, {
    workflowId,
    workflowName: 'Daily',
    workflowVersion: 1,
    documentHash: stored?.hash ?? '',
    mode: 'manual',
    start: {},
    startedAt: new Date(Date.now() - 60_000),
  });
  await begin(workflowTypes.sweepInbox, 'sweep-now');
  await record('sweep-inbox', 'sweep-now');
  await store.workspaces.create('Test');
  await begin(workflowTypes.tidyUp, 'tidy-now');
  await record('tidy-up', 'tidy-now');
}

/** A run that is let in with the items of another, and that one. */
async function recordFlow(): Promise<void> {
  const drawn = document();
  const flow = { batch: { size: 2, seconds: 60 }, concurrency: 1 };
  drawn.settings = { ...drawn.settings, leadloom: { flow } };
  const stored = await storeWorkflow(store, drawn);
  const start = { startNode: 'Manual', triggerOutput: [[{ json: {} }]] };
  const runs: string[] = [];
  for (const name of ['run-workflow.held', 'run-workflow.left-out']) {
    const { id } = await store.executions.create(workspaceId, { ...stored, mode: 'trigger', start });
    await begin(workflowTypes.runWorkflow, workflowIds.run(id), { workspaceId, executionId: id });
    await until(async () => (await store.executions.get(workspaceId, id))?.flow !== undefined);
    runs.push(name, id);
  }
  const [held = '', first = '', leftOut = '', second = ''] = runs;
  await record(held, workflowIds.run(first));
  await record(leftOut, workflowIds.run(second));
  await record('flow-gate', workflowIds.flowGate(stored.workflowId, 'all'));
}

/** A package that the registry does not have, and its removal. */
async function recordNodePackages(): Promise<void> {
  const name = 'n8n-nodes-nothing';
  const { id } = await store.nodePackages.want(workspaceId, name, null);
  const change = async (history: string) => {
    await begin(workflowTypes.changeNodePackage, workflowIds.nodePackage(id), { workspaceId, name });
    await record(history, workflowIds.nodePackage(id));
  };
  await change('change-node-package.failed');
  await store.nodePackages.beginRemoval(workspaceId, name);
  await change('change-node-package.removed');
}

/** Triggers that ask a feed and listen to a stream, both of which answer with what is new. */
async function recordHearing(): Promise<void> {
  const news = '<item><title>One</title><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>';
  outside.answer((request, response) => {
    if (request.path === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {}\n\n');
    } else response.end(`<rss version="2.0"><channel>${news}</channel></rss>`);
  });
  const drawn = inARow(
    ['Feed', 'rssFeedReadTrigger', 1, { feedUrl: outside.url }],
    ['Stream', 'sseTrigger', 1, { url: `${outside.url}/events` }],
  );
  const facts = { document: drawn, nodeCount: 2, triggers: [], savedBy: 'test' };
  const { id: workflowId } = await store.workflows.create(workspaceId, { name: 'News', ...facts });
  const input = { workspaceId, workflowId, version: 1, isActivating: true };

  const poll = workflowIds.poll(workflowId, 'Feed', '0');
  await begin(workflowTypes.pollTrigger, poll, { ...input, node: 'Feed' });
  await record('poll-trigger', poll);

  const hooks = workflowIds.hooks(workflowId, 'Feed');
  await begin(workflowTypes.changeHooks, hooks, { ...input, node: 'Feed', does: 'create' });
  await record('change-hooks', hooks);

  const listen = workflowIds.trigger(workflowId, 'Stream');
  await begin(workflowTypes.listenToTrigger, listen, { ...input, node: 'Stream' });
  const handle = temporal.workflow.getHandle(listen);
  await handle.executeUpdate(signals.whetherListening);
  await handle.cancel();
  await record('listen-to-trigger', listen);
}

async function recordOperations(): Promise<void> {
  const connect = (vendor: 'apollo' | 'sendgrid' | 'hubspot') =>
    connectToSandbox(store, workspaceId, vendor, sandbox.url);
  const [apollo, sendgrid, hubspot] = [await connect('apollo'), await connect('sendgrid'), await connect('hubspot')];
  const operate = async (kind: OperationKind, request: object, lockConnectionId?: string) => {
    const id = newId('op');
    await store.operations.createIfAbsent(workspaceId, { id, kind, bodyHash: id, request, total: 0 });
    const input: LeadOperationInput = { workspaceId, operationId: id, kind };
    await begin(
      workflowTypes.leadOperation,
      workflowIds.operation(id),
      lockConnectionId === undefined ? input : { ...input, lockConnectionId },
    );
    return id;
  };

  const source = await operate('source', { connectionId: apollo, filters: {}, limit: 60 });
  await record('lead-operation.steps', workflowIds.operation(source));
  const impossible = await operate('source', { connectionId: sendgrid, filters: {}, limit: 1 });
  await record('lead-operation.failed', workflowIds.operation(impossible));

  const found = (await store.operations.get(workspaceId, source))?.results ?? [];
  const items = found.slice(0, 20).map(({ leadId }) => ({ leadId: leadId ?? '' }));
  const writers = await Promise.all(
    [1, 2].map(() => operate('upsert-to-crm', { items, connectionId: hubspot }, hubspot)),
  );
  for (const [place, id] of writers.entries())
    await record(`lead-operation.locked-${place + 1}`, workflowIds.operation(id));
  await record('connection-lock', workflowIds.connectionLock(hubspot));

  const campaign = await store.campaigns.create(workspaceId, {
    name: 'Hello',
    connectionId: sendgrid,
    fromEmail: 'sales@leadloom.example',
    fromName: 'Sales',
    subject: 'Hi',
    body: 'Hello',
  });
  await operate('match', { items: [{ fields: { email: 'a@firma.example' } }] }).then((id) =>
    temporal.workflow.getHandle(workflowIds.operation(id)).result(),
  );
  await fetch(`${sandbox.url}/_control/sendgrid/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'drop-after-accept', path: '/v3/mail/send', times: 1 }),
  });
  const mail = await operate('send-email', {
    items: [{ fields: { email: 'a@firma.example' } }],
    campaignId: campaign.id,
  });
  await until(async () => (await store.operations.get(workspaceId, mail))?.status === 'needs_decision');
  await temporal.workflow.getHandle(workflowIds.operation(mail)).signal(signals.decide, 'done');
  await record('lead-operation.decided', workflowIds.operation(mail));

  const test = workflowIds.testConnection(apollo, 1);
  await begin(workflowTypes.testConnection, test, { workspaceId, connectionId: apollo });
  await record('test-connection', test);
}

async function recordImports(): Promise<void> {
  const importOf = async (fileId: string) => {
    const id = newId('imp');
    const rest = { fileName: 'a.csv', bytes: 22, delimiter: ',', columns: ['email'], mapping: { email: 'email' } };
    await store.imports.create(workspaceId, { id, fileId, ...rest });
    await store.imports.start(workspaceId, id);
    await begin(workflowTypes.importLeads, workflowIds.import(id), { workspaceId, importId: id });
    return workflowIds.import(id);
  };
  const file = await store.files.write(
    workspaceId,
    { name: 'a.csv' },
    Readable.from([Buffer.from('email\nb@firma.example\n')]),
  );
  await record('import-leads.done', await importOf(file.id));
  await record('import-leads.failed', await importOf('gone'));
}

async function recordConnections(): Promise<void> {
  for (const step of ['begin', 'finish'] as const) {
    const connect = workflowIds.connectAccount('recorded', step);
    await begin(workflowTypes.connectAccount, connect, { workspaceId, consentId: 'recorded', step });
    await record(`connect-account.${step}`, connect);
  }
  const token = workflowIds.holdToken('con_recorded');
  await begin(workflowTypes.holdToken, token);
  await temporal.workflow.getHandle(token).signal(signals.releaseToken);
  await record('hold-token', token);
}

/** Of one that nobody waits for any more. */
async function recordInquiries(): Promise<void> {
  const id = workflowIds.inquiry('inq_recorded');
  await begin(workflowTypes.answerInquiry, id, { workspaceId, inquiryId: 'inq_recorded' });
  await record('answer-inquiry', id);
}

async function begin(type: string, workflowId: string, ...args: object[]): Promise<void> {
  await temporal.workflow.start(type, { workflowId, taskQueue: taskQueues.runs, args });
}

/** Waits for the end, then keeps the history without what tells of this machine. */
async function record(name: string, workflowId: string): Promise<void> {
  const handle = temporal.workflow.getHandle(workflowId);
  await handle.result();
  const history = plain(await handle.fetchHistory());
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(history)}\n`);
}

/** Messages of protobuf as JSON that can be encoded again as it is: bytes as base64, long numbers by their halves. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'string' && isWorkersQueue.test(value)) return '';
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => part !== null && !hidden.has(key));
  return Object.fromEntries(kept.map(([key, part]) => [key, plain(part)]));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

/** Manual trigger, then the nodes in a row. */
function document(...steps: RowStep[]): WorkflowDocument {
  return inARow(manual, ...steps);
}
