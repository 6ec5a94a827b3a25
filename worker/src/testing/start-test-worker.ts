import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Execution, type WorkflowDocument, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import type { ExecutionStart, Store } from '@leadloom/store';
import { pino } from 'pino';
import { type TestServer, startMongo, startTemporal } from '../../../test/servers.ts';
import { type WorkerConfig, readWorkerConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { createWorker } from '../create-worker.ts';
import type { WorkerServices } from '../services.ts';

export const workspaceId = 'ws_test';

export interface TestServers {
  mongo: TestServer;
  temporal: TestServer;
  dataDir: string;
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** A real mongod and a real Temporal, and the variables that a worker needs to use them. */
export async function startTestServers(): Promise<TestServers> {
  const [mongo, temporal] = await Promise.all([startMongo(), startTemporal()]);
  const dataDir = mkdtempSync(join(tmpdir(), 'leadloom-worker-'));
  return {
    mongo,
    temporal,
    dataDir,
    env: {
      LEADLOOM_DATA_DIR: dataDir,
      MONGODB_URL: mongo.address.replace('/?', `/test_${randomBytes(4).toString('hex')}?`),
      TEMPORAL_ADDRESS: temporal.address,
      LEADLOOM_ENCRYPTION_KEY: '00'.repeat(32),
      WORKER_PORT: '0',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    },
    stop: async () => {
      await Promise.all([mongo.stop(), temporal.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestWorker {
  config: WorkerConfig;
  services: WorkerServices;
  stop(): Promise<void>;
}

/** A worker in this process. */
export async function startTestWorker(env: Record<string, string>): Promise<TestWorker> {
  const config = readWorkerConfig(env);
  const { services, doorParts, close } = await createServices(config, pino({ level: config.LOG_LEVEL }));
  const worker = await createWorker(services, doorParts);
  const running = worker.run();
  return {
    config,
    services,
    stop: async () => {
      worker.stop();
      await running;
      await worker.close();
      await close();
    },
  };
}

/** Stores a document as a workflow and begins an execution, as the hub does. */
export async function beginRun(
  services: Pick<WorkerServices, 'store' | 'temporal'>,
  document: WorkflowDocument,
  start: ExecutionStart = {},
  mode: Execution['mode'] = 'manual',
): Promise<string> {
  const executionId = await insertRun(services, document, start, mode);
  await services.temporal.workflow.start(workflowTypes.runWorkflow, {
    workflowId: workflowIds.run(executionId),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId, executionId }],
  });
  return executionId;
}

/** An execution that nobody has begun. */
export async function insertRun(
  { store }: Pick<WorkerServices, 'store'>,
  document: WorkflowDocument,
  start: ExecutionStart = {},
  mode: Execution['mode'] = 'manual',
): Promise<string> {
  const { id } = await store.executions.create(workspaceId, { ...(await storeWorkflow(store, document)), mode, start });
  return id;
}

/** Stores a document; what an execution says of it. */
export async function storeWorkflow(store: Store, document: WorkflowDocument) {
  const workflow = await store.workflows.create(workspaceId, {
    name: document.name ?? 'Test',
    document,
    nodeCount: document.nodes.length,
    triggers: [],
    savedBy: 'test',
  });
  const stored = await store.workflows.getDocument(workspaceId, workflow.id);
  if (stored === null) throw new Error('the workflow was not stored');
  return {
    workflowId: workflow.id,
    workflowName: workflow.name,
    workflowVersion: stored.version,
    documentHash: stored.hash,
  };
}

export async function endOf({ temporal }: Pick<WorkerServices, 'temporal'>, executionId: string): Promise<string> {
  return temporal.workflow.getHandle(workflowIds.run(executionId)).result() as Promise<string>;
}

/** Items that a node gave, first run, first output. */
export async function itemsOf(
  store: Store,
  executionId: string,
  node: string,
  run = 0,
  output = 0,
): Promise<unknown[]> {
  const page = await store.nodeOutputs.getPage(workspaceId, executionId, { node, run, output, offset: 0, limit: 1000 });
  return (page?.items ?? []).map((item) => item.json);
}
