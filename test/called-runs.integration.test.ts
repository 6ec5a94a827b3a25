import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Execution, hasEnded, type Listening, type NodeData } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({ hasSandbox: false });
});
afterAll(() => system?.stop());

type Step = [name: string, type: string, typeVersion: number, parameters: Record<string, unknown>];

/** A workflow whose nodes stand in a row. */
async function draw(steps: Step[], credentials: Record<string, object> = {}): Promise<string> {
  const nodes = steps.map(([name, type, typeVersion, parameters], index) => ({
    id: `node-${index}`,
    name,
    type: `n8n-nodes-base.${type}`,
    typeVersion,
    parameters,
    position: [index * 200, 0],
    webhookId: `hook-${index}`,
    ...(credentials[name] !== undefined && { credentials: credentials[name] }),
  }));
  const connections = Object.fromEntries(
    steps
      .slice(1)
      .map(([name], index) => [steps[index]?.[0] ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]),
  );
  const document = { nodes, connections, settings: { executionOrder: 'v1' } };
  const created = await system.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document });
  return created.workflow.id;
}

async function activate(steps: Step[], credentials: Record<string, object> = {}): Promise<string> {
  const id = await draw(steps, credentials);
  await system.api('POST', `/api/hub/v1/workflows/${id}/activate`);
  return id;
}

const start = async (workflowId: string, body: object = {}) =>
  (await system.api<{ executionId: string }>('POST', `/api/hub/v1/workflows/${workflowId}/runs`, body)).executionId;

const executionOf = async (id: string) =>
  (await system.api<{ execution: Execution }>('GET', `/api/hub/v1/executions/${id}`)).execution;

async function until(id: string, isSo: (execution: Execution) => boolean): Promise<Execution> {
  for (;;) {
    const execution = await executionOf(id);
    if (isSo(execution)) return execution;
    if (hasEnded(execution)) throw new Error(JSON.stringify(execution));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function itemsOf(executionId: string, node: string) {
  const path = `/api/hub/v1/executions/${executionId}/node-data?node=${encodeURIComponent(node)}`;
  const { items } = await system.api<NodeData>('GET', path);
  return items as { json: Record<string, unknown>; binary?: Record<string, { data: string; fileName: string }> }[];
}

const isWaiting = ({ status }: Execution) => status === 'waiting';
const isDone = ({ status }: Execution) => status === 'success';
const json = { 'content-type': 'application/json' };

const manual: Step = ['Start', 'manualTrigger', 1, {}];
const address: Step = [
  'Address',
  'set',
  3.4,
  { mode: 'raw', jsonOutput: '={{ { "url": $execution.resumeUrl, "form": $execution.resumeFormUrl } }}', options: {} },
];
const waitFor = (parameters: object): Step => ['Wait', 'wait', 1.1, { resume: 'webhook', ...parameters }];
const after: Step = [
  'After',
  'set',
  3.4,
  {
    mode: 'raw',
    jsonOutput: '={{ { "said": $json.body?.said ?? "nothing", "query": $json.query ?? {} } }}',
    options: {},
  },
];

const hook = (parameters: object): Step => ['Hook', 'webhook', 2.1, { httpMethod: 'POST', options: {}, ...parameters }];
const url = (path: string) => `${system.hubUrl}/webhook/${path}`;

async function newestRunOf(workflowId: string): Promise<string> {
  for (;;) {
    const path = `/api/hub/v1/executions?workflowId=${workflowId}`;
    const { items } = await system.api<{ items: Execution[] }>('GET', path);
    if (items[0] !== undefined) return items[0].id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs up to a wait. Answers the run and the address that it gave away. */
async function waiting(...steps: Step[]) {
  const id = await start(await draw([manual, address, ...steps]));
  await until(id, isWaiting);
  const [item] = await itemsOf(id, 'Address');
  return { id, url: String(item?.json['url']), form: String(item?.json['form']) };
}

describe('a run that waits for a call', () => {
  it('goes on with the request, answers as its node says, and takes no second call', async () => {
    const { id, url } = await waiting(
      waitFor({ httpMethod: 'POST', responseMode: 'lastNode', options: { webhookSuffix: 'approved' } }),
      after,
    );
    const own = url.replace('?', '/approved?');
    const post = (to: string) => fetch(to, { method: 'POST', headers: json, body: '{"said":"yes"}' });

    expect((await post(url)).status).toBe(404);
    expect((await fetch(own)).status).toBe(404);
    expect((await post(own.replace(/signature=../, 'signature=xx'))).status).toBe(401);
    expect((await post(`${system.hubUrl}/webhook-waiting/ex_unknown`)).status).toBe(404);
    expect((await executionOf(id)).status).toBe('waiting');

    const answers = await Promise.all([post(`${own}&a=1`), post(`${own}&a=1`), post(`${own}&a=1`)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const taken = answers.find(({ status }) => status === 200);
    expect(await taken?.json()).toMatchObject({ said: 'yes', query: { a: '1' } });
    await until(id, isDone);
    const late = await post(own);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('has ended already');
  });

  it('survives the death of hub and worker, and is ended by its limit when nobody calls', async () => {
    const called = await waiting(waitFor({ httpMethod: 'PUT', responseData: 'noData', options: {} }), after);
    const limited = await waiting(
      waitFor({ limitWaitTime: true, limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'seconds' }),
      after,
    );
    expect((await executionOf(called.id)).wait).toEqual({ node: 'Wait', until: null });
    expect((await executionOf(limited.id)).wait?.until).toMatch(/^\d{4}-/);
    await Promise.all([system.hub.kill(), system.worker.kill()]);
    await Promise.all([system.hub.start(), system.worker.start()]);
    const answer = await fetch(called.url, { method: 'PUT', headers: json, body: '{"said":"still"}' });
    expect(answer.status).toBe(200);
    await until(called.id, isDone);
    expect(await itemsOf(called.id, 'After')).toEqual([
      expect.objectContaining({ json: { said: 'still', query: expect.anything() } }),
    ]);
    await until(limited.id, isDone);
    expect((await itemsOf(limited.id, 'After'))[0]?.json).toEqual({ said: 'nothing', query: {} });
  });

  it('answers by a Respond to Webhook node at once, and all who still wait at its end', async () => {
    const respond: Step = [
      'Respond',
      'respondToWebhook',
      1.4,
      { respondWith: 'json', responseBody: '={{ { "got": $json.body.said } }}', options: { responseCode: 202 } },
    ];
    const pause: Step = ['Pause', 'wait', 1.1, { resume: 'timeInterval', amount: 3, unit: 'days' }];
    const node = { httpMethod: 'POST', responseMode: 'responseNode', options: {} };
    const asked = await waiting(waitFor(node), respond, pause);
    const answer = await fetch(asked.url, { method: 'POST', headers: json, body: '{"said":"now"}' });
    expect([answer.status, await answer.json()]).toEqual([202, { got: 'now' }]);
    await until(asked.id, ({ wait }) => wait?.node === 'Pause');

    const workflowId = await activate([
      hook({ path: 'both', responseMode: 'lastNode' }),
      address,
      waitFor({ httpMethod: 'POST', responseMode: 'lastNode', options: {} }),
      after,
    ]);
    const first = fetch(url('both'), { method: 'POST' });
    const id = await newestRunOf(workflowId);
    await until(id, isWaiting);
    const resumeUrl = String((await itemsOf(id, 'Address'))[0]?.json['url']);
    const second = await fetch(resumeUrl, { method: 'POST', headers: json, body: '{"said":"both"}' });
    for (const given of [await first, second]) expect(await given.json()).toMatchObject({ said: 'both' });
  });

  it('asks for the credentials of its node', async () => {
    const connection = await system.api<{ id: string }>('POST', '/api/hub/v1/connections', {
      name: 'Caller',
      credentialType: 'httpHeaderAuth',
      data: { name: 'x-caller', value: 'secret' },
    });
    const workflow = await draw(
      [manual, address, waitFor({ incomingAuthentication: 'headerAuth', responseMode: 'onReceived', options: {} })],
      { Wait: { httpHeaderAuth: { id: connection.id, name: 'Caller' } } },
    );
    const id = await start(workflow);
    await until(id, isWaiting);
    const url = String((await itemsOf(id, 'Address'))[0]?.json['url']);
    expect((await fetch(url)).status).toBe(403);
    expect((await executionOf(id)).status).toBe('waiting');
    const answer = await fetch(url, { headers: { 'x-caller': 'secret' } });
    expect(await answer.json()).toEqual({ message: 'Workflow was started' });
    await until(id, isDone);
  });

  it('waits until another time when it is told to, and goes on at once when that is over', async () => {
    const { id } = await waiting(['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 3, unit: 'days' }], after);
    const change = (time: number) =>
      system.api<Execution>('PUT', `/api/hub/v1/executions/${id}/wait`, { until: new Date(time).toISOString() });
    expect((await change(Date.parse('9999-12-31T00:00:00Z'))).wait?.until).toBe('9999-12-31T00:00:00.000Z');
    const later = Date.now() + 5 * 86_400_000;
    expect((await change(later)).wait).toEqual({ node: 'Wait', until: new Date(later).toISOString() });
    await change(Date.now() - 1_000);
    await until(id, isDone);
    await expect(change(later)).rejects.toThrow(/409/);
  });
});

const option = (...names: string[]) => ({ values: names.map((name) => ({ option: name })) });
const applyFields = [
  { fieldLabel: 'Name', fieldType: 'text', requiredField: true },
  { fieldLabel: 'Age', fieldType: 'number' },
  { fieldLabel: 'Mail', fieldType: 'email' },
  { fieldLabel: 'Secret', fieldType: 'password' },
  { fieldLabel: 'Note', fieldType: 'textarea' },
  { fieldLabel: 'Country', fieldType: 'dropdown', fieldOptions: option('DE', 'FR') },
  {
    fieldLabel: 'Languages',
    fieldType: 'checkbox',
    limitSelection: 'range',
    minSelections: 1,
    maxSelections: 2,
    fieldOptions: option('ts', 'go', 'c'),
  },
  { fieldLabel: 'One', fieldType: 'radio', fieldOptions: option('a', 'b') },
  { fieldLabel: 'Start', fieldType: 'date' },
  { fieldLabel: 'Papers', fieldType: 'file', multipleFiles: true, acceptFileTypes: '.txt' },
  { fieldName: 'ref', fieldType: 'hiddenField', fieldValue: 'spring' },
  { fieldLabel: 'Help', fieldType: 'html', html: '<b>Read this</b><script>steal()</script>' },
];
const formTrigger = (parameters: object): Step => ['Form', 'formTrigger', 2.2, { formTitle: 'Apply', ...parameters }];

function filled(values: Record<string, string | string[] | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const part of [value].flat())
      if (part instanceof Blob) form.append(name, part, 'cv.txt');
      else form.append(name, part);
  return form;
}

/** As a browser sends a form: Node's own name is that of a bot. */
const send = (url: string, values: Parameters<typeof filled>[0]) =>
  fetch(url, {
    method: 'POST',
    body: filled(values),
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  });

describe('a form', () => {
  it('has all kinds of fields and several pages, and checks what is sent', async () => {
    const workflowId = await activate([
      formTrigger({
        formDescription: 'Tell <i>us</i>',
        formFields: { values: applyFields },
        options: { path: 'apply', customCss: 'h1 { color: red; background: url(https://elsewhere.example) }' },
      }),
      ['More', 'form', 1, { formFields: { values: [{ fieldLabel: 'Why', fieldType: 'text' }] }, options: {} }],
      [
        'End',
        'form',
        1,
        {
          operation: 'completion',
          respondWith: 'returnBinary',
          completionTitle: 'Thanks',
          completionMessage: '=Bye {{ $("Form").item.json.Name }}',
          inputDataFieldName: 'Papers_0',
          options: {},
        },
      ],
    ]);
    const url = `${system.hubUrl}/form/apply?Name=<Ada>`;
    const shown = await fetch(url);
    const html = await shown.text();
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'nonce-/);
    expect(html).toContain('value="&lt;Ada&gt;"');
    expect(html).toContain('<b>Read this</b>');
    expect(html).not.toMatch(/<script|url\(/);
    for (const type of ['text', 'number', 'email', 'password', 'checkbox', 'radio', 'date', 'file', 'hidden'])
      expect(html).toContain(`type="${type}"`);

    const refused = await send(url, { 'field-0': ' ', 'field-1': 'x', 'field-2': 'x', 'field-6': ['ts', 'go', 'c'] });
    expect(refused.status).toBe(422);
    const faults = /<div class="faults.*?<\/div>/s.exec(await refused.text())?.[0] ?? '';
    expect([...faults.matchAll(/#(field-\d+)/g)].map(([, id]) => id)).toEqual([
      'field-0',
      'field-1',
      'field-2',
      'field-6',
    ]);
    const runs = () => system.api<{ items: Execution[] }>('GET', `/api/hub/v1/executions?workflowId=${workflowId}`);
    expect((await runs()).items).toEqual([]);

    const sent = await send(url, {
      'field-0': 'Ada',
      'field-1': '',
      'field-2': 'ada@lovelace.example',
      'field-3': 'pw',
      'field-4': 'Hello\nthere',
      'field-5': 'FR',
      'field-6': 'go',
      'field-7': 'b',
      'field-8': '2026-11-21',
      'field-9': new Blob(['my life'], { type: 'text/plain' }),
      'field-10': 'spring',
    });
    expect(sent.status).toBe(303);
    const second = sent.headers.get('location') ?? '';
    expect(second).toMatch(/\/form-waiting\/ex_\w+\?signature=/);
    expect((await fetch(second.replace(/signature=.*/, ''))).status).toBe(401);
    expect(await (await fetch(second)).text()).toContain('Why');
    const third = (await send(second, { 'field-0': 'Because' })).headers.get('location') ?? '';
    const last = await (await fetch(third)).text();
    expect(last).toContain('Bye Ada');
    expect(last).toContain(`base64,${Buffer.from('my life').toString('base64')}`);

    const [run] = (await runs()).items;
    await until(run?.id ?? '', isDone);
    const [item] = await itemsOf(run?.id ?? '', 'Form');
    expect(item?.json).toMatchObject({
      Name: 'Ada',
      Age: null,
      Country: 'FR',
      Languages: ['go'],
      One: 'b',
      Start: '2026-11-21',
      Papers: [{ filename: 'cv.txt', mimetype: 'text/plain', size: 7 }],
      ref: 'spring',
      formMode: 'production',
    });
    expect(Object.keys(item?.binary ?? {})).toEqual(['Papers_0']);
    expect((await itemsOf(run?.id ?? '', 'More'))[0]?.json).toMatchObject({ Why: 'Because' });
    // Reloaded after the end.
    expect(await (await fetch(third)).text()).toContain('Bye Ada');
  });

  it('is for those who log in, not for bots, and says thanks or leads on when it has no further page', async () => {
    const connection = await system.api<{ id: string }>('POST', '/api/hub/v1/connections', {
      name: 'Door',
      credentialType: 'httpBasicAuth',
      data: { user: 'ada', password: 'enigma' },
    });
    const ask = { values: [{ fieldLabel: 'Name', fieldType: 'text' }] };
    const respondWithOptions = { values: { respondWith: 'redirect', redirectUrl: 'https://shop.example/thanks' } };
    await activate(
      [formTrigger({ authentication: 'basicAuth', formFields: ask, options: { path: 'members', respondWithOptions } })],
      { Form: { httpBasicAuth: { id: connection.id, name: 'Door' } } },
    );
    const url = `${system.hubUrl}/form/members`;
    const refused = await fetch(url);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic/);
    const headers = { authorization: `Basic ${Buffer.from('ada:enigma').toString('base64')}` };
    expect(await (await fetch(url, { headers })).text()).toContain('Name');
    const sent = await fetch(url, { method: 'POST', headers, body: filled({ 'field-0': 'x' }) });
    expect(await sent.text()).toContain('content="0; url=https://shop.example/thanks"');

    await activate([formTrigger({ formFields: ask, options: { path: 'people', ignoreBots: true } })]);
    const people = `${system.hubUrl}/form/people`;
    const bot = await fetch(people, { headers: { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' } });
    expect(bot.status).toBe(401);
    expect(await (await send(people, { 'field-0': 'x' })).text()).toContain('Your response has been recorded');
    const wrong = await fetch(`${system.hubUrl}/form/nowhere`);
    expect(wrong.status).toBe(404);
    expect(wrong.headers.get('content-type')).toContain('text/html');
  });

  it('is answered by the end of its run, by a Respond to Webhook node, or by a page that tells of the failure', async () => {
    const formFields = { values: [{ fieldLabel: 'Name', fieldType: 'text' }] };
    const sentTo = async (path: string, ...steps: Step[]) => {
      await activate(steps);
      const answer = await send(`${system.hubUrl}/form/${path}`, { 'field-0': 'x' });
      return { status: answer.status, html: await answer.text() };
    };
    const values = { respondWith: 'text', formSubmittedText: 'Well <done>' };
    const last = formTrigger({
      formFields,
      responseMode: 'lastNode',
      options: { path: 'last', respondWithOptions: { values } },
    });
    expect((await sentTo('last', last, after)).html).toContain('Well &lt;done&gt;');
    const parameters = { path: 'respond', formTitle: 'Old', formFields, responseMode: 'responseNode', options: {} };
    const given = { respondWith: 'json', responseBody: '{"formSubmittedText": "Hi & bye"}', options: {} };
    const answered = await sentTo(
      'respond',
      ['Form', 'formTrigger', 2.1, parameters],
      ['Respond', 'respondToWebhook', 1.1, given],
    );
    expect(answered.html).toContain('Hi &amp; bye');
    const failing = formTrigger({ formFields, responseMode: 'lastNode', options: { path: 'failing' } });
    const failed = await sentTo('failing', failing, [
      'Stop',
      'stopAndError',
      1,
      { errorMessage: 'a secret of the workflow' },
    ]);
    expect(failed.status).toBe(500);
    expect(failed.html).toContain('may not have been recorded');
    expect(failed.html).not.toContain('a secret');
    const users = formTrigger({ formFields, authentication: 'n8nUserAuth', options: { path: 'users' } });
    await expect(activate([users])).rejects.toThrow(/400.*no users here/);
  });

  it('is what a Wait node waits for', async () => {
    const { id, form } = await waiting([
      'Wait',
      'wait',
      1.1,
      { resume: 'form', formTitle: 'Approve', formFields: { values: [{ fieldLabel: 'Ok' }] }, options: {} },
    ]);
    expect(await (await fetch(form)).text()).toContain('Approve');
    const sent = await send(form, { 'field-0': 'yes' });
    expect(sent.status).toBe(200);
    await until(id, isDone);
    expect((await itemsOf(id, 'Wait'))[0]?.json).toMatchObject({ Ok: 'yes' });
    expect(await (await fetch(form)).text()).toContain('Your response has been recorded');
  });
});

describe('listening for a test call', () => {
  const listening = (id: string) => `/api/hub/v1/workflows/${id}/listening`;

  it('runs the newest version once, and tells which run that is', async () => {
    const hook: Step = [
      'Hook',
      'webhook',
      2,
      { path: 'tried', httpMethod: 'POST', responseMode: 'lastNode', options: {} },
    ];
    const id = await draw([hook, after]);
    const url = `${system.hubUrl}/webhook-test/tried`;
    const call = () => fetch(url, { method: 'POST', headers: json, body: '{"said":"draft"}' });
    expect((await call()).status).toBe(404);
    const begun = await system.api<Listening>('POST', listening(id));
    expect(begun).toMatchObject({ executionId: null, isOver: false, requests: [{ method: 'POST', url }] });
    await expect(system.api('POST', listening(id))).rejects.toThrow(/409.*already/);
    const answers = await Promise.all([call(), call()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    const answer = answers.find(({ status }) => status === 200);
    expect(await answer?.json()).toMatchObject({ said: 'draft' });
    const heard = await system.api<Listening>('GET', listening(id));
    expect(heard.isOver).toBe(true);
    expect(await executionOf(heard.executionId ?? '')).toMatchObject({ mode: 'manual', workflowId: id });

    await system.api('POST', listening(id));
    await system.api('DELETE', listening(id));
    expect((await call()).status).toBe(404);
    expect((await system.api<Listening>('GET', listening(id))).isOver).toBe(true);
  });

  it('shows a form as often as one likes, and runs when it is sent', async () => {
    const ask = { values: [{ fieldLabel: 'Name', fieldType: 'text' }] };
    const id = await draw([formTrigger({ formFields: ask, options: { path: 'try' } })]);
    const url = `${system.hubUrl}/form-test/try`;
    expect((await system.api<Listening>('POST', listening(id))).requests).toEqual([{ method: 'GET', url }]);
    for (const _ of [1, 2]) expect(await (await fetch(url)).text()).toContain('This is a test of the form');
    expect((await send(url, { 'field-0': 'Ada' })).status).toBe(200);
    const { executionId } = await system.api<Listening>('GET', listening(id));
    await until(executionId ?? '', isDone);
    expect((await itemsOf(executionId ?? '', 'Form'))[0]?.json).toMatchObject({ Name: 'Ada', formMode: 'test' });
    expect((await fetch(url)).status).toBe(404);
  });
});

const base64url = (value: string | Buffer) => Buffer.from(value).toString('base64url');

describe('a webhook', () => {
  it('takes several methods, each to its own output, and paths with parameters after those without', async () => {
    const path = 'orders/:kind/:id';
    await activate([
      hook({ path, multipleMethods: true, httpMethod: ['GET', 'HEAD', 'POST'], responseMode: 'lastNode' }),
    ]);
    await activate([hook({ path: 'hook-0/orders/new/:id', httpMethod: 'GET', responseMode: 'lastNode' })]);
    const given = await fetch(url('hook-0/orders/old/7'));
    expect(await given.json()).toMatchObject({ params: { kind: 'old', id: '7' } });
    expect((await fetch(url('hook-0/orders/old/7'), { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url('hook-0/orders/old/7'), { method: 'PUT' })).status).toBe(404);
    const posted = await fetch(url('hook-0/orders/old/8'), { method: 'POST', headers: json, body: '{"a":1}' });
    expect(await posted.json()).toMatchObject({ body: { a: 1 } });
  });

  it('lets in who has the right login', async () => {
    const secret = 'a secret of some length';
    const kinds = {
      basicAuth: ['httpBasicAuth', { user: 'ada', password: 'x' }],
      jwtAuth: ['jwtAuth', { keyType: 'passphrase', secret, algorithm: 'HS256' }],
    } as const;
    for (const [authentication, [credentialType, data]] of Object.entries(kinds)) {
      const body = { name: authentication, credentialType, data };
      const { id } = await system.api<{ id: string }>('POST', '/api/hub/v1/connections', body);
      const parameters = { path: authentication, httpMethod: 'GET', authentication, responseMode: 'lastNode' };
      await activate([hook(parameters)], { Hook: { [credentialType]: { id, name: authentication } } });
    }
    const as = (path: string, authorization: string) => fetch(url(path), { headers: { authorization } });
    expect((await fetch(url('basicAuth'))).status).toBe(401);
    expect((await as('basicAuth', `Basic ${Buffer.from('ada:y').toString('base64')}`)).status).toBe(401);
    expect((await as('basicAuth', `Basic ${Buffer.from('ada:x').toString('base64')}`)).status).toBe(200);
    const token = `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url('{"sub":"ada"}')}`;
    const signed = `${token}.${base64url(createHmac('sha256', secret).update(token).digest())}`;
    expect((await as('jwtAuth', `Bearer ${token}.x`)).status).toBe(403);
    expect(await (await as('jwtAuth', `Bearer ${signed}`)).json()).toMatchObject({ jwtPayload: { sub: 'ada' } });
  });

  it('keeps raw, packed and binary bodies, and says when one is too large', async () => {
    await activate([hook({ path: 'raw', responseMode: 'lastNode', options: { rawBody: true } })]);
    await activate([
      hook({
        path: 'file',
        responseMode: 'lastNode',
        responseData: 'firstEntryBinary',
        responseBinaryPropertyName: 'doc',
        options: { binaryPropertyName: 'doc' },
      }),
    ]);
    const packed = { ...json, 'content-encoding': 'gzip' };
    const answer = await fetch(url('raw'), { method: 'POST', headers: packed, body: gzipSync('{"a": 1}') });
    expect(await answer.json()).toMatchObject({ body: { a: 1 } });
    const file = await fetch(url('file'), { method: 'POST', headers: { 'content-type': 'image/png' }, body: 'bytes' });
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['image/png', 'bytes']);
    const bomb = await fetch(url('raw'), {
      method: 'POST',
      headers: packed,
      body: gzipSync(Buffer.alloc(17 * 2 ** 20)),
    });
    expect(bomb.status).toBe(413);
    expect(await bomb.text()).toContain('16 MB');
    const wrong = await fetch(url('raw'), { method: 'POST', headers: packed, body: 'not packed' });
    expect(wrong.status).toBe(400);
    const strange = await fetch(url('raw'), { method: 'POST', headers: { 'content-encoding': 'lzma' }, body: 'x' });
    expect(strange.status).toBe(415);
  });

  it('answers the sites that its node names, without a body and with a code where it says so', async () => {
    const options = {
      allowedOrigins: 'https://a.example, https://b.example',
      noResponseBody: true,
      responseCode: { values: { responseCode: 204 } },
      responseHeaders: { entries: [{ name: 'X-Kind', value: '={{ "own" }}' }] },
    };
    await activate([hook({ path: 'sites', responseMode: 'onReceived', options })]);
    const preflight = await fetch(url('sites'), {
      method: 'OPTIONS',
      headers: { origin: 'https://b.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://b.example');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('OPTIONS, POST');
    const call = await fetch(url('sites'), { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect([call.status, call.headers.get('x-kind'), await call.text()]).toEqual([204, 'own', '']);
    expect(call.headers.get('access-control-allow-origin')).toBe('https://a.example');
  });

  it('streams what its run gives, piece by piece', async () => {
    await activate([
      hook({ path: 'stream', responseMode: 'streaming' }),
      ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 1, unit: 'seconds' }],
      ['Respond', 'respondToWebhook', 1.5, { respondWith: 'json', responseBody: '{"done": true}', options: {} }],
    ]);
    const answer = await fetch(url('stream'), { method: 'POST', headers: json, body: '{}' });
    expect(answer.status).toBe(200);
    const lines = (await answer.text()).trimEnd().split('\n');
    const pieces = lines.map((line) => JSON.parse(line) as { type: string; content?: string });
    expect(pieces.map(({ type }) => type)).toEqual(['begin', 'item', 'end']);
    expect(pieces[1]?.content).toBe('{"done":true}');
  });
});
