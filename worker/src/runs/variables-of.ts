import type { WorkflowDocument } from '@leadloom/contracts';
import type { WorkerServices } from '../services.ts';

/** `$vars` for a run of the document; documents that never name them, which are most, cost no look into the store. */
export async function variablesOf(
  { store }: Pick<WorkerServices, 'store'>,
  workspaceId: string,
  document: WorkflowDocument,
): Promise<Record<string, string>> {
  return JSON.stringify(document.nodes).includes('$vars') ? store.variables.values(workspaceId) : {};
}
