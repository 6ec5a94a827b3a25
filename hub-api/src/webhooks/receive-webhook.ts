import { HubError } from '@leadloom/contracts';
import { type MatchedRoute, newId } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { found } from '../http/found.ts';
import { startRun } from '../routes/workflows/start-run.ts';
import type { Services } from '../services.ts';
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
  const requestId = await store.inbox.put(workspaceId, {
    workflowId,
    executionId,
    node,
    isTest: address.isTest,
    request: {
      method: request.method,
      path: address.path,
      params: route.params,
      query: request.query as Record<string, string | string[]>,
      headers: plainHeaders(request),
      remoteAddress: request.ip,
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    },
  });
  await startRun(services, workspaceId, {
    id: executionId,
    workflowId,
    workflowName: workflow.name,
    workflowVersion,
    documentHash: versioned.hash,
    mode: 'webhook',
    start: { startNode: node, webhookRequestId: requestId },
  });
  return sendAnswer(reply, await waitForAnswer(services, { workspaceId, requestId, executionId }, request));
}

async function findRoute({ store }: Services, { path, isTest }: Address, method: string): Promise<MatchedRoute> {
  const route = await store.webhookRoutes.match(method === 'HEAD' ? 'GET' : method, path, isTest);
  if (route !== null) return route;
  const others = await store.webhookRoutes.methodsOf(path, isTest);
  throw new HubError(
    'not_found',
    others.length > 0
      ? `The webhook "${path}" takes ${others.join(', ')}, not ${method}.`
      : `No active workflow listens on ${method} "${path}". Activate the workflow, and compare path and method with its Webhook node.`,
  );
}

/** The hub's own cookie is not for workflows. */
function plainHeaders({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const text = Array.isArray(value) ? value.join(', ') : value;
      return [[name, name === 'cookie' ? text.replaceAll(/(^|;\s*)leadloom_session=[^;]*/g, '') : text]];
    }),
  );
}
