import type { RunEvent } from '@leadloom/contracts';
import type { ChangeStreamDocument, Document, ResumeToken } from 'mongodb';
import type { StoreContext } from '../store-context.ts';

type ToldChange = ChangeStreamDocument & { events?: RunEvent[] };

export interface Change {
  /** To resume behind this change: `resumeAfter`. */
  token: string;
  collection: string;
  operation: 'insert' | 'update' | 'replace' | 'delete';
  id: string;
  /**
   * The document after the change; null when it is gone. Raw: `_id`, `workspaceId` and internals included. Of an execution without what its
   * nodes gave.
   */
  document: Document | null;
  /** What was told of an execution with this change. */
  events: RunEvent[];
}

export interface WatchOptions {
  collections: readonly string[];
  /** Fields that the change has just set to these values: `{stopRequested: true}`. */
  updated?: Document;
  /** Collections of which only changes are wanted, not what is new. */
  withoutNew?: readonly string[];
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
      const { collections, updated, withoutNew = [], resumeAfter, signal } = options;
      if (signal?.aborted === true) return;
      const pipeline = [
        {
          $match: {
            'ns.coll': { $in: [...collections] },
            operationType: { $in: ['insert', 'update', 'replace', 'delete'] },
            ...(withoutNew.length === 0
              ? {}
              : { $or: [{ operationType: { $ne: 'insert' } }, { 'ns.coll': { $nin: [...withoutNew] } }] }),
            ...(workspaceId === null ? {} : { 'fullDocument.workspaceId': workspaceId }),
            ...prefixed('updateDescription.updatedFields.', updated ?? {}),
          },
        },
        { $set: { events: '$updateDescription.updatedFields.small.events' } },
        { $unset: ['updateDescription', 'fullDocument.small', 'fullDocument.start'] },
      ];
      const stream = db.watch<Document, ToldChange>(pipeline, {
        // A document is looked up for each change; who asks for a field that was set needs none.
        ...(updated === undefined ? { fullDocument: 'updateLookup' } : {}),
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
            events: change.events ?? [],
          };
        }
      } finally {
        signal?.removeEventListener('abort', close);
        await stream.close();
      }
    },
  };
}

function prefixed(prefix: string, conditions: Document): Document {
  return Object.fromEntries(Object.entries(conditions).map(([name, value]) => [`${prefix}${name}`, value]));
}

function tokenOf(token: ResumeToken): string {
  return String((token as { _data: unknown })._data);
}
