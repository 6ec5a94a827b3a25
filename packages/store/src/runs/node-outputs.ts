import type { NodeData } from '@leadloom/contracts';
import type { ExecutionDataRow, RunContext } from './run-context.ts';
import { readText, storeText } from './stored-text.ts';

/** n8n's record of a node run; `data.main` holds the items per output. */
export interface TaskRecord {
  executionIndex?: number;
  data?: { main?: (unknown[] | null)[] };
}

/** Items are kept in pieces of about this many characters, so that a page of them is read without the rest. */
const chunkSize = 256_000;

export type NodeOutputsRepository = ReturnType<typeof createNodeOutputs>;

export function createNodeOutputs(context: RunContext) {
  const { nodeRuns, executionData } = context;
  return {
    /** Items of one output of a node run; null when that run is not there. */
    async getPage(
      workspaceId: string,
      executionId: string,
      place: { node: string; run: number; output: number; offset: number; limit: number },
    ): Promise<NodeData | null> {
      const { node, run, output, offset, limit } = place;
      const row = await nodeRuns.findOne({ workspaceId, executionId, node, run }, { projection: { summary: 1 } });
      if (row === null) return null;
      const chunks = await executionData
        .find({
          workspaceId,
          executionId,
          node,
          run,
          output,
          offset: { $lt: offset + limit },
          $expr: { $gt: [{ $add: ['$offset', '$count'] }, offset] },
        })
        .sort({ chunk: 1 })
        .toArray();
      const items: NodeData['items'] = [];
      for (const chunk of chunks) {
        const all = JSON.parse(await readText(context, chunk.items)) as NodeData['items'];
        items.push(...all.slice(Math.max(0, offset - chunk.offset), offset + limit - chunk.offset));
      }
      return { node, run, output, offset, total: row.summary.items[output] ?? 0, items };
    },

    /** Everything that its nodes gave, in n8n's shape (`runData`). */
    async loadRunData(workspaceId: string, executionId: string): Promise<Record<string, TaskRecord[]>> {
      const [runs, chunks] = await Promise.all([
        nodeRuns.find({ workspaceId, executionId }).sort({ index: 1 }).toArray(),
        executionData.find({ workspaceId, executionId }).toArray(),
      ]);
      const items = new Map<string, ExecutionDataRow[]>();
      for (const chunk of chunks) {
        const key = JSON.stringify([chunk.node, chunk.run, chunk.output]);
        const list = items.get(key);
        if (list === undefined) items.set(key, [chunk]);
        else list.push(chunk);
      }
      const runData: Record<string, TaskRecord[]> = {};
      for (const row of runs) {
        const { outputs, ...task } = JSON.parse(row.task) as TaskRecord & { outputs: (number | null)[] | null };
        if (outputs !== null) {
          const main = await Promise.all(
            outputs.map(async (count, output) => {
              if (count === null) return null;
              const parts = (items.get(JSON.stringify([row.node, row.run, output])) ?? []).sort(
                (a, b) => a.chunk - b.chunk,
              );
              const texts = await Promise.all(parts.map((part) => readText(context, part.items)));
              return texts.flatMap((text) => JSON.parse(text) as unknown[]);
            }),
          );
          task.data = { ...task.data, main };
        }
        (runData[row.node] ??= [])[row.run] = task;
      }
      return runData;
    },
  };
}

export interface NodeRunTexts {
  /** The record without items; `outputs` holds the number of items per output. */
  task: string;
  chunks: Pick<ExecutionDataRow, 'output' | 'chunk' | 'offset' | 'count' | 'items'>[];
}

/** Splits a node run into its record and pieces of its items. Large pieces are written to GridFS here, before the row that points to them. */
export async function splitNodeRun(
  context: RunContext,
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
        items: await storeText(context, `[${texts.join(',')}]`),
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
