import type { Execution, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSystem, type TestSystem } from './system.ts';
import { type Chain, documentOf } from './vendor-nodes/chain.ts';
import { hubspot, hubspotLater } from './vendor-nodes/hubspot.ts';
import { pipedrive } from './vendor-nodes/pipedrive.ts';
import { salesforce } from './vendor-nodes/salesforce.ts';
import { sendgrid } from './vendor-nodes/sendgrid.ts';
import { slackApproval } from './vendor-nodes/slack-approval.ts';
import { slack } from './vendor-nodes/slack.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
}, 240_000);
afterAll(() => system?.stop());

type Json = Record<string, unknown>;
interface RunData {
  data: { resultData: { runData: Record<string, { data?: { main?: ({ json: Json }[] | null)[] } }[]> } };
}

/** Runs the chain in the hub; what each step gave, by its name. */
async function run(chain: Chain): Promise<Record<string, Json[]>> {
  const { workflow, findings } = await system.api<WorkflowWithDocument>('POST', '/api/hub/v1/workflows', {
    document: documentOf(chain),
  });
  expect(findings).toEqual([]);
  const { executionId, execution } = await system.api<{ executionId: string; execution: Execution }>(
    'POST',
    `/api/hub/v1/workflows/${workflow.id}/runs`,
    { wait: true },
  );
  expect(execution).toMatchObject({ status: 'success', error: null });
  const { data } = await system.api<RunData>('GET', `/api/v1/executions/${executionId}?includeData=true`);
  return Object.fromEntries(
    Object.entries(data.resultData.runData).map(([name, runs]) => [
      name,
      (runs[0]?.data?.main?.[0] ?? []).map(({ json }) => json),
    ]),
  );
}

async function control<T>(vendor: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${system.sandboxUrl}/_control/${vendor}/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return (await answer.json()) as T;
}

async function statusOf(executionId: string, wanted: Execution['status']): Promise<void> {
  for (;;) {
    const { execution } = await system.api<{ execution: Execution }>('GET', `/api/hub/v1/executions/${executionId}`);
    if (execution.status === wanted) return;
    if (execution.finishedAt !== null) throw new Error(JSON.stringify(execution));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Slack's API as a program of the workspace calls it. */
async function slackCall<T>(method: string): Promise<T> {
  const headers = { authorization: 'Bearer xoxb-sandbox-bot-token' };
  return (await (await fetch(`${system.sandboxUrl}/slack/api/${method}`, { headers })).json()) as T;
}

/** A list of the vendor's page, as its user sees it. */
async function view(vendor: string, key: string): Promise<string[][]> {
  const { rows } = await control<{ rows: { values: string[] }[] }>(vendor, `views/${key}?limit=1000`);
  return rows.map(({ values }) => values);
}

const property = (value: string) => expect.objectContaining({ value });

describe("n8n's own nodes against the sandbox", { timeout: 180_000 }, () => {
  it('HubSpot', async () => {
    const given = await run(hubspot);
    const [contact] = given['Upsert contact'] ?? [];
    expect(contact).toMatchObject({ isNew: true, properties: { firstname: property('Anna') } });
    expect(given['Upsert contact again']).toMatchObject([{ vid: contact?.['vid'], isNew: false }]);
    expect(given['Get contact']).toMatchObject([
      { properties: { lastname: property('Node'), jobtitle: property('Head of Edges') } },
    ]);
    expect(given['List contacts']).toMatchObject([{ vid: contact?.['vid'] }]);
    expect(given['Get company']).toMatchObject([
      { properties: { name: property('Nodes & Söhne'), city: property('Jena') } },
    ]);
    expect(given['Companies of domain']).toMatchObject([{ companyId: given['Create company']?.[0]?.['companyId'] }]);
    expect(given['Get deal']).toMatchObject([
      { properties: { dealname: property('Edges'), amount: property('1500') } },
    ]);
    expect(given['Create ticket']).toMatchObject([{ objectType: 'TICKET' }]);
    expect(given['Delete deal']).toMatchObject([{ deleted: true }]);
    expect((await view('hubspot', 'contacts')).map((row) => row.slice(0, 5))).toEqual([
      ['Anna', 'Node', 'anna.node@leads.example', 'Head of Edges', 'Nodes & Söhne'],
    ]);
    expect(await view('hubspot', 'deals')).toEqual([]);

    await control('hubspot', 'clock', { advanceMs: 60_000 });
    const later = await run(hubspotLater);
    expect(later['Search contacts']).toMatchObject([{ properties: { email: 'anna.node@leads.example' } }]);
    expect(await view('hubspot', 'contacts')).toEqual([]);
  });

  it('Salesforce, with a session that has expired', async () => {
    const body = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
    await control('salesforce', 'faults', { kind: 'status', path: '*', status: 401, body, times: 1 });
    const given = await run(salesforce);
    const requests = await control<{ path: string; statuses: number[] }[]>('salesforce', 'requests');
    expect(requests.filter(({ path }) => path.endsWith('/oauth2/token'))).toMatchObject([{ statuses: [200] }]);
    const id = given['Create lead']?.[0]?.['id'];
    expect(given['Get lead']).toMatchObject([{ Id: id, LastName: "O'Node", Title: 'Head of Edges' }]);
    expect(given['List leads']).toMatchObject([{ Id: id, Email: 'anna.node@leads.example' }]);
    expect(given['Upsert lead']).toMatchObject([{ success: true, created: true }]);
    expect(given['Query']).toMatchObject([{ Account: { Name: 'Nodes & Söhne' } }]);
    expect((await view('salesforce', 'leads')).map(([name]) => name)).toEqual(['Edge']);
    expect((await view('salesforce', 'opportunities'))[0]).toEqual(['Edges', 'Prospecting', '1200', '2030-01-31']);
    expect((await view('salesforce', 'tasks')).map(([subject]) => subject)).toEqual(['Call']);
  });

  it('Pipedrive', async () => {
    const given = await run(pipedrive);
    const id = given['Create person']?.[0]?.['id'];
    const organization = given['Create organization']?.[0]?.['id'];
    expect(given['Get person']).toMatchObject([{ id, name: 'Anna Maria Node', org_id: organization }]);
    expect(given['Search persons']).toMatchObject([{ id, primary_email: 'anna.node@leads.example' }]);
    expect(given['List persons']).toMatchObject([{ id }]);
    expect(given['Get deal']).toMatchObject([{ person_id: id, value: 1200, status: 'won' }]);
    expect(given['Create note']).toMatchObject([{ content: 'Likes edges', person_id: id }]);
    expect(given['Create lead']).toMatchObject([{ title: 'More edges', person_id: id }]);
    expect(await view('pipedrive', 'persons')).toEqual([]);
    expect(await view('pipedrive', 'deals')).toEqual([]);
    expect((await view('pipedrive', 'activities')).map(([subject]) => subject)).toEqual(['Call Anna']);
  });

  it('SendGrid', async () => {
    const given = await run(sendgrid);
    expect(given['Send mail']).toEqual([{ messageId: expect.stringMatching(/^[\w-]{10,}$/) }]);
    expect(given['Get contact']).toMatchObject([
      { email: 'anna.node@leads.example', first_name: 'Anna', list_ids: [given['Create list']?.[0]?.['id']] },
    ]);
    expect(given['List contacts']).toHaveLength(1);
    expect(given['List lists']).toMatchObject([{ name: 'Edges', contact_count: 1 }]);
    expect(given['Rename list']).toMatchObject([{ name: 'Loose edges' }]);
    expect((await view('sendgrid', 'messages'))[0]?.slice(1, 3)).toEqual(['anna.node@leads.example', 'Edges']);
    expect(await view('sendgrid', 'contacts')).toEqual([]);
  });

  it('Slack', async () => {
    const given = await run(slack);
    const channel = given['Create channel']?.[0]?.['id'];
    expect(given['List channels']).toContainEqual(expect.objectContaining({ id: channel, name: 'loose-edges' }));
    expect(given['Post message']).toMatchObject([{ ok: true, channel }]);
    expect(given['Get permalink']).toMatchObject([{ permalink: expect.stringContaining(String(channel)) }]);
    expect(given['History']).toMatchObject([
      { text: 'A new lead: Anna Maria Node', reactions: [{ name: 'tada', count: 1 }] },
    ]);
    expect(given['List users']?.length).toBeGreaterThan(1);
    expect((await view('slack', 'messages')).map(([name, text]) => [name, text])).toEqual([
      ['#loose-edges', 'A new lead: Anna Maria Node'],
    ]);
  });

  it('Slack, asking a person: only the address in the message answers, by a button or by a form', async () => {
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
    const { channels } = await slackCall<{ channels: { id: string }[] }>('conversations.list');
    const channel = channels[0]?.id ?? '';
    const ask = async (parameters: object) => {
      const document = slackApproval(channel, parameters);
      const { workflow } = await system.api<WorkflowWithDocument>('POST', '/api/hub/v1/workflows', { document });
      const path = `/api/hub/v1/workflows/${workflow.id}/runs`;
      const { executionId } = await system.api<{ executionId: string }>('POST', path, {});
      await statusOf(executionId, 'waiting');
      const history = await slackCall<{ messages: unknown[] }>(`conversations.history?channel=${channel}`);
      const address = new RegExp(`http:[^"\\\\|>]*${executionId}[^"\\\\|>]*`).exec(
        JSON.stringify(history.messages),
      )?.[0];
      return { executionId, url: address?.replaceAll('&amp;', '&') ?? '' };
    };
    const approval = await ask({ responseType: 'approval' });
    const forged = await fetch(approval.url.replace(/signature=../, 'signature=00'), { headers: browser });
    expect(forged.status).toBe(401);
    expect((await fetch(approval.url, { headers: browser })).status).toBe(200);
    await statusOf(approval.executionId, 'success');

    const fields = {
      values: [{ fieldLabel: 'Pick', fieldType: 'checkbox', fieldOptions: { values: [{ option: 'a' }] } }],
    };
    const form = await ask({ responseType: 'customForm', formFields: fields });
    expect(await (await fetch(form.url, { headers: browser })).text()).toContain('<legend>Pick');
    const body = new FormData();
    body.append('field-0', 'a');
    expect((await fetch(form.url, { method: 'POST', headers: browser, body })).status).toBe(200);
    await statusOf(form.executionId, 'success');
    const path = `/api/hub/v1/executions/${form.executionId}/node-data?node=Ask`;
    expect((await system.api<{ items: Json[] }>('GET', path)).items).toMatchObject([
      { json: { data: { Pick: ['a'] } } },
    ]);
  });
});
