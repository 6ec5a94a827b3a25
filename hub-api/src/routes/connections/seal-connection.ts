import { webhookSchemeOf } from '@leadloom/connectors/catalogue';
import { type SealedSecret, sealSecret, webhookSecretName } from '@leadloom/store';

/**
 * Seals the credentials of a connection; the secret that its vendor signs webhooks with is sealed once more by itself, since the hub opens
 * that one and no other.
 */
export function sealConnection(
  key: Buffer,
  workspaceId: string,
  { id, connector }: { id: string; connector: string | null },
  data: Readonly<Record<string, unknown>>,
): { sealed: SealedSecret; webhookSealed?: SealedSecret } {
  const sealed = sealSecret(key, workspaceId, id, data);
  const field = connector === null ? undefined : webhookSchemeOf(connector)?.secret.name;
  const secret = field === undefined ? undefined : data[field];
  if (typeof secret !== 'string' || secret === '') return { sealed };
  return { sealed, webhookSealed: sealSecret(key, workspaceId, webhookSecretName(id), { secret }) };
}
