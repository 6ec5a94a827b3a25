import { join } from 'node:path';
import { root } from '../paths.ts';
import { entryPoint } from './entry-point.ts';
import type { ServiceSpec } from './service.ts';
import { healthStatus, waitUntilReady } from './wait-until-ready.ts';

/** The vendor simulators. They are the outside world, so they get none of our addresses and secrets. */
export function sandbox(dataDir: string, port: number): ServiceSpec {
  const url = `http://127.0.0.1:${port}`;
  const { PATH, TZ, SANDBOX_LATENCY_MS } = process.env;
  return {
    name: 'sandbox',
    command: process.execPath,
    args: [entryPoint('sandbox', 'src', 'main.ts')],
    cwd: root,
    env: {
      PATH,
      TZ,
      SANDBOX_LATENCY_MS,
      SANDBOX_HOST: '127.0.0.1',
      SANDBOX_PORT: `${port}`,
      SANDBOX_DATA_DIR: join(dataDir, 'sandbox'),
    },
    address: url,
    ready: (signal) => waitUntilReady(async () => (await healthStatus(`${url}/healthz`)) === 200, signal),
    readyTimeoutMs: 60_000,
    stopTimeoutMs: 10_000,
  };
}
