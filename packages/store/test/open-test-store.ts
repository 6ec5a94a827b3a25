import { randomUUID } from 'node:crypto';
import { startMongo } from '../../../test/servers.ts';
import { openStore } from '../src/store.ts';

/** A migrated store on a real mongod of its own, with one workspace. `close` ends the server too. */
export async function openTestStore() {
  const server = await startMongo();
  const store = await openStore({ url: server.address, dbName: `test-${randomUUID()}` });
  await store.migrate();
  const { id: workspaceId } = await store.workspaces.create('Test');
  return {
    server,
    store,
    workspaceId,
    async close() {
      await store.close();
      await server.stop();
    },
  };
}
