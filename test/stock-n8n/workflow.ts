import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

/** Paths of the webhooks. */
export const paths = { form: 'leads-of-a-form', list: 'leads-of-a-list' };

const own = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>) => ({
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  parameters,
});
const webhook = (path: string) => ({
  ...own('Form', 'webhook', 2, {
    httpMethod: 'POST',
    path,
    responseMode: 'lastNode',
    responseData: 'allEntries',
    options: {},
  }),
  webhookId: path,
});
const leadloom = (credentialId: string) => (name: string, type: string, parameters: Record<string, unknown>) => ({
  name,
  type: `n8n-nodes-leadloom.${type}`,
  typeVersion: 1,
  parameters,
  credentials: { leadloomApi: { id: credentialId, name: 'Leadloom' } },
});
const assign = (name: string, value: string) => ({ id: name, name, type: 'string', value });

/**
 * Webhook → its leads → our nodes, one after the other → each item beside what `$('Leads').item` says was its origin. That expression
 * only resolves where every node in between has kept the pairing.
 */
export function formWorkflow(credentialId: string, campaignId: string): WorkflowDocument {
  const ours = leadloom(credentialId);
  const nodes = [
    webhook(paths.form),
    own('Leads', 'splitOut', 1, { fieldToSplitOut: 'body.leads', options: {} }),
    ours('Match', 'matchOrCreateLead', { createMissing: true, tags: 'stock' }),
    ours('Enrich', 'enrichLeads', { connectionIds: ['sandbox-apollo'] }),
    ours('Verify', 'verifyEmail', { connectionIds: ['sandbox-zerobounce'], accepted: ['valid', 'unknown'] }),
    ours('Score', 'scoreLeads', { rules: {} }),
    ours('HubSpot', 'upsertToCrm', { connectionId: 'sandbox-hubspot', object: '' }),
    ours('Suppression', 'checkSuppression', {}),
    ours('Company', 'findCompany', {
      connectionId: 'sandbox-apollo',
      domain: "={{ $('Leads').item.json.companyDomain }}",
    }),
    own('Answer', 'set', 3.4, {
      mode: 'manual',
      assignments: {
        assignments: [
          assign('note', "={{ $('Leads').item.json.note }}"),
          assign('email', "={{ $('HubSpot').item.json.email }}"),
          assign(
            'crm',
            "={{ $('HubSpot').item.json.links.map(({ connector }) => connector).filter((name) => name === 'hubspot')[0] }}",
          ),
          assign('score', "={{ $('Score').item.json.score }}"),
          assign('company', '={{ $json.company.name }}'),
        ],
      },
      options: {},
    }),
  ];
  // Beside the chain and above it, so that n8n runs it first and answers with the end of the chain.
  const mail = { ...ours('Mail', 'sendEmail', { campaignId, step: 1 }), id: 'Mail', position: [1540, -200] };
  const document = chained('Leads of a form', nodes);
  return {
    ...document,
    nodes: [...document.nodes, mail],
    connections: {
      ...document.connections,
      Suppression: {
        main: [['Mail', 'Company'].map((node) => ({ node, type: 'main', index: 0 }))],
      },
    },
  };
}

/** Webhook → a CSV file of its leads → import → a search at a provider. */
export function listWorkflow(credentialId: string): WorkflowDocument {
  const ours = leadloom(credentialId);
  return chained('Leads of a list', [
    webhook(paths.list),
    own('Leads', 'splitOut', 1, { fieldToSplitOut: 'body.leads', options: {} }),
    own('File', 'convertToFile', 1.1, { operation: 'csv', options: {} }),
    ours('Import', 'importLeads', { tags: 'list' }),
    { ...ours('Find', 'findLeads', { connectionId: 'sandbox-apollo', limit: 3, filters: {} }), executeOnce: true },
  ]);
}

type Unplaced = Omit<WorkflowNode, 'id' | 'position'> & { executeOnce?: boolean };

function chained(name: string, nodes: readonly Unplaced[]): WorkflowDocument {
  const names = nodes.map((node) => node.name);
  return {
    name,
    nodes: nodes.map((node, index) => ({ ...node, id: node.name, position: [220 * index, 0] })) as WorkflowNode[],
    connections: Object.fromEntries(
      names
        .slice(0, -1)
        .map((name, index) => [name, { main: [[{ node: names[index + 1] ?? '', type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}
