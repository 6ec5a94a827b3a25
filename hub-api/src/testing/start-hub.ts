import { randomUUID } from 'node:crypto';
import { permissionsOfRole, type Permission } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { startMongo, startTemporal, type TestServer } from '../../../test/servers.ts';
import { createApp } from '../app.ts';
import { hashPassword } from '../auth/hash-password.ts';
import { makeApiKey } from '../auth/make-api-key.ts';
import { readHubConfig } from '../config.ts';

export interface TestWorkspace {
  id: string;
  email: string;
  /** An API key with all permissions. */
  key: string;
  /** Requests with that key, or as `as` says. */
  request(method: InjectOptions['method'], url: string, options?: RequestOptions): Promise<LightMyRequestResponse>;
  makeKey(permissions: readonly Permission[]): Promise<string>;
}

interface RequestOptions {
  body?: unknown;
  headers?: Record<string, string>;
  key?: string | null;
}

export interface TestHub {
  app: FastifyInstance;
  store: Store;
  mongo: TestServer;
  temporal: TestServer;
  password: string;
  addWorkspace(name: string): Promise<TestWorkspace>;
  stop(): Promise<void>;
}

const host = 'localhost';

/** The hub on a real MongoDB and Temporal, in a database of its own. */
export async function startHub(variables: Record<string, string> = {}): Promise<TestHub> {
  const [mongo, temporal] = await Promise.all([startMongo(), startTemporal()]);
  const url = new URL(mongo.address);
  url.pathname = `/hub-${randomUUID().slice(0, 8)}`;
  const config = readHubConfig({
    MONGODB_URL: url.href,
    TEMPORAL_ADDRESS: temporal.address,
    LEADLOOM_ENCRYPTION_KEY: '0f'.repeat(32),
    LOG_LEVEL: 'silent',
    HUB_PORT: '5680',
    ...variables,
  });
  const app = await createApp(config);
  await app.ready();
  const { store } = app.services;
  const password = 'correct horse battery';
  const passwordHash = await hashPassword(password);

  return {
    app,
    store,
    mongo,
    temporal,
    password,
    async addWorkspace(name) {
      const { id } = await store.workspaces.create(name);
      const email = `${name.toLowerCase()}@hub.example`;
      await store.users.create(id, { email, name, role: 'owner', passwordHash });
      const makeKey = async (permissions: readonly Permission[]) =>
        (await makeApiKey(store, id, { name: `key of ${name}`, permissions, expiresInDays: 1 })).key;
      const key = await makeKey(permissionsOfRole.owner);
      return {
        id,
        email,
        key,
        makeKey,
        request: (method = 'GET', path, { body, headers = {}, key: other } = {}) =>
          app.inject({
            method,
            url: /^\/(api|hooks|webhook|webhook-test|webhook-waiting|form|form-test|form-waiting)\//.test(path)
              ? path
              : `/api/hub/v1${path}`,
            headers: {
              host,
              ...(other === null ? {} : { 'x-api-key': other ?? key }),
              ...headers,
            },
            ...(body === undefined ? {} : { payload: body as string | object }),
          }),
      };
    },
    async stop() {
      await app.close();
      await Promise.all([mongo.stop(), temporal.stop()]);
    },
  };
}
