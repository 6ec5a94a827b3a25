import type { Db, IndexDescription } from 'mongodb';
import { keptDays } from './kept-days.ts';

const dayS = 86_400;

const indexes: Record<string, IndexDescription[]> = {
  workflows: [{ key: { workspaceId: 1, _id: -1 } }, { key: { workspaceId: 1, tags: 1, _id: -1 } }],
  workflowVersions: [{ key: { workspaceId: 1, workflowId: 1, _id: -1 } }],
  executions: [
    { key: { workspaceId: 1, _id: -1 } },
    { key: { workspaceId: 1, workflowId: 1, _id: -1 } },
    { key: { workspaceId: 1, status: 1, _id: -1 } },
    // The sweeper looks for executions that nobody began.
    { key: { status: 1, startedAt: 1 }, partialFilterExpression: { status: 'new' } },
  ],
  nodeRuns: [
    { key: { workspaceId: 1, executionId: 1, index: 1 } },
    { key: { executionId: 1, node: 1, run: 1 }, unique: true },
  ],
  executionData: [
    { key: { workspaceId: 1, executionId: 1, node: 1, run: 1, output: 1, chunk: 1 } },
    { key: { executionId: 1, node: 1, run: 1 } },
  ],
  runEvents: [{ key: { workspaceId: 1, executionId: 1, seq: 1 }, unique: true }],
  effects: [
    { key: { workspaceId: 1, scopeId: 1, unit: 1, run: 1 } },
    { key: { at: 1 }, expireAfterSeconds: keptDays.effects * dayS },
  ],
  inbox: [{ key: { at: 1 }, expireAfterSeconds: keptDays.inbox * dayS }],
  webhookRoutes: [{ key: { workspaceId: 1, workflowId: 1 } }, { key: { method: 1, isTest: 1, dynamic: 1 } }],
  webhookAnswers: [{ key: { at: 1 }, expireAfterSeconds: keptDays.answers * dayS }],
};

/** Migrations of the collections of runs: numbers from 100 on. */
export const runMigrations = [
  {
    number: 100,
    name: 'collections and indexes of workflows and executions',
    async up(db: Db): Promise<void> {
      const existing = new Set(
        (await db.listCollections({}, { nameOnly: true }).toArray()).map((collection) => collection.name),
      );
      // A transaction cannot make a collection together with everything else it does, so all exist before the first run.
      for (const name of [
        ...Object.keys(indexes),
        'workflowDocuments',
        'executionStates',
        'workflowStaticData',
        'runBlobs.files',
        'runBlobs.chunks',
      ])
        if (!existing.has(name)) await db.createCollection(name);
      for (const [name, wanted] of Object.entries(indexes)) await db.collection(name).createIndexes(wanted);
    },
  },
  {
    number: 105,
    name: 'index of retries',
    async up(db: Db): Promise<void> {
      await db.collection('executions').createIndexes([
        {
          key: { workspaceId: 1, retryOf: 1 },
          partialFilterExpression: { retryOf: { $exists: true } },
        },
      ]);
    },
  },
  {
    number: 110,
    name: 'pieces of streamed answers',
    async up(db: Db): Promise<void> {
      await db
        .collection('webhookChunks')
        .createIndexes([{ key: { requestId: 1, place: 1 } }, { key: { at: 1 }, expireAfterSeconds: dayS }]);
    },
  },
  {
    number: 120,
    name: 'what triggers remember',
    async up(db: Db): Promise<void> {
      await db.collection('triggers').createIndexes([{ key: { workspaceId: 1, workflowId: 1 } }]);
      await db
        .collection('triggerKeys')
        .createIndexes([{ key: { workspaceId: 1, workflowId: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
    },
  },
  {
    number: 130,
    name: 'begun batches',
    async up(db: Db): Promise<void> {
      await db.collection('runBatches').createIndexes([{ key: { at: 1 }, expireAfterSeconds: dayS }]);
    },
  },
  {
    number: 150,
    name: 'files of runs',
    async up(db: Db): Promise<void> {
      await db
        .collection('files.files')
        .createIndexes([
          { key: { 'metadata.owners': 1 }, partialFilterExpression: { 'metadata.owners': { $exists: true } } },
        ]);
      await db.collection('fileUploads').createIndexes([{ key: { at: 1 } }]);
    },
  },
  {
    number: 170,
    name: 'runs that flow control holds',
    async up(db: Db): Promise<void> {
      await db.collection('executions').createIndexes([
        {
          key: { workspaceId: 1, workflowId: 1, 'flow.state': 1 },
          partialFilterExpression: { 'flow.state': 'held' },
        },
      ]);
      await db.collection('flowCounts').createIndexes([{ key: { workspaceId: 1 } }]);
    },
  },
  {
    number: 171,
    name: 'what nodes noted of executions',
    async up(db: Db): Promise<void> {
      await db.collection('executions').createIndexes([
        {
          key: { workspaceId: 1, 'customData.key': 1, 'customData.value': 1, _id: -1 },
          partialFilterExpression: { customData: { $exists: true } },
        },
      ]);
    },
  },
  {
    number: 180,
    name: 'jobs over many executions',
    async up(db: Db): Promise<void> {
      await db.collection('repairJobs').createIndexes([{ key: { workspaceId: 1, _id: -1 } }]);
      await db
        .collection('deadLetters')
        .createIndexes([{ key: { workspaceId: 1, status: 1, _id: -1 } }, { key: { workspaceId: 1, executionId: 1 } }]);
      await db.collection('repairItems').createIndexes([{ key: { workspaceId: 1, jobId: 1, outcome: 1, _id: 1 } }]);
    },
  },
  {
    number: 190,
    name: 'what executions leave behind',
    async up(db: Db): Promise<void> {
      await db.collection('runBlobs.files').createIndexes([
        { key: { 'metadata.executionId': 1 }, partialFilterExpression: { 'metadata.executionId': { $exists: true } } },
        { key: { 'metadata.until': 1 }, partialFilterExpression: { 'metadata.until': { $exists: true } } },
      ]);
      await db
        .collection('executions')
        .createIndexes([{ key: { tidyAt: 1 }, partialFilterExpression: { tidyAt: { $exists: true } } }]);
    },
  },
];
