import { HubError, type FormPage, type WebhookAnswer } from '@leadloom/contracts';
import type { WaitingRun } from '@leadloom/store';
import type { FastifyRequest } from 'fastify';
import { untilClosed } from '../http/until-closed.ts';
import { waitFor } from '../live/wait-for.ts';
import type { Services } from '../services.ts';
import { demandToken } from '../webhooks/demand-token.ts';
import { receiveCall } from '../webhooks/receive-call.ts';
import { formPatienceMs } from './wait-for-form-answer.ts';

/** As long as a page that waits keeps its request open, before it asks again by itself. */
const lookMs = 10_000;
/** n8n's name for what tells programs how far the run is. */
const statusSuffix = 'n8n-execution-status';

interface Address {
  executionId: string;
  suffix: string;
}

/** Takes a request to a form that a run waits at: the next page of a form, a Wait node's form, or the page that waits for either. */
export async function receiveWaitingForm(
  services: Services,
  { executionId, suffix }: Address,
  request: FastifyRequest,
): Promise<WebhookAnswer> {
  const found = await services.store.waits.find(executionId);
  if (found === null) throw new HubError('not_found', 'There is no such form.');
  const path = demandToken(found, request.query as Record<string, unknown>, suffix);
  if (path === statusSuffix) return statusOf(found);
  const run = isBusy(found) ? await untilIdle(services, executionId, request) : found;
  if (run.status === 'waiting' && hasForm(run)) return callForm(services, { executionId, suffix: path }, request);
  // Who sends a page a second time is shown how far the run is.
  if (request.method === 'POST') return { status: 303, headers: { location: request.url }, body: new Uint8Array() };
  if (run.status === 'success') return lastPageOf(services, run);
  if (run.status === 'error' || run.status === 'canceled')
    throw new HubError('conflict', 'The workflow behind this form failed or was stopped.');
  return page({ kind: 'progress', title: 'One moment' });
}

async function callForm(services: Services, address: Address, request: FastifyRequest): Promise<WebhookAnswer> {
  try {
    const patience = { timeoutMs: formPatienceMs, untilWait: true };
    return await receiveCall(services, { ...address, isForm: true, patience }, request);
  } catch (error) {
    const isSentTwiceOrSlow =
      request.method === 'POST' && error instanceof HubError && ['conflict', 'unavailable'].includes(error.code);
    if (!isSentTwiceOrSlow) throw error;
    return { status: 303, headers: { location: request.url }, body: new Uint8Array() };
  }
}

function untilIdle({ store, live }: Services, executionId: string, request: FastifyRequest): Promise<WaitingRun> {
  return waitFor({
    live,
    isAbout: ({ collection, id }) => collection === 'executions' && id === executionId,
    load: async () => {
      const run = await store.waits.find(executionId);
      if (run === null) throw new HubError('not_found', 'There is no such form.');
      return run;
    },
    isDone: (run) => !isBusy(run),
    timeoutMs: lookMs,
    signal: untilClosed(request),
  });
}

/** The page that the form ended with; reloading shows it again for as long as answers are kept. */
async function lastPageOf({ store }: Services, { workspaceId, lastPage }: WaitingRun): Promise<WebhookAnswer> {
  const kept = lastPage === null ? null : await store.webhookAnswers.get(workspaceId, lastPage);
  if (kept !== null) return kept;
  return page({
    kind: 'done',
    title: 'Form submitted',
    heading: 'Form submitted',
    messageHtml: 'Your response has been recorded',
    css: '',
    files: [],
  });
}

function statusOf(run: WaitingRun): WebhookAnswer {
  const status = run.status === 'waiting' && hasForm(run) ? 'form-waiting' : run.status;
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(status) };
}

function hasForm({ wait }: WaitingRun): boolean {
  return wait?.entries.some(({ isForm }) => isForm) === true;
}

function isBusy({ status, wait }: WaitingRun): boolean {
  return status === 'new' || status === 'running' || (status === 'waiting' && wait?.takenBy !== undefined);
}

function page(given: FormPage): WebhookAnswer {
  return { status: 200, headers: {}, body: new Uint8Array(), page: given };
}
