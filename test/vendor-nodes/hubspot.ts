import { type Chain, from } from './chain.ts';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const contact = byId(from('Upsert contact', 'vid'));
const company = byId(from('Create company', 'companyId'));
const deal = byId(from('Create deal', 'dealId'));
const portal = {
  type: 'n8n-nodes-base.hubspot',
  typeVersion: 2.2,
  credentialType: 'hubspotAppToken',
  authentication: 'appToken',
  connectionId: 'sandbox-hubspot',
};
const anna = { propertyName: 'email|string', operator: 'EQ', value: 'anna.node@leads.example' };

export const hubspot: Chain = {
  ...portal,
  steps: [
    {
      name: 'Upsert contact',
      parameters: {
        resource: 'contact',
        operation: 'upsert',
        email: 'anna.node@leads.example',
        additionalFields: { firstName: 'Anna', lastName: 'Node', companyName: 'Nodes & Söhne' },
      },
    },
    {
      name: 'Upsert contact again',
      parameters: {
        resource: 'contact',
        operation: 'upsert',
        email: 'anna.node@leads.example',
        additionalFields: { jobTitle: 'Head of Edges' },
      },
    },
    { name: 'Get contact', parameters: { resource: 'contact', operation: 'get', contactId: contact } },
    {
      name: 'List contacts',
      parameters: { resource: 'contact', operation: 'getAll', returnAll: true, additionalFields: {} },
    },
    {
      name: 'Create company',
      parameters: {
        resource: 'company',
        operation: 'create',
        name: 'Nodes & Söhne',
        additionalFields: { companyDomainName: 'leads.example' },
      },
    },
    {
      name: 'Update company',
      parameters: { resource: 'company', operation: 'update', companyId: company, updateFields: { city: 'Jena' } },
    },
    { name: 'Get company', parameters: { resource: 'company', operation: 'get', companyId: company } },
    {
      name: 'Companies of domain',
      parameters: { resource: 'company', operation: 'searchByDomain', domain: 'https://leads.example', limit: 5 },
    },
    {
      name: 'Create deal',
      parameters: {
        resource: 'deal',
        operation: 'create',
        stage: 'appointmentscheduled',
        additionalFields: { dealName: 'Edges', amount: '1200' },
      },
    },
    {
      name: 'Update deal',
      parameters: { resource: 'deal', operation: 'update', dealId: deal, updateFields: { amount: '1500' } },
    },
    { name: 'Get deal', parameters: { resource: 'deal', operation: 'get', dealId: deal } },
    {
      name: 'Create ticket',
      parameters: {
        resource: 'ticket',
        operation: 'create',
        pipelineId: '0',
        stageId: '1',
        ticketName: 'A loose edge',
      },
    },
    { name: 'Delete deal', parameters: { resource: 'deal', operation: 'delete', dealId: deal } },
  ],
};

/** HubSpot's search knows a record some seconds after it was written. */
export const hubspotLater: Chain = {
  ...portal,
  steps: [
    {
      name: 'Search contacts',
      parameters: {
        resource: 'contact',
        operation: 'search',
        limit: 5,
        filterGroupsUi: { filterGroupsValues: [{ filtersUi: { filterValues: [anna] } }] },
      },
    },
    {
      name: 'Delete contact',
      parameters: { resource: 'contact', operation: 'delete', contactId: byId(from('Search contacts', 'id')) },
    },
  ],
};
