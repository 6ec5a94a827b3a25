import type { Store } from '@leadloom/store';
import type { Client } from '@temporalio/client';
import type { FastifyBaseLogger } from 'fastify';
import type { loginThrottle } from './auth/login-throttle.ts';
import type { HubConfig } from './config.ts';
import type { LiveChanges } from './live/live-changes.ts';
import type { TypesOf } from './node-types/workspace-node-types.ts';
import type { FindTarget } from './webhooks/find-target.ts';
import type { StartRuns } from './temporal/start-runs.ts';

/** What handlers work with. */
export interface Services {
  readonly config: HubConfig;
  readonly store: Store;
  readonly temporal: Client;
  readonly live: LiveChanges;
  readonly startRuns: StartRuns;
  readonly findTarget: FindTarget;
  readonly typesOf: TypesOf;
  readonly loginThrottle: ReturnType<typeof loginThrottle>;
  readonly log: FastifyBaseLogger;
  /** 32 bytes; seals secrets and opens webhook secrets, nothing else. */
  readonly encryptionKey: Buffer;
}
