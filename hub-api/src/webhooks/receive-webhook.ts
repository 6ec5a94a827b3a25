import { HubError } from '@leadloom/contracts';
import { type MatchedRoute, newId } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { found } from '../http/found.ts';
import { startRun } from '../routes/workflows/start-run.ts';
import type { Services } from '../services.ts';
import { toWebhookRequest } from './to-webhook-request.ts';
import { allowOrigin } from './allow-origin.ts';
import { streamAnswer } from './stream-answer.ts';
import { takeTestCall } from './take-test-call.ts';
import { sendAnswer } from './send-answer.ts';
import { waitForAnswer } from './wait-for-answer.ts';

interface Address {
  path: string;
  isTest: boolean;
}

/**
 * Takes a request to a workflow's webhook: what came is in the inbox before the run starts, and the run's worker evaluates the node. The
 * answer is the workflow's own, at once or at its end as the node says.
 */
export async function receiveWebhook(
  services: Services,
  address: Address,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const route = await findRoute(services, address, request.method);
  const { workspaceId, workflowId, workflowVersion, node } = route;
  const { store } = services;
  const workflow = found(await store.workflows.get(workspaceId, workflowId), 'workflow', workflowId);
  const versioned = found(
    await store.workflows.getDocument(workspaceId, workflowId, workflowVersion),
    'document of workflow',
    workflowId,
  );
  const executionId = newId('ex');
  if (address.isTest && !(await takeTestCall(services, route, executionId)))
    throw new HubError('not_found', `Nobody listens for a test call on "${address.path}" any more.`);
  const requestId = await store.inbox.put(workspaceId, {
    workflowId,
    executionId,
    node,
    isTest: address.isTest,
    request: await toWebhookRequest(request, { path: address.path, params: route.params }),
  });
  await startRun(services, workspaceId, {
    id: executionId,
    workflowId,
    workflowName: workflow.name,
    workflowVersion,
    documentHash: versioned.hash,
    mode: address.isTest ? 'manual' : 'webhook',
    start: { startNode: node, webhookRequestId: requestId },
  });
  allowOrigin(reply, route, request.headers.origin);
  const asked = { workspaceId, requestId, executionId };
  if (route.isStreaming === true) return streamAnswer(services, asked, request, reply);
  return sendAnswer(reply, await waitForAnswer(services, asked, request));
}

async function findRoute({ store }: Services, { path, isTest }: Address, method: string): Promise<MatchedRoute> {
  const kind = { isTest, isForm: false };
  const route = await store.webhookRoutes.match(method, path, kind);
  if (route !== null) return route;
  const others = (await store.webhookRoutes.listOfPath(path, kind)).map((other) => other.method);
  const missing = isTest
    ? `Nobody listens for a test call on ${method} "${path}". Choose "Listen for a test call" at the workflow, then call again.`
    : `No active workflow listens on ${method} "${path}". Activate the workflow, and compare path and method with its Webhook node.`;
  throw new HubError(
    'not_found',
    others.length > 0 ? `The webhook "${path}" takes ${others.join(', ')}, not ${method}.` : missing,
  );
}
