import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cpuSeconds, residentMb } from './imports/process-usage.ts';
import { quantile } from './leads/latencies.ts';
import { callFor } from './webhooks/call-for.ts';
import { startN8n, startOurs, type Target } from './webhooks/targets.ts';
import { answerTo, greeting } from './webhooks/workflow.ts';

/** Webhook → Set with one expression, answered by the last node, through the whole product, and through stock n8n in the same run. */
const { values } = parseArgs({
  options: {
    n8n: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '50' },
  },
});
const seconds = Number(values.seconds);
const many = Number(values.connections);
const warmUpSeconds = 4;
const bounds = { timesVm: 20, timesLegacy: 6, p95Ms: 120, aloneTimesLegacy: 1.5 };

interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  alonePerSecond: number;
  aloneP50: number;
  aloneP95: number;
}

const faults: string[] = [];
const ours = await measure(await startOurs(greeting));
if (ours.p95 > bounds.p95Ms)
  faults.push(`p95 with ${many} connections ${ours.p95.toFixed(0)} ms, over ${bounds.p95Ms}`);
if (values.n8n !== undefined) {
  const vm = await measure(await startN8n(values.n8n, 'vm', greeting));
  const legacy = await measure(await startN8n(values.n8n, 'legacy', greeting));
  demand('n8n vm', ours.perSecond / vm.perSecond, bounds.timesVm);
  demand('n8n legacy', ours.perSecond / legacy.perSecond, bounds.timesLegacy);
  const slower = ours.aloneP50 / legacy.aloneP50;
  console.log(`alone: p50 ${slower.toFixed(2)} times that of n8n legacy (at most ${bounds.aloneTimesLegacy})`);
  if (slower > bounds.aloneTimesLegacy) faults.push(`alone ${slower.toFixed(2)} times as slow as n8n legacy`);
}
console.log(faults.length === 0 ? '\nWithin all limits.' : `\nNot met:\n  ${faults.join('\n  ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function measure(target: Target): Promise<Measured> {
  try {
    let sent = 0;
    const exchange = () => {
      const name = `n${sent++}`;
      return { body: JSON.stringify({ name }), answer: answerTo(name) };
    };
    await callFor({ url: target.url, connections: many, seconds: warmUpSeconds, exchange });
    await sleep(2_000);
    const before = Object.values(target.pids).map(cpuSeconds);
    const busy = await callFor({ url: target.url, connections: many, seconds, exchange });
    const used = Object.entries(target.pids).map(
      ([part, pid], place) =>
        `${part} ${(((cpuSeconds(pid) - (before[place] ?? 0)) * 1_000) / busy.times.length).toFixed(2)} ms, ${residentMb(pid).toFixed(0)} MB`,
    );
    await sleep(2_000);
    const alone = await callFor({ url: target.url, connections: 1, seconds: Math.min(seconds, 5), exchange });
    const kept = await target.kept();
    if (!Number.isNaN(kept) && kept !== sent) faults.push(`${target.name}: ${sent} acknowledged, ${kept} kept`);
    const measured = {
      perSecond: busy.perSecond,
      p50: quantile(busy.times, 0.5),
      p95: quantile(busy.times, 0.95),
      alonePerSecond: alone.perSecond,
      aloneP50: quantile(alone.times, 0.5),
      aloneP95: quantile(alone.times, 0.95),
    };
    console.log(
      `${target.name}\n  ${many} connections: ${measured.perSecond.toFixed(0)}/s, p50 ${measured.p50.toFixed(0)} ms, p95 ${measured.p95.toFixed(0)} ms` +
        `\n  1 connection: ${measured.alonePerSecond.toFixed(0)}/s, p50 ${measured.aloneP50.toFixed(1)} ms, p95 ${measured.aloneP95.toFixed(1)} ms` +
        (used.length === 0 ? '' : `\n  processor for one execution: ${used.join('; ')}`),
    );
    return measured;
  } finally {
    await target.stop();
  }
}

function demand(other: string, times: number, atLeast: number): void {
  console.log(`${times.toFixed(1)} times ${other} (at least ${atLeast})`);
  if (times < atLeast) faults.push(`${times.toFixed(1)} times ${other}, below ${atLeast}`);
}
