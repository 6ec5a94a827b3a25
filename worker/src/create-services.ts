import './install-door.ts';
import { Client, Connection as TemporalConnection } from '@temporalio/client';
import { HubError } from '@leadloom/contracts';
import { configureDoor, createSsrfGuard, resolveSecrets, withDoor } from '@leadloom/engine';
import { type Store, openSecret, openStore, sealSecret } from '@leadloom/store';
import { type Logger, pino } from 'pino';
import type { WorkerConfig } from './config.ts';
import { type DoorParts, createDoorParts } from './door-parts.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createLimiter } from './limiter.ts';
import { externalSecrets } from './secrets/external-secrets.ts';
import { createRedisBuckets } from './redis-buckets.ts';
import { createMetrics } from './metrics.ts';
import type { CallScope, OpenedConnection, WorkerServices } from './services.ts';

export interface CreatedServices {
  services: WorkerServices;
  doorParts: DoorParts;
  close: () => Promise<void>;
}

export async function createServices(
  config: WorkerConfig,
  log: Logger = pino({ level: config.LOG_LEVEL, name: 'worker' }),
): Promise<CreatedServices> {
  const [store, connection] = await Promise.all([openMigratedStore(config), connectTemporal(config)]);
  const temporal = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  const doorParts = createDoorParts(store);
  const metrics = createMetrics();
  const redisBuckets = config.REDIS_URL === undefined ? undefined : createRedisBuckets(config.REDIS_URL);
  configureDoor({
    guard: createSsrfGuard(allowedOrigins(config)),
    limiter: createLimiter(redisBuckets ?? store.limiterBuckets),
    circuits: createCircuitBreaker(store.connections, () => metrics.circuitsOpened.inc()),
    hubOrigin: new URL(config.HUB_URL).origin,
    onOutcome: (outcome) => metrics.callsOut.inc({ outcome }),
  });
  const fetchSecret = externalSecrets(config, process.env);
  const key = Buffer.from(config.LEADLOOM_ENCRYPTION_KEY, 'hex');

  const openConnection = async (workspaceId: string, connectionId: string): Promise<OpenedConnection> => {
    const [found, sealed] = await Promise.all([
      store.connections.get(workspaceId, connectionId),
      store.connections.getSealed(workspaceId, connectionId),
    ]);
    if (found === null || sealed === null)
      throw new HubError('not_found', `Connection ${connectionId} does not exist any more: choose another one`, {
        details: { connectionId },
      });
    const stored = openSecret(key, workspaceId, connectionId, sealed);
    return { connection: found, credentials: await resolveSecrets(stored, fetchSecret) };
  };

  const services: WorkerServices = {
    config,
    store,
    temporal,
    log,
    metrics,
    openConnection,
    async saveCredentials(workspaceId, connectionId, changed) {
      for (;;) {
        const before = await store.connections.getSealed(workspaceId, connectionId);
        if (before === null) return;
        const data = { ...openSecret(key, workspaceId, connectionId, before), ...changed };
        const sealed = sealSecret(key, workspaceId, connectionId, data);
        if (await store.connections.setSealed(workspaceId, connectionId, sealed, before)) return;
      }
    },
    door: <T>(scope: CallScope, work: () => Promise<T>) =>
      withDoor(
        {
          workspaceId: scope.workspaceId,
          scopeId: scope.scopeId,
          unit: scope.unit,
          run: 0,
          attempt: scope.attempt,
          journal: scope.journalled === false ? null : doorParts.journal,
          connectionFor: (url) => doorParts.connectionFor(url, [scope.connection]),
          safety: scope.safety,
          // An activity's attempts follow each other; Temporal starts the next one only when the one before is lost.
          isNewest: () => Promise.resolve(true),
          signal: scope.signal ?? null,
        },
        work,
      ),
  };
  return {
    services,
    doorParts,
    close: async () => {
      redisBuckets?.close();
      await connection.close();
      await store.close();
    },
  };
}

async function openMigratedStore(config: WorkerConfig): Promise<Store> {
  const store = await openStore({ url: config.MONGODB_URL });
  await store.migrate();
  return store;
}

async function connectTemporal(config: WorkerConfig): Promise<TemporalConnection> {
  return TemporalConnection.connect(temporalOptions(config)).catch((cause: unknown) => {
    throw new HubError(
      'unavailable',
      `Temporal at ${config.TEMPORAL_ADDRESS} does not answer: check that it runs and that TEMPORAL_ADDRESS is right`,
      { cause },
    );
  });
}

export function temporalOptions(config: WorkerConfig) {
  return {
    address: config.TEMPORAL_ADDRESS,
    ...(config.TEMPORAL_TLS || config.TEMPORAL_API_KEY !== undefined ? { tls: true as const } : {}),
    ...(config.TEMPORAL_API_KEY === undefined ? {} : { apiKey: config.TEMPORAL_API_KEY }),
  };
}

function allowedOrigins(config: WorkerConfig): string[] {
  const listed = config.LEADLOOM_ALLOWED_ORIGINS.split(',').map((origin) => origin.trim());
  return [config.HUB_URL, config.SANDBOX_URL ?? '', ...listed].filter((origin) => origin !== '');
}
