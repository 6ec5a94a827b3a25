import { readFileSync } from 'node:fs';
import type { Lead, PageOf, WorkflowDocument } from '@leadloom/contracts';
import type { TestSystem } from '../system.ts';
import type { Check } from './checks.ts';
import type { StockN8n } from './start.ts';
import { formWorkflow, listWorkflow, paths } from './workflow.ts';

interface Person {
  firstName: string;
  lastName: string;
  email: string;
  emailQuality: string;
}

/** From the list of nodes to leads that arrive, as a user of n8n would go about it. */
export async function checkNodes(check: Check, n8n: StockN8n, system: TestSystem, manifestFile: string): Promise<void> {
  await checkTypes(check, n8n, manifestFile);
  const credentialId = await addCredential(check, n8n, system);
  await checkOptions(check, n8n, credentialId);
  const leads = await checkForm(check, n8n, system, credentialId);
  await checkList(check, n8n, system, credentialId, leads);
}

const sorted = (names: Iterable<string>) => [...names].toSorted((a, b) => a.localeCompare(b));

async function view<T>(system: TestSystem, path: string): Promise<T[]> {
  const answer = await fetch(`${system.sandboxUrl}/_control/${path}`);
  return ((await answer.json()) as { rows: { detail: T }[] }).rows.map(({ detail }) => detail);
}

async function checkTypes(check: Check, n8n: StockN8n, manifestFile: string): Promise<void> {
  const { n8n: listed } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { n8n: { nodes: string[] } };
  const types = await n8n.rest<{ name: string; properties: unknown[] }[]>('GET', '/types/nodes.json');
  const known = types
    .filter(({ name }) => name.startsWith('n8n-nodes-leadloom.'))
    .map(({ name }) => name.split('.')[1] ?? '');
  const wanted = listed.nodes.map((file) =>
    file.replace(/^nodes\/(.)(.*)\.node\.js$/, (_, a: string, b: string) => a.toLowerCase() + b),
  );
  check('n8n lists every node', sorted(new Set(known)), sorted(wanted));
}

async function addCredential(check: Check, n8n: StockN8n, system: TestSystem): Promise<string> {
  const data = { hubUrl: system.hubUrl, apiKey: system.apiKey };
  const credential = { name: 'Leadloom', type: 'leadloomApi', data };
  const { data: saved } = await n8n.rest<{ data: { id: string } }>('POST', '/rest/credentials', credential);
  const test = async (apiKey: string) => {
    const credentials = { ...credential, id: saved.id, data: { ...data, apiKey } };
    const answer = await n8n.rest<{ data: { status: string } }>('POST', '/rest/credentials/test', { credentials });
    return answer.data.status;
  };
  check(
    'the credential tests well, and a wrong key does not',
    [await test(system.apiKey), await test('lk_wrong')],
    ['OK', 'Error'],
  );
  return saved.id;
}

async function checkOptions(check: Check, n8n: StockN8n, credentialId: string): Promise<void> {
  const { data } = await n8n.rest<{ data: { value: string }[] }>('POST', '/rest/dynamic-node-parameters/options', {
    path: 'parameters.connectionId',
    nodeTypeAndVersion: { name: 'n8n-nodes-leadloom.upsertToCrm', version: 1 },
    currentNodeParameters: {},
    methodName: 'connectionsFor_upsert_people',
    credentials: { leadloomApi: { id: credentialId, name: 'Leadloom' } },
  });
  const wanted = ['sandbox-hubspot', 'sandbox-pipedrive', 'sandbox-salesforce'];
  check('the form offers the connections of the hub', sorted(data.map(({ value }) => value)), wanted);
}

/** Saves a workflow, turns it on, and gives a function that sends leads to its webhook. */
async function activate(n8n: StockN8n, path: string, document: WorkflowDocument) {
  const { data } = await n8n.rest<{ data: { id: string; versionId: string } }>('POST', '/rest/workflows', document);
  await n8n.rest('POST', `/rest/workflows/${data.id}/activate`, { versionId: data.versionId });
  return async (leads: object[]): Promise<Record<string, string>[]> => {
    const answer = await fetch(`${n8n.url}/webhook/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ leads }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the workflow answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Record<string, string>[];
  };
}

/** Number of leads that the hub has in the end. */
async function checkForm(check: Check, n8n: StockN8n, system: TestSystem, credentialId: string): Promise<number> {
  const campaigns = await system.api<PageOf<{ id: string }>>('GET', '/api/hub/v1/campaigns');
  const send = await activate(n8n, paths.form, formWorkflow(credentialId, campaigns.items[0]?.id ?? ''));

  const people = await view<Person>(system, 'apollo/views/people?limit=200');
  const valid = people.filter(({ email, emailQuality }) => email && emailQuality === 'valid').slice(0, 3);
  const companies = await view<{ name: string; domain: string }>(system, 'apollo/views/companies?limit=2000');
  const leads = valid.map(({ firstName, lastName, email }) => ({
    firstName,
    lastName,
    email,
    companyDomain: email.split('@')[1] ?? '',
    note: `the note of ${email}`,
  }));
  // It leaves at "Verify", so that the positions of those behind it shift.
  const dead = { email: 'gone@nowhere.invalid', lastName: 'Gone', note: 'never seen again' };
  const items = await send([dead, ...leads]);
  check(
    'the leads arrive, each beside the item that it came from',
    items.map(({ note, email, company }) => ({ note, email, company })),
    leads.map(({ note, email, companyDomain }) => {
      return { note, email, company: companies.find(({ domain }) => domain === companyDomain)?.name };
    }),
  );
  check(
    'each is scored and linked to the CRM',
    items.map(({ crm, score }) => [crm, Number(score) > 0]),
    leads.map(() => ['hubspot', true]),
  );
  await send([dead, ...leads]);
  const known = await system.api<PageOf<Lead>>('GET', '/api/hub/v1/leads?limit=200');
  check('a second run makes no lead twice', known.items.length, leads.length + 1);
  const contacts = await view<{ properties?: { email?: string } }>(system, 'hubspot/views/contacts?limit=200');
  check('nor a contact in the CRM', contacts.length, leads.length);
  const mails = await view<object>(system, 'sendgrid/views/messages?limit=200');
  check('nor sends anybody a second e-mail', mails.length, leads.length);
  return known.items.length;
}

async function checkList(check: Check, n8n: StockN8n, system: TestSystem, credentialId: string, before: number) {
  const send = await activate(n8n, paths.list, listWorkflow(credentialId));
  const found = await send([
    { email: 'zoë@list.example', lastName: 'Źródło' },
    { email: 'kim@list.example', lastName: '김' },
  ]);
  check(
    'a provider is searched',
    found.map(({ leadId }) => typeof leadId),
    ['string', 'string', 'string'],
  );
  const { items } = await system.api<PageOf<Lead>>('GET', '/api/hub/v1/leads?tag=list');
  check('a file is imported', sorted(items.map(({ fields }) => fields.lastName ?? '')), sorted(['Źródło', '김']));
  const all = await system.api<PageOf<Lead>>('GET', '/api/hub/v1/leads?limit=200');
  check('nothing is lost or doubled', all.items.length, before + 5);
}
