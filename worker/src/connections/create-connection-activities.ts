import { getConnector } from '@leadloom/connectors';
import { type ConnectionTestResult, HubError } from '@leadloom/contracts';
import { type NodeCatalogue, testCredential } from '@leadloom/engine';
import type { ConnectionActivities } from '@leadloom/workflows';
import { Context } from '@temporalio/activity';
import type { PackageViews } from '../node-packages/package-views.ts';
import type { OpenedConnection, WorkerServices } from '../services.ts';
import type { WithFreshToken } from './renew-token.ts';

const timeoutMs = 20_000;

/** Activities about accounts themselves. */
export function createConnectionActivities(
  services: WorkerServices,
  views: PackageViews,
  withFreshToken: WithFreshToken,
): ConnectionActivities {
  return {
    async tryConnection({ workspaceId, connectionId }) {
      const startedMs = Date.now();
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), Context.current().cancellationSignal]);
      const { attempt } = Context.current().info;
      const outcome = await services
        .openConnection(workspaceId, connectionId)
        .then((opened) =>
          withFreshToken(workspaceId, opened, (credentials) =>
            services.door(
              {
                workspaceId,
                scopeId: `test/${connectionId}`,
                unit: 'test',
                connection: opened.connection,
                safety: 'read',
                attempt,
                signal,
                journalled: false,
              },
              async () => testCall(services, await views.ofWorkspace(workspaceId), { ...opened, credentials }, signal),
            ),
          ),
        )
        .catch((error: unknown) => ({ ok: false, message: messageOf(error) }));
      const result: ConnectionTestResult = {
        ok: outcome?.ok ?? false,
        message:
          outcome?.message ??
          'There is no test call for this kind of account: whether it works shows when a node uses it',
        latencyMs: Date.now() - startedMs,
      };
      if (outcome !== null)
        await services.store.connections.setHealth(workspaceId, connectionId, {
          status: result.ok ? 'ok' : 'failing',
          message: result.message,
          at: new Date().toISOString(),
        });
      return result;
    },
  };
}

async function testCall(
  { log }: WorkerServices,
  catalogue: NodeCatalogue,
  { connection, credentials }: OpenedConnection,
  signal: AbortSignal,
): Promise<{ ok: boolean; message: string } | null> {
  const connector = connection.connector === null ? undefined : getConnector(connection.connector);
  if (connector === undefined)
    return testCredential(catalogue, connection.credentialType, credentials as Parameters<typeof testCredential>[2]);
  const { message } = await connector.test({
    credentials,
    signal,
    log,
    baseUrl: (origin) => connection.origins[origin] ?? origin,
  });
  return { ok: true, message };
}

function messageOf(error: unknown): string {
  if (error instanceof HubError) return error.message;
  const { message, code } = error as { message?: string; code?: string };
  return `The test call failed: ${message === undefined || message === '' ? (code ?? 'no reason given') : message}`;
}
