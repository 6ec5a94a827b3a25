import { type Chain, from } from './chain.ts';

const organization = from('Create organization', 'id');
const person = from('Create person', 'id');
const deal = from('Create deal', 'id');

export const pipedrive: Chain = {
  type: 'n8n-nodes-base.pipedrive',
  typeVersion: 2,
  credentialType: 'pipedriveApi',
  connectionId: 'sandbox-pipedrive',
  steps: [
    {
      name: 'Create organization',
      parameters: { resource: 'organization', operation: 'create', name: 'Nodes & Söhne', additionalFields: {} },
    },
    {
      name: 'Create person',
      parameters: {
        resource: 'person',
        operation: 'create',
        name: 'Anna Node',
        additionalFields: {
          org_id: organization,
          emails: { emailProperties: [{ value: 'anna.node@leads.example', primary: true, label: 'work' }] },
        },
      },
    },
    {
      name: 'Update person',
      parameters: {
        resource: 'person',
        operation: 'update',
        personId: person,
        updateFields: { name: 'Anna Maria Node' },
      },
    },
    { name: 'Get person', parameters: { resource: 'person', operation: 'get', personId: person } },
    {
      name: 'Search persons',
      parameters: {
        resource: 'person',
        operation: 'search',
        term: 'anna.node@leads.example',
        exactMatch: true,
        additionalFields: { fields: ['email'] },
      },
    },
    {
      name: 'List persons',
      parameters: { resource: 'person', operation: 'getAll', returnAll: true, filters: {} },
    },
    {
      name: 'Create deal',
      parameters: {
        resource: 'deal',
        operation: 'create',
        title: 'Edges',
        associateWith: 'person',
        person_id: person,
        additionalFields: { value: 1200, currency: 'EUR' },
      },
    },
    {
      name: 'Update deal',
      parameters: { resource: 'deal', operation: 'update', dealId: deal, updateFields: { status: 'won' } },
    },
    { name: 'Get deal', parameters: { resource: 'deal', operation: 'get', dealId: deal } },
    {
      name: 'Create note',
      parameters: {
        resource: 'note',
        operation: 'create',
        content: 'Likes edges',
        additionalFields: { person_id: person },
      },
    },
    {
      name: 'Create activity',
      parameters: {
        resource: 'activity',
        operation: 'create',
        subject: 'Call Anna',
        done: '0',
        type: 'call',
        additionalFields: { person_id: person },
      },
    },
    {
      name: 'Create lead',
      parameters: {
        resource: 'lead',
        operation: 'create',
        title: 'More edges',
        associateWith: 'person',
        person_id: person,
        additionalFields: {},
      },
    },
    { name: 'Delete deal', parameters: { resource: 'deal', operation: 'delete', dealId: deal } },
    { name: 'Delete person', parameters: { resource: 'person', operation: 'delete', personId: person } },
  ],
};
