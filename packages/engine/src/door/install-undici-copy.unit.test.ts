import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configureDoor } from './door-settings.ts';
import { installDoorInCopy } from './install-undici-copy.ts';
import { installUndiciDoor } from './install-undici.ts';
import { createSsrfGuard } from './ssrf-guard.ts';
import { withDoor } from './with-door.ts';

/** n8n's own transport brings this copy along. */
type Copy = typeof import('undici');
const require = createRequire(createRequire(import.meta.url).resolve('@n8n/backend-network/transport'));
const copy = require('undici') as Copy;

let server: Server;
let url: string;
let rest: (() => void) | undefined;
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: one\n\n');
    rest = () => response.end('data: two\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const unlimited = { take: () => Promise.resolve(0), block: () => Promise.resolve(), learn: () => undefined };
  configureDoor({
    guard: createSsrfGuard([]),
    limiter: unlimited,
    hubOrigin: '',
    onOutcome: (one) => outcomes.push(one),
  });
  installUndiciDoor();
  installDoorInCopy(copy);
  installDoorInCopy(copy);
});
afterAll(() => server.close());

const outcomes: string[] = [];
const scope = (origins: Record<string, string>) => ({
  workspaceId: 'w',
  scopeId: 'e',
  unit: 'n',
  run: 0,
  attempt: 1,
  journal: null,
  connectionFor: () => ({ id: 'c', origins, limits: null }),
  safety: 'unsafe' as const,
  isNewest: () => Promise.resolve(true),
  signal: null,
});

it('sends what an agent of another copy was given through the door, once, and hands events on as they come', async () => {
  const dispatcher = new copy.Agent();
  const read = await withDoor(scope({ 'https://model.example': url }), async () => {
    const answer = await copy.fetch('https://model.example/stream', { dispatcher });
    const pieces: string[] = [];
    for await (const piece of answer.body ?? []) {
      pieces.push(new TextDecoder().decode(piece as Uint8Array));
      rest?.();
    }
    return pieces;
  });
  expect(read).toEqual(['data: one\n\n', 'data: two\n\n']);
  expect(outcomes).toEqual(['sent']);
});

it('guards what it sends', async () => {
  const sending = withDoor(scope({}), () => copy.request(url, { dispatcher: new copy.Agent() }));
  await expect(sending).rejects.toThrow(/private network/);
});

it('leaves alone what belongs to no node', async () => {
  const before = outcomes.length;
  const answer = await copy.fetch(url, { dispatcher: new copy.Agent() });
  rest?.();
  expect(await answer.text()).toBe('data: one\n\ndata: two\n\n');
  expect(outcomes).toHaveLength(before);
});
