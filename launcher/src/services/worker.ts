import { root } from '../paths.ts';
import { freePort } from '../system/port.ts';
import { entryPoint } from './entry-point.ts';
import type { ServiceSpec } from './service.ts';
import { healthStatus, waitUntilReady } from './wait-until-ready.ts';

/** The Temporal worker. It tells its health at a loopback port of its own. */
export function worker(port: number, env: NodeJS.ProcessEnv): ServiceSpec {
  const url = `http://127.0.0.1:${port}`;
  return {
    name: 'worker',
    command: process.execPath,
    args: [entryPoint('worker', 'src', 'main.ts')],
    cwd: root,
    env: { ...env, WORKER_PORT: `${port}` },
    address: url,
    ready: (signal) => waitUntilReady(async () => (await healthStatus(`${url}/readyz`)) === 200, signal),
    readyTimeoutMs: 120_000,
    successor: async () => worker(await freePort(), env),
    stopTimeoutMs: 30_000,
  };
}
