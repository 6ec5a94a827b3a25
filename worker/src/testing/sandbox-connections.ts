import { newId, sealSecret, type Store } from '@leadloom/store';

export { type RunningSandbox, startSandbox } from '@leadloom/sandbox';

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
  openai: {
    credentialType: 'openAiApi',
    origin: 'https://api.openai.com',
    data: { apiKey: 'sk-sandbox-openai-key', url: 'https://api.openai.com/v1' },
  },
  pipedrive: {
    credentialType: 'pipedriveApi',
    origin: 'https://api.pipedrive.com',
    data: { apiToken: 'sandbox-pipedrive-api-token' },
  },
  slack: { credentialType: 'slackApi', origin: 'https://slack.com', data: { accessToken: 'xoxb-sandbox-bot-token' } },
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
    // Nodes of n8n use this one; we have no connector for it.
    connector: vendor === 'openai' ? null : vendor,
    origins: { [origin]: `${sandboxUrl}/${vendor}` },
    isSandbox: true,
    sealed: sealSecret(Buffer.alloc(32), workspaceId, id, data),
  });
  return id;
}

/** Connections to all vendors of the sandbox, by the type of their credential. */
export async function connectAllToSandbox(
  store: Store,
  workspaceId: string,
  sandboxUrl: string,
): Promise<Map<string, string>> {
  const connections = new Map<string, string>();
  for (const [vendor, { credentialType }] of Object.entries(accounts))
    connections.set(
      credentialType,
      await connectToSandbox(store, workspaceId, vendor as keyof typeof accounts, sandboxUrl),
    );
  return connections;
}
