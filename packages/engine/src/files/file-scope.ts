import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';

export interface OpenedFile {
  name: string;
  type: string | null;
  bytes: number;
  stream: Readable;
}

/** Where files of runs are kept, by ids that hold no colon. */
export interface FileStore {
  /** @param file.writtenFor the execution; empty for what comes before one. */
  write(
    workspaceId: string,
    file: { name: string; type?: string; writtenFor: string },
    source: Readable,
  ): Promise<{ id: string; bytes: number }>;
  open(workspaceId: string, id: string): Promise<OpenedFile | null>;
  get(workspaceId: string, id: string): Promise<Omit<OpenedFile, 'stream'> | null>;
}

/** What nodes' files belong to while they run. */
export interface FileScope {
  workspaceId: string;
  store: FileStore;
  /** Ids of those written so far. */
  written: string[];
}

export const fileScopes = new AsyncLocalStorage<FileScope>();

/** Runs `work` so that the files that nodes give in it are kept in `store`; it gets the growing list of their ids. */
export function withFiles<T>(
  { workspaceId, store }: Pick<FileScope, 'workspaceId' | 'store'>,
  work: (written: readonly string[]) => Promise<T>,
): Promise<T> {
  const written: string[] = [];
  return fileScopes.run({ workspaceId, store, written }, () => work(written));
}

/** For what comes out of another run: the files in it are needed here as well. */
export function noteFiles(ids: readonly string[]): void {
  fileScopes.getStore()?.written.push(...ids);
}
