import type { ImportJob, ImportRowError, ImportStatus, PageOf, PageQuery } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

/** Where the next batch of an import starts. */
export interface ImportCheckpoint {
  /** Batches that are done. */
  batch: number;
  /** Offset in the file of the first row that is not done. */
  byte: number;
  /** Its line, from 1. */
  line: number;
}

interface ImportInternals {
  fileId: string;
  checkpoint: ImportCheckpoint | null;
}

type ImportDocument = Stored<ImportJob> & ImportInternals;

interface RowErrorDocument extends ImportRowError {
  /** `<import>/<line, 10 digits>/<nth fault of that line>` */
  _id: string;
  workspaceId: string;
  importId: string;
}

/** An import as the worker sees it. */
export type ImportWork = ImportJob & ImportInternals;

export type NewImport = Pick<ImportJob, 'id' | 'fileName' | 'bytes' | 'delimiter' | 'columns' | 'mapping'> & {
  fileId: string;
};

export interface ImportBatch {
  /** The batch that was done, from 0; the commit applies only if it is the next one. */
  batch: number;
  counts: ImportJob['counts'];
  errors: readonly ImportRowError[];
  /** Where the next batch starts. */
  next: { byte: number; line: number };
}

export type ImportRepository = ReturnType<typeof importRepository>;

export function importRepository({ client, db }: StoreContext) {
  const imports = db.collection<ImportDocument>('imports');
  const rowErrors = db.collection<RowErrorDocument>('importRowErrors');
  const hidden = { fileId: 0, checkpoint: 0 };
  const change = async (workspaceId: string, id: string, from: readonly ImportStatus[], set: Partial<ImportJob>) => {
    const found = await imports.findOneAndUpdate(
      { _id: id, workspaceId, status: { $in: [...from] } },
      { $set: set },
      { returnDocument: 'after', projection: hidden },
    );
    return found && read(found);
  };

  return {
    async create(workspaceId: string, input: NewImport): Promise<ImportJob> {
      const { fileId, ...rest } = input;
      const job: ImportJob = {
        ...rest,
        tags: [],
        status: 'uploaded',
        counts: { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0 },
        bytesDone: 0,
        error: null,
        createdAt: new Date().toISOString(),
        startedAt: null,
        finishedAt: null,
      };
      await imports.insertOne({ ...toStored(workspaceId, job), fileId, checkpoint: null });
      return job;
    },
    async get(workspaceId: string, id: string): Promise<ImportJob | null> {
      const found = await imports.findOne({ _id: id, workspaceId }, { projection: hidden });
      return found && read(found);
    },
    /** With file and checkpoint, for the worker. */
    async getWork(workspaceId: string, id: string): Promise<ImportWork | null> {
      const found = await imports.findOne({ _id: id, workspaceId });
      return found && (read(found) as ImportWork);
    },
    /** Changes mapping or tags before the start; null when there is no such import or it has started. */
    async update(
      workspaceId: string,
      id: string,
      set: Partial<Pick<ImportJob, 'mapping' | 'tags'>>,
    ): Promise<ImportJob | null> {
      return change(workspaceId, id, ['uploaded'], set);
    },
    /** Null when there is no such import or it was started before. */
    async start(workspaceId: string, id: string): Promise<ImportJob | null> {
      return change(workspaceId, id, ['uploaded'], { status: 'running', startedAt: new Date().toISOString() });
    },
    /** Ends a running import; null when it is not running. `uploaded` can only be cancelled. */
    async finish(
      workspaceId: string,
      id: string,
      status: 'done' | 'failed' | 'cancelled',
      error: string | null = null,
    ): Promise<ImportJob | null> {
      const from: ImportStatus[] = status === 'cancelled' ? ['uploaded', 'running'] : ['running'];
      return change(workspaceId, id, from, { status, error, finishedAt: new Date().toISOString() });
    },
    /** Counts, errors and checkpoint of one batch together, once: false when the batch was committed before or the import has ended. */
    async commitBatch(workspaceId: string, id: string, input: ImportBatch): Promise<boolean> {
      const { batch, counts, errors, next } = input;
      const increments = Object.fromEntries(Object.entries(counts).map(([name, by]) => [`counts.${name}`, by]));
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const { modifiedCount } = await imports.updateOne(
            {
              _id: id,
              workspaceId,
              status: 'running',
              ...(batch === 0 ? { checkpoint: null } : { 'checkpoint.batch': batch }),
            },
            { $inc: increments, $set: { bytesDone: next.byte, checkpoint: { batch: batch + 1, ...next } } },
            { session },
          );
          if (modifiedCount === 0) return false;
          if (errors.length > 0)
            await rowErrors.insertMany(
              errors.map((error, place) => ({
                _id: `${id}/${String(error.line).padStart(10, '0')}/${batch}.${place}`,
                workspaceId,
                importId: id,
                ...error,
              })),
              { session },
            );
          return true;
        }),
      );
    },
    /** Newest first. */
    async list(workspaceId: string, query: PageQuery & { status?: ImportStatus } = {}): Promise<PageOf<ImportJob>> {
      const filter = { workspaceId, ...(query.status === undefined ? {} : { status: query.status }) };
      return findPage(imports, { filter, query, projection: hidden }, read);
    },
    /** In the order of the file. */
    async listErrors(workspaceId: string, id: string, query: PageQuery = {}): Promise<PageOf<ImportRowError>> {
      return findPage(rowErrors, { filter: { workspaceId, importId: id }, query, direction: 1 }, readError);
    },
    /** All of them in the order of the file, one at a time. */
    async *streamErrors(workspaceId: string, id: string): AsyncGenerator<ImportRowError> {
      for await (const row of rowErrors.find({ workspaceId, importId: id }).sort({ _id: 1 })) yield readError(row);
    },
  };
}

function read(row: Stored<ImportJob>): ImportJob {
  return fromStored<ImportJob>(row);
}

function readError({ line, column, reason, row }: RowErrorDocument): ImportRowError {
  return { line, column, reason, row };
}
