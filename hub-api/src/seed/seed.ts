import { permissionsOfRole } from '@leadloom/contracts';
import type { FastifyBaseLogger } from 'fastify';
import { hashPassword } from '../auth/hash-password.ts';
import { makeApiKey } from '../auth/make-api-key.ts';
import type { Services } from '../services.ts';

/** Makes once what a first start needs; every part looks whether it is there already, so that an interrupted start is completed by the next. */
export async function seed(services: Services, log: FastifyBaseLogger): Promise<void> {
  const { store, config } = services;
  const workspace = (await store.workspaces.list())[0] ?? (await store.workspaces.create('Leadloom'));
  if (
    config.HUB_OWNER_EMAIL !== undefined &&
    config.HUB_OWNER_PASSWORD !== undefined &&
    (await store.users.count(workspace.id)) === 0
  ) {
    await store.users.create(workspace.id, {
      email: config.HUB_OWNER_EMAIL,
      name: 'Owner',
      role: 'owner',
      passwordHash: await hashPassword(config.HUB_OWNER_PASSWORD),
    });
    log.info('the first owner was made');
  }
  if (config.HUB_API_KEY !== undefined)
    await makeApiKey(store, workspace.id, {
      name: 'First start',
      permissions: permissionsOfRole.owner,
      expiresInDays: null,
      key: config.HUB_API_KEY,
    });
}
