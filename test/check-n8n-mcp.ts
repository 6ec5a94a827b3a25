import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChecks } from './stock-n8n/checks.ts';
import { installPackage } from './stock-n8n/install-package.ts';
import { type McpClient, startMcp, type ToolAnswer } from './stock-n8n/mcp-client.ts';
import { startSystem, type TestSystem } from './system.ts';

/** Drives this hub by n8n-mcp as it comes from npm, which knows nothing of us: it takes the hub for an n8n. */
const { check, broke, tell } = startChecks();
const folder = await installPackage(process.env, { name: 'n8n-mcp', version: '2.87.0', asOf: '2026-09-18' });
const secret = 'planted-in-a-credential';
let system: TestSystem | undefined;
let mcp: McpClient | undefined;

const nodes = [
  {
    id: 'call',
    name: 'Call',
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2,
    position: [0, 0],
    webhookId: 'n8n-mcp',
    parameters: { path: 'n8n-mcp', httpMethod: 'POST', responseMode: 'lastNode' },
  },
  {
    id: 'double',
    name: 'Double',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    position: [220, 0],
    parameters: {
      assignments: {
        assignments: [{ id: 'a', name: 'doubled', type: 'number', value: '={{ $json.body.number * 2 }}' }],
      },
      options: {},
    },
  },
];
const connections = { Call: { main: [[{ node: 'Double', type: 'main', index: 0 }]] } };

try {
  process.stdout.write('Starting the hub and n8n-mcp\n');
  system = await startSystem({ hasSandbox: false });
  const entry = join(folder, 'node_modules/n8n-mcp/dist/mcp/stdio-wrapper.js');
  mcp = await startMcp(entry, { url: system.hubUrl, apiKey: system.apiKey });
  await drive(mcp);
} catch (error) {
  broke(error);
} finally {
  mcp?.stop();
  await system?.stop();
}
process.exitCode = tell();

async function drive({ call }: McpClient): Promise<void> {
  check('finds the instance healthy', (await call('n8n_health_check', {})).data?.['status'], 'ok');

  const created = await call('n8n_create_workflow', { name: 'Made by n8n-mcp', nodes, connections });
  check('creates a workflow', created.success, true);
  const id = String(created.data?.['id']);
  const validated = await call('n8n_validate_workflow', { id });
  check('validates it where it is', validated.data?.['valid'], true);
  const activated = await call('n8n_update_partial_workflow', { id, operations: [{ type: 'activateWorkflow' }] });
  check('activates it', activated.data?.['active'], true);

  const tested = await call('n8n_test_workflow', { workflowId: id, data: { number: 21 }, waitForResponse: true });
  check('runs it by its webhook', tested.data?.['data'], { doubled: 42 });
  const executionId = await newestExecution(call, id);
  const execution = await call('n8n_executions', { action: 'get', id: executionId, mode: 'full' });
  check('reads the execution', execution.data?.['status'], 'success');
  check('reads what its nodes gave', JSON.stringify(execution).includes('"doubled":42'), true);

  const edits = [
    { type: 'updateNode', nodeName: 'Double', updates: { notes: 'by an agent' } },
    { type: 'addTag', tag: 'agents' },
  ];
  const edited = await call('n8n_update_partial_workflow', { id, operations: edits });
  check('edits it while it is active', [edited.success, edited.data?.['active']], [true, true]);
  const replaced = await call('n8n_update_full_workflow', { id, name: 'Renamed by n8n-mcp', nodes, connections });
  check('replaces it', replaced.data?.['name'], 'Renamed by n8n-mcp');
  const listed = await call('n8n_list_workflows', { limit: 1, tags: ['agents'] });
  check('lists it by its tag', thingsIn(listed, 'workflows'), [id]);

  const credential = { name: 'Header', type: 'httpHeaderAuth', data: { name: 'X-Key', value: secret } };
  const kept = await call('n8n_manage_credentials', { action: 'create', ...credential });
  check('makes a credential', kept.success, true);
  const credentials = await call('n8n_manage_credentials', { action: 'list' });
  check('gets no secret back', JSON.stringify([kept, credentials]).includes(secret), false);
  check('asks for the audit', (await call('n8n_audit_instance', {})).success, true);

  const removed = await call('n8n_executions', { action: 'delete', id: executionId });
  check('deletes the execution', removed.success, true);
  const off = await call('n8n_update_partial_workflow', { id, operations: [{ type: 'deactivateWorkflow' }] });
  check('deactivates the workflow', off.data?.['active'], false);
  check('deletes the workflow', (await call('n8n_delete_workflow', { id })).success, true);
  check('finds it no longer', (await call('n8n_get_workflow', { id })).success, false);
}

/** Ids of what was listed. */
function thingsIn({ data, error }: ToolAnswer, name: string): string[] {
  const things = data?.[name];
  if (!Array.isArray(things)) throw new Error(`n8n-mcp listed no ${name}: ${error ?? 'it said nothing of why'}`);
  return (things as { id: string }[]).map(({ id }) => id);
}

/** A webhook is answered before its run counts as over, and running ones are not listed. */
async function newestExecution(call: McpClient['call'], workflowId: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const [newest] = thingsIn(await call('n8n_executions', { action: 'list', workflowId }), 'executions');
    if (newest !== undefined) return newest;
    await sleep(100);
  }
  throw new Error(`no execution of ${workflowId} was listed in 5 s`);
}
