import type { NodeData } from '@leadloom/contracts';
import type { ExecutionDataRow, RunContext } from './run-context.ts';
import { nodeRunRows } from './run-record.ts';
import { runsIn } from './small-segment.ts';
import type { TaskRecord } from './split-node-run.ts';
import { readText } from './stored-text.ts';

export type NodeOutputsRepository = ReturnType<typeof createNodeOutputs>;

interface PageOfOutput {
  node: string;
  run: number;
  output: number;
  offset: number;
  limit: number;
}

export function createNodeOutputs(context: RunContext) {
  const { executions, nodeRuns, executionData } = context;

  async function pageOfSmall(workspaceId: string, executionId: string, place: PageOfOutput): Promise<NodeData | null> {
    const { node, run, output, offset, limit } = place;
    const row = await executions.findOne({ _id: executionId, workspaceId }, { projection: { small: 1 } });
    const found = runsIn(row ?? {}).find(({ summary }) => summary.node === node && summary.run === run);
    if (found === undefined) return null;
    const items = (found.task.data?.main?.[output] ?? []) as NodeData['items'];
    return { node, run, output, offset, total: items.length, items: items.slice(offset, offset + limit) };
  }

  return {
    /** Items of one output of a node run; null when that run is not there. */
    async getPage(workspaceId: string, executionId: string, place: PageOfOutput): Promise<NodeData | null> {
      const { node, run, output, offset, limit } = place;
      const row = await nodeRuns.findOne({ workspaceId, executionId, node, run }, { projection: { summary: 1 } });
      if (row === null) return pageOfSmall(workspaceId, executionId, place);
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
      const { runs, chunks } = await nodeRunRows(context, workspaceId, executionId);
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
