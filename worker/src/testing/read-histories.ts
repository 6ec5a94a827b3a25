import { Client, Connection } from '@temporalio/client';

/** Everything that Temporal keeps of all workflows, as text: payloads as they were before they were encoded, memos and search attributes too. */
export async function readHistories(address: string): Promise<{ text: string; workflows: number }> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    const texts: string[] = [];
    for await (const { workflowId, runId, memo, searchAttributes } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      texts.push(JSON.stringify([workflowId, memo, searchAttributes, history], readable));
    }
    return { text: texts.join('\n'), workflows: texts.length };
  } finally {
    await connection.close();
  }
}

/** Bytes as their text. A Buffer has made itself into JSON before it gets here. */
function readable(_name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data as number[]).toString() : value;
}
