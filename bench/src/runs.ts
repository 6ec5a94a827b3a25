import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Execution, Workflow, WorkflowDocument } from '@leadloom/contracts';
import { startSystem } from '../../test/system.ts';
import { residentMb } from './imports/process-usage.ts';
import { quantile } from './leads/latencies.ts';
import { loop, many } from './runs/workflows.ts';
import { callFor } from './webhooks/call-for.ts';
import { answerTo, greeting, path } from './webhooks/workflow.ts';

/** Long loops, many items, a webhook beside them, and how soon a worker is ready, through the whole product. */
const { values } = parseArgs({
  options: { items: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '2000' } },
});
const items = Number(values.items);
const rounds = Number(values.rounds);
const bounds = { loopTimes: 2.2, residentMb: 1_024, startSeconds: 3, webhookTimes: 2 };
const api = '/api/hub/v1';

const faults: string[] = [];
const system = await startSystem({ hasSandbox: false });
try {
  const starts: number[] = [];
  for (let round = 0; round < 3; round++) {
    await system.worker.stop();
    const began = performance.now();
    await system.worker.start();
    starts.push((performance.now() - began) / 1_000);
  }
  const start = middle(starts);
  console.log(`a worker is ready after ${start.toFixed(2)} s (at most ${bounds.startSeconds})`);
  if (start > bounds.startSeconds) faults.push(`a worker took ${start.toFixed(2)} s to be ready`);

  await seconds(loop(10));
  const half: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 3; round++) {
    half.push(await seconds(loop(rounds / 2)));
    whole.push(await seconds(loop(rounds)));
  }
  const times = middle(whole) / middle(half);
  console.log(
    `a loop of ${rounds} rounds: ${middle(whole).toFixed(1)} s, ${times.toFixed(2)} times one of ${rounds / 2} (at most ${bounds.loopTimes})`,
  );
  if (times > bounds.loopTimes)
    faults.push(`a loop of ${rounds} rounds took ${times.toFixed(2)} times one of half of them`);

  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMb(system.worker.pid()))), 100);
  const took = await seconds(many(items));
  clearInterval(sampling);
  console.log(`${items} items: ${took.toFixed(1)} s, worker ${peak.toFixed(0)} MB (at most ${bounds.residentMb})`);
  if (peak > bounds.residentMb) faults.push(`${items} items took ${peak.toFixed(0)} MB`);

  const { workflow } = await system.api<{ workflow: Workflow }>('POST', `${api}/workflows`, { document: greeting });
  await system.api('POST', `${api}/workflows/${workflow.id}/activate`);
  await webhookP95(async () => sleep(2_000));
  const quiet = await webhookP95(async () => sleep(3_000));
  const beside = await webhookP95(async () => seconds(many(items)));
  console.log(
    `a webhook beside ${items} items: p95 ${beside.toFixed(0)} ms, ${(beside / quiet).toFixed(1)} times that without (at most ${bounds.webhookTimes})`,
  );
  if (beside > quiet * bounds.webhookTimes)
    faults.push(`a webhook beside ${items} items took ${(beside / quiet).toFixed(1)} times as long`);
} finally {
  await system.stop();
}
console.log(faults.length === 0 ? '\nWithin all limits.' : `\nNot met:\n  ${faults.join('\n  ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** How long a run of the document takes, by its own record. */
async function seconds(document: WorkflowDocument): Promise<number> {
  const { workflow } = await system.api<{ workflow: Workflow }>('POST', `${api}/workflows`, { document });
  const { executionId } = await system.api<{ executionId: string }>('POST', `${api}/workflows/${workflow.id}/runs`, {});
  for (;;) {
    const { execution } = await system.api<{ execution: Execution }>('GET', `${api}/executions/${executionId}`);
    if (execution.status === 'success') return (execution.durationMs ?? 0) / 1_000;
    if (execution.finishedAt !== null)
      throw new Error(`${document.name}: ${execution.error?.message ?? execution.status}`);
    await sleep(200);
  }
}

/** The webhook is called by one connection after another for as long as something goes on. */
async function webhookP95(during: () => Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const exchange = () => ({ body: '{"name":"x"}', answer: answerTo('x') });
  const url = `${system.hubUrl}/webhook/${path}`;
  const calls = callFor({ url, connections: 1, seconds: 120, exchange, signal: over.signal });
  await during();
  over.abort();
  return quantile((await calls).times, 0.95);
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
