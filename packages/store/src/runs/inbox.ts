import type { WebhookRequest } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import type { RunContext, StoredBody } from './run-context.ts';
import { readBody, storeBody } from './stored-body.ts';

export interface InboxRow extends StoredBody {
  _id: string;
  workspaceId: string;
  workflowId: string;
  executionId: string;
  node: string;
  isTest: boolean;
  request: Omit<WebhookRequest, 'body'>;
  /** How the request is to be answered; the engine's, kept from the first segment to the last. */
  plan?: unknown;
  at: Date;
}

export interface InboxEntry {
  id: string;
  workflowId: string;
  executionId: string;
  node: string;
  isTest: boolean;
  request: WebhookRequest;
}

export type InboxRepository = ReturnType<typeof createInbox>;

/** What came in and must not be lost: it is here before it is acknowledged. */
export function createInbox(context: RunContext) {
  const rows = context.db.collection<InboxRow>('inbox');
  return {
    /** @returns the id of the row, which is also the id of its answer. */
    async put(workspaceId: string, entry: Omit<InboxEntry, 'id'>): Promise<string> {
      const { request, ...rest } = entry;
      const { body, ...head } = request;
      const _id = newId('in');
      await rows.insertOne({
        _id,
        workspaceId,
        ...rest,
        request: head,
        ...(await storeBody(context, body)),
        at: new Date(),
      });
      return _id;
    },

    async keepPlan(workspaceId: string, id: string, plan: object): Promise<void> {
      await rows.updateOne({ _id: id, workspaceId }, { $set: { plan } });
    },

    /** Null before the request's node has been evaluated. */
    async getPlan(workspaceId: string, id: string): Promise<unknown> {
      return (await rows.findOne({ _id: id, workspaceId }, { projection: { plan: 1 } }))?.plan ?? null;
    },

    async get(workspaceId: string, id: string): Promise<InboxEntry | null> {
      const row = await rows.findOne({ _id: id, workspaceId });
      if (row === null) return null;
      const body = await readBody(context, row);
      const { workflowId, executionId, node, isTest } = row;
      return { id, workflowId, executionId, node, isTest, request: { ...row.request, body } };
    },
  };
}
