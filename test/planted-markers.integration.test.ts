import type { Execution, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHistories } from '../worker/src/testing/read-histories.ts';
import { readOperations } from './bad-input/api-operations.ts';
import { startSystem, type TestSystem } from './system.ts';

/** Secrets: nobody gets them back, by any door. */
const secrets = {
  header: 'planted-secret-header',
  oauth: 'planted-secret-oauth',
  sendGrid: 'SG.planted-secret-sendgrid',
  login: 'planted-secret-login',
};
/** A record's data: in answers for those who may read it, and nowhere else. */
const record = { email: 'planted-person@firma.example', name: 'Plantagenet Personne', phone: '+4930555987654' };

let system: TestSystem;
let execution: Execution;
let failed: Execution;

beforeAll(async () => {
  system = await startSystem({ variables: { LOG_LEVEL: 'debug' } });
  await keepSecrets();
  ({ execution, failed } = await runWithRecords());
  await fail();
}, 240_000);
afterAll(() => system?.stop());

const connections: string[] = [];
async function keepSecrets(): Promise<void> {
  const header = { name: 'authorization', value: secrets.header };
  const oauth = { clientId: 'client', clientSecret: secrets.oauth, accessTokenUrl: `${system.sandboxUrl}/nowhere` };
  for (const [credentialType, data] of [
    ['httpHeaderAuth', header],
    ['oAuth2Api', oauth],
    ['sendGridApi', { apiKey: secrets.sendGrid }],
  ] as const) {
    const body = { name: `of ${credentialType}`, credentialType, data };
    const { id } = await system.api<{ id: string }>('POST', '/api/hub/v1/connections', body);
    connections.push(id);
    // Tested and changed: both may fail, neither may tell what the secret is.
    await ask('POST', `/api/hub/v1/connections/${id}/test`);
    await ask('PATCH', `/api/hub/v1/connections/${id}`, { name: `changed ${credentialType}`, data });
    await ask('PATCH', `/api/hub/v1/connections/${id}`, { data: [data] });
  }
}

/** People by a webhook, by an import, by calls with a secret; then a node that fails with a person in its message. */
async function runWithRecords(): Promise<{ execution: Execution; failed: Execution }> {
  const [id = ''] = connections;
  const step = (name: string, type: string, typeVersion: number, parameters: object, credentials?: object) => ({
    name,
    type,
    typeVersion,
    position: [0, 0],
    parameters,
    ...(credentials === undefined ? {} : { credentials }),
  });
  const chain = (...names: string[]) =>
    Object.fromEntries(
      names.slice(1).map((name, n) => [names[n], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    );
  const call = step(
    'Call',
    'n8n-nodes-base.httpRequest',
    4.2,
    {
      method: 'POST',
      url: `${system.sandboxUrl}/apollo/api/v1/people/match`,
      authentication: 'genericCredentialType',
      genericAuthType: 'httpHeaderAuth',
      sendBody: true,
      specifyBody: 'json',
      jsonBody: '={{ JSON.stringify($json) }}',
      options: { response: { response: { neverError: true } } },
    },
    { httpHeaderAuth: { id, name: 'key' } },
  );
  const start = step('Start', 'n8n-nodes-base.manualTrigger', 1, {});
  const people = step('People', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify(record) });
  const wait = step('Wait', 'n8n-nodes-base.wait', 1.1, { amount: 1, unit: 'seconds' });
  const code = step('Code', 'n8n-nodes-base.code', 2, {
    jsCode: 'console.log($("People").first().json.email); return $input.all();',
  });
  const stop = step('Stop', 'n8n-nodes-base.stopAndError', 1, {
    errorMessage: '=No room for {{ $("People").item.json.email }}',
  });
  const run = async (name: string, ...nodes: { name: string }[]) => {
    const document = { name, nodes, connections: chain(...nodes.map((node) => node.name)) };
    const { workflow } = await system.api<WorkflowWithDocument>('POST', '/api/hub/v1/workflows', { document });
    const path = `/api/hub/v1/workflows/${workflow.id}/runs`;
    return (await system.api<{ execution: Execution }>('POST', path, { wait: true })).execution;
  };
  await system.api('POST', '/api/hub/v1/leads/match', {
    items: [{ fields: { email: record.email, firstName: record.name, phone: record.phone } }],
  });
  return {
    execution: await run('Well', start, people, call, code, wait),
    failed: await run('Ill', start, people, call, stop),
  };
}

/** Requests that are refused, or fail: what is logged of them must not hold what came. */
async function fail(): Promise<void> {
  await ask('POST', '/api/hub/v1/auth/login', { email: record.email, password: secrets.login });
  await ask('POST', `/api/hub/v1/connections?name=${secrets.login}`, { data: { apiKey: secrets.login } });
  await ask('POST', '/api/hub/v1/leads/match', { items: [{ fields: { email: [record.email] } }] });
  await ask('GET', `/api/hub/v1/leads?search=${encodeURIComponent(record.email)}&limit=0`);
  await ask('GET', `/webhook/nowhere?token=${secrets.login}`);
}

async function ask(method: string, path: string, body?: unknown): Promise<string> {
  const answer = await fetch(`${system.hubUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${system.apiKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.text();
}

const plantedIn = (text: string, planted: readonly string[]) => planted.filter((value) => text.includes(value));
const ours = () => [system.apiKey, system.password];
const everything = () => [...Object.values(secrets), ...Object.values(record), ...ours()];

it('has run with what was planted', async () => {
  expect([execution.status, failed.status]).toEqual(['success', 'error']);
  const data = await ask('GET', `/api/hub/v1/executions/${execution.id}/node-data?node=People`);
  expect(data).toContain(record.email);
  expect(failed.error?.message).toContain(record.email);
});

it('answers no secret by any route', async () => {
  const { operations } = await readOperations(system.hubUrl);
  const ids = new Map([
    ['connections', connections],
    ['credentials', connections],
    ['executions', [execution.id, failed.id]],
    ['workflows', [execution.workflowId]],
  ]);
  let asked = 0;
  for (const { id: operation, method, path } of operations) {
    if (method !== 'GET' || operation === 'streamEvents') continue;
    const area = path.replace(/^\/api\/(?:hub\/)?v1\//, '').split('/')[0] ?? '';
    for (const id of path.includes('{id}') ? (ids.get(area) ?? []) : ['']) {
      const text = await ask('GET', path.replace('{id}', id));
      asked += 1;
      expect([path, plantedIn(text, [...Object.values(secrets), ...ours()])]).toEqual([path, []]);
    }
  }
  expect(asked).toBeGreaterThan(40);
});

it('writes neither secrets nor records to its logs', () => {
  const logs = system.hub.output() + system.worker.output();
  expect(logs).toContain(execution.id);
  expect(plantedIn(logs, everything())).toEqual([]);
});

it('shows neither in its metrics', async () => {
  for (const url of [system.hubUrl, system.workerUrl]) {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('leadloom_');
    expect(plantedIn(text, everything())).toEqual([]);
  }
});

it("gives neither to Temporal's histories", async () => {
  const { text, workflows } = await readHistories(system.temporal.address);
  expect(workflows).toBeGreaterThan(4);
  expect(text).toContain(execution.id);
  expect(plantedIn(text, everything())).toEqual([]);
});
