import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stream } from 'node:stream';
import { text } from 'node:stream/consumers';
import axios from 'axios';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configureDoor, createSsrfGuard, inScope, installDoor, openScope } from './index.ts';

const server = createServer((request, response) => {
  void text(request).then((body) => response.end(JSON.stringify({ type: request.headers['content-type'], body })));
});
let address = '';

beforeAll(async () => {
  await installDoor();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  configureDoor({
    guard: createSsrfGuard([address]),
    limiter: { take: () => Promise.resolve(0), block: () => Promise.resolve(), learn: () => undefined },
    hubOrigin: '',
    onOutcome: () => undefined,
  });
});

afterAll(() => {
  server.close();
});

/** As form-data's forms are: emits its parts when it is piped, and cannot be read in any other way. */
class OldForm extends Stream {
  getHeaders() {
    return { 'content-type': 'multipart/form-data; boundary=b' };
  }
  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    super.pipe(destination);
    process.nextTick(() => {
      this.emit('data', Buffer.from('--b first '));
      this.emit('data', Buffer.from('second --b--'));
      this.emit('end');
    });
    return destination;
  }
}

it('sends forms of the oldest kind of stream whole', async () => {
  const scope = openScope({
    workspaceId: 'ws',
    scopeId: 'ex',
    unit: 'Upload',
    run: 0,
    attempt: 1,
    journal: null,
    connectionFor: () => null,
    safety: 'unsafe',
    isNewest: () => Promise.resolve(true),
    signal: null,
  });
  const { data } = await inScope(scope, () => axios.post<unknown>(`${address}/upload`, new OldForm()));
  expect(data).toEqual({ type: 'multipart/form-data; boundary=b', body: '--b first second --b--' });
});
