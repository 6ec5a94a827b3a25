import { readRunRecord } from '../data-folder/run-record.ts';
import { acceptsConnections, healthStatus } from '../services/wait-until-ready.ts';
import type { Settings } from '../settings.ts';
import { isAlive } from '../system/process-identity.ts';
import { portOwner } from '../system/port-owner.ts';
import type { Finding } from './finding.ts';

/** Addresses and health of what runs, embedded or elsewhere. */
export async function examineServices(settings: Settings, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const record = readRunRecord(settings.dataDir);
  const isRunning = record !== undefined && isAlive(record.launcher);
  const running = isRunning ? record.services : [];
  const embedded = await Promise.all(
    running.map(async ({ name, address, identity }): Promise<Finding> => {
      const isWell = isAlive(identity) && (await answers(name, address, record?.hubUrl));
      return {
        state: isWell ? 'ok' : 'bad',
        name,
        detail: `${address} (pid ${identity.pid})${isWell ? '' : ' does not answer'}`,
      };
    }),
  );
  const state: Finding = isRunning
    ? { state: 'ok', name: 'Leadloom', detail: `runs since ${record.startedAt} (pid ${record.launcher.pid})` }
    : { state: 'off', name: 'Leadloom', detail: 'does not run; "npm start" starts it' };
  return [
    state,
    ...embedded,
    ...(
      await Promise.all([
        examineElsewhere('MONGODB_URL', env),
        examineElsewhere('TEMPORAL_ADDRESS', env),
        examineElsewhere('REDIS_URL', env),
      ])
    ).filter((finding) => finding !== undefined),
    ...(isRunning ? [] : await examinePorts(settings)),
  ];
}

/** @param hubUrl the hub's public address: it answers to that name alone */
async function answers(name: string, address: string, hubUrl: string | undefined): Promise<boolean> {
  if (name === 'hub') return (await healthStatus(`${address}/readyz`, new URL(hubUrl ?? address).host)) === 200;
  if (address.startsWith('http'))
    return (await healthStatus(`${address}/${name === 'worker' ? 'readyz' : 'healthz'}`)) === 200;
  const { hostname, port } = new URL(`tcp://${address}`);
  return acceptsConnections(hostname, Number(port));
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { MONGODB_URL: 27_017, REDIS_URL: 6379 };

/** A server that was given by a variable: does it accept connections? Its password is not shown. */
async function examineElsewhere(variable: string, env: NodeJS.ProcessEnv): Promise<Finding | undefined> {
  const given = env[variable];
  if (!given) return undefined;
  if (given.startsWith('mongodb+srv:'))
    return { state: 'off', name: variable, detail: 'is found by DNS; the hub tells its health when it runs' };
  // A MongoDB address may list several servers, which no URL does; the first one will do.
  const first = given.replace(/^([a-z]+:\/\/(?:[^@/]*@)?[^,/]+),[^/?]*/, '$1');
  const url = new URL(given.includes('://') ? first : `tcp://${first}`);
  const port = Number(url.port) || (DEFAULT_PORTS[variable] ?? 7233);
  const isOpen = await acceptsConnections(url.hostname, port);
  return {
    state: isOpen ? 'ok' : 'bad',
    name: variable,
    detail: `${url.hostname}:${port} ${isOpen ? 'accepts connections' : 'does not answer'}`,
  };
}

async function examinePorts({ hub, sandbox }: Settings): Promise<Finding[]> {
  const ports = [
    ['HUB_PORT', hub.port] as const,
    ...(sandbox === undefined ? [] : [['SANDBOX_PORT', sandbox.port] as const]),
  ];
  return Promise.all(
    ports.map(async ([name, port]): Promise<Finding> => {
      if (!(await acceptsConnections('127.0.0.1', port))) return { state: 'ok', name, detail: `${port} is free` };
      return { state: 'bad', name, detail: `${port} is taken by ${(await portOwner(port)) ?? 'another process'}` };
    }),
  );
}
