import { permissionsOfRole } from '@leadloom/contracts';
import { hashPassword } from '../auth/hash-password.ts';
import { makeApiKey } from '../auth/make-api-key.ts';
import { hashToken } from '../auth/secret-token.ts';
import type { Services } from '../services.ts';

/** The first owner and its API key, when the variables name them and the workspace has no user yet. */
export async function makeOwner({ store, config }: Services, workspaceId: string): Promise<void> {
  const { HUB_OWNER_EMAIL: email, HUB_OWNER_PASSWORD: password, HUB_API_KEY: key } = config;
  if (email === undefined || password === undefined || (await store.users.count(workspaceId)) > 0) return;
  // The user comes last: as long as there is none, the next start does all of this again.
  if (key !== undefined && (await store.apiKeys.findByHash(hashToken(key))) === null)
    await makeApiKey(store, workspaceId, {
      name: 'First start',
      permissions: permissionsOfRole.owner,
      expiresInDays: null,
      key,
    });
  await store.users.create(workspaceId, {
    email,
    name: 'Owner',
    role: 'owner',
    passwordHash: await hashPassword(password),
  });
}
