import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that arrived. */
export interface Effect {
  /** Of what was sent to a workflow. */
  id: string;
  step: string;
  method: string;
  atMs: number;
}

export interface EffectServer {
  url: string;
  /** In the order in which they came. */
  effects: Effect[];
  stop(): Promise<void>;
}

/**
 * A service outside, at `/<id>/<step>`: it counts what arrives and answers after `delayMs()`. What it says goes by what it was asked alone,
 * so that a run that was disturbed gets the same answers as one that was not.
 */
export async function startEffectServer(delayMs: () => number): Promise<EffectServer> {
  const effects: Effect[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request).catch(() => null);
      if (body === null) return;
      const [, id = '', step = ''] = (request.url ?? '').split('/');
      effects.push({ id, step, method: request.method ?? '', atMs: Date.now() });
      await new Promise((resolve) => setTimeout(resolve, delayMs()));
      response.setHeader('content-type', 'application/json');
      // A date would differ from run to run.
      response.sendDate = false;
      response.end(JSON.stringify({ id, step, bytes: body.length }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    effects,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
