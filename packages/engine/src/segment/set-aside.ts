import type { INode, INodeExecutionData, ITaskData, WorkflowExecuteMode } from 'n8n-workflow';
import type { FailedItem } from './segment.ts';

/** `onError` by which a node gives the items that it failed at on an output behind its others. */
const errorOutput = 'continueErrorOutput';

/**
 * Whether items that this node fails at are set aside while the others go on: its owner has chosen so, n8n's own settings would stop the
 * run, and nobody watches.
 */
function setsAside(node: INode, mode: WorkflowExecuteMode): boolean {
  const own = (node as { leadloom?: { setsAside?: unknown } }).leadloom;
  const stops = node.continueOnFail !== true && (node.onError === undefined || node.onError === 'stopWorkflow');
  return own?.setsAside === true && stops && mode !== 'manual';
}

/** A mark on nodes of a workflow that was built; what is stored of a run carries it on. */
const mark = 'leadloomSetsAside';

export function withErrorOutput(node: INode, mode: WorkflowExecuteMode): INode {
  return setsAside(node, mode) ? ({ ...node, onError: errorOutput, [mark]: true } as INode) : node;
}

/** Sees what nodes that set items aside got, and what they failed at. */
export function watchSetAside() {
  const seen: { node: string; run: number; given: INodeExecutionData[][] }[] = [];
  return {
    around<T>(node: INode, run: number, given: INodeExecutionData[][], running: Promise<T>): Promise<T> {
      if (!(mark in node)) return running;
      seen.push({ node: node.name, run, given: given.map((items) => [...items]) });
      return running.catch((error: unknown) => ({ data: failedAtAll(given, error) }) as T);
    },
    failed(runData: Readonly<Record<string, ITaskData[]>>): FailedItem[] {
      const last = new Map(seen.map((one) => [JSON.stringify([one.node, one.run]), one]));
      return [...last.values()].flatMap(({ node, run, given }) => failedItems(runData, node, run, given));
    },
  };
}

/** A node that gave up as a whole failed at each of its items. */
function failedAtAll([items = []]: readonly INodeExecutionData[][], error: unknown): INodeExecutionData[][] {
  const message = error instanceof Error ? error.message : String(error);
  return [items.map((_, item) => ({ json: { error: message }, error, pairedItem: { item } }) as INodeExecutionData)];
}

/** The items on the output of failures, as the node got them. */
function failedItems(
  runData: Readonly<Record<string, ITaskData[]>>,
  node: string,
  run: number,
  inputs: readonly INodeExecutionData[][],
): FailedItem[] {
  const task = runData[node]?.[run];
  const outputs = task?.data?.['main'] ?? [];
  return (outputs.length < 2 ? [] : (outputs.at(-1) ?? [])).flatMap((failed) => {
    const { item = 0, input = 0 } = pairOf(failed);
    const got = inputs[input]?.[item];
    if (got === undefined) return [];
    const source = task?.source[input];
    const given = runData[source?.previousNode ?? '']?.[source?.previousNodeRun ?? 0]?.data?.['main'];
    // Where the item came from is told from its place in what the node before gave, not from its place here.
    const { pairedItem: _, ...rest } = got;
    const pairedItem = given?.[source?.previousNodeOutput ?? 0]?.[item]?.pairedItem;
    const data = { ...rest, ...(pairedItem === undefined ? {} : { pairedItem }) };
    return [{ node, run, item, input, data, error: failed.error ?? failed.json['error'] ?? failed.json['message'] }];
  });
}

function pairOf({ pairedItem }: INodeExecutionData): { item?: number; input?: number } {
  const [first] = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
  return typeof first === 'number' ? { item: first } : (first ?? {});
}
