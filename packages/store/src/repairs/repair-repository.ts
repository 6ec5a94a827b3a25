import type {
  PageOf,
  PageQuery,
  RepairItem,
  RepairJob,
  RepairKind,
  RepairOutcome,
  ReplayReport,
} from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

/** What a job was asked for, for the worker. */
export interface RepairRequest {
  usesNewest?: boolean;
  /** Of the workflow, to replay on. */
  version?: number;
}

type JobRow = Stored<RepairJob> & { request: RepairRequest };
type ItemRow = Stored<RepairItem> & { jobId: string };
export interface RepairEnd {
  outcome: RepairOutcome;
  executionId?: string;
  message?: string;
  report?: ReplayReport;
}

export type RepairRepository = ReturnType<typeof repairRepository>;

/** Jobs over many executions, and what became of each. */
export function repairRepository({ client, db }: StoreContext) {
  const jobs = db.collection<JobRow>('repairJobs');
  const items = db.collection<ItemRow>('repairItems');
  const readJob = ({ request: _request, ...row }: JobRow) => fromStored<RepairJob>(row);
  const readItem = ({ jobId: _jobId, ...row }: ItemRow) => fromStored<RepairItem>(row);

  return {
    async create(
      workspaceId: string,
      { kind, request, subjects }: { kind: RepairKind; request: RepairRequest; subjects: readonly string[] },
    ): Promise<RepairJob> {
      const job: RepairJob = {
        id: newId('rep'),
        kind,
        status: 'running',
        total: subjects.length,
        outcomes: {},
        createdAt: new Date().toISOString(),
        finishedAt: null,
      };
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await jobs.insertOne({ ...toStored(workspaceId, job), request }, { session });
          await items.insertMany(
            subjects.map((subject, place) => ({
              _id: `${job.id}-${String(place).padStart(4, '0')}`,
              workspaceId,
              jobId: job.id,
              subject,
              outcome: null,
            })),
            { session },
          );
        }),
      );
      return job;
    },

    async get(workspaceId: string, id: string): Promise<RepairJob | null> {
      const row = await jobs.findOne({ _id: id, workspaceId });
      return row && readJob(row);
    },

    list(workspaceId: string, query: PageQuery & { kind?: RepairKind }): Promise<PageOf<RepairJob>> {
      const filter = { workspaceId, ...(query.kind === undefined ? {} : { kind: query.kind }) };
      return findPage(jobs, { filter, query }, readJob);
    },

    listItems(
      workspaceId: string,
      jobId: string,
      query: PageQuery & { outcome?: RepairOutcome },
    ): Promise<PageOf<RepairItem>> {
      const filter = { workspaceId, jobId, ...(query.outcome === undefined ? {} : { outcome: query.outcome }) };
      return findPage(items, { filter, query, direction: 1 }, readItem);
    },

    /** What is to be done next; null when the job is over or was stopped. */
    async next(
      workspaceId: string,
      id: string,
      limit: number,
    ): Promise<{ job: RepairJob; request: RepairRequest; items: RepairItem[] } | null> {
      const row = await jobs.findOne({ _id: id, workspaceId, status: 'running' });
      if (row === null) return null;
      const open = await items.find({ workspaceId, jobId: id, outcome: null }).sort({ _id: 1 }).limit(limit).toArray();
      return { job: readJob(row), request: row.request, items: open.map(readItem) };
    },

    /** Writes down what became of one, once. */
    async settle(workspaceId: string, jobId: string, itemId: string, end: RepairEnd): Promise<void> {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          const { modifiedCount } = await items.updateOne(
            { _id: itemId, workspaceId, jobId, outcome: null },
            { $set: end },
            { session },
          );
          if (modifiedCount === 1)
            await jobs.updateOne(
              { _id: jobId, workspaceId },
              { $inc: { [`outcomes.${end.outcome}`]: 1 } },
              { session },
            );
        }),
      );
    },

    /** Ends it; a job that has ended stays as it is. Null when there is no such job. */
    async finish(
      workspaceId: string,
      id: string,
      end: { status: 'done' | 'stopped' } | { status: 'failed'; error: string },
    ): Promise<RepairJob | null> {
      await jobs.updateOne(
        { _id: id, workspaceId, status: 'running' },
        { $set: { ...end, finishedAt: new Date().toISOString() } },
      );
      const row = await jobs.findOne({ _id: id, workspaceId });
      return row && readJob(row);
    },
  };
}
