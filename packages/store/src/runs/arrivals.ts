import type { WebhookRequest } from '@leadloom/contracts';
import { type NewExecution, executionRow } from './executions.ts';
import { gather } from './gather.ts';
import { type InboxEntry, type InboxRow, inboxRow } from './inbox.ts';
import type { ExecutionRow, RunContext } from './run-context.ts';

export interface Arrival {
  request: WebhookRequest;
  entry: Pick<InboxEntry, 'node' | 'isTest'>;
  execution: Omit<NewExecution, 'start'> & { id: string };
}

interface Rows {
  request: InboxRow;
  execution: ExecutionRow;
}

const largestWrite = 128;

export type ArrivalsRepository = ReturnType<typeof createArrivals>;

/** Webhook requests and the executions that they begin, written together with all that come at the same time. */
export function createArrivals(context: RunContext) {
  const { executions } = context;
  const inbox = context.db.collection<InboxRow>('inbox');

  const write = gather(async (rows: Rows[]): Promise<null[]> => {
    // In this order: a request without its execution was not acknowledged and is forgotten in time. The second write waits for the disk,
    // and what is in the journal before it comes with it.
    await inbox.insertMany(
      rows.map(({ request }) => request),
      { ordered: false, writeConcern: { w: 1, journal: false } },
    );
    await executions.insertMany(
      rows.map(({ execution }) => execution),
      { ordered: false },
    );
    return rows.map(() => null);
  }, largestWrite);

  return {
    /** Both are durable when this resolves. @returns the id of the request in the inbox */
    async take(workspaceId: string, { request, entry, execution }: Arrival): Promise<string> {
      const { id: executionId, workflowId } = execution;
      const row = await inboxRow(context, workspaceId, { ...entry, workflowId, executionId, request });
      const start = { startNode: entry.node, webhookRequestId: row._id };
      await write({ request: row, execution: await executionRow(context, workspaceId, { ...execution, start }) });
      return row._id;
    },
  };
}
