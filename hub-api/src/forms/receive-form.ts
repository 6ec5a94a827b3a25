import { HubError, type WebhookAnswer, workflowIds } from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { startOnce } from '../temporal/start-once.ts';
import { toWebhookRequest } from '../webhooks/to-webhook-request.ts';
import { waitForFormAnswer } from './wait-for-form-answer.ts';

/** Takes a request to a form that starts a workflow. The worker shows the form, or begins the run; a page that is only shown is no run. */
export async function receiveForm(
  services: Services,
  { path, isTest }: { path: string; isTest: boolean },
  request: FastifyRequest,
): Promise<WebhookAnswer> {
  const { store, temporal } = services;
  const route = await store.webhookRoutes.match(request.method, path, { isTest, isForm: true });
  if (route === null)
    throw new HubError(
      'not_found',
      isTest
        ? 'Nobody listens for a test of this form. Choose "Listen for a test call" at its workflow, then load this page again.'
        : 'There is no such form, or its workflow is not active.',
    );
  const { workspaceId, workflowId, workflowVersion, node, params } = route;
  const executionId = newId('ex');
  const requestId = await store.inbox.put(workspaceId, {
    workflowId,
    workflowVersion,
    executionId,
    node,
    isTest,
    isForm: true,
    request: await toWebhookRequest(request, { path, params }),
  });
  await startOnce(temporal, {
    type: 'answerForm',
    id: workflowIds.form(requestId),
    input: { workspaceId, requestId },
  });
  return waitForFormAnswer(services, { workspaceId, requestId, executionId }, request);
}
