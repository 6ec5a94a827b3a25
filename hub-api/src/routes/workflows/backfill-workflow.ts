import { backfillWorkflow, HubError } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { backfillSchedule } from '../../triggers/backfill-schedule.ts';
import { schedulePolicies } from '../../triggers/schedule-policies.ts';
import { schedulesOf } from '../../triggers/schedules-of.ts';

export const backfillWorkflowEndpoint = endpoint(
  backfillWorkflow,
  async ({ services, store, workspaceId, params, body }) => {
    const { id, activeVersion } = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
    if (activeVersion === null)
      throw new HubError('conflict', 'The workflow is inactive, so it has no times. Activate it first.');
    const { document } = found(await store.workflows.getDocument(workspaceId, id, activeVersion), 'version of', id);
    const schedules = schedulesOf(document).filter(({ node }) => node === body.node);
    if (schedules.length === 0)
      throw new HubError('invalid_input', `"${body.node}" is no schedule of the active version.`);
    const [from, to] = [new Date(body.from), new Date(body.to)];
    if (!(from < to) || to.getTime() > Date.now())
      throw new HubError('invalid_input', 'The period has to begin before it ends, and to be over.');
    const { cursor } = await store.triggers.get(workspaceId, { workflowId: id, node: body.node });
    return backfillSchedule(services, id, schedules, { from, to, holds: schedulePolicies(document).holds, cursor });
  },
);
