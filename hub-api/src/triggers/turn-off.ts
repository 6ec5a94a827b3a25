import type { Services } from '../services.ts';

/** Takes away what starts a workflow. Runs that are under way go on. */
export async function turnOff({ store }: Services, workspaceId: string, workflowId: string): Promise<void> {
  await store.webhookRoutes.replace(workspaceId, workflowId, false, []);
}
