import type { ApiKey, Permission } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import { hashToken, makeSecretToken } from './secret-token.ts';

const dayMs = 24 * 60 * 60 * 1000;
const shownCharacters = 8;

/** Makes a key (or takes the given one) and stores its hash; the key itself is in this answer only. `expiresInDays` null = never. */
export async function makeApiKey(
  store: Store,
  workspaceId: string,
  input: { name: string; permissions: readonly Permission[]; expiresInDays: number | null; key?: string },
): Promise<{ apiKey: ApiKey; key: string }> {
  const { name, permissions, expiresInDays, key = makeSecretToken('llk_') } = input;
  const apiKey = await store.apiKeys.create(workspaceId, {
    name,
    permissions: [...permissions],
    prefix: key.slice(0, shownCharacters),
    hash: hashToken(key),
    expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * dayMs).toISOString(),
  });
  return { apiKey, key };
}
