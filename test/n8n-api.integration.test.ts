import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { N8nCredential, N8nExecution, N8nListOf, N8nTag, N8nWorkflow } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doubling, failing, waiting } from './n8n-clients/drawn.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
const files = mkdtempSync(join(tmpdir(), 'leadloom-n8n-'));
/** In credentials that are sent; in no answer. */
const secret = 'planted-in-a-credential';
const answers: string[] = [];

beforeAll(async () => {
  system = await startSystem({ hasSandbox: false });
}, 240_000);
afterAll(async () => {
  await system?.stop();
  rmSync(files, { recursive: true });
});

interface Answer {
  status: number;
  body: unknown;
}

/** As n8n's clients call: below /api/v1, with their header. */
async function call(method: string, path: string, body?: unknown, key = system.apiKey): Promise<Answer> {
  const response = await fetch(`${system.hubUrl}/api/v1${path}`, {
    method,
    headers: { 'x-n8n-api-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  answers.push(text);
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function ok<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const answer = await call(method, path, body);
  expect(answer, `${method} ${path}`).toMatchObject({ status });
  return answer.body as T;
}

async function until(id: string, isSo: (execution: N8nExecution) => boolean): Promise<N8nExecution> {
  for (;;) {
    const execution = await ok<N8nExecution>('GET', `/executions/${id}?includeData=true`);
    if (isSo(execution)) return execution;
    await sleep(100);
  }
}

async function runNow(workflow: object): Promise<string> {
  const { id } = await ok<N8nWorkflow>('POST', '/workflows', workflow);
  const path = `/api/hub/v1/workflows/${id}/runs`;
  return (await system.api<{ executionId: string }>('POST', path, {})).executionId;
}

interface Outputs {
  resultData: {
    runData: Record<string, { startTime: number; data?: { main: { json: unknown }[][] } }[]>;
    error?: { message: string; node?: { name: string } };
  };
}
const outputs = ({ data }: N8nExecution) => (data as unknown as Outputs).resultData;
const given = (execution: N8nExecution, node: string) =>
  outputs(execution).runData[node]?.map((run) => run.data?.main[0]?.map(({ json }) => json));

describe("n8n's public API", () => {
  it('makes, activates, runs, edits and deletes a workflow', async () => {
    await ok('POST', '/variables', { key: 'unit', value: 'kg' }, 201);
    const made = await ok<N8nWorkflow>('POST', '/workflows', doubling('first'));
    expect(made).toMatchObject({
      active: false,
      versionId: '1',
      activeVersionId: null,
      settings: { executionOrder: 'v1' },
    });
    const path = `/workflows/${made.id}`;
    expect(await ok('POST', `${path}/activate`)).toMatchObject({ active: true, activeVersionId: '1', triggerCount: 1 });

    const called = await fetch(`${system.hubUrl}/webhook/first`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"number": 21}',
    });
    expect(await called.json()).toEqual({ doubled: 42, unit: 'kg' });
    const { data } = await untilListed(made.id);
    const execution = await until(data[0]?.id ?? '', ({ finished }) => finished);
    expect(execution).toMatchObject({ mode: 'webhook', status: 'success', workflowId: made.id, waitTill: null });
    expect(given(execution, 'Double')).toEqual([[{ doubled: 42, unit: 'kg' }]]);

    const renamed = { ...doubling('second'), name: 'Renamed' };
    expect(await ok('PUT', path, renamed)).toMatchObject({ name: 'Renamed', versionId: '2', activeVersionId: '2' });
    const draft = { ...doubling('third'), name: 'Draft' };
    expect(await ok('PUT', `${path}?publishIfActive=false`, draft)).toMatchObject({
      versionId: '3',
      activeVersionId: '2',
    });
    expect(await ok('POST', `${path}/publish`, { versionId: '1' })).toMatchObject({
      versionId: '3',
      activeVersionId: '1',
    });
    expect(await call('POST', `${path}/publish`, { versionId: '9' })).toMatchObject({ status: 404 });
    const history = await ok<N8nListOf<{ versionId: string }>>('GET', `${path}/history?limit=2`);
    expect(history.data.map(({ versionId }) => versionId)).toEqual(['3', '2']);
    const rest = await ok<N8nListOf<{ versionId: string }>>('GET', `${path}/history?cursor=${history.nextCursor}`);
    expect(rest).toMatchObject({ data: [{ versionId: '1' }], nextCursor: null });
    expect(await ok('GET', `${path}/versions/1`)).toMatchObject({ versionId: '1', nodes: made.nodes });

    const tag = await ok<N8nTag>('POST', '/tags', { name: 'numbers' }, 201);
    expect(await call('POST', '/tags', { name: 'numbers' })).toMatchObject({ status: 409 });
    expect(await ok('PUT', `${path}/tags`, [{ id: tag.id }])).toMatchObject([{ name: 'numbers' }]);
    await ok('PUT', `/tags/${tag.id}`, { name: 'sums' });
    const tagged = await ok<N8nListOf<N8nWorkflow>>('GET', '/workflows?tags=sums&active=true');
    expect(tagged.data).toMatchObject([{ id: made.id, tags: [{ id: tag.id, name: 'sums' }] }]);
    await ok('DELETE', `/tags/${tag.id}`);
    expect(await ok('GET', path)).toMatchObject({ tags: [] });

    expect(await ok('POST', `${path}/deactivate`)).toMatchObject({ active: false, activeVersionId: null });
    expect(await ok('DELETE', path)).toMatchObject({ id: made.id });
    expect(await call('GET', path)).toEqual({ status: 404, body: { message: expect.stringContaining(made.id) } });
    await ok('DELETE', `/executions/${execution.id}`);
    expect(await call('GET', `/executions/${execution.id}`)).toMatchObject({ status: 404 });
  });

  it('retries a failed execution at the node where it failed', async () => {
    const failed = await until(await runNow(failing), ({ stoppedAt }) => stoppedAt !== null);
    expect(failed).toMatchObject({ status: 'error', finished: false, retrySuccessId: null });
    expect(outputs(failed).error).toMatchObject({
      message: expect.stringContaining('not ready'),
      node: { name: 'Demand' },
    });

    const again = await ok<N8nExecution>('POST', `/executions/${failed.id}/retry`);
    expect(again).toMatchObject({ status: 'error', mode: 'retry', retryOf: failed.id });
    await ok('POST', '/variables', { key: 'ready', value: 'yes' }, 201);
    const retry = await ok<N8nExecution>('POST', `/executions/${failed.id}/retry`, { loadWorkflow: true });
    expect(retry).toMatchObject({ status: 'success', finished: true, retryOf: failed.id });
    expect(given(retry, 'Demand')).toEqual([[{ number: 7 }]]);
    // What was done is not done again.
    expect(outputs(retry).runData['Number']?.[0]?.startTime).toBe(outputs(failed).runData['Number']?.[0]?.startTime);
    expect(await ok('GET', `/executions/${failed.id}`)).toMatchObject({ retrySuccessId: retry.id });
    expect(await call('POST', `/executions/${retry.id}/retry`)).toMatchObject({ status: 409 });
  });

  it('stops a waiting execution', async () => {
    const id = await runNow(waiting);
    const seen = await until(id, ({ status }) => status === 'waiting');
    expect(await call('DELETE', `/executions/${id}`)).toMatchObject({ status: 400 });
    const { data } = await ok<N8nListOf<N8nExecution>>('GET', `/executions?status=waiting`);
    expect(data.map((execution) => execution.id)).toEqual([seen.id]);
    expect(await ok('POST', `/executions/${id}/stop`)).toMatchObject({ status: 'canceled' });
    expect(await call('POST', `/executions/${id}/stop`)).toMatchObject({ status: 409 });
    expect(await ok('POST', '/executions/stop', { status: ['waiting', 'running'] })).toEqual({ stopped: 0 });
  });

  it('keeps credentials and gives no secret back', async () => {
    const schema = await ok('GET', '/credentials/schema/httpHeaderAuth');
    expect(schema).toMatchObject({
      type: 'object',
      properties: { name: { type: 'string' } },
      additionalProperties: false,
    });
    const credential = { name: 'Header', type: 'httpHeaderAuth', data: { name: 'X-Key', value: secret } };
    const made = await ok<N8nCredential>('POST', '/credentials', credential);
    expect(made).toMatchObject({ name: 'Header', type: 'httpHeaderAuth', isManaged: false });
    const wrong = { ...credential, data: { ...credential.data, colour: secret } };
    expect(await call('POST', '/credentials', wrong)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('has no field colour') },
    });
    expect(await call('POST', '/credentials', { ...credential, type: 'noSuchType' })).toMatchObject({ status: 400 });
    expect(await ok('PATCH', `/credentials/${made.id}`, { name: 'Renamed' })).toMatchObject({ name: 'Renamed' });
    expect(await ok('GET', `/credentials/${made.id}`)).toMatchObject({ name: 'Renamed' });
    const unused = { additionalOptions: { categories: ['credentials'] } };
    expect(JSON.stringify(await ok('POST', '/audit', unused))).toContain(made.id);
    await ok('DELETE', `/credentials/${made.id}`);
    expect(await call('GET', `/credentials/${made.id}`)).toMatchObject({ status: 404 });
  });

  it('knows its users and its one project, and pages through lists', async () => {
    const [owner] = (await ok<N8nListOf<{ id: string }>>('GET', '/users?includeRole=true')).data;
    expect(owner).toMatchObject({ email: system.email, role: 'global:owner' });
    expect(await ok('GET', `/users/${system.email}`)).toMatchObject({ id: owner?.id });
    const [project] = (await ok<N8nListOf<{ id: string }>>('GET', '/projects')).data;
    expect(project).toMatchObject({ type: 'personal' });
    const ids: string[] = [];
    let query = 'limit=1&excludePinnedData=true';
    for (;;) {
      const { data, nextCursor } = await ok<N8nListOf<N8nWorkflow>>('GET', `/workflows?${query}`);
      ids.push(...data.map(({ id }) => id));
      if (nextCursor === null) break;
      query = `cursor=${nextCursor}`;
    }
    const { data } = await ok<N8nListOf<N8nWorkflow>>('GET', `/workflows?projectId=${project?.id}`);
    expect(ids).toEqual(data.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(1);
    const move = await call('PUT', `/workflows/${ids[0]}/transfer`, { destinationProjectId: 'elsewhere' });
    expect(move).toMatchObject({ status: 400, body: { message: expect.stringContaining('no project elsewhere') } });
  });

  it("answers errors in n8n's shape", async () => {
    expect(await call('GET', '/workflows', undefined, 'llk_wrong')).toEqual({
      status: 401,
      body: { message: expect.any(String) },
    });
    expect(await call('GET', '/nothing')).toEqual({ status: 404, body: { message: expect.any(String) } });
    expect(await call('POST', '/workflows', { name: 'no nodes' })).toEqual({
      status: 400,
      body: { message: expect.stringContaining('nodes') },
    });
    expect(await call('GET', '/workflows?cursor=none')).toMatchObject({ status: 400 });
  });
});

describe('npx leadloom', () => {
  const leadloom = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const { port } = new URL(system.hubUrl);
      const env = {
        ...process.env,
        HUB_PORT: port,
        HUB_API_KEY: system.apiKey,
        LEADLOOM_DATA_DIR: files,
        INIT_CWD: files,
      };
      const entry = join(import.meta.dirname, '../launcher/bin/leadloom.mjs');
      execFile(process.execPath, [entry, ...args], { env, cwd: files }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : 1, output: stdout + stderr }),
      );
    });
  const write = (name: string, content: unknown) => writeFileSync(join(files, name), JSON.stringify(content));

  it('imports what n8n exported, once', async () => {
    const exported = {
      ...doubling('exported'),
      id: 'Ab1cD2eF3gH4iJ5k',
      active: true,
      tags: [{ id: 't', name: 'from n8n' }],
    };
    write('workflows.json', [exported, { ...waiting, id: 'Zy9xW8vU7tS6rQ5p', active: false, staticData: null }]);
    write('credentials.json', [
      { id: 'Cd3eF4gH5iJ6kL7m', name: 'Mail', type: 'httpHeaderAuth', data: { name: 'X', value: secret } },
    ]);
    const first = await leadloom('import', 'workflows.json', 'credentials.json');
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('✓ Mail · created · Cd3eF4gH5iJ6kL7m') });
    expect(first.output).toContain('1 of them were active in n8n');
    const again = await leadloom('import', 'workflows.json');
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('unchanged · Ab1cD2eF3gH4iJ5k') });
    expect(await ok('GET', '/workflows/Ab1cD2eF3gH4iJ5k')).toMatchObject({
      active: false,
      versionId: '1',
      tags: [{ name: 'from n8n' }],
    });
    answers.push(first.output);

    write('encrypted.json', [{ id: 'En1cR2yP3tE4dD5x', name: 'Sealed', type: 'httpHeaderAuth', data: 'U2FsdGVkX1' }]);
    const refused = await leadloom('import', 'encrypted.json');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('--decrypted') });
  });

  it('runs a file without keeping a workflow of it', async () => {
    const before = await ok<N8nListOf<N8nWorkflow>>('GET', '/workflows');
    write('failing.json', failing);
    const { code, output } = await leadloom('run', 'failing.json');
    expect(code, output).toBe(0);
    const { data, status, mode } = JSON.parse(output) as N8nExecution;
    expect({ status, mode }).toEqual({ status: 'success', mode: 'manual' });
    expect((data as unknown as Outputs).resultData.runData['Demand']).toHaveLength(1);
    expect((await ok<N8nListOf<N8nWorkflow>>('GET', '/workflows')).data).toHaveLength(before.data.length);
  });
});

describe('all answers', () => {
  it('held no secret', () => {
    expect(answers.length).toBeGreaterThan(50);
    expect(answers.filter((text) => text.includes(secret))).toEqual([]);
  });
});

/** A webhook is answered before its run counts as over. */
async function untilListed(workflowId: string): Promise<N8nListOf<N8nExecution>> {
  for (;;) {
    const list = await ok<N8nListOf<N8nExecution>>('GET', `/executions?workflowId=${workflowId}&status=success`);
    if (list.data.length > 0) return list;
    await sleep(100);
  }
}
