import type { ListeningActivities } from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';

export function createListeningActivities({ store }: WorkerServices): ListeningActivities {
  return {
    async endListening({ workspaceId, workflowId, until }) {
      if (await store.listenings.end(workspaceId, workflowId, until))
        await store.webhookRoutes.takeTest(workspaceId, workflowId);
    },
  };
}
