import { HubError } from '@leadloom/contracts';
import { beginConsent, finishConsent, mapOrigin } from '@leadloom/engine';
import { type Consent, consentSecretName, openSecret, sealSecret } from '@leadloom/store';
import type { ConnectVerdict, ConsentActivities } from '@leadloom/workflows';
import type { PackageViews } from '../node-packages/package-views.ts';
import type { OpenedConnection, WorkerServices } from '../services.ts';

type Stored = Parameters<typeof beginConsent>[2];

/** Signing in at vendors: what is secret goes by the store, sealed. */
export function createConsentActivities(services: WorkerServices, views: PackageViews): ConsentActivities {
  const { store, config } = services;
  const key = Buffer.from(config.LEADLOOM_ENCRYPTION_KEY, 'hex');

  async function step(
    { workspaceId, consentId }: { workspaceId: string; consentId: string },
    work: (
      consent: Consent,
      opened: OpenedConnection,
      open: (sealed: Consent['state']) => Record<string, string>,
    ) => Promise<void>,
  ): Promise<ConnectVerdict> {
    const consent = await store.consents.get(workspaceId, consentId);
    if (consent === null) return 'refused';
    const open = (sealed: Consent['state']) =>
      openSecret(key, workspaceId, consentSecretName(consentId), sealed) as Record<string, string>;
    try {
      const opened = await services.openConnection(workspaceId, consent.connectionId);
      const { connection } = opened;
      await services.door(
        {
          workspaceId,
          scopeId: `connect/${connection.id}`,
          unit: 'connect',
          connection,
          safety: 'read',
          attempt: 1,
          journalled: false,
        },
        () => work(consent, opened, open),
      );
      return 'done';
    } catch (error) {
      await store.consents.setProblem(workspaceId, consentId, problemOf(error));
      return 'refused';
    }
  }

  return {
    beginConnecting: ({ workspaceId, consentId }) =>
      step({ workspaceId, consentId }, async ({ redirectUri, state }, { connection, credentials }, open) => {
        const request = { redirectUri, state: open(state)['state'] ?? '' };
        const catalogue = await views.ofWorkspace(workspaceId);
        const begun = await beginConsent(catalogue, connection.credentialType, credentials as Stored, request);
        if (begun.kind === 'connected') return connected(workspaceId, connection.id, begun.oauthTokenData);
        await store.consents.setBegun(workspaceId, consentId, {
          url: mapOrigin(new URL(begun.url), connection.origins).href,
          kept: sealSecret(key, workspaceId, consentSecretName(consentId), begun.kept),
        });
      }),

    finishConnecting: ({ workspaceId, consentId }) =>
      step({ workspaceId, consentId }, async (consent, { connection, credentials }, open) => {
        const { redirectUri, state, kept, answer } = consent;
        if (kept === undefined || answer === undefined)
          throw new HubError('conflict', 'This consent was not begun. Connect again.');
        const catalogue = await views.ofWorkspace(workspaceId);
        const oauthTokenData = await finishConsent(catalogue, connection.credentialType, credentials as Stored, {
          redirectUri,
          state: open(state)['state'] ?? '',
          kept: open(kept),
          query: open(answer)['query'] ?? '',
        });
        await connected(workspaceId, connection.id, oauthTokenData);
        await store.consents.delete(workspaceId, consentId);
      }),
  };

  async function connected(workspaceId: string, connectionId: string, oauthTokenData: object): Promise<void> {
    await services.saveCredentials(workspaceId, connectionId, { oauthTokenData });
    await store.connections.setHealth(workspaceId, connectionId, {
      status: 'ok',
      message: 'Connected at the vendor',
      at: new Date().toISOString(),
    });
  }
}

/** The vendor's word for it (`error`, `error_description`), never its whole answer. */
function problemOf(error: unknown): { code: HubError['code']; message: string } {
  if (error instanceof HubError) return { code: error.code, message: error.message };
  const { message = '', body, status } = error as { message?: string; body?: { error?: unknown }; status?: number };
  const word = typeof body?.error === 'string' ? ` (${body.error})` : '';
  const isRefusal = word !== '' || (status !== undefined && status < 500);
  return {
    code: isRefusal ? 'unauthorized' : 'unavailable',
    message: `The vendor gave no token: ${message}${word}. Check client id, client secret and redirect address at the vendor, then connect again.`,
  };
}
