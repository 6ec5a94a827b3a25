import type { Workflow, WorkflowDocument } from '@leadloom/contracts';
import { startStockN8n } from '../../../test/stock-n8n/start.ts';
import { startSystem, type TestSystem } from '../../../test/system.ts';
import { path } from './workflow.ts';

export interface Target {
  name: string;
  url: string;
  /** Process ids by part. */
  pids: Record<string, number>;
  /** How many executions of the workflow the system has kept as successful. */
  kept(): Promise<number>;
  stop(): Promise<void>;
}

/** @param origins in this machine's network that the workflow calls */
export async function startOurs(document: WorkflowDocument, origins: readonly string[] = []): Promise<Target> {
  const variables = { LEADLOOM_ALLOWED_ORIGINS: origins.join(',') };
  const system = await startSystem({ hasSandbox: false, variables });
  const { workflow } = await system.api<{ workflow: Workflow }>('POST', '/api/hub/v1/workflows', {
    document,
  });
  await system.api('POST', `/api/hub/v1/workflows/${workflow.id}/activate`);
  return {
    name: 'Leadloom',
    url: `${system.hubUrl}/webhook/${path}`,
    pids: { hub: system.hub.pid(), worker: system.worker.pid() },
    kept: () => countSuccesses(system, workflow.id),
    stop: () => system.stop(),
  };
}

export async function startN8n(folder: string, engine: 'vm' | 'legacy', document: WorkflowDocument): Promise<Target> {
  const n8n = await startStockN8n(folder, { variables: { N8N_EXPRESSION_ENGINE: engine } });
  const { data } = await n8n.rest<{ data: { id: string; versionId: string } }>('POST', '/rest/workflows', document);
  await n8n.rest('POST', `/rest/workflows/${data.id}/activate`, { versionId: data.versionId });
  return {
    name: `n8n 2.39.5, ${engine}`,
    url: `${n8n.url}/webhook/${path}`,
    pids: {},
    kept: async () => NaN,
    stop: () => n8n.stop(),
  };
}

/** Counted page by page: totals of lists end at ten thousand. */
async function countSuccesses(system: TestSystem, workflowId: string): Promise<number> {
  let count = 0;
  let cursor: string | null = null;
  do {
    const behind: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: unknown[]; nextCursor: string | null } = await system.api(
      'GET',
      `/api/hub/v1/executions?workflowId=${workflowId}&status=success&limit=200${behind}`,
    );
    count += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return count;
}
