import {
  deleteN8nExecution,
  endedStatuses,
  type ExecutionStatus,
  getN8nExecution,
  HubError,
  listN8nExecutions,
  type N8nExecutionStatus,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { n8nPage } from './n8n-page.ts';
import { isOtherProject } from './project-of.ts';
import { showExecution, showExecutions } from './show-executions.ts';

const notRunning: readonly ExecutionStatus[] = ['new', 'waiting', 'needs_decision', ...endedStatuses];

export const executionEndpoints = [
  endpoint(listN8nExecutions, async ({ store, workspaceId, query }) => {
    if (isOtherProject(workspaceId, query.projectId)) return { data: [], nextCursor: null };
    const { workflowId, startedAfter, startedBefore, status } = query;
    return n8nPage(
      query,
      (page) =>
        store.executions.list(workspaceId, {
          ...page,
          statuses: status === undefined ? notRunning : statusesOf(status),
          ...(workflowId === undefined ? {} : { workflowId }),
          ...(startedAfter === undefined ? {} : { startedAfter }),
          ...(startedBefore === undefined ? {} : { startedBefore }),
        }),
      (executions) => showExecutions(store, workspaceId, executions, query),
    );
  }),
  endpoint(getN8nExecution, async ({ store, workspaceId, params: { id }, query }) =>
    showExecution(store, workspaceId, found(await store.executions.get(workspaceId, id), 'execution', id), query),
  ),
  endpoint(deleteN8nExecution, async ({ store, workspaceId, params: { id } }) => {
    const execution = found(await store.executions.get(workspaceId, id), 'execution', id);
    const shown = await showExecution(store, workspaceId, execution);
    if (!(await store.executionRemoval.remove(workspaceId, [id])))
      throw new HubError('invalid_input', `The execution ${id} is not over. Stop it, then delete it.`);
    return shown;
  }),
];

function statusesOf(status: N8nExecutionStatus): ExecutionStatus[] {
  if (status === 'waiting') return ['waiting', 'needs_decision'];
  return status === 'crashed' || status === 'unknown' ? [] : [status];
}
