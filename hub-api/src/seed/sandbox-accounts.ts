import type { SandboxVendor } from '../sandbox/sandbox-vendors.ts';

interface SandboxAccount {
  credentialType: string;
  /** The vendor's own origins, which the sandbox stands in for. */
  origins: readonly string[];
  /** Fields of the credential type, from what the sandbox takes. */
  data(given: SandboxVendor['credentials']): Record<string, unknown>;
}

const salesforceInstance = 'https://leadloom.my.salesforce.com';

/** How an account of each vendor of the sandbox is entered here, under n8n's credential types where it has one. */
export const sandboxAccounts: Readonly<Record<string, SandboxAccount>> = {
  apollo: { credentialType: 'apolloApi', origins: ['https://api.apollo.io'], data: ({ apiKey }) => ({ apiKey }) },
  zerobounce: {
    credentialType: 'zeroBounceApi',
    origins: ['https://api.zerobounce.net'],
    data: ({ apiKey }) => ({ apiKey }),
  },
  neverbounce: {
    credentialType: 'neverBounceApi',
    origins: ['https://api.neverbounce.com'],
    data: ({ apiKey }) => ({ apiKey }),
  },
  sendgrid: {
    credentialType: 'sendGridApi',
    origins: ['https://api.sendgrid.com'],
    data: ({ apiKey }) => ({ apiKey }),
  },
  openai: {
    credentialType: 'openAiApi',
    origins: ['https://api.openai.com'],
    data: ({ apiKey }) => ({ apiKey, url: 'https://api.openai.com/v1' }),
  },
  slack: {
    credentialType: 'slackApi',
    origins: ['https://slack.com'],
    data: ({ botToken, signingSecret }) => ({ accessToken: botToken, signatureSecret: signingSecret }),
  },
  salesforce: {
    credentialType: 'salesforceOAuth2Api',
    origins: ['https://login.salesforce.com', salesforceInstance],
    data: ({ clientId, clientSecret, accessToken, refreshToken }) => ({
      environment: 'production',
      clientId,
      clientSecret,
      oauthTokenData: {
        access_token: accessToken,
        refresh_token: refreshToken,
        instance_url: salesforceInstance,
        token_type: 'Bearer',
      },
    }),
  },
  hubspot: {
    credentialType: 'hubspotAppToken',
    origins: ['https://api.hubapi.com'],
    data: ({ accessToken }) => ({ appToken: accessToken }),
  },
  pipedrive: {
    credentialType: 'pipedriveApi',
    origins: ['https://api.pipedrive.com'],
    data: ({ apiToken }) => ({ apiToken }),
  },
};
