import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ImportJob, ImportRowError } from '@leadloom/contracts';
import { startSystem, type TestSystem } from '../../test/system.ts';
import { type BadLine, importFile } from './imports/import-file.ts';
import { cpuSeconds, residentMb } from './imports/process-usage.ts';

/** A CSV file through hub and worker as processes of their own: time, memory above idle, and whether every bad row is told. */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const limitSeconds = 60;
const limitMb = 512;
const idleMs = 5_000;

const api = '/api/hub/v1';
const file = importFile(Number(values.rows));
const system = await startSystem();
const faults: string[] = [];
try {
  console.log(`${file.rows} rows, ${(file.text.length / 2 ** 20).toFixed(1)} MB, ${file.bad.length} of them bad`);
  await measure('new');
  const { created } = await measure('the same again');
  if (created > 0) faults.push(`the same again: ${created} people were made twice`);
} finally {
  await system.stop();
}
console.log(faults.length === 0 ? '\nWithin all limits.' : `\nNot met:\n  ${faults.join('\n  ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function measure(name: string): Promise<ImportJob['counts']> {
  const processes = { hub: system.hub.pid(), worker: system.worker.pid() };
  await sleep(idleMs);
  const idle = Object.values(processes).map(residentMb);
  const peak = [...idle];
  let peakAbove = 0;
  const cpu = Object.values(processes).map(cpuSeconds);
  const sampling = setInterval(() => {
    const now = Object.values(processes).map(residentMb);
    for (const [place, mb] of now.entries()) peak[place] = Math.max(peak[place] ?? 0, mb);
    peakAbove = Math.max(peakAbove, sum(now) - sum(idle));
  }, 50);
  const began = performance.now();
  const uploaded = await upload(system);
  const uploadSeconds = (performance.now() - began) / 1000;
  await system.api('POST', `${api}/imports/${uploaded.id}/start`);
  const job = await end(system, uploaded.id);
  const seconds = (performance.now() - began) / 1000;
  clearInterval(sampling);
  const used = Object.values(processes).map((pid, place) => cpuSeconds(pid) - (cpu[place] ?? 0));

  console.log(
    `\n${name}: ${seconds.toFixed(1)} s with ${uploadSeconds.toFixed(1)} s of upload, ${Math.round(file.rows / seconds)} rows/s`,
  );
  for (const [place, part] of Object.keys(processes).entries())
    console.log(
      `  ${part}: ${used[place]?.toFixed(1)} s of processor, ${idle[place]?.toFixed(0)} MB idle, ${peak[place]?.toFixed(0)} MB at its peak`,
    );
  console.log(`  together ${peakAbove.toFixed(0)} MB above idle`);
  console.log(`  ${JSON.stringify(job.counts)}`);

  const { rows, created, updated, unchanged, failed } = job.counts;
  if (job.status !== 'done') faults.push(`${name}: the import is ${job.status}: ${job.error}`);
  if (seconds > limitSeconds) faults.push(`${name}: ${seconds.toFixed(1)} s, more than ${limitSeconds}`);
  if (peakAbove > limitMb) faults.push(`${name}: ${peakAbove.toFixed(0)} MB above idle, more than ${limitMb}`);
  if (rows !== file.rows || rows !== created + updated + unchanged + failed)
    faults.push(`${name}: the counts do not add up`);
  faults.push(...(await missed(system, job.id, file.bad)).map((fault) => `${name}: ${fault}`));
  return job.counts;
}

async function upload({ hubUrl, apiKey }: TestSystem): Promise<ImportJob> {
  const answer = await fetch(`${hubUrl}${api}/imports?fileName=bench.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'text/csv' },
    body: new Blob([file.text]).stream(),
    duplex: 'half',
  });
  if (!answer.ok) throw new Error(`the upload was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as ImportJob;
}

async function end(at: TestSystem, id: string): Promise<ImportJob> {
  for (;;) {
    const job = await at.api<ImportJob>('GET', `${api}/imports/${id}`);
    if (job.status !== 'running') return job;
    await sleep(250);
  }
}

/** Bad rows that are not told, told wrongly, or told of good ones. */
async function missed(at: TestSystem, id: string, bad: readonly BadLine[]): Promise<string[]> {
  const told = new Map<number, string>();
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: ImportRowError[]; nextCursor: string | null } = await at.api(
      'GET',
      `${api}/imports/${id}/errors?limit=200${query}`,
    );
    for (const { line, reason } of page.items) told.set(line, `${told.get(line) ?? ''} ${reason}`);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const wrong = bad.filter(({ line, reason }) => !reason.test(told.get(line) ?? ''));
  const lines = new Set(bad.map(({ line }) => line));
  const invented = [...told.keys()].filter((line) => !lines.has(line));
  return [
    ...wrong
      .slice(0, 5)
      .map(({ line, reason }) => `line ${line} should be told with ${reason}, is "${told.get(line) ?? ''}"`),
    ...(wrong.length > 5 ? [`${wrong.length - 5} more such lines`] : []),
    ...invented.slice(0, 5).map((line) => `line ${line} is good and was refused: ${told.get(line)}`),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
