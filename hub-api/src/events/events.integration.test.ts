import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
let bob: TestWorkspace;
let address: string;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
  bob = await hub.addWorkspace('Bob');
  address = await hub.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => hub.stop());

interface Received {
  id?: string;
  event?: string;
  data: { id?: string; status?: string; name?: string };
}

/** An open stream; `next` waits for its next event. */
async function open(key: string, query = '', headers: Record<string, string> = {}) {
  const closing = new AbortController();
  const answer = await fetch(`${address}/api/hub/v1/events${query}`, {
    headers: { 'x-api-key': key, ...headers },
    signal: closing.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    close: () => closing.abort(),
    async next(): Promise<Received> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end === -1) {
          const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
          if (done) throw new Error('the stream ended');
          text += value ?? '';
          continue;
        }
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
        if (fields['event'] !== undefined) return { ...fields, data: JSON.parse(fields['data'] ?? '{}') };
      }
    },
  };
}

const upload = async (workspace: TestWorkspace) =>
  (
    await workspace.request('POST', '/imports?fileName=a.csv', {
      headers: { 'content-type': 'text/csv' },
      body: 'email\na@b.example\n',
    })
  ).json();
const connect = (workspace: TestWorkspace, name: string) =>
  workspace.request('POST', '/connections', { body: { name, credentialType: 'x', data: { secret: 'hidden' } } });

describe('events', () => {
  it('show the changes of the own workspace, without internals', async () => {
    const stream = await open(ada.key);
    expect(stream.type).toBe('text/event-stream');
    await upload(bob);
    const job = await upload(ada);
    const { event, data } = await stream.next();
    expect(event).toBe('import');
    expect(data).toEqual(job);
    stream.close();
  });

  it('go on after the last one that was received', async () => {
    const stream = await open(ada.key, '?topics=connection');
    await connect(ada, 'One');
    const first = await stream.next();
    expect(first.data.name).toBe('One');
    stream.close();
    await connect(ada, 'Two');
    await connect(bob, 'Not for Ada');
    await connect(ada, 'Three');
    const again = await open(ada.key, '?topics=connection', { 'last-event-id': first.id ?? '' });
    expect((await again.next()).data.name).toBe('Two');
    expect((await again.next()).data.name).toBe('Three');
    again.close();
  });

  it('go on over a restart of the hub, from the log of the store', async () => {
    const stream = await open(ada.key, '?topics=connection');
    await connect(ada, 'Before');
    const { id = '' } = await stream.next();
    stream.close();
    // More changes than a process keeps: the token is unknown to it, as it is after a restart.
    const live = hub.app.services.live as { behind(token: string): unknown };
    const behind = live.behind.bind(live);
    live.behind = () => null;
    await connect(ada, 'After');
    const again = await open(ada.key, '?topics=connection', { 'last-event-id': id });
    expect((await again.next()).data.name).toBe('After');
    again.close();
    live.behind = behind;
  });

  it('say so when what was missed is no longer known', async () => {
    const stream = await open(ada.key, '', { 'last-event-id': 'not-a-token' });
    expect((await stream.next()).event).toBe('reset');
    await connect(ada, 'Later');
    expect((await stream.next()).data.name).toBe('Later');
    stream.close();
  });

  it('are only those that one may read', async () => {
    const key = await ada.makeKey(['leads:read']);
    const stream = await open(key);
    await connect(ada, 'Hidden');
    const job = await upload(ada);
    expect((await stream.next()).data.id).toBe(job.id);
    stream.close();
    expect((await open(await ada.makeKey(['campaigns:read']))).status).toBe(403);
    expect((await open(ada.key, '?topics=weather')).status).toBe(400);
    expect((await open('llk_unknown')).status).toBe(401);
  });
});
