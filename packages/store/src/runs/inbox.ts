import type { WebhookRequest } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import { keptDays } from './kept-days.ts';
import type { RunContext, StoredBody, StoredText } from './run-context.ts';
import { readBody, storeBody } from './stored-body.ts';
import { afterDays, readText, storeText } from './stored-text.ts';

export interface InboxRow extends StoredBody, Omit<InboxEntry, 'id' | 'request'> {
  _id: string;
  workspaceId: string;
  request: Omit<WebhookRequest, 'body'>;
  /** How the request is to be answered; the engine's, kept from the first segment to the last. */
  plan?: unknown;
  /** Items that the node made of the request, for a run that goes on with them. */
  output?: StoredText;
  at: Date;
}

export interface InboxEntry {
  id: string;
  workflowId: string;
  executionId: string;
  node: string;
  isTest: boolean;
  /** It came by a form's address. */
  isForm?: boolean;
  /** Of forms: the version whose form it is. */
  workflowVersion?: number;
  request: WebhookRequest;
}

export type InboxRepository = ReturnType<typeof createInbox>;

/** What came in and must not be lost: it is here before it is acknowledged. */
export function createInbox(context: RunContext) {
  const rows = context.db.collection<InboxRow>('inbox');
  return {
    /** @returns the id of the row, which is also the id of its answer. */
    async put(workspaceId: string, entry: Omit<InboxEntry, 'id'>): Promise<string> {
      const row = await inboxRow(context, workspaceId, entry);
      await rows.insertOne(row);
      return row._id;
    },

    async keepPlan(workspaceId: string, id: string, plan: object): Promise<void> {
      await rows.updateOne({ _id: id, workspaceId }, { $set: { plan } });
    },

    /** Null before the request's node has been evaluated. */
    async getPlan(workspaceId: string, id: string): Promise<unknown> {
      return (await rows.findOne({ _id: id, workspaceId }, { projection: { plan: 1 } }))?.plan ?? null;
    },

    /** @param output items per output of the node, in n8n's shape */
    async keepOutput(workspaceId: string, id: string, output: string): Promise<void> {
      const text = await storeText(context, output, { until: afterDays(keptDays.inbox) });
      await rows.updateOne({ _id: id, workspaceId }, { $set: { output: text } });
    },

    async getOutput(workspaceId: string, id: string): Promise<string | null> {
      const row = await rows.findOne({ _id: id, workspaceId }, { projection: { output: 1 } });
      return row?.output === undefined ? null : readText(context, row.output);
    },

    async get(workspaceId: string, id: string): Promise<InboxEntry | null> {
      const row = await rows.findOne({ _id: id, workspaceId });
      return row === null ? null : toEntry(context, row);
    },

    /** Those whose body is small enough to be held beside many others. */
    async getSmall(workspaceId: string, ids: readonly string[]): Promise<InboxEntry[]> {
      const found = await rows.find({ _id: { $in: [...ids] }, workspaceId, blob: null }).toArray();
      return Promise.all(found.map((row) => toEntry(context, row)));
    },
  };
}

export async function inboxRow(
  context: RunContext,
  workspaceId: string,
  entry: Omit<InboxEntry, 'id'>,
): Promise<InboxRow> {
  const { request, ...rest } = entry;
  const { body, ...head } = request;
  return {
    _id: newId('in'),
    workspaceId,
    ...rest,
    request: head,
    ...(await storeBody(context, body, { until: afterDays(keptDays.inbox) })),
    at: new Date(),
  };
}

async function toEntry(context: RunContext, row: InboxRow): Promise<InboxEntry> {
  const body = await readBody(context, row);
  const { _id: id, workflowId, executionId, node, isTest, isForm = false, workflowVersion } = row;
  const version = workflowVersion === undefined ? {} : { workflowVersion };
  return { id, workflowId, executionId, node, isTest, isForm, ...version, request: { ...row.request, body } };
}
