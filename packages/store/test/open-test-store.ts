import { randomUUID } from 'node:crypto';
import { startMongo } from '../../../test/servers.ts';
import { openStore } from '../src/store.ts';

/** A migrated store on a real mongod of its own, with one workspace. `close` ends the server too. */
export async function openTestStore() {
  const server = await startMongo();
  const databaseName = `test-${randomUUID()}`;
  const store = await openStore({ url: server.address, dbName: databaseName });
  await store.migrate();
  const { id: workspaceId } = await store.workspaces.create('Test');
  return {
    server,
    databaseName,
    store,
    workspaceId,
    async close() {
      await store.close();
      await server.stop();
    },
  };
}
