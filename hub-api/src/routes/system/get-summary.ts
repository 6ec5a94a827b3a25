import { getSummary, type PageOf } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

const dayMs = 86_400_000;
const one = { limit: 1 };

export const getSummaryEndpoint = endpoint(getSummary, async ({ store, workspaceId }) => {
  const failedSince = new Date(Date.now() - dayMs).toISOString();
  const { executions, operations, deadLetters, workflows } = store;
  const [running, waiting, runs, ofLeads, failed, setAside, active] = await Promise.all([
    executions.list(workspaceId, { ...one, status: 'running' }),
    executions.list(workspaceId, { ...one, status: 'waiting' }),
    executions.list(workspaceId, { ...one, status: 'needs_decision' }),
    operations.list(workspaceId, { ...one, status: 'needs_decision' }),
    executions.list(workspaceId, { ...one, status: 'error', startedAfter: failedSince }),
    deadLetters.list(workspaceId, { ...one, status: 'open' }),
    workflows.list(workspaceId, { ...one, active: true }),
  ]);
  return {
    running: counted(running),
    waiting: counted(waiting),
    needsDecision: counted(runs, ofLeads),
    failed: counted(failed),
    failedSince,
    setAside: counted(setAside),
    activeWorkflows: counted(active),
  };
});

function counted(...pages: PageOf<unknown>[]): { count: number; isExact: boolean } {
  return {
    count: pages.reduce((sum, { total }) => sum + total, 0),
    isExact: pages.every(({ totalIsExact }) => totalIsExact),
  };
}
