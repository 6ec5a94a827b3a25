import type { Connection } from '@leadloom/contracts';
import type { Safety } from '@leadloom/engine';
import type { Store } from '@leadloom/store';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { WorkerConfig } from './config.ts';
import type { WorkerMetrics } from './metrics.ts';

export interface OpenedConnection {
  connection: Connection;
  /** Fields of the credential type, opened. */
  credentials: Record<string, unknown>;
}

/** What calls out within an activity belong to. */
export interface CallScope {
  workspaceId: string;
  /** Operation (or execution): the journal's first key. */
  scopeId: string;
  /** Step: what is run again as a whole after a crash. */
  unit: string;
  /** Account that the calls go to; its origins and its vendor's limits apply. */
  connection: Connection;
  /** Of the action; only `unsafe` requests without an answer need a person. */
  safety: Safety;
  /** Of the activity: `Context.current().info.attempt`. */
  attempt: number;
  signal?: AbortSignal;
  /** False for calls that may be repeated at will (connection tests). Default true. */
  journalled?: boolean;
}

/** What activities are made of: each room's `createXActivities(services)` gets this. */
export interface WorkerServices {
  config: WorkerConfig;
  store: Store;
  temporal: Client;
  log: Logger;
  metrics: WorkerMetrics;
  /** @throws HubError `not_found`, or `unauthorized` when its secret cannot be opened. */
  openConnection(workspaceId: string, connectionId: string): Promise<OpenedConnection>;
  /** Keeps changed fields of a connection's credentials (a refreshed token); the others stay as they are. */
  saveCredentials(workspaceId: string, connectionId: string, changed: Record<string, unknown>): Promise<void>;
  /** Runs `work` so that all its calls out pass the door; see engine's `withDoor` for what it throws. */
  door<T>(scope: CallScope, work: () => Promise<T>): Promise<T>;
}
