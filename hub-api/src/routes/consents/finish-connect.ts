import { finishConnect, HubError } from '@leadloom/contracts';
import { consentSecretName, sealSecret } from '@leadloom/store';
import { hashToken } from '../../auth/secret-token.ts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { askerOf } from './asker-of.ts';
import { connectAccount } from './connect-account.ts';

export const finishConnectEndpoint = endpoint(
  finishConnect,
  async ({ services, store, principal, workspaceId, body }) => {
    const query = body.query.replace(/^\?/, '');
    const consentId = hashToken(new URLSearchParams(query).get('state') ?? '');
    const answer = sealSecret(services.encryptionKey, workspaceId, consentSecretName(consentId), { query });
    const consent = await store.consents.answer(workspaceId, consentId, askerOf(principal), answer);
    if (consent === null)
      throw new HubError(
        'conflict',
        'This answer belongs to no consent that this login has begun: it was used already, took more than 10 minutes, or began elsewhere. Connect the account again.',
      );
    await connectAccount(services, { workspaceId, consentId, step: 'finish' });
    return found(await store.connections.get(workspaceId, consent.connectionId), 'connection', consent.connectionId);
  },
);
