import { join } from 'node:path';
import { openStore } from '@leadloom/store';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { loginThrottle } from '../auth/login-throttle.ts';
import type { HubConfig } from '../config.ts';
import { liveChanges } from '../live/live-changes.ts';
import { workspaceTypes } from '../node-types/workspace-node-types.ts';
import { connectTemporal } from '../temporal/connect-temporal.ts';
import { startRuns } from '../temporal/start-runs.ts';
import { findTargetIn } from '../webhooks/find-target.ts';

const ownNodes = join(import.meta.dirname, '../../../nodes/dist');

/** Opens what handlers work with, and closes it with the server. */
export const servicesPlugin = fp(
  async (app: FastifyInstance, { config }: { config: HubConfig }) => {
    const store = await openStore({ url: config.MONGODB_URL });
    app.addHook('onClose', () => store.close());
    await store.migrate();
    const live = liveChanges(store, app.log);
    app.addHook('onClose', () => live.close());
    const temporal = connectTemporal(config);
    app.addHook('onClose', () => temporal.connection.close());
    app.decorate('services', {
      config,
      store,
      temporal,
      live,
      startRuns: startRuns(temporal, live),
      findTarget: findTargetIn(store),
      typesOf: workspaceTypes(store, ownNodes, { hostNodes: config.LEADLOOM_HOST_NODES }),
      loginThrottle: loginThrottle(store),
      log: app.log,
      encryptionKey: Buffer.from(config.LEADLOOM_ENCRYPTION_KEY, 'hex'),
    });
  },
  { name: 'services' },
);
