import { makeApiKey } from '../auth/make-api-key.ts';
import { sealConnection } from '../routes/connections/seal-connection.ts';
import type { Services } from '../services.ts';

const id = 'leadloom-hub';

/**
 * Stands for this hub in the credential of our nodes. Its real address is in the connection's origins, where it can be corrected at each
 * start: the sealed part cannot be read here.
 */
const hubOrigin = 'http://hub.leadloom.invalid';

/** The connection by which drawn nodes call this hub, with a key of its own. */
export async function keepHubConnection(services: Services, workspaceId: string): Promise<void> {
  const { store, config, encryptionKey } = services;
  const origins = { [hubOrigin]: config.HUB_INTERNAL_URL ?? config.HUB_URL };
  const known = await store.connections.get(workspaceId, id);
  if (known !== null) {
    if (known.origins[hubOrigin] !== origins[hubOrigin]) await store.connections.update(workspaceId, id, { origins });
    return;
  }
  const { key } = await makeApiKey(store, workspaceId, {
    name: 'Nodes of drawn workflows',
    permissions: [
      'leads:read',
      'leads:write',
      'campaigns:read',
      'campaigns:write',
      'connections:read',
      'workflows:run',
    ],
    expiresInDays: null,
  });
  await store.connections.create(workspaceId, {
    id,
    name: 'Leadloom hub',
    credentialType: 'leadloomApi',
    connector: null,
    origins,
    isSandbox: false,
    ...sealConnection(encryptionKey, workspaceId, { id, connector: null }, { hubUrl: hubOrigin, apiKey: key }),
  });
}
