import { HubError, type ImportOutcome } from '@leadloom/contracts';

/** Answers item by item: one that the hub refuses does not keep the others from being imported. */
export async function itemOutcome(name: unknown, work: () => Promise<ImportOutcome>): Promise<ImportOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HubError) || error.retryable) throw error;
    return { name: typeof name === 'string' ? name : '(without a name)', outcome: 'failed', message: error.message };
  }
}
