import { randomBytes } from 'node:crypto';
import { permissionsOfRole } from '../../packages/contracts/src/index.ts';
import { openStore } from '../../packages/store/src/index.ts';
import { hashPassword } from '../../hub-api/src/auth/hash-password.ts';
import { makeApiKey } from '../../hub-api/src/auth/make-api-key.ts';

export interface Owner {
  email: string;
  password: string;
  apiKey: string;
}

/** A workspace with nothing but its owner, in a hub that runs on that database. */
export async function addWorkspace(mongoUrl: string): Promise<Owner> {
  const store = await openStore({ url: mongoUrl });
  try {
    const name = randomBytes(6).toString('hex');
    const password = randomBytes(12).toString('hex');
    const email = `${name}@leadloom.example`;
    const { id } = await store.workspaces.create(name);
    await store.users.create(id, { email, name: 'Owner', role: 'owner', passwordHash: await hashPassword(password) });
    const { key } = await makeApiKey(store, id, {
      name: 'Test',
      permissions: permissionsOfRole.owner,
      expiresInDays: 1,
    });
    return { email, password, apiKey: key };
  } finally {
    await store.close();
  }
}
