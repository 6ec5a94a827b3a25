import { HubError, type ImportLeadsInput } from '@leadloom/contracts';
import type { ImportWork } from '@leadloom/store';
import type { ImportActivities } from '@leadloom/workflows';
import { Context } from '@temporalio/activity';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { type ReadBatch, readBatch, saveBatch } from './import-batch.ts';
import { type CsvRow, readRows } from './read-rows.ts';

/** Rows that are stored together: large enough that the round trips do not matter, small enough for memory and for progress. */
const batchSize = 250;
const heartbeatMs = 3_000;

/** The activities of the workflow `importLeads`. */
export function createImportActivities(services: WorkerServices): ImportActivities {
  const { store } = services;
  return {
    async importRows(input) {
      const heartbeat = setInterval(() => Context.current().heartbeat(), heartbeatMs);
      try {
        await importFile(services, input, Context.current().cancellationSignal);
      } catch (error) {
        throw toTemporalFailure(error);
      } finally {
        clearInterval(heartbeat);
      }
    },
    async endImport({ workspaceId, importId }, { status, message }) {
      await store.imports.finish(workspaceId, importId, status, message);
    },
  };
}

/** From the first row that is not done to the end; each batch is committed with the place behind it. */
async function importFile(
  { store, log }: WorkerServices,
  { workspaceId, importId }: ImportLeadsInput,
  signal: AbortSignal,
): Promise<void> {
  const job = await store.imports.getWork(workspaceId, importId);
  if (job === null) throw new HubError('not_found', `Import ${importId} is not in the store`);
  if (job.status !== 'running') return;
  const start = job.checkpoint ?? { batch: 0, byte: 0, line: 1 };
  const file = await store.files.open(workspaceId, job.fileId, { start: start.byte });
  if (file === null)
    throw new HubError('not_found', `The file of import ${importId} is not in the store: upload it again`);
  /** Stores a batch beside the one before it, but is committed behind it. */
  const save = async (batch: number, read: ReadBatch, next: CsvRow['next'], before: Promise<boolean>) => {
    signal.throwIfAborted();
    const counts = await saveBatch(store, workspaceId, job, read);
    if (!(await before)) return false;
    log.debug({ importId, batch, ...counts }, 'batch stored');
    return store.imports.commitBatch(workspaceId, importId, { batch, counts, errors: read.errors, next });
  };
  try {
    let { batch } = start;
    let before = Promise.resolve(true);
    let last = before;
    for await (const rows of inBatches(readRows(file.stream, job.delimiter, start), isHeader(job))) {
      const read = readBatch(job, rows);
      // A person may be in both: unique keys and versions make one lead of them, and the later line wins by its time.
      if (!(await before)) return;
      before = last;
      last = save(batch++, read, (rows.at(-1) as CsvRow).next, before);
      // Heard of where it is awaited, also when the reading fails first.
      last.catch(() => undefined);
    }
    // False: the import was cancelled, or another worker is at it.
    if (await last) await store.imports.finish(workspaceId, importId, 'done');
  } finally {
    file.stream.destroy();
  }
}

async function* inBatches(rows: AsyncIterable<CsvRow>, isSkipped: (row: CsvRow) => boolean): AsyncGenerator<CsvRow[]> {
  let open: CsvRow[] = [];
  for await (const row of rows) {
    if (isSkipped(row)) continue;
    open.push(row);
    if (open.length < batchSize) continue;
    yield open;
    open = [];
  }
  if (open.length > 0) yield open;
}

/** The first row of the file, unless the import goes on in the middle. */
function isHeader({ checkpoint }: ImportWork): (row: CsvRow) => boolean {
  let isFirst = checkpoint === null;
  return () => {
    const skip = isFirst;
    isFirst = false;
    return skip;
  };
}
