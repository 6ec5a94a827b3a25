import { connectConnection } from '@leadloom/contracts';
import { consentSecretName, sealSecret } from '@leadloom/store';
import { hashToken, makeSecretToken } from '../../auth/secret-token.ts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { askerOf } from './asker-of.ts';
import { connectAccount } from './connect-account.ts';

const minutes = 10;

/** Begins a consent. Its `state` is known to the browser and to the worker; here is its hash. */
export const connectConnectionEndpoint = endpoint(
  connectConnection,
  async ({ services, store, principal, workspaceId, params }) => {
    const { id: connectionId } = found(await store.connections.get(workspaceId, params.id), 'connection', params.id);
    const state = makeSecretToken();
    const consentId = hashToken(state);
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    await store.consents.create(workspaceId, consentId, {
      connectionId,
      askedBy: askerOf(principal),
      redirectUri: `${services.config.HUB_URL}/oauth/callback`,
      expiresAt,
      state: sealSecret(services.encryptionKey, workspaceId, consentSecretName(consentId), { state }),
    });
    await connectAccount(services, { workspaceId, consentId, step: 'begin' });
    const url = await store.consents.takeUrl(workspaceId, consentId);
    return { url, expiresAt: expiresAt.toISOString() };
  },
);
