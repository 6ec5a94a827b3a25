import type { ExpressionResult } from '@leadloom/contracts';
import type { INodeExecutionData, ISourceData, ITaskData, Workflow } from 'n8n-workflow';
import { n8nCore, n8nWorkflow } from '../n8n.ts';
import { stringify } from '../segment/encode-state.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import { type TriggerInput, triggerParts } from '../triggers/trigger-parts.ts';

export interface ExpressionPlace {
  /** Of the run that they are tried on. */
  runData: Record<string, ITaskData[]>;
  itemIndex: number;
  /** Of the node itself; its last one without it. */
  runIndex?: number | undefined;
}

const longest = 100_000;

/** What expressions of a node give for one of its items, evaluated as in a run: in an isolate, over the whole workflow. */
export async function tryExpressions(
  host: SegmentHost,
  input: TriggerInput,
  { runData: ran, itemIndex, runIndex }: ExpressionPlace,
  expressions: readonly string[],
): Promise<ExpressionResult[]> {
  const { workflow, node, additionalData } = triggerParts(host, input);
  const runData = { ...pinnedRuns(input.document.pinData), ...ran };
  const source = sourceOf(workflow, runData, node.name, runIndex);
  const items = source === null ? [] : itemsOf(runData, source);
  const run = n8nWorkflow().createRunExecutionData({ resultData: { runData } });
  const keys = n8nCore().getAdditionalKeys(additionalData, 'manual', run);
  const given = { node, data: { main: [items] }, source: source === null ? null : { main: [source] } };
  return workflow.expression.withIsolate(() =>
    Promise.resolve(
      expressions.map((expression): ExpressionResult => {
        try {
          const value: unknown = workflow.expression.getParameterValue(
            expression,
            run,
            runIndex ?? Math.max(0, (runData[node.name]?.length ?? 0) - 1),
            itemIndex,
            node.name,
            items,
            'manual',
            keys,
            given,
          );
          return { value: shortened(value), error: null };
        } catch (error) {
          return { error: error instanceof Error ? error.message : String(error) };
        }
      }),
    ),
  );
}

/** Where the node's items come from: as in its own run, or else from the first node before it that has some. */
function sourceOf(
  workflow: Workflow,
  runData: Record<string, ITaskData[]>,
  name: string,
  runIndex?: number,
): ISourceData | null {
  const own = runData[name]?.at(runIndex ?? -1)?.source?.[0];
  if (own) return own;
  const before = (workflow.connectionsByDestinationNode[name]?.['main'] ?? []).flatMap((wires) => wires ?? []);
  const wire = before.find(({ node }) => (runData[node]?.length ?? 0) > 0);
  if (wire === undefined) return null;
  return {
    previousNode: wire.node,
    previousNodeOutput: wire.index,
    previousNodeRun: (runData[wire.node]?.length ?? 1) - 1,
  };
}

function itemsOf(runData: Record<string, ITaskData[]>, source: ISourceData): INodeExecutionData[] {
  const { previousNode, previousNodeRun = 0, previousNodeOutput = 0 } = source;
  return runData[previousNode]?.[previousNodeRun]?.data?.['main']?.[previousNodeOutput] ?? [];
}

/** Pinned items count as what the node gave. */
function pinnedRuns(pinData: Record<string, unknown> = {}): Record<string, ITaskData[]> {
  return Object.fromEntries(
    Object.entries(pinData).flatMap(([name, items]) => {
      if (!Array.isArray(items)) return [];
      const main = [items.map((item: INodeExecutionData) => ('json' in item ? item : { json: item }))];
      const task: ITaskData = { startTime: 0, executionTime: 0, executionIndex: 0, source: [], data: { main } };
      return [[name, [task]]];
    }),
  );
}

function shortened(value: unknown): unknown {
  if (value === undefined) return undefined;
  if (typeof value === 'function') return String(value);
  const text = stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : (JSON.parse(text) as unknown);
}
