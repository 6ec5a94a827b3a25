import { obtainVisibly } from './servers/obtain-visibly.ts';
import { hub } from './services/hub.ts';
import { embeddedMongodb } from './services/mongodb.ts';
import { sandbox } from './services/sandbox.ts';
import type { Stack } from './services/stack.ts';
import { embeddedTemporal } from './services/temporal.ts';
import { worker } from './services/worker.ts';
import type { Settings } from './settings.ts';
import { freePort, requireFreePort } from './system/port.ts';
import { runStep } from './terminal/steps.ts';

/** What a start needs besides its settings. */
export interface StartOptions {
  settings: Settings;
  stack: Stack;
  /** The launcher's own environment. */
  env: NodeJS.ProcessEnv;
}

/** Where MongoDB and Temporal are, embedded or not, in the variables that hub and worker read. */
export interface Addresses {
  MONGODB_URL: string;
  TEMPORAL_ADDRESS: string;
}

/** Throws before anything is started if a fixed port is taken. */
export async function requirePorts({ hub: { host, port }, sandbox: vendors, roles }: Settings): Promise<void> {
  if (roles.includes('api')) await requireFreePort(host, port, 'HUB_PORT', 'the hub');
  if (vendors !== undefined) await requireFreePort('127.0.0.1', vendors.port, 'SANDBOX_PORT', 'the sandbox');
}

/** Starts the servers that are to be embedded, side by side. Answers where MongoDB and Temporal are, embedded or not. */
export async function startServers({ settings, stack, env }: StartOptions): Promise<Addresses> {
  const { dataDir, mongodbUrl, temporalAddress, temporalNamespace, sandbox: vendors } = settings;
  const mongod = mongodbUrl === undefined ? await obtainVisibly('mongod', settings.cacheDir, env) : undefined;
  const temporal = temporalAddress === undefined ? await obtainVisibly('temporal', settings.cacheDir, env) : undefined;

  const mongodb = mongod === undefined ? undefined : embeddedMongodb(mongod, dataDir, await freePort());
  const temporalPort = await freePort();
  const specs = [
    mongodb?.spec,
    temporal === undefined ? undefined : embeddedTemporal(temporal, dataDir, temporalPort, temporalNamespace),
    vendors === undefined ? undefined : sandbox(dataDir, vendors.port),
  ].filter((spec) => spec !== undefined);
  if (specs.length > 0) {
    const names = specs.map((spec) => spec.name).join(', ');
    await runStep(`Starting ${names}`, () => Promise.all(specs.map((spec) => stack.start(spec))));
  }
  return {
    MONGODB_URL: mongodbUrl ?? mongodb?.url ?? '',
    TEMPORAL_ADDRESS: temporalAddress ?? `127.0.0.1:${temporalPort}`,
  };
}

/** Starts hub and worker as the roles say, side by side. `owner` is what only the hub is told: whom it is to make its first owner. */
export async function startOurProcesses(
  { settings, stack }: StartOptions,
  env: NodeJS.ProcessEnv,
  owner: NodeJS.ProcessEnv,
): Promise<void> {
  const specs = [
    settings.roles.includes('api') ? hub(settings, { ...env, ...owner, LEADLOOM_SEED: '1' }) : undefined,
    settings.roles.includes('worker') ? worker(await freePort(), env) : undefined,
  ].filter((spec) => spec !== undefined);
  const names = specs.map((spec) => spec.name).join(', ');
  await runStep(`Starting ${names}`, () => Promise.all(specs.map((spec) => stack.start(spec))));
}
