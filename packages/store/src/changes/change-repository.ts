import type { Document, ResumeToken } from 'mongodb';
import type { StoreContext } from '../store-context.ts';

export interface Change {
  /** To resume behind this change: `resumeAfter`. */
  token: string;
  collection: string;
  operation: 'insert' | 'update' | 'replace' | 'delete';
  id: string;
  /** The document after the change; null when it is gone. Raw: `_id`, `workspaceId` and internals included. */
  document: Document | null;
}

export interface WatchOptions {
  collections: readonly string[];
  /** Conditions on the document after the change: `{status: 'running'}`. */
  match?: Document;
  resumeAfter?: string;
  signal?: AbortSignal;
}

export type ChangeRepository = ReturnType<typeof changeRepository>;

export function changeRepository({ db }: StoreContext) {
  return {
    /**
     * Changes in collections of one workspace (null = of all, for the worker's and the hub's own fan-out), as they happen, until
     * `signal` aborts. The driver reconnects by itself; a token that is older than the server's log ends it with an error.
     */
    async *watch(workspaceId: string | null, options: WatchOptions): AsyncGenerator<Change> {
      const { collections, match = {}, resumeAfter, signal } = options;
      if (signal?.aborted === true) return;
      const conditions = { ...(workspaceId === null ? {} : { workspaceId }), ...match };
      const pipeline = [
        {
          $match: {
            'ns.coll': { $in: [...collections] },
            operationType: { $in: ['insert', 'update', 'replace', 'delete'] },
            ...Object.fromEntries(Object.entries(conditions).map(([name, value]) => [`fullDocument.${name}`, value])),
          },
        },
      ];
      const stream = db.watch(pipeline, {
        fullDocument: 'updateLookup',
        ...(resumeAfter === undefined ? {} : { resumeAfter: { _data: resumeAfter } }),
      });
      const close = () => void stream.close();
      signal?.addEventListener('abort', close, { once: true });
      try {
        while (!stream.closed) {
          const change = await stream.next().catch((error: unknown) => {
            if (stream.closed) return null;
            throw error;
          });
          if (change === null) return;
          if (!('documentKey' in change) || !('ns' in change) || !('coll' in change.ns)) continue;
          yield {
            token: tokenOf(change._id),
            collection: change.ns.coll,
            operation: change.operationType,
            id: String(change.documentKey._id),
            document: 'fullDocument' in change ? (change.fullDocument ?? null) : null,
          };
        }
      } finally {
        signal?.removeEventListener('abort', close);
        await stream.close();
      }
    },
  };
}

function tokenOf(token: ResumeToken): string {
  return String((token as { _data: unknown })._data);
}
