import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSystem, type TestSystem } from '../system.ts';
import { type ApiOperation, readOperations } from './api-operations.ts';
import { schemaArbitrary, type Schemas } from './schema-arbitrary.ts';

/** Of each route. More are asked for by hand, to look deeper than each change can. */
const asks = Number(process.env['LEADLOOM_FUZZ_ASKS'] ?? 8);
const seed = Number(process.env['LEADLOOM_FUZZ_SEED'] ?? 20_261_121);
/** A route that waits for something is left alone after this: it has not failed. */
const patienceMs = 1_000;

let system: TestSystem;
let operations: ApiOperation[];
let schemas: Schemas;
/** Ids of what is there, by the part of the address that they belong to: `workflows`. */
let ids: Map<string, string[]>;

beforeAll(async () => {
  system = await startSystem();
  ({ operations, schemas } = await readOperations(system.hubUrl));
  ids = await idsOfEverything();
});
afterAll(() => system?.stop());

/** What the seed has made, so that not every request is about something that is not there. */
async function idsOfEverything(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { method, path, id } of operations) {
    if (method !== 'GET' || path.includes('{') || id === 'streamEvents') continue;
    const text = JSON.stringify(await system.api('GET', path));
    const here = [...text.matchAll(/"id":"([^"]{1,60})"/g)].flatMap((match) => match[1] ?? []).slice(0, 20);
    found.set(areaOf(path), [...(found.get(areaOf(path)) ?? []), ...here]);
  }
  // Not the key that asks: what deletes keys may have this one.
  const body = { name: 'to be deleted', permissions: ['leads:read'] };
  const { apiKey } = await system.api<{ apiKey: { id: string } }>('POST', '/api/hub/v1/api-keys', body);
  return found.set('api-keys', [apiKey.id]);
}

const areaOf = (path: string) => path.replace(/^\/api\/(?:hub\/)?v1\//, '').split('/')[0] ?? '';

interface Ask {
  parameters: Record<string, unknown>;
  body: unknown;
}

function asksOf({ path, parameters, body }: ApiOperation): fc.Arbitrary<Ask> {
  const here = ids.get(areaOf(path)) ?? [];
  const all = [...ids.values()].flat();
  const values = Object.fromEntries(
    parameters.map(({ name, schema, in: place }) => {
      const any = schemaArbitrary(schema, schemas, all);
      const known = place === 'path' && here.length > 0;
      return [
        name,
        known ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...here) }, { weight: 1, arbitrary: any }) : any,
      ];
    }),
  );
  return fc.record({
    parameters: fc.record(values, {
      requiredKeys: parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name),
    }),
    body: body === null ? fc.constant(undefined) : schemaArbitrary(body.schema, schemas, all),
  });
}

/** A value as it goes into an address. A lone surrogate has no form there. */
const encoded = (value: unknown) =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed().slice(0, 4000));

async function send(operation: ApiOperation, ask: Ask): Promise<[number, string]> {
  const { method, path, parameters, body } = operation;
  const address = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encoded(ask.parameters[name]));
  const query = parameters
    .filter(({ name, in: place }) => place === 'query' && ask.parameters[name] !== undefined)
    .map(({ name }) => `${name}=${encoded(ask.parameters[name])}`);
  const text = body?.type === 'application/json' ? JSON.stringify(ask.body) : String(ask.body);
  try {
    const answer = await fetch(`${system.hubUrl}${address}?${query.join('&')}`, {
      method,
      headers: {
        authorization: `Bearer ${system.apiKey}`,
        ...(body === null ? {} : { 'content-type': body.type }),
      },
      ...(body === null || text === undefined ? {} : { body: text }),
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'manual',
    });
    if (answer.status === 429) {
      await setTimeout(Number(answer.headers.get('retry-after')) * 1000);
      return await send(operation, ask);
    }
    return [answer.status, await answer.text()];
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return [0, 'waits'];
    throw error;
  }
}

const noOp = (name: string) => ({
  name,
  type: 'n8n-nodes-base.noOp',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
});
const start = { ...noOp('Start'), type: 'n8n-nodes-base.manualTrigger' };
const wires = (...pairs: [string, string][]) =>
  Object.fromEntries(pairs.map(([from, to]) => [from, { main: [[{ node: to, type: 'main', index: 0 }]] }]));

/** Status and error of what the hub does not take. */
async function refusal(path: string, body: string) {
  const answer = await fetch(`${system.hubUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${system.apiKey}`, 'content-type': 'application/json' },
    body,
  });
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  return { status: answer.status, ...error };
}

interface Ended {
  status: string;
  error: { message: string; node?: string } | null;
}

const run = (document: object, isWaitedFor = true) =>
  system.api<{ executionId: string; execution?: Ended }>('POST', '/api/hub/v1/runs', { document, wait: isWaitedFor });

describe('a document', () => {
  it('that is no JSON is refused with what was wrong', async () => {
    for (const [text, place] of [
      ['{"name": "planted", "nodes": [,]}', "Unexpected token ','"],
      ['{"name": "planted", nodes: []}', 'position 20 (line 1 column 21)'],
      ['{"name": "planted', 'position 17'],
    ] as const) {
      const refused = await refusal('/api/hub/v1/workflows', text);
      expect(refused).toMatchObject({ status: 400, code: 'invalid_input', message: expect.stringContaining(place) });
      // It may be a secret's.
      expect(refused.message).not.toContain('planted');
    }
  });

  it('with a node of an unknown type is kept, told of, and not run', async () => {
    const document = {
      nodes: [start, { ...noOp('Odd'), type: 'n8n-nodes-nobody.odd' }],
      connections: wires(['Start', 'Odd']),
    };
    const { findings } = await system.api<{ findings: object[] }>('POST', '/api/hub/v1/workflows', { document });
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', node: 'Odd' }));
    expect(await refusal('/api/hub/v1/runs', JSON.stringify({ document }))).toMatchObject({
      status: 400,
      message: expect.stringMatching(/"Odd" is of type n8n-nodes-nobody.odd, which is not installed/),
    });
  });

  it('whose credential is missing fails at that node and says which', async () => {
    const node = {
      ...noOp('Ask'),
      type: 'n8n-nodes-base.httpRequest',
      typeVersion: 4.2,
      parameters: {
        url: 'http://127.0.0.1:9/',
        authentication: 'genericCredentialType',
        genericAuthType: 'httpHeaderAuth',
      },
      credentials: { httpHeaderAuth: { id: 'nowhere', name: 'My key' } },
    };
    const { execution } = await run({ nodes: [start, node], connections: wires(['Start', 'Ask']) });
    expect(execution).toMatchObject({
      status: 'error',
      error: { node: 'Ask', message: expect.stringMatching(/does not exist any more: choose another/) },
    });
  });

  it('that goes round for ever can be stopped, and hinders nobody meanwhile', async () => {
    const endless = {
      nodes: [start, noOp('A'), noOp('B')],
      connections: wires(['Start', 'A'], ['A', 'B'], ['B', 'A']),
    };
    const { executionId } = await run(endless, false);
    const { execution } = await run({ nodes: [start, noOp('A')], connections: wires(['Start', 'A']) });
    expect(execution?.status).toBe('success');
    await system.api('POST', `/api/hub/v1/executions/${executionId}/stop`);
    await expect
      .poll(() => system.api('GET', `/api/hub/v1/executions/${executionId}`), { timeout: 20_000 })
      .toMatchObject({ execution: { status: 'canceled' } });
  });

  const chain = (length: number) => {
    const names = Array.from({ length }, (_, n) => `N${n}`);
    const pairs = names.map((name, n): [string, string] => [n === 0 ? 'Start' : `N${n - 1}`, name]);
    return { nodes: [start, ...names.map(noOp)], connections: wires(...pairs) };
  };

  it('of 10,000 nodes is refused with how many there may be', async () => {
    expect(await refusal('/api/hub/v1/workflows', JSON.stringify({ document: chain(9_999) }))).toMatchObject({
      status: 400,
      message: expect.stringMatching(/nodes.*5000/),
    });
  });

  it('of 500 nodes in a row is saved, opened and run', async () => {
    const document = chain(499);
    const { workflow } = await system.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document });
    const opened = await system.api<{ document: { nodes: object[] } }>('GET', `/api/hub/v1/workflows/${workflow.id}`);
    expect(opened.document.nodes).toHaveLength(500);
    const { execution } = await run(document);
    expect(execution).toMatchObject({ status: 'success', error: null });
  });

  it('of 5,000 nodes in a row fails and says what to do', async () => {
    const { execution } = await run(chain(4_999));
    expect(execution).toMatchObject({ status: 'error', error: { message: expect.stringContaining('sub-workflows') } });
  });
});

describe('a body of 100 MB', () => {
  /** The head of a request and the first bytes of its body; what the hub says of it then. */
  async function begin(headers: Record<string, string>, bytes: number): Promise<{ status: number; message: string }> {
    const request = httpRequest(`${system.hubUrl}/api/hub/v1/workflows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${system.apiKey}`, 'content-type': 'application/json', ...headers },
    });
    request.write(Buffer.alloc(bytes, ' '));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { error } = (await json(response)) as { error: { message: string } };
    request.destroy();
    return { status: response.statusCode ?? 0, message: error.message };
  }

  it('is refused with its limit before it has come', async () => {
    const refused = { status: 413, message: expect.stringMatching(/large.*16 MB/) };
    expect(await begin({ 'content-length': `${100 * 2 ** 20}` }, 1)).toEqual(refused);
  });

  it('is refused at the limit when it does not say how long it is', async () => {
    expect((await begin({ 'transfer-encoding': 'chunked' }, 16 * 2 ** 20 + 1)).status).toBe(413);
  });
});

it('answers whatever comes to a route with what was wrong, never with a failure of its own', async () => {
  const hubPid = system.hub.pid();
  const taken = new Set<string>();
  // What takes things away comes last.
  const inOrder = operations.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  const failures: string[] = [];
  for (const operation of inOrder) {
    await fc
      .assert(
        fc.asyncProperty(asksOf(operation), async (ask) => {
          const [status, text] = await send(operation, ask);
          if (status >= 200 && status < 300) taken.add(operation.id);
          if (status >= 500) throw new Error(`${status} ${text.slice(0, 300)}`);
        }),
        { numRuns: asks, seed, endOnFailure: true },
      )
      .catch((error: Error) => failures.push(`${operation.method} ${operation.path}: ${error.message.slice(0, 1500)}`));
  }
  expect(failures).toEqual([]);
  // Requests that were right reached their handlers, and the owner's key is what it was.
  expect(taken.size).toBeGreaterThan(operations.length / 4);
  await system.api('GET', '/api/hub/v1/auth/session');
  expect(system.hub.pid()).toBe(hubPid);
}, 300_000);
