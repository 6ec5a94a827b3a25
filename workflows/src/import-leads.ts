import { ApplicationFailure, CancellationScope, isCancellation, proxyActivities } from '@temporalio/workflow';
import { type ImportLeadsInput, taskQueues } from '@leadloom/contracts/temporal';

export interface ImportActivities {
  /** Reads the file from where the attempt before left off, and writes its rows; heartbeats its place in the file. */
  importRows(input: ImportLeadsInput): Promise<void>;
  /** Sets the final state of an import that did not end by itself. */
  endImport(input: ImportLeadsInput, end: { status: 'failed' | 'cancelled'; message: string | null }): Promise<void>;
}

const { importRows } = proxyActivities<ImportActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '10 seconds',
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds', maximumAttempts: 20 },
});
const { endImport } = proxyActivities<ImportActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '30 seconds',
});

/** Imports one CSV file. Cancelling it keeps the rows that are done. */
export async function importLeads(input: ImportLeadsInput): Promise<void> {
  try {
    await importRows(input);
  } catch (error) {
    const message =
      error instanceof Error && error.cause instanceof ApplicationFailure ? error.cause.message : String(error);
    const end = isCancellation(error)
      ? ({ status: 'cancelled', message: null } as const)
      : ({ status: 'failed', message } as const);
    await CancellationScope.nonCancellable(() => endImport(input, end));
  }
}
