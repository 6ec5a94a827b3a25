import { changeExecutionWait, HubError, signals, type WaitChange, workflowIds } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { untilClosed } from '../../http/until-closed.ts';
import { waitFor } from '../../live/wait-for.ts';
import { signalWorkflow } from '../../temporal/signal-workflow.ts';

const timeoutMs = 10_000;

/** The run itself moves its wait: the answer comes when it has. */
export const changeExecutionWaitEndpoint = endpoint(
  changeExecutionWait,
  async ({ services, store, workspaceId, params: { id }, body, request }) => {
    const before = found(await store.executions.get(workspaceId, id), 'execution', id);
    if (before.status !== 'waiting')
      throw new HubError('conflict', `This execution does not wait: it is ${before.status}.`);
    if (before.flow?.state === 'held')
      throw new HubError(
        'conflict',
        'Flow control holds this execution before it begins: it has no wait that could be moved. It begins when the workflow has room for it.',
      );
    const untilMs = Date.parse(body.until);
    if (Number.isNaN(untilMs)) throw new HubError('invalid_input', `"${body.until}" is no time of any calendar.`);
    const until = new Date(untilMs).toISOString();
    const change: WaitChange = { segment: before.segments, untilMs };
    await signalWorkflow(services.temporal, workflowIds.run(id), signals.changeWait, change);
    const isMoved = ({ wait, segments }: typeof before) => wait?.until === until || segments !== before.segments;
    const after = await waitFor({
      live: services.live,
      isAbout: (changed) => changed.collection === 'executions' && changed.id === id,
      load: async () => found(await store.executions.get(workspaceId, id), 'execution', id),
      isDone: (execution) => execution.status !== 'waiting' || isMoved(execution),
      timeoutMs,
      signal: untilClosed(request),
    });
    if (after.status !== 'waiting' || isMoved(after)) return after;
    throw new HubError('unavailable', 'No worker has taken the new time over yet; one will when it is there again.');
  },
);
