import { isIP } from 'node:net';
import { Problem } from './problem.ts';
import { cacheDirectory, dataDirectory } from './paths.ts';

export type Role = 'api' | 'worker';

/** What a start is asked to do, read from the environment and the command line. */
export interface Settings {
  dataDir: string;
  cacheDir: string;
  roles: readonly Role[];
  hub: { host: string; port: number; url: string; isLoopback: boolean };
  /** Undefined when no sandbox is to run. */
  sandbox: { port: number } | undefined;
  /** Undefined when the embedded server is to be used. */
  mongodbUrl: string | undefined;
  /** Undefined when the embedded server is to be used. */
  temporalAddress: string | undefined;
  temporalNamespace: string;
}

/**
 * Reads every setting and reports all faults at once.
 *
 * What suits a demo (the sandbox, an owner made up at first start) holds on loopback only, and the sandbox only beside embedded servers.
 */
export function readSettings(env: NodeJS.ProcessEnv, rolesArgument?: string): Settings {
  const faults: string[] = [];
  const port = (name: string, fallback: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > 65_535)
      faults.push(`${name} is "${text}", but a port is a number from 1 to 65535`);
    return value;
  };
  const host = env['HUB_HOST'] || '127.0.0.1';
  const hubPort = port('HUB_PORT', 5680);
  const sandboxPort = port('SANDBOX_PORT', 5690);
  const isLoopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  if (!isLoopback) {
    for (const name of ['HUB_URL', 'HUB_OWNER_EMAIL', 'HUB_OWNER_PASSWORD', 'LEADLOOM_ENCRYPTION_KEY']) {
      if (!env[name])
        faults.push(`${name} is missing; it is required because HUB_HOST=${host} can be reached from other machines`);
    }
  }
  const givenUrl = env['HUB_URL'];
  const url = givenUrl || `http://${host.includes(':') ? `[${host}]` : host}:${hubPort}`;
  if (givenUrl && !(URL.canParse(givenUrl) && /^https?:$/.test(new URL(givenUrl).protocol))) {
    faults.push(`HUB_URL is "${givenUrl}", but the hub's public address starts with http:// or https://`);
  }
  const mongodbUrl = env['MONGODB_URL'] || undefined;
  if (mongodbUrl !== undefined && !/^mongodb(\+srv)?:\/\//.test(mongodbUrl)) {
    faults.push('MONGODB_URL is no MongoDB connection string: it starts with mongodb:// or mongodb+srv://');
  }
  const temporalAddress = env['TEMPORAL_ADDRESS'] || undefined;
  if (temporalAddress !== undefined && !/^[^\s/]+:\d+$/.test(temporalAddress)) {
    faults.push(`TEMPORAL_ADDRESS is "${temporalAddress}", but it has the form host:port`);
  }
  const key = env['LEADLOOM_ENCRYPTION_KEY'];
  if (key && !/^[0-9a-f]{64}$/i.test(key)) {
    faults.push('LEADLOOM_ENCRYPTION_KEY has not 64 hexadecimal digits; make one with: openssl rand -hex 32');
  }
  const sandboxSwitch = env['LEADLOOM_SANDBOX'] || 'on';
  if (!['on', 'off'].includes(sandboxSwitch))
    faults.push(`LEADLOOM_SANDBOX is "${sandboxSwitch}", but it is on or off`);
  const roles = readRoles(rolesArgument ?? env['LEADLOOM_ROLES'], faults);
  if (faults.length > 0) {
    throw new Problem(['The settings have faults:', ...faults.map((fault) => `- ${fault}`)].join('\n'), {
      help: 'every variable is explained in .env.example and docs/operations.md',
    });
  }
  const isEmbedded = mongodbUrl === undefined && temporalAddress === undefined;
  return {
    dataDir: dataDirectory(env),
    cacheDir: cacheDirectory(env),
    roles,
    hub: { host, port: hubPort, url, isLoopback },
    sandbox: sandboxSwitch === 'on' && isEmbedded && isLoopback ? { port: sandboxPort } : undefined,
    mongodbUrl,
    temporalAddress,
    temporalNamespace: env['TEMPORAL_NAMESPACE'] || 'default',
  };
}

function readRoles(text: string | undefined, faults: string[]): Role[] {
  const names = (text || 'api,worker').split(',').map((name) => name.trim());
  const roles = names.filter((name): name is Role => name === 'api' || name === 'worker');
  const unknown = names.filter((name) => name !== 'api' && name !== 'worker');
  if (unknown.length > 0) faults.push(`the roles name "${unknown.join(', ')}", but there are api and worker`);
  return roles;
}
