import type { WorkflowDocument } from '@leadloom/contracts';

export const webhookPath = 'leads-of-a-form';

const own = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>) => ({
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  parameters,
});
const assign = (name: string, value: string) => ({ id: name, name, type: 'string', value });

/**
 * Webhook → its leads → our nodes, one after the other → each item beside what `$('Leads').item` says was its origin. That expression
 * only resolves where every node in between has kept the pairing.
 */
export function stockWorkflow(credentialId: string): WorkflowDocument {
  const leadloom = (name: string, type: string, parameters: Record<string, unknown>) => ({
    name,
    type: `n8n-nodes-leadloom.${type}`,
    typeVersion: 1,
    parameters,
    credentials: { leadloomApi: { id: credentialId, name: 'Leadloom' } },
  });
  const nodes = [
    {
      ...own('Form', 'webhook', 2, {
        httpMethod: 'POST',
        path: webhookPath,
        responseMode: 'lastNode',
        responseData: 'allEntries',
        options: {},
      }),
      webhookId: webhookPath,
    },
    own('Leads', 'splitOut', 1, { fieldToSplitOut: 'body.leads', options: {} }),
    leadloom('Match', 'matchOrCreateLead', { createMissing: true, tags: 'stock' }),
    leadloom('Enrich', 'enrichLeads', { connectionIds: ['sandbox-apollo'] }),
    leadloom('Verify', 'verifyEmail', { connectionIds: ['sandbox-zerobounce'], accepted: ['valid', 'unknown'] }),
    leadloom('Score', 'scoreLeads', { rules: {} }),
    leadloom('HubSpot', 'upsertToCrm', { connectionId: 'sandbox-hubspot', object: '' }),
    leadloom('Company', 'findCompany', {
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
  const names = nodes.map(({ name }) => name);
  return {
    name: 'Leads of a form',
    nodes: nodes.map((node, index) => ({ ...node, id: node.name, position: [220 * index, 0] as [number, number] })),
    connections: Object.fromEntries(
      names
        .slice(0, -1)
        .map((name, index) => [name, { main: [[{ node: names[index + 1] ?? '', type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}
