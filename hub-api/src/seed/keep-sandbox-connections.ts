import { catalogue } from '@leadloom/connectors/catalogue';
import { sealConnection } from '../routes/connections/seal-connection.ts';
import { type SandboxVendor, sandboxVendors } from '../sandbox/sandbox-vendors.ts';
import type { Services } from '../services.ts';
import { registerSendgridWebhook } from './register-sendgrid-webhook.ts';
import { sandboxAccounts } from './sandbox-accounts.ts';

/** A connection `sandbox-<vendor>` to each vendor that the sandbox plays. */
export async function keepSandboxConnections(
  services: Services,
  workspaceId: string,
  sandboxUrl: string,
): Promise<void> {
  for (const vendor of await sandboxVendors(sandboxUrl)) await keepConnection(services, workspaceId, vendor);
}

async function keepConnection(services: Services, workspaceId: string, given: SandboxVendor): Promise<void> {
  const { store, encryptionKey, config } = services;
  const { vendor, title, baseUrl, credentials } = given;
  const account = sandboxAccounts[vendor];
  if (account === undefined) return;
  const id = `sandbox-${vendor}`;
  const origins = Object.fromEntries(account.origins.map((origin) => [origin, baseUrl]));
  const known = await store.connections.get(workspaceId, id);
  if (known !== null) {
    const hasMoved = account.origins.some((origin) => known.origins[origin] !== baseUrl);
    if (hasMoved) await store.connections.update(workspaceId, id, { origins });
    return;
  }
  // Nodes of n8n use some vendors that we have no connector for.
  const connector = catalogue.find(({ name }) => name === vendor)?.name ?? null;
  const data = account.data(credentials);
  if (vendor === 'sendgrid')
    data['webhookPublicKey'] = await registerSendgridWebhook(given, `${config.HUB_URL}/hooks/sendgrid/${id}`);
  await store.connections.create(workspaceId, {
    id,
    name: `${title} (sandbox)`,
    credentialType: account.credentialType,
    connector,
    origins,
    isSandbox: true,
    isOAuth: (await services.typesOf(workspaceId)).credentialTypes.isOAuth(account.credentialType),
    ...sealConnection(encryptionKey, workspaceId, { id, connector }, data),
  });
}
