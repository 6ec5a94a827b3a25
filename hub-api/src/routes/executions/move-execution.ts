import { HubError, moveExecution, previewMove, type WorkflowFinding } from '@leadloom/contracts';
import { findMoveFaults, pendingNodes } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';

export const moveExecutionEndpoints = [
  endpoint(previewMove, async ({ services, workspaceId, params: { id }, query }) => {
    const { version, faults } = await planMove(services, workspaceId, id, query.version);
    return { version: version.version, fits: faults.length === 0, findings: faults };
  }),
  endpoint(moveExecution, async ({ services, store, workspaceId, params: { id }, body }) => {
    const { execution, version, faults } = await planMove(services, workspaceId, id, body.version);
    if (faults.length > 0)
      throw new HubError('conflict', faults.map(({ message }) => message).join(' '), { details: faults });
    const moved = await store.waits.changeVersion(workspaceId, id, execution.segments, version);
    if (moved === null)
      throw new HubError('conflict', `The execution ${id} has gone on meanwhile: it stays on its version.`);
    return moved;
  }),
];

/** @throws HubError `conflict` when it does not wait, `not_found` */
async function planMove({ store, typesOf }: Services, workspaceId: string, id: string, wanted: number | undefined) {
  const stored = found(await store.retries.load(workspaceId, id, { usesNewest: false }), 'execution', id);
  const { execution, document, nodeRuns, state } = stored;
  const { nodeTypes } = await typesOf(workspaceId);
  const { wait, workflowId, status } = execution;
  if (wait === undefined) throw new HubError('conflict', `The execution ${id} does not wait: it is ${status}.`);
  const version = found(
    await store.workflows.getDocument(workspaceId, workflowId, wanted),
    'version of workflow',
    workflowId,
  );
  const faults: WorkflowFinding[] = findMoveFaults({
    from: document,
    to: version.document,
    nodeRuns,
    waiting: wait.node,
    pending: pendingNodes(state),
    findNodeType: (type) => nodeTypes.find(type),
  });
  return { execution, version, faults };
}
