import { root } from '../paths.ts';
import type { Settings } from '../settings.ts';
import { entryPoint } from './entry-point.ts';
import type { ServiceSpec } from './service.ts';
import { healthStatus, waitUntilReady } from './wait-until-ready.ts';

/** The hub API, which also serves the pages. */
export function hub({ hub: { host, port, url } }: Settings, env: NodeJS.ProcessEnv): ServiceSpec {
  const local = localHubUrl(host, port);
  return {
    name: 'hub',
    command: process.execPath,
    args: [entryPoint('hub-api', 'src', 'main.ts')],
    cwd: root,
    env,
    address: local,
    ready: (signal) =>
      waitUntilReady(async () => (await healthStatus(`${local}/readyz`, new URL(url).host)) === 200, signal),
    readyTimeoutMs: 120_000,
    stopTimeoutMs: 20_000,
  };
}

/** Where this machine reaches the hub, whatever its public address is. */
export function localHubUrl(host: string, port: number): string {
  const isAnyAddress = host === '0.0.0.0' || host === '::';
  const name = isAnyAddress ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
