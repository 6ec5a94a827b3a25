import { HubError } from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { found } from '../http/found.ts';
import type { Services } from '../services.ts';
import type { Target } from './find-target.ts';
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
  const target = await findTarget(services, address, request.method);
  const { route } = target;
  const { workspaceId, workflowId, workflowVersion, node } = route;
  const workflow = found(target.workflow, 'workflow', workflowId);
  const documentHash = found(target.documentHash, 'document of workflow', workflowId);
  const executionId = newId('ex');
  const taken = await toWebhookRequest(request, { path: address.path, params: route.params });
  if (address.isTest && !(await takeTestCall(services, route, executionId)))
    throw new HubError('not_found', `Nobody listens for a test call on "${address.path}" any more.`);
  const requestId = await services.store.arrivals.take(workspaceId, {
    request: taken,
    entry: { node, isTest: address.isTest },
    execution: {
      id: executionId,
      workflowId,
      workflowName: workflow.name,
      workflowVersion,
      documentHash,
      mode: address.isTest ? 'manual' : 'webhook',
    },
  });
  allowOrigin(reply, route, request.headers.origin);
  const asked = { workspaceId, requestId, executionId };
  const run = { workspaceId, executionId };
  if (route.isStreaming === true) {
    await services.startRuns(run, workflowId);
    return streamAnswer(services, asked, request, reply);
  }
  const [answer] = await Promise.all([
    waitForAnswer(services, { ...asked, isNew: true }, request),
    services.startRuns(run, workflowId),
  ]);
  return sendAnswer(reply, answer);
}

async function findTarget(services: Services, { path, isTest }: Address, method: string): Promise<Target> {
  const target = await services.findTarget(method, path, isTest ? 'test' : 'live');
  if (target !== null) return target;
  const kind = { isTest, isForm: false };
  const others = (await services.store.webhookRoutes.listOfPath(path, kind)).map((other) => other.method);
  const missing = isTest
    ? `Nobody listens for a test call on ${method} "${path}". Choose "Listen for a test call" at the workflow, then call again.`
    : `No active workflow listens on ${method} "${path}". Activate the workflow, and compare path and method with its Webhook node.`;
  throw new HubError(
    'not_found',
    others.length > 0 ? `The webhook "${path}" takes ${others.join(', ')}, not ${method}.` : missing,
  );
}
