import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Makes a span and ends; says how many modules of OpenTelemetry were loaded, and how long the end took. */
const program = `
  import { createRequire } from 'node:module';
  const [, tracingRoom, endpoint] = process.argv;
  const { recordSpan, startTracing } = await import(tracingRoom);
  const tracing = await startTracing({ service: 'test', endpoint, onFault: () => undefined });
  recordSpan({ name: 'test', startMs: Date.now(), attributes: {} });
  const endedMs = Date.now();
  await tracing.stop();
  const loaded = Object.keys(createRequire('/').cache).filter((path) => path.includes('@opentelemetry')).length;
  console.log(JSON.stringify({ loaded, stopMs: Date.now() - endedMs }));
  process.exit(0);
`;

function runWith(...endpoint: string[]): { loaded: number; stopMs: number } {
  const args = ['--input-type=module', '-e', program, join(import.meta.dirname, 'index.ts'), ...endpoint];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { loaded: number; stopMs: number };
}

test('loads nothing of OpenTelemetry when no receiver is named', () => {
  expect(runWith().loaded).toBe(0);
});

test('a receiver that is away does not hold up the end', () => {
  const { loaded, stopMs } = runWith('http://127.0.0.1:9');
  expect(loaded).toBeGreaterThan(0);
  expect(stopMs).toBeLessThan(4_000);
}, 20_000);
