import { type Chain, from } from './chain.ts';

const lead = from('Create lead', 'id');

export const salesforce: Chain = {
  type: 'n8n-nodes-base.salesforce',
  typeVersion: 1.1,
  credentialType: 'salesforceOAuth2Api',
  connectionId: 'sandbox-salesforce',
  steps: [
    {
      name: 'Create lead',
      parameters: {
        resource: 'lead',
        operation: 'create',
        company: 'Nodes & Söhne',
        lastname: "O'Node",
        additionalFields: { firstname: 'Anna', email: 'anna.node@leads.example' },
      },
    },
    {
      name: 'Upsert lead',
      parameters: {
        resource: 'lead',
        operation: 'upsert',
        externalId: 'Leadloom_Id__c',
        externalIdValue: 'node-1',
        company: 'Edges Ltd',
        lastname: 'Edge',
        additionalFields: {},
      },
    },
    {
      name: 'Update lead',
      parameters: { resource: 'lead', operation: 'update', leadId: lead, updateFields: { title: 'Head of Edges' } },
    },
    { name: 'Get lead', parameters: { resource: 'lead', operation: 'get', leadId: lead } },
    {
      name: 'List leads',
      parameters: {
        resource: 'lead',
        operation: 'getAll',
        returnAll: true,
        options: {
          fields: 'Id,LastName,Email,Title',
          conditionsUi: { conditionValues: [{ field: 'LastName', operation: 'equal', value: "O'Node" }] },
        },
      },
    },
    {
      name: 'Create account',
      parameters: { resource: 'account', operation: 'create', name: 'Nodes & Söhne', additionalFields: {} },
    },
    {
      name: 'Create contact',
      parameters: {
        resource: 'contact',
        operation: 'create',
        lastname: 'Knot',
        additionalFields: { acconuntId: from('Create account', 'id'), email: 'k.knot@leads.example' },
      },
    },
    {
      name: 'Create opportunity',
      parameters: {
        resource: 'opportunity',
        operation: 'create',
        name: 'Edges',
        closeDate: '2030-01-31',
        stageName: 'Prospecting',
        additionalFields: { amount: 1200 },
      },
    },
    {
      name: 'Create task',
      parameters: {
        resource: 'task',
        operation: 'create',
        status: 'Not Started',
        additionalFields: { subject: 'Call', whoId: lead },
      },
    },
    {
      name: 'Query',
      parameters: {
        resource: 'search',
        operation: 'query',
        query: "SELECT Id, Account.Name FROM Contact WHERE Email = 'k.knot@leads.example'",
      },
    },
    { name: 'Delete lead', parameters: { resource: 'lead', operation: 'delete', leadId: lead } },
  ],
};
