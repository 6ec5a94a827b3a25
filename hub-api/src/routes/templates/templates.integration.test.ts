import type { NodeReport, Template, TemplateWithDocument, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

const get = async <Answer>(url: string) => (await ada.request('GET', url)).json<Answer>();
const list = async (query = '') => (await get<{ items: Template[] }>(`/templates${query}`)).items;

describe('templates', () => {
  it('are found by words and by category', async () => {
    const all = await list();
    expect(all.length).toBeGreaterThanOrEqual(12);
    expect((await list('?search=hubspot form')).map(({ name }) => name)).toContain('webhook-to-hubspot');
    const alerts = await list('?category=Alerts');
    expect(alerts).toEqual(all.filter(({ categories }) => categories.includes('Alerts')));
    expect(all.find(({ name }) => name === 'webhook-to-hubspot')).toMatchObject({
      needs: ['leadloomApi', 'slackApi'],
      nodeTypes: expect.arrayContaining([{ type: 'n8n-nodes-base.slack', title: 'Slack' }]),
    });
    expect((await ada.request('GET', '/templates/none')).statusCode).toBe(404);
  });

  it('are drawn, and become workflows in which nothing but accounts is missing', async () => {
    for (const { name, title } of await list()) {
      const picture = await ada.request('GET', `/templates/${name}/picture`);
      expect(picture.headers['content-type']).toContain('image/svg+xml');
      const { document, nodes } = await get<TemplateWithDocument>(`/templates/${name}`);
      expect(nodes.filter(({ state }) => !['runs', 'needs_credential'].includes(state))).toEqual([]);
      const created = await ada.request('POST', '/workflows', { body: { document } });
      const { workflow, findings } = created.json<WorkflowWithDocument>();
      expect(workflow.name).toBe(title);
      expect(findings.filter(({ code }) => code !== 'missing_credential')).toEqual([]);
    }
  });
});

describe('a document from elsewhere', () => {
  it('is told node by node what it needs, with what is there already', async () => {
    const connection = { name: 'Our Slack', credentialType: 'slackApi', data: { accessToken: 'x' } };
    const { id } = (await ada.request('POST', '/connections', { body: connection })).json();
    const node = (name: string, type: string, more = {}) => ({ name, type, position: [0, 0], parameters: {}, ...more });
    const document = {
      nodes: [
        node('Note', 'n8n-nodes-base.stickyNote'),
        node('Set', 'n8n-nodes-base.set', { typeVersion: 3.4 }),
        node('Slack', 'n8n-nodes-base.slack', {
          typeVersion: 2.2,
          credentials: { slackApi: { id: 'of-another', name: 'Theirs' } },
        }),
        node('Sheet', 'n8n-nodes-base.googleSheets', { typeVersion: 4.5 }),
        node('Other', 'n8n-nodes-other.thing'),
        node('Newer', 'n8n-nodes-base.set', { typeVersion: 99 }),
        node('Machine', 'n8n-nodes-base.executeCommand', { typeVersion: 1 }),
        node('Out', 'n8n-nodes-other.thing', { disabled: true }),
      ],
    };
    const answer = await ada.request('POST', '/workflow-reports', { body: { document } });
    const { nodes, document: bound } = answer.json<{
      nodes: NodeReport[];
      document: TemplateWithDocument['document'];
    }>();
    expect(nodes.map((one) => [one.node, one.state, one.credentialTypes, one.packageName])).toEqual([
      ['Set', 'runs', [], undefined],
      ['Slack', 'runs', [], undefined],
      ['Sheet', 'needs_credential', ['googleSheetsOAuth2Api'], undefined],
      ['Other', 'unknown_type', [], 'n8n-nodes-other'],
      ['Newer', 'unknown_version', [], 'n8n-nodes-base'],
      ['Machine', 'off', [], undefined],
      ['Out', 'disabled', [], undefined],
    ]);
    expect(bound.nodes[2]?.credentials).toEqual({ slackApi: { id, name: 'Our Slack' } });
  });
});

describe('a workflow', () => {
  it('is exported as a picture and as a page, and told apart from its older versions', async () => {
    const { document } = await get<TemplateWithDocument>('/templates/failed-run-alert');
    const { workflow } = (await ada.request('POST', '/workflows', { body: { document } })).json<WorkflowWithDocument>();
    await ada.request('PATCH', `/workflows/${workflow.id}`, {
      body: { baseVersion: 1, operations: [{ op: 'renameNode', from: 'Tell the team', to: 'Tell ops' }] },
    });
    const picture = await ada.request('GET', `/workflows/${workflow.id}/picture`);
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(picture.body).toContain('>Tell ops</text>');
    expect((await ada.request('GET', `/workflows/${workflow.id}/picture?version=1`)).body).toContain('>Tell the team<');
    const page = await ada.request('GET', `/workflows/${workflow.id}/page`);
    expect(page.headers['content-type']).toContain('text/markdown');
    expect(page.body).toContain('1. **When a run fails** (Error Trigger) → Tell ops');
    expect(page.body).toContain('| Our Slack | slackApi | Tell ops |');
    expect(await get(`/workflows/${workflow.id}/difference?from=1`)).toMatchObject({
      nodes: [{ before: { name: 'Tell the team' }, after: { name: 'Tell ops' }, isRenamed: true, values: [] }],
      wires: { added: [], removed: [] },
    });
  });
});
