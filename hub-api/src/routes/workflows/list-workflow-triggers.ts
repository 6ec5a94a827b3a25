import { type ErrorWorkflow, HubError, listWorkflowTriggers, type WorkflowDocument } from '@leadloom/contracts';
import { errorWorkflowOf, listTriggers } from '@leadloom/graph';
import type { Store } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { allSchedulesOf } from '../../triggers/all-schedules-of.ts';
import { nextTimesOf } from '../../triggers/next-times-of.ts';
import { webhookRoutesOf } from '../../triggers/webhook-routes-of.ts';

export const listWorkflowTriggersEndpoint = endpoint(
  listWorkflowTriggers,
  async ({ services, store, workspaceId, params }) => {
    const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
    const version = workflow.activeVersion ?? workflow.version;
    const { document } = found(
      await store.workflows.getDocument(workspaceId, params.id, version),
      `version ${version} of workflow`,
      params.id,
    );
    const states = new Map((await store.triggers.list(workspaceId, workflow.id)).map((state) => [state.node, state]));
    const hookRoutes = (await store.webhookRoutes.list(workspaceId, workflow.id)).filter(({ isTest }) => !isTest);
    const nextTimes = workflow.active
      ? await nextTimesOf(
          services,
          workflow.id,
          await allSchedulesOf(services, workspaceId, workflow.id, document),
          states,
        )
      : new Map<string, string[]>();
    const { nodeTypes } = await services.typesOf(workspaceId);
    const items = listTriggers(document, (type) => nodeTypes.find(type)).map(({ node, kind }) => ({
      node,
      kind,
      requests: [
        ...requestsOf(document, node),
        ...(kind === 'event' ? hookRoutes.filter((route) => route.node === node) : []),
      ]
        .filter(({ isForm, method }) => isForm !== true || method === 'GET')
        .map(({ method, path, isForm }) => ({
          method,
          url: `${services.config.HUB_URL}/${isForm === true ? 'form' : 'webhook'}/${path}`,
        })),
      nextTimes: nextTimes.get(node) ?? [],
      // Of a schedule that counts its times it is only when the count moved.
      lastAt: kind === 'schedule' ? null : (states.get(node)?.lastAt ?? null),
      error: states.get(node)?.error ?? null,
      heldBack: states.get(node)?.heldBack ?? 0,
    }));
    const [failing, flow] = await Promise.all([
      errorWorkflow(store, workspaceId, errorWorkflowOf(workflow.id, document)),
      store.flow.counts(workspaceId, workflow.id),
    ]);
    return { items, errorWorkflow: failing, flow };
  },
);

async function errorWorkflow(store: Store, workspaceId: string, id: string | null): Promise<ErrorWorkflow | null> {
  if (id === null) return null;
  const workflow = await store.workflows.get(workspaceId, id);
  return { id, name: workflow?.name ?? null, active: workflow?.active ?? false };
}

function requestsOf(document: WorkflowDocument, name: string) {
  try {
    return webhookRoutesOf({ ...document, nodes: document.nodes.filter((node) => node.name === name) });
  } catch (error) {
    // Its path is not good; activating it says how.
    if (error instanceof HubError && error.code === 'invalid_input') return [];
    throw error;
  }
}
