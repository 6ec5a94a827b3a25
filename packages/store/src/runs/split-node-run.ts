import type { ExecutionDataRow, RunContext } from './run-context.ts';
import { storeText } from './stored-text.ts';

/** n8n's record of a node run; `data.main` holds the items per output. */
export interface TaskRecord {
  executionIndex?: number;
  data?: { main?: (unknown[] | null)[] };
}

/** Items are kept in pieces of about this many characters, so that a page of them is read without the rest. */
const chunkSize = 256_000;

export interface NodeRunTexts {
  /** The record without items; `outputs` holds the number of items per output. */
  task: string;
  chunks: Pick<ExecutionDataRow, 'output' | 'chunk' | 'offset' | 'count' | 'items'>[];
}

/** Splits a node run into its record and pieces of its items. Large pieces are written to GridFS here, before the row that points to them. */
export async function splitNodeRun(
  context: RunContext,
  executionId: string,
  task: TaskRecord,
  stringify: (value: unknown) => string,
): Promise<NodeRunTexts> {
  const main = task.data?.main;
  const { main: _main, ...otherData } = task.data ?? {};
  const outputs = main?.map((items) => (items === null ? null : items.length)) ?? null;
  const chunks: NodeRunTexts['chunks'] = [];
  for (const [output, items] of (main ?? []).entries()) {
    let texts: string[] = [];
    let size = 0;
    let first = 0;
    let chunk = 0;
    const flush = async () => {
      if (texts.length === 0) return;
      chunks.push({
        output,
        chunk,
        offset: first,
        count: texts.length,
        items: await storeText(context, `[${texts.join(',')}]`, { executionId }),
      });
      first += texts.length;
      chunk += 1;
      texts = [];
      size = 0;
    };
    for (const item of items ?? []) {
      const text = stringify(item);
      if (size + text.length > chunkSize) await flush();
      texts.push(text);
      size += text.length;
    }
    await flush();
  }
  return { task: stringify({ ...task, data: main === undefined ? task.data : otherData, outputs }), chunks };
}
