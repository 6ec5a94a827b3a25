import { type Chain, from } from './chain.ts';

export const sendgrid: Chain = {
  type: 'n8n-nodes-base.sendGrid',
  typeVersion: 1,
  credentialType: 'sendGridApi',
  connectionId: 'sandbox-sendgrid',
  steps: [
    {
      name: 'Send mail',
      parameters: {
        resource: 'mail',
        operation: 'send',
        fromEmail: 'mara@leadloom.example',
        fromName: 'Mara',
        toEmail: 'anna.node@leads.example',
        subject: 'Edges',
        contentValue: 'Hello Anna, what do you do with loose edges?',
        additionalFields: { categories: 'first-hello' },
      },
    },
    { name: 'Create list', parameters: { resource: 'list', operation: 'create', name: 'Edges' } },
    {
      name: 'Upsert contact',
      parameters: {
        resource: 'contact',
        operation: 'upsert',
        email: 'anna.node@leads.example',
        additionalFields: {
          firstName: 'Anna',
          listIdsUi: { listIdValues: { listIds: `={{ [$('Create list').first().json.id] }}` } },
        },
      },
    },
    {
      name: 'Get contact',
      parameters: { resource: 'contact', operation: 'get', by: 'email', email: 'anna.node@leads.example' },
    },
    { name: 'List contacts', parameters: { resource: 'contact', operation: 'getAll', returnAll: true, filters: {} } },
    { name: 'List lists', parameters: { resource: 'list', operation: 'getAll', returnAll: true } },
    {
      name: 'Rename list',
      parameters: { resource: 'list', operation: 'update', listId: from('Create list', 'id'), name: 'Loose edges' },
    },
    {
      name: 'Delete contact',
      parameters: { resource: 'contact', operation: 'delete', ids: from('Get contact', 'id'), deleteAll: false },
    },
  ],
};
