import './install-door.ts';
import type { Connection, RetryPolicy } from '@leadloom/contracts';
import { getConnector } from '@leadloom/connectors';
import { type DoorConnection, type FileStore, type JournalStore, isMapped } from '@leadloom/engine';
import type { Store } from '@leadloom/store';
import { steady } from './steady/steady.ts';
import { steadyFiles } from './steady/steady-files.ts';
import { steadyJournal } from './steady/steady-journal.ts';

/** What scopes of this worker share: the journal and the accounts. */
export interface DoorParts {
  journal: JournalStore;
  files: FileStore;
  isNewest(claim: { executionId: string; attempt: number }): Promise<boolean>;
  findConnection(workspaceId: string, id: string): Promise<Connection | null>;
  /** Of nodes and workflows that name none. */
  retryDefaults(workspaceId: string): Promise<RetryPolicy>;
  /** The account among `connections` that a URL belongs to. */
  connectionFor(url: URL, connections: readonly Connection[]): DoorConnection | null;
}

export function createDoorParts(store: Store): DoorParts {
  return {
    journal: steadyJournal(store.effects),
    files: steadyFiles(store.files),
    isNewest: (claim) => steady(() => store.segments.isNewest(claim)),
    findConnection: (workspaceId, id) => steady(() => store.connections.get(workspaceId, id)),
    retryDefaults: (workspaceId) => steady(() => store.workspaces.getRetryDefaults(workspaceId)),
    connectionFor(url, connections) {
      const connection =
        connections.find(({ origins }) => isMapped(url, origins)) ??
        connections.find((candidate) => vendorOf(candidate)?.defaultOrigins.includes(url.origin)) ??
        (connections.length === 1 ? connections[0] : undefined);
      return connection === undefined ? null : toDoorConnection(connection);
    },
  };
}

export function toDoorConnection(connection: Connection): DoorConnection {
  return {
    id: connection.id,
    origins: connection.origins,
    limits: vendorOf(connection)?.limits ?? null,
    circuit: connection.circuit,
  };
}

function vendorOf(connection: Connection) {
  return connection.connector === null ? undefined : getConnector(connection.connector);
}
