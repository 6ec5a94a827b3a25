import type { Workflow } from '@leadloom/contracts';
import type { MatchedRoute, Store } from '@leadloom/store';
import { shareInFlight } from '../http/share-in-flight.ts';

/** What a request to a webhook starts; the workflow or its version may have been deleted since. */
export interface Target {
  route: MatchedRoute;
  workflow: Workflow | null;
  documentHash: string | null;
}

export type FindTarget = ReturnType<typeof findTargetIn>;

/** Finds by method, path and `live` or `test` what a request is for; null where nothing listens. */
export function findTargetIn(store: Store) {
  return shareInFlight(async (method: string, path: string, kind: 'live' | 'test'): Promise<Target | null> => {
    const route = await store.webhookRoutes.match(method, path, { isTest: kind === 'test', isForm: false });
    if (route === null) return null;
    const { workspaceId, workflowId, workflowVersion } = route;
    const [workflow, versioned] = await Promise.all([
      store.workflows.get(workspaceId, workflowId),
      store.workflows.getDocument(workspaceId, workflowId, workflowVersion),
    ]);
    return { route, workflow, documentHash: versioned?.hash ?? null };
  });
}
