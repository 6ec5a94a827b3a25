import {
  getRepair,
  HubError,
  listRepairItems,
  listRepairs,
  replayExecutions,
  retryExecutions,
  stopRepair,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { startRepair } from './start-repair.ts';

const mostAtOnce = 1000;

export const repairEndpoints = [
  endpoint(retryExecutions, async ({ services, store, workspaceId, body: { ids, filter, usesNewest } }) => {
    if ((ids === undefined) === (filter === undefined))
      throw new HubError(
        'invalid_input',
        'Say which executions: their `ids`, or a `filter` (an empty one takes all that failed).',
      );
    const subjects = ids ?? (await failedOf(store, workspaceId, filter ?? {}));
    if (subjects.length === 0) throw new HubError('not_found', 'There is no failed execution of that kind.');
    return startRepair(services, workspaceId, {
      kind: 'retry',
      request: { usesNewest: usesNewest === true },
      subjects,
    });
  }),
  endpoint(replayExecutions, async ({ services, store, workspaceId, params: { id }, body: { version, last = 20 } }) => {
    const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const on = found(await store.workflows.getDocument(workspaceId, id, version), 'version of workflow', id);
    const statuses = ['success', 'error'] as const;
    const { items } = await store.executions.list(workspaceId, { workflowId: workflow.id, statuses, limit: 200 });
    // A retry has only a part of the requests in its journal.
    const subjects = items.filter(({ retryOf }) => retryOf === undefined).slice(0, last);
    if (subjects.length === 0)
      throw new HubError('not_found', `The workflow "${workflow.name}" has no execution to replay.`);
    return startRepair(services, workspaceId, {
      kind: 'replay',
      request: { version: on.version },
      subjects: subjects.map((execution) => execution.id),
    });
  }),
  endpoint(listRepairs, ({ store, workspaceId, query }) => store.repairs.list(workspaceId, query)),
  endpoint(getRepair, async ({ store, workspaceId, params: { id } }) =>
    found(await store.repairs.get(workspaceId, id), 'repair', id),
  ),
  endpoint(listRepairItems, async ({ store, workspaceId, params: { id }, query }) => {
    found(await store.repairs.get(workspaceId, id), 'repair', id);
    return store.repairs.listItems(workspaceId, id, query);
  }),
  endpoint(stopRepair, async ({ store, workspaceId, params: { id } }) =>
    found(await store.repairs.finish(workspaceId, id, { status: 'stopped' }), 'repair', id),
  ),
];

/** Newest first. @throws HubError `invalid_input` when there are too many */
async function failedOf(
  store: Services['store'],
  workspaceId: string,
  filter: { workflowId?: string; startedAfter?: string; startedBefore?: string },
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.executions.list(workspaceId, {
      ...filter,
      status: 'error',
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    ids.push(...page.items.map(({ id }) => id));
    if (ids.length > mostAtOnce)
      throw new HubError(
        'invalid_input',
        `More than ${mostAtOnce} executions failed: narrow the filter by workflow or time, and retry them in several jobs.`,
      );
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}
