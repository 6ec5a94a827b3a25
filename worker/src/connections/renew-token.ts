import { HubError } from '@leadloom/contracts';
import { type HoldToken, renewToken } from '@leadloom/engine';
import type { PackageViews } from '../node-packages/package-views.ts';
import type { OpenedConnection, WorkerServices } from '../services.ts';

/** Does `work` with the credentials of a connection; once more with a renewed token when the vendor takes the one at hand no more. */
export type WithFreshToken = <T>(
  workspaceId: string,
  opened: OpenedConnection,
  work: (credentials: OpenedConnection['credentials']) => Promise<T>,
) => Promise<T>;

/** For connectors: their clients are given no way to renew tokens. n8n's nodes do it in n8n-core, under the same lock. */
export function renewTokens(services: WorkerServices, views: PackageViews, hold: HoldToken): WithFreshToken {
  async function renewed(workspaceId: string, before: OpenedConnection): Promise<OpenedConnection | null> {
    const { connection } = before;
    return hold(connection.id, async () => {
      const now = await services.openConnection(workspaceId, connection.id);
      if (accessTokenOf(now) !== accessTokenOf(before)) return now;
      const catalogue = await views.ofWorkspace(workspaceId);
      const scope = { workspaceId, scopeId: `token/${connection.id}`, unit: 'token', connection: now.connection };
      const oauthTokenData = await services
        .door({ ...scope, safety: 'read', attempt: 1, journalled: false }, () =>
          renewToken(catalogue, now.connection.credentialType, now.credentials as Parameters<typeof renewToken>[2]),
        )
        .catch((error: unknown) => {
          throw isGrantOver(error) ? reconnect(now, error) : error;
        });
      if (oauthTokenData === null) return null;
      await services.saveCredentials(workspaceId, connection.id, { oauthTokenData });
      return { ...now, credentials: { ...now.credentials, oauthTokenData } };
    });
  }

  return async (workspaceId, opened, work) => {
    try {
      return await work(opened.credentials);
    } catch (error) {
      const isOver = error instanceof HubError && error.code === 'unauthorized' && accessTokenOf(opened) !== undefined;
      const next = isOver ? await renewed(workspaceId, opened) : null;
      if (next === null) throw error;
      return work(next.credentials);
    }
  };
}

function accessTokenOf({ credentials }: OpenedConnection): unknown {
  return (credentials['oauthTokenData'] as { access_token?: unknown } | undefined)?.access_token;
}

/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.2 */
function isGrantOver(error: unknown): boolean {
  return (error as { body?: { error?: unknown } }).body?.error === 'invalid_grant';
}

function reconnect({ connection }: OpenedConnection, cause: unknown): HubError {
  return new HubError(
    'unauthorized',
    `The vendor gives no new token for the connection "${connection.name}": its consent was taken back, or has run out. Connect the account again.`,
    { details: { connectionId: connection.id }, cause },
  );
}
