import { HubError, type RunCall, type WebhookAnswer, signals, workflowIds } from '@leadloom/contracts';
import type { WaitingRun } from '@leadloom/store';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { signalWorkflow } from '../temporal/signal-workflow.ts';
import { demandToken } from './demand-token.ts';
import { toWebhookRequest } from './to-webhook-request.ts';
import { type Patience, waitForCallAnswer } from './wait-for-call-answer.ts';

interface CallAddress {
  executionId: string;
  /** What the address has after the id. */
  suffix: string;
  isForm: boolean;
  patience?: Patience;
}

/**
 * Takes a request to a run that waits. It is in the inbox before the run hears of it; the node decides in the worker whether the run goes on.
 * @throws HubError `not_found`, `unauthorized`, or `conflict` when the run does not wait (any more)
 */
export async function receiveCall(
  services: Services,
  { executionId, suffix, isForm, patience }: CallAddress,
  request: FastifyRequest,
): Promise<WebhookAnswer> {
  const run = await services.store.waits.find(executionId);
  if (run === null) throw new HubError('not_found', `There is no execution "${executionId}".`);
  const path = demandToken(run, request.query as Record<string, unknown>, suffix);
  demandWaiting(run);
  if (!listensTo(run, { method: request.method, suffix: path, isForm }))
    throw new HubError(
      'not_found',
      `The execution "${executionId}" does not wait for ${request.method} at this address. Compare method and suffix with its node.`,
    );
  const { workspaceId, workflowId, segments: segment } = run;
  const requestId = await services.store.inbox.put(workspaceId, {
    workflowId,
    executionId,
    node: run.wait?.node ?? '',
    isTest: false,
    isForm,
    request: await toWebhookRequest(request, { path }),
  });
  const call: RunCall = { requestId, segment };
  if (!(await signalWorkflow(services.temporal, workflowIds.run(executionId), signals.call, call)))
    throw new HubError('conflict', `The execution "${executionId}" has ended already.`);
  return waitForCallAnswer(services, { workspaceId, executionId, requestId, segment }, request, patience);
}

function demandWaiting({ executionId, status, wait, isStopping }: WaitingRun): void {
  if (status === 'waiting' && wait?.takenBy === undefined && !isStopping) return;
  const state = {
    waiting: 'goes on already',
    success: 'has ended already',
    error: 'has ended with an error',
    canceled: 'was stopped',
    needs_decision: "needs a person's decision first",
    new: 'has not begun to wait',
    running: 'is running',
  }[status];
  throw new HubError('conflict', `The execution "${executionId}" ${state}: it waits for no call.`);
}

function listensTo({ wait }: WaitingRun, call: { method: string; suffix: string; isForm: boolean }): boolean {
  return (wait?.entries ?? []).some(
    ({ method, suffix, isForm }) => method === call.method && suffix === call.suffix && isForm === call.isForm,
  );
}
