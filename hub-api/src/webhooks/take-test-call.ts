import { signals, workflowIds } from '@leadloom/contracts';
import type { MatchedRoute } from '@leadloom/store';
import type { Services } from '../services.ts';
import { signalWorkflow } from '../temporal/signal-workflow.ts';

/** Gives the one call that somebody listens for to a run. False when another call was faster, or nobody listens any more. */
export async function takeTestCall(
  { store, temporal }: Services,
  { workspaceId, workflowId }: MatchedRoute,
  executionId: string,
): Promise<boolean> {
  const listening = await store.listenings.get(workspaceId, workflowId);
  if (listening === null || listening.isOver) return false;
  if (!(await store.webhookRoutes.takeTest(workspaceId, workflowId))) return false;
  await store.listenings.hear(workspaceId, workflowId, executionId);
  await signalWorkflow(temporal, workflowIds.listen(workflowId), signals.stop);
  return true;
}
