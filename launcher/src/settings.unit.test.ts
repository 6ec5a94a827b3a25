import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { readSettings } from './settings.ts';

test('without variables: everything embedded, on loopback, with the sandbox', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    roles: ['api', 'worker'],
    hub: { host: '127.0.0.1', port: 5680, url: 'http://127.0.0.1:5680', isLoopback: true },
    sandbox: { port: 5690 },
    mongodbUrl: undefined,
    temporalAddress: undefined,
    temporalNamespace: 'default',
  });
});

test('an empty variable counts as unset', () => {
  expect(readSettings({ HUB_PORT: '', MONGODB_URL: '', LEADLOOM_SANDBOX: '' })).toEqual(readSettings({}));
});

test.each([
  [{ LEADLOOM_SANDBOX: 'off' }],
  [{ MONGODB_URL: 'mongodb://db.example/leadloom' }],
  [{ TEMPORAL_ADDRESS: 'temporal.example:7233' }],
  [
    {
      HUB_HOST: '0.0.0.0',
      HUB_URL: 'https://leads.example',
      HUB_OWNER_EMAIL: 'a@b.example',
      HUB_OWNER_PASSWORD: 'long enough it is',
      LEADLOOM_ENCRYPTION_KEY: 'a'.repeat(64),
    },
  ],
])('no sandbox with %o', (env) => {
  expect(readSettings(env).sandbox).toBeUndefined();
});

test('the command line decides the roles before the environment', () => {
  expect(readSettings({ LEADLOOM_ROLES: 'api' }, 'worker').roles).toEqual(['worker']);
  expect(readSettings({ LEADLOOM_ROLES: 'api' }).roles).toEqual(['api']);
});

test('names every fault at once', () => {
  const faults = faultsOf({
    HUB_PORT: '99999',
    HUB_HOST: '0.0.0.0',
    MONGODB_URL: 'localhost:27017',
    TEMPORAL_ADDRESS: 'http://localhost',
    LEADLOOM_SANDBOX: 'maybe',
    LEADLOOM_ROLES: 'api,cook',
    LEADLOOM_ENCRYPTION_KEY: 'short',
  });
  for (const part of [
    'HUB_PORT is "99999"',
    'HUB_URL is missing; it is required because HUB_HOST=0.0.0.0',
    'HUB_OWNER_EMAIL is missing',
    'HUB_OWNER_PASSWORD is missing',
    'MONGODB_URL is no MongoDB connection string',
    'TEMPORAL_ADDRESS is "http://localhost"',
    'LEADLOOM_SANDBOX is "maybe"',
    '"cook"',
    'LEADLOOM_ENCRYPTION_KEY has not 64',
  ]) {
    expect(faults).toContain(part);
  }
});

test('an address of IPv6 becomes a URL', () => {
  expect(readSettings({ HUB_HOST: '::1' }).hub.url).toBe('http://[::1]:5680');
});

function faultsOf(env: NodeJS.ProcessEnv): string {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof Problem) return error.render();
    throw error;
  }
  throw new Error('no fault was found');
}
