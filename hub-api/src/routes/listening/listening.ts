import {
  beginListening,
  endListening,
  getListening,
  HubError,
  type ListenForTestInput,
  type WorkflowDocument,
  signals,
  workflowIds,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { signalWorkflow } from '../../temporal/signal-workflow.ts';
import { startOnce } from '../../temporal/start-once.ts';
import { webhookRoutesOf } from '../../triggers/webhook-routes-of.ts';

/** As long as n8n listens. */
const listenMs = 120_000;

const begin = endpoint(beginListening, async ({ services, store, workspaceId, params: { id } }) => {
  const { document, version } = found(await store.workflows.getDocument(workspaceId, id), 'workflow', id);
  const routes = webhookRoutesOf(document).map((route) => ({ ...route, workflowVersion: version }));
  if (routes.length === 0)
    throw new HubError('invalid_input', 'No trigger of this workflow can be called: it has no webhook and no form.');
  const until = new Date(Date.now() + listenMs).toISOString();
  if (!(await store.listenings.begin(workspaceId, id, until)))
    throw new HubError('conflict', 'Somebody listens for a test call of this workflow already.', {
      details: await store.listenings.get(workspaceId, id),
    });
  const taken = await store.webhookRoutes.replace(workspaceId, id, true, routes);
  if (taken.length > 0) {
    await store.listenings.end(workspaceId, id, until);
    throw new HubError(
      'conflict',
      `Somebody tests another workflow with the same path: ${taken.map(({ path }) => path).join(', ')}.`,
    );
  }
  const input: ListenForTestInput = { workspaceId, workflowId: id, until };
  await startOnce(services.temporal, { type: 'listenForTest', id: workflowIds.listen(id), input, again: true });
  return { until, executionId: null, isOver: false, requests: requestsOf(services, document) };
});

const get = endpoint(getListening, async ({ services, store, workspaceId, params: { id } }) => {
  const { document } = found(await store.workflows.getDocument(workspaceId, id), 'workflow', id);
  const { until, executionId, isOver } = found(
    await store.listenings.get(workspaceId, id),
    'listening of workflow',
    id,
  );
  return { until, executionId, isOver, requests: requestsOf(services, document) };
});

const end = endpoint(endListening, async ({ services, store, workspaceId, params: { id } }) => {
  const listening = found(await store.listenings.get(workspaceId, id), 'listening of workflow', id);
  await store.listenings.end(workspaceId, id, listening.until);
  await store.webhookRoutes.takeTest(workspaceId, id);
  await signalWorkflow(services.temporal, workflowIds.listen(id), signals.stop);
});

function requestsOf({ config }: Services, document: WorkflowDocument) {
  return webhookRoutesOf(document)
    .filter(({ isForm, method }) => isForm !== true || method === 'GET')
    .map(({ method, path, isForm }) => ({
      method,
      url: `${config.HUB_URL}/${isForm === true ? 'form-test' : 'webhook-test'}/${path}`,
    }));
}

/** Listening for one call to a workflow as it is drawn now. */
export const listeningEndpoints = [begin, get, end];
