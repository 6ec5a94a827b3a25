import type { NodeData } from '@leadloom/contracts';
import type { ExecutionDataRow, RunContext } from './run-context.ts';
import { nodeRunRows } from './run-record.ts';
import { runsIn } from './small-segment.ts';
import type { TaskRecord } from './split-node-run.ts';
import { readText } from './stored-text.ts';

export type NodeOutputsRepository = ReturnType<typeof createNodeOutputs>;

interface Output {
  node: string;
  run: number;
  output: number;
}
interface PageOfOutput extends Output {
  offset: number;
  limit: number;
}
interface Piece {
  /** Place of the first item within the output. */
  offset: number;
  items: NodeData['items'];
}

export function createNodeOutputs(context: RunContext) {
  const { executions, nodeRuns, executionData } = context;

  async function smallItems(workspaceId: string, executionId: string, { node, run, output }: Output) {
    const row = await executions.findOne({ _id: executionId, workspaceId }, { projection: { small: 1 } });
    const found = runsIn(row ?? {}).find(({ summary }) => summary.node === node && summary.run === run);
    return found === undefined ? null : ((found.task.data?.main?.[output] ?? []) as NodeData['items']);
  }

  function readPieces(workspaceId: string, executionId: string, place: Output, from = 0, to = Infinity) {
    const { node, run, output } = place;
    return executionData
      .find({
        workspaceId,
        executionId,
        node,
        run,
        output,
        ...(to === Infinity ? {} : { offset: { $lt: to } }),
        $expr: { $gt: [{ $add: ['$offset', '$count'] }, from] },
      })
      .sort({ chunk: 1 });
  }

  return {
    /** Items of one output of a node run; null when that run is not there. */
    async getPage(workspaceId: string, executionId: string, place: PageOfOutput): Promise<NodeData | null> {
      const { node, run, output, offset, limit } = place;
      const row = await nodeRuns.findOne({ workspaceId, executionId, node, run }, { projection: { summary: 1 } });
      if (row === null) {
        const small = await smallItems(workspaceId, executionId, place);
        return small && { node, run, output, offset, total: small.length, items: small.slice(offset, offset + limit) };
      }
      const items: NodeData['items'] = [];
      for await (const chunk of readPieces(workspaceId, executionId, place, offset, offset + limit)) {
        const all = JSON.parse(await readText(context, chunk.items)) as NodeData['items'];
        items.push(...all.slice(Math.max(0, offset - chunk.offset), offset + limit - chunk.offset));
      }
      return { node, run, output, offset, total: row.summary.items[output] ?? 0, items };
    },

    /** All items of one output of a node run, a piece at a time; nothing when that run is not there. */
    async *pieces(workspaceId: string, executionId: string, place: Output): AsyncGenerator<Piece, void> {
      const { node, run } = place;
      const row = await nodeRuns.findOne({ workspaceId, executionId, node, run }, { projection: { _id: 1 } });
      if (row === null) {
        const small = await smallItems(workspaceId, executionId, place);
        if (small !== null) yield { offset: 0, items: small };
        return;
      }
      for await (const chunk of readPieces(workspaceId, executionId, place))
        yield { offset: chunk.offset, items: JSON.parse(await readText(context, chunk.items)) as Piece['items'] };
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
