import { openSecret } from './open-secret.ts';
import type { SealedSecret } from './seal-secret.ts';

/** Name under which a connection's webhook secret is sealed: not openable as its credentials, nor they as it. */
export function webhookSecretName(connectionId: string): string {
  return `${connectionId}#webhook`;
}

/** Opens a webhook signing secret: the one kind of secret that the hub may open. Seal it under `webhookSecretName(connectionId)`. */
export function openWebhookSecret(
  key: Buffer,
  workspaceId: string,
  connectionId: string,
  sealed: SealedSecret,
): Record<string, unknown> {
  return openSecret(key, workspaceId, webhookSecretName(connectionId), sealed);
}
