import { generateN8nAudit, N8nRisk, type Workflow } from '@leadloom/contracts';
import { findRisks } from '@leadloom/graph';
import type { Store } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { allConnections } from '../connections/all-connections.ts';

const everyRisk = N8nRisk.anyOf.map((literal) => literal.const);
const dayMs = 24 * 60 * 60 * 1000;

export const auditEndpoint = endpoint(generateN8nAudit, async ({ store, workspaceId, body }) => {
  const { categories = [], daysAbandonedWorkflow = 90 } = body?.additionalOptions ?? {};
  const since = new Date(Date.now() - daysAbandonedWorkflow * dayMs);
  const [workflows, connections, ranLately] = await Promise.all([
    allWorkflows(store, workspaceId),
    allConnections(store, workspaceId),
    store.executions.workflowsSince(workspaceId, since),
  ]);
  const contents = await store.workflowContents.of(workspaceId, workflows);
  const audited = workflows.flatMap(({ id, name, active }) => {
    const content = contents.get(id);
    return content === undefined ? [] : [{ id, name, active, document: (content.active ?? content.current).document }];
  });
  const reports = findRisks(
    { workflows: audited, connections, ranLately: new Set(ranLately) },
    categories.length === 0 ? everyRisk : categories,
  );
  return Object.keys(reports).length === 0 ? [] : reports;
});

async function allWorkflows(store: Store, workspaceId: string): Promise<Workflow[]> {
  const all: Workflow[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.workflows.list(workspaceId, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}
