import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Address of a Leadloom hub, and an API key of it. */
export class LeadloomApi implements ICredentialType {
  name = 'leadloomApi';
  displayName = 'Leadloom API';
  icon = 'file:leadloom.svg' as const;
  properties: INodeProperties[] = [
    {
      displayName: 'Hub Address',
      name: 'hubUrl',
      type: 'string',
      default: 'http://127.0.0.1:5680',
      placeholder: 'https://hub.example.com',
      description: 'Where the hub answers, without a trailing slash',
      required: true,
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Made in the hub under Settings → API keys, with the permissions to read and write leads',
      required: true,
    },
  ];
  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
  };
  test: ICredentialTestRequest = {
    request: { baseURL: '={{$credentials.hubUrl}}', url: '/api/hub/v1/leads', qs: { limit: 1 } },
  };
}
