import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { quantile } from './leads/latencies.ts';
import { realistic } from './realistic/workflow.ts';
import { callFor } from './webhooks/call-for.ts';
import { startN8n, startOurs, type Target } from './webhooks/targets.ts';

/** Expressions, a call to another server and a wait, through the whole product, and through stock n8n in the same run. */
const { values } = parseArgs({
  options: {
    n8n: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    connections: { type: 'string', default: '200' },
    wait: { type: 'string', default: '2' },
  },
});
const seconds = Number(values.seconds);
const timesN8n = 5;

const outside = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"ok":"yes"}');
});
await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
const document = realistic(`${origin}/lookup`, Number(values.wait));

const faults: string[] = [];
const ours = await measure(await startOurs(document, [origin]));
if (values.n8n !== undefined)
  for (const engine of ['vm', 'legacy'] as const) {
    const times = ours / (await measure(await startN8n(values.n8n, engine, document)));
    console.log(`${times.toFixed(1)} times n8n ${engine} (at least ${timesN8n})`);
    if (times < timesN8n) faults.push(`${times.toFixed(1)} times n8n ${engine}, below ${timesN8n}`);
  }
outside.close();
console.log(faults.length === 0 ? '\nWithin all limits.' : `\nNot met:\n  ${faults.join('\n  ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** @returns executions a second */
async function measure(target: Target): Promise<number> {
  let sent = 0;
  const exchange = () => {
    const name = `N${sent++}`;
    return { body: JSON.stringify({ name }), answer: JSON.stringify({ greeting: `Hello ${name} yes` }) };
  };
  try {
    await callFor({ url: target.url, connections: 10, seconds: 3, exchange });
    const { perSecond, times } = await callFor({
      url: target.url,
      connections: Number(values.connections),
      seconds,
      exchange,
    });
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    console.log(`${target.name}: ${perSecond.toFixed(1)}/s, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
    return perSecond;
  } finally {
    await target.stop();
  }
}
