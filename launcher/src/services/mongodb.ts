import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepSecret, secretPath } from '../data-folder/secrets.ts';
import { root } from '../paths.ts';
import { Problem } from '../problem.ts';
import { runProgram } from '../system/run-program.ts';
import { cacheGb, mongodSettings } from './mongod-settings.ts';
import type { ServiceSpec } from './service.ts';
import { acceptsConnections, waitUntilReady } from './wait-until-ready.ts';

/** The user that the embedded MongoDB is given at its first start. */
const USER = 'leadloom';

export interface EmbeddedMongodb {
  spec: ServiceSpec;
  /** Connection string for the others, with the password. */
  url: string;
}

/**
 * The embedded MongoDB: a one-member replica set, because transactions and change streams need one, on loopback, with authentication.
 * Members of a replica set prove themselves by a key file, which switches authentication on.
 */
export function embeddedMongodb(mongod: string, dataDir: string, port: number): EmbeddedMongodb {
  const password = keepSecret(dataDir, 'mongodb-password');
  keepSecret(dataDir, 'mongodb-key-file', 'base64');
  const folder = join(dataDir, 'mongodb');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const url = `mongodb://${USER}:${password}@127.0.0.1:${port}/leadloom?authSource=admin&replicaSet=leadloom`;
  return {
    url,
    spec: {
      name: 'mongodb',
      command: mongod,
      args: [
        ...Object.entries({
          '--dbpath': folder,
          '--bind_ip': '127.0.0.1',
          '--port': `${port}`,
          '--replSet': 'leadloom',
          '--keyFile': secretPath(dataDir, 'mongodb-key-file'),
          '--wiredTigerCacheSizeGB': `${cacheGb()}`,
          '--setParameter': 'diagnosticDataCollectionEnabled=false',
        }).flat(),
        ...mongodSettings,
        '--quiet',
        // Its socket file would lie in the shared /tmp under a name made of the port.
        '--nounixsocket',
      ],
      cwd: folder,
      env: { PATH: process.env['PATH'] },
      address: `127.0.0.1:${port}`,
      ready: async (signal) => {
        await waitUntilReady(() => acceptsConnections('127.0.0.1', port), signal);
        await prepareReplicaSet(port, password, join(dataDir, 'logs'));
      },
      readyTimeoutMs: 90_000,
      stopTimeoutMs: 30_000,
    },
  };
}

/** The store knows MongoDB; it founds the replica set and its user at the first start, and waits until it takes writes. */
async function prepareReplicaSet(port: number, password: string, logDir: string): Promise<void> {
  const script = join(root, 'packages', 'store', 'src', 'prepare-replica-set.ts');
  const env = {
    ...process.env,
    MONGODB_PORT: `${port}`,
    MONGODB_USER: USER,
    MONGODB_PASSWORD: password,
    MONGODB_REPLICA_SET: 'leadloom',
  };
  const { code, output } = await runProgram(process.execPath, [script], { env, timeoutMs: 60_000 });
  if (code === 0) return;
  writeFileSync(join(logDir, 'mongodb-prepare.log'), output);
  throw new Problem(`MongoDB runs, but could not be made ready: ${output.trim().split('\n').slice(-8).join('\n')}`, {
    help: `its log is ${join(logDir, 'mongodb.log')}`,
  });
}
