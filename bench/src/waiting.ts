import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Workflow, WorkflowDocument } from '@leadloom/contracts';
import { startSystem } from '../../test/system.ts';
import { cpuSeconds, residentMb } from './imports/process-usage.ts';

/** Many executions that wait for the same time: what they take while they wait, and how soon all have gone on. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, begin: { type: 'string', default: '40' } },
});
const count = Number(values.count);
const atOnce = 50;
const watchSeconds = 10;
const bounds = { times: 1.05, doneSeconds: 150 };
const api = '/api/hub/v1';
/** Seconds in which they are begun, at so many a second. */
const beginSeconds = count / Number(values.begin) + 30;

const untilTime: WorkflowDocument = {
  name: 'Wait until',
  nodes: [
    {
      name: 'Webhook',
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2,
      position: [0, 0],
      webhookId: 'until',
      parameters: { httpMethod: 'POST', path: 'until', options: {} },
    },
    {
      name: 'Wait',
      type: 'n8n-nodes-base.wait',
      typeVersion: 1.1,
      position: [200, 0],
      webhookId: 'until-wait',
      parameters: { resume: 'specificTime', dateTime: '={{ $json.body.until }}' },
    },
  ],
  connections: { Webhook: { main: [[{ node: 'Wait', type: 'main', index: 0 }]] } },
  settings: { executionOrder: 'v1' },
};

const faults: string[] = [];
const system = await startSystem({ hasSandbox: false });
try {
  const { workflow } = await system.api<{ workflow: Workflow }>('POST', `${api}/workflows`, { document: untilTime });
  await system.api('POST', `${api}/workflows/${workflow.id}/activate`);
  const total = async (status: string) =>
    (await system.api<{ total: number }>('GET', `${api}/executions?workflowId=${workflow.id}&status=${status}&limit=1`))
      .total;
  const reach = async (status: string, wanted: number) => {
    while ((await total(status)) !== wanted) await sleep(1_000);
  };

  const warmUp = Math.min(500, count);
  await begin(warmUp, new Date());
  await reach('success', warmUp);
  const before = await watch();
  const due = new Date(Date.now() + beginSeconds * 1_000);
  const took = await begin(count - warmUp, due);
  await reach('waiting', count - warmUp);
  const during = await watch();
  console.log(
    `${count - warmUp} begun in ${took.toFixed(0)} s; while they wait: ${during.mb.toFixed(0)} MB (${before.mb.toFixed(0)} without), ` +
      `${(during.cpu * 100).toFixed(1)} % of a processor (${(before.cpu * 100).toFixed(1)} without)`,
  );
  if (during.mb > before.mb * bounds.times) faults.push(`${(during.mb / before.mb).toFixed(2)} times the memory`);
  if (during.cpu > before.cpu * bounds.times + 0.01) faults.push('more processor time while they wait');
  if (due.getTime() < Date.now())
    faults.push('they were due before all had begun to wait: give --begin a smaller rate');
  await sleep(Math.max(0, due.getTime() - Date.now()));
  await reach('success', count);
  const doneSeconds = (Date.now() - due.getTime()) / 1_000;
  console.log(`all done ${doneSeconds.toFixed(0)} s after they were due (at most ${bounds.doneSeconds})`);
  if (doneSeconds > bounds.doneSeconds) faults.push(`done after ${doneSeconds.toFixed(0)} s`);
} finally {
  await system.stop();
}
console.log(faults.length === 0 ? '\nWithin all limits.' : `\nNot met:\n  ${faults.join('\n  ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** @returns the seconds that it took */
async function begin(wanted: number, until: Date): Promise<number> {
  const started = performance.now();
  let sent = 0;
  const send = async () => {
    while (sent++ < wanted) {
      const answer = await fetch(`${system.hubUrl}/webhook/until`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ until: until.toISOString() }),
      });
      if (!answer.ok) throw new Error(`the webhook answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return (performance.now() - started) / 1_000;
}

/** Resident memory of hub and worker, and the share of one processor that they take. */
async function watch(): Promise<{ mb: number; cpu: number }> {
  const pids = [system.hub.pid(), system.worker.pid()];
  await sleep(watchSeconds * 1_000);
  const used = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const first = used();
  await sleep(watchSeconds * 1_000);
  return { mb: pids.reduce((sum, pid) => sum + residentMb(pid), 0), cpu: (used() - first) / watchSeconds };
}
