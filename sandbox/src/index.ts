import type { AddressInfo } from 'node:net';
import { buildApp } from './server/app.ts';

export interface RunningSandbox {
  /** `http://127.0.0.1:5690`; a vendor is at `{url}/{vendor}`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a sandbox on the loopback interface; a free port unless told, in memory unless given a folder, without latency unless told. */
export async function startSandbox(
  options: {
    port?: number;
    host?: string;
    dataDir?: string;
    latencyMs?: number;
    publicUrl?: string;
    isLogging?: boolean;
  } = {},
): Promise<RunningSandbox> {
  const { port = 0, host = '127.0.0.1', dataDir, latencyMs = 0, publicUrl, isLogging = false } = options;
  let url = publicUrl?.replace(/\/+$/, '') ?? `http://${host}:${port}`;
  const app = await buildApp({ ...(dataDir === undefined ? {} : { dataDir }), latencyMs, isLogging, url: () => url });
  await app.listen({ port, host });
  if (publicUrl === undefined) url = `http://${host}:${(app.server.address() as AddressInfo).port}`;
  return { url, close: () => app.close() };
}
