import { type Execution, HubError, type WorkflowDocument } from '@leadloom/contracts';
import { changedNodes } from '@leadloom/graph';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';

/** What of an execution a partial run of a document does not do again. */
export async function planReuse(
  services: Services,
  workspaceId: string,
  workflowId: string,
  document: WorkflowDocument,
  executionId: string,
): Promise<{ executionId: string; stale: string[] }> {
  await executionOf(services, workspaceId, workflowId, executionId);
  const ran = found(
    await services.store.executions.getDocument(workspaceId, executionId),
    'document of execution',
    executionId,
  );
  return { executionId, stale: changedNodes(ran, document) };
}

/** @throws HubError `not_found`, `conflict` when it is not over or of another workflow */
export async function executionOf(
  { store }: Services,
  workspaceId: string,
  workflowId: string,
  id: string,
): Promise<Execution> {
  const execution = found(await store.executions.get(workspaceId, id), 'execution', id);
  if (execution.workflowId !== workflowId)
    throw new HubError('conflict', `The execution ${id} is one of another workflow, "${execution.workflowName}".`);
  return execution;
}
