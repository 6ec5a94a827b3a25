import { join } from 'node:path';
import { keepSecret } from './data-folder/secrets.ts';
import type { Settings } from './settings.ts';

/** The environment that hub and worker are given: what the launcher was given, with every address and secret filled in. */
export function serviceEnvironment(settings: Settings, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { dataDir, hub, sandbox } = settings;
  const inherited = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('npm_')));
  return {
    ...inherited,
    NODE_ENV: env['NODE_ENV'] ?? 'production',
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    LEADLOOM_DATA_DIR: dataDir,
    // Reading and compiling some thousand sources is most of a start; Node keeps the outcome there and checks it against the sources.
    NODE_COMPILE_CACHE: env['NODE_COMPILE_CACHE'] || join(dataDir, 'cache', 'compiled'),
    LEADLOOM_ROLES: settings.roles.join(','),
    LEADLOOM_ENCRYPTION_KEY: env['LEADLOOM_ENCRYPTION_KEY'] || keepSecret(dataDir, 'encryption-key'),
    HUB_HOST: hub.host,
    HUB_PORT: `${hub.port}`,
    HUB_URL: hub.url,
    SANDBOX_URL: sandbox === undefined ? undefined : `http://127.0.0.1:${sandbox.port}`,
  };
}
