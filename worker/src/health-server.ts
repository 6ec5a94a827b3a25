import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkerServices } from './services.ts';

/** `/healthz` (the process lives), `/readyz` (it polls, and the store answers) and `/metrics`, without login: keep it on loopback. */
export async function startHealthServer(
  { config, metrics, store }: WorkerServices,
  isReady: () => boolean,
): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url === '/metrics') {
        response.setHeader('content-type', metrics.registry.contentType);
        response.end(await metrics.registry.metrics());
        return;
      }
      const ready =
        request.url === '/healthz' || (request.url === '/readyz' && isReady() && (await answers(store.ping())));
      response.statusCode = ready ? 200 : request.url === '/readyz' ? 503 : 404;
      response.end(ready ? 'ok\n' : 'not ready\n');
    })();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.WORKER_PORT, config.WORKER_HOST, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

async function answers(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
