import { root } from '../paths.ts';
import { entryPoint } from './entry-point.ts';
import type { ServiceSpec } from './service.ts';
import { healthStatus, waitUntilReady } from './wait-until-ready.ts';

/** The development server of the pages; what is no page it passes on to the hub. */
export function vite(port: number, env: NodeJS.ProcessEnv): ServiceSpec {
  const url = `http://127.0.0.1:${port}`;
  return {
    name: 'pages',
    command: process.execPath,
    args: [
      entryPoint('node_modules', 'vite', 'bin', 'vite.js'),
      'ui',
      '--host',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--strictPort',
    ],
    cwd: root,
    env: { ...env, NODE_ENV: 'development' },
    address: url,
    ready: (signal) => waitUntilReady(async () => (await healthStatus(`${url}/`)) === 200, signal),
    readyTimeoutMs: 60_000,
    stopTimeoutMs: 5_000,
  };
}
