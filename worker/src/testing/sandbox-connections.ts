import { newId, sealSecret, type Store } from '@leadloom/store';

/** Fixed and public: docs/sandbox.md. */
const accounts = {
  apollo: { credentialType: 'apolloApi', origin: 'https://api.apollo.io', data: { apiKey: 'sandbox-apollo-key' } },
  zerobounce: {
    credentialType: 'zeroBounceApi',
    origin: 'https://api.zerobounce.net',
    data: { apiKey: 'sandbox-zerobounce-key' },
  },
  neverbounce: {
    credentialType: 'neverBounceApi',
    origin: 'https://api.neverbounce.com',
    data: { apiKey: 'sandbox-neverbounce-key' },
  },
  sendgrid: {
    credentialType: 'sendGridApi',
    origin: 'https://api.sendgrid.com',
    data: { apiKey: 'SG.sandbox-key-id.sandbox-key-secret' },
  },
  hubspot: {
    credentialType: 'hubspotAppToken',
    origin: 'https://api.hubapi.com',
    data: { appToken: 'pat-eu1-sandbox-hubspot-token' },
  },
} as const;

/** A connection to a vendor of the sandbox; its id. */
export async function connectToSandbox(
  store: Store,
  workspaceId: string,
  vendor: keyof typeof accounts,
  sandboxUrl: string,
): Promise<string> {
  const { credentialType, origin, data } = accounts[vendor];
  const id = newId('con');
  await store.connections.create(workspaceId, {
    id,
    name: `${vendor} (sandbox)`,
    credentialType,
    connector: vendor,
    origins: { [origin]: `${sandboxUrl}/${vendor}` },
    isSandbox: true,
    sealed: sealSecret(Buffer.alloc(32), workspaceId, id, data),
  });
  return id;
}
