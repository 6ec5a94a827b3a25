import { setTimeout } from 'node:timers/promises';
import type { RunStart } from '@leadloom/engine';
import type { Claim, ExecutionStart } from '@leadloom/store';
import { expect, it } from 'vitest';
import type { WorkerServices } from '../services.ts';
import { createWebhookAnswering } from './webhook-answering.ts';

it('stores the pieces of an answer one after another, though nobody waits for each', async () => {
  const stored: [number, string][] = [];
  const put = async (_workspace: string, _request: string, { number }: { number: number }, text: string) => {
    await setTimeout(number === 0 ? 30 : 1);
    stored.push([number, text]);
  };
  const services = { store: { webhookChunks: { put } } } as unknown as WorkerServices;
  const claim = { workspaceId: 'w', executionId: 'ex', segment: 1, row: {} } as Claim;
  const start: RunStart & Pick<ExecutionStart, 'webhookRequestId'> = { webhookRequestId: 'in' };
  const plan = { mode: 'streaming', status: 200, headers: {}, data: '' } as never;
  const stream = await createWebhookAnswering(services).streamOf(claim, start, plan);
  const pieces = ['You ', 'said: ', 'one'];
  for (const content of pieces) void stream.sendChunk?.({ type: 'item', content } as never);
  await stream.allSent?.();
  expect(stored).toEqual(pieces.map((content, number) => [number, `${JSON.stringify({ type: 'item', content })}\n`]));
});
