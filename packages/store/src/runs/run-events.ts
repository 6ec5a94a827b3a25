import type { RunEvent } from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import type { ExecutionRow, RunContext } from './run-context.ts';
import type { EventBody } from './segment-publication.ts';

/** Events behind number `last` of their execution. */
export function numbered(last: number, events: readonly EventBody[]): RunEvent[] {
  return events.map((event, index) => ({ ...(event as RunEvent), seq: last + 1 + index }));
}

export async function insertEvents(
  { runEvents }: RunContext,
  row: ExecutionRow,
  last: number,
  events: readonly EventBody[],
  session: ClientSession,
): Promise<void> {
  if (events.length === 0) return;
  await runEvents.insertMany(
    numbered(last, events).map((event) => ({
      ...event,
      workspaceId: row.workspaceId,
      executionId: row._id,
      workflowId: row.workflowId,
    })),
    { session },
  );
}
