import {
  type ExecutionStatus,
  hasEnded,
  HubError,
  retryN8nExecution,
  stopN8nExecution,
  stopN8nExecutions,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { untilClosed } from '../../http/until-closed.ts';
import { retryRun } from '../executions/retry-run.ts';
import { stopRun } from '../executions/stop-run.ts';
import { waitForRun } from '../executions/wait-for-run.ts';
import { showExecution } from './show-executions.ts';

/** A stop is heard in less than a second; a client of n8n's waits for the end of a retry. */
const timeoutsMs = { stop: 10_000, retry: 120_000 };
const stoppable: Readonly<Record<'queued' | 'running' | 'waiting', readonly ExecutionStatus[]>> = {
  queued: ['new'],
  running: ['running'],
  waiting: ['waiting', 'needs_decision'],
};

export const executionActionEndpoints = [
  endpoint(stopN8nExecution, async ({ services, store, workspaceId, params: { id }, request }) => {
    const execution = found(await store.executions.get(workspaceId, id), 'execution', id);
    if (hasEnded(execution))
      throw new HubError('conflict', `The execution ${id} has ended already: it is ${execution.status}.`);
    await stopRun(services, workspaceId, id);
    const stopped = await waitForRun(services, workspaceId, id, {
      timeoutMs: timeoutsMs.stop,
      signal: untilClosed(request),
    });
    return showExecution(store, workspaceId, stopped);
  }),
  endpoint(stopN8nExecutions, async ({ services, store, workspaceId, body }) => {
    const { status, workflowId, startedAfter, startedBefore } = body;
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await store.executions.list(workspaceId, {
        limit: 200,
        statuses: status.flatMap((word) => stoppable[word]),
        ...(workflowId === undefined || workflowId === 'all' ? {} : { workflowId }),
        ...(startedAfter === undefined ? {} : { startedAfter }),
        ...(startedBefore === undefined ? {} : { startedBefore }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      ids.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    for (const id of ids) await stopRun(services, workspaceId, id);
    return { stopped: ids.length };
  }),
  endpoint(retryN8nExecution, async ({ services, store, workspaceId, params: { id }, body, request }) => {
    const begun = await retryRun(services, workspaceId, id, { usesNewest: body?.loadWorkflow === true });
    const retry = await waitForRun(services, workspaceId, begun.id, {
      orAt: ['waiting', 'needs_decision'],
      timeoutMs: timeoutsMs.retry,
      signal: untilClosed(request),
    });
    return showExecution(store, workspaceId, retry, { includeData: true });
  }),
];
