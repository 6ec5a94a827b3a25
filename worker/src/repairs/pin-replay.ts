import type { NodeRun, WorkflowDocument } from '@leadloom/contracts';
import { type RunState, type SegmentInput, isEffectful, passesNoDoor } from '@leadloom/engine';
import { changedNodes } from '@leadloom/graph';

type PinData = NonNullable<SegmentInput['start']['pinData']>;
type Node = Parameters<typeof isEffectful>[0];

interface Replay {
  ran: WorkflowDocument;
  document: WorkflowDocument;
  nodeRuns: readonly NodeRun[];
  before: RunState['runData'];
  /** Nodes that have sent requests by the door. */
  sent: ReadonlySet<string>;
}

/**
 * What nodes do in a replay that can be felt outside, or wait: those that sent their requests by the door are run, and answered from the
 * journal; others that are as they were give what they gave; the rest must not run.
 */
export function pinReplay({ ran, document, nodeRuns, before, sent }: Replay): {
  pinData: PinData;
  blocked: Set<string>;
} {
  const changed = new Set(changedNodes(ran, document));
  const pinData: PinData = {};
  const blocked = new Set<string>();
  for (const drawn of document.nodes) {
    const node = drawn as unknown as Node;
    const was = ran.nodes.find(({ name }) => name === node.name);
    const waits = node.type === 'n8n-nodes-base.wait' || node.type === 'n8n-nodes-base.form';
    if (!waits && !isEffectful(node, undefined)) continue;
    if (!waits && sent.has(node.name) && was?.type === node.type && !passesNoDoor(node)) continue;
    const runs = nodeRuns.filter((run) => run.node === node.name);
    const [output, ...others] = before[node.name]?.[0]?.data?.['main'] ?? [];
    const isAsItWas =
      !changed.has(node.name) && runs.length === 1 && others.every((items) => (items?.length ?? 0) === 0);
    if (isAsItWas && output) pinData[node.name] = output;
    else blocked.add(node.name);
  }
  return { pinData, blocked };
}
