import type { NodeRun, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { MousePointerClick } from 'lucide-react';
import { useState } from 'react';
import { portLayout, usedPortsOf } from '../canvas/port-layout.ts';
import { useNodeTypes } from '../canvas/use-node-types.ts';
import { Notice } from '../parts/notice.tsx';
import { DataView } from '../run-data/data-view.tsx';
import { pinnedItems } from '../run-data/pinned-items.ts';
import { runDataTexts } from '../run-data/texts.ts';
import type { Pinning } from '../run/use-pin.ts';
import { PinBar } from './pin-bar.tsx';
import { nodeViewTexts as texts } from './texts.ts';

interface NodeOutputProps {
  document: WorkflowDocument;
  node: WorkflowNode;
  executionId: string | null;
  nodeRun: NodeRun | undefined;
  /** A run is shown, whether or not this node ran in it. */
  hasRun: boolean;
  pinning?: Pinning | undefined;
}

/** What a node gave on its outputs; what is pinned in its place while it has not run. */
export function NodeOutput({ document, node, executionId, nodeRun, hasRun, pinning }: NodeOutputProps) {
  const types = useNodeTypes();
  const outputs = nodeRun?.items ?? [];
  const fullest = Math.max(
    0,
    outputs.findIndex((count) => count > 0),
  );
  const [chosen, setChosen] = useState<number>();
  const output = chosen ?? fullest;
  const pinned = pinnedItems(document, node.name);
  const bar = pinning ? (
    <PinBar document={document} node={node.name} hasItems={outputs.some((count) => count > 0)} pinning={pinning} />
  ) : null;
  // While a workflow is edited, what is pinned is what the node gives next.
  if (pinned !== undefined && (nodeRun === undefined || pinning !== undefined))
    return (
      <>
        {bar}
        <DataView source={{ given: pinned }} label={texts.outputItems} />
      </>
    );
  if (nodeRun === undefined || executionId === null)
    return (
      <>
        <Notice icon={MousePointerClick} title={hasRun ? texts.skipped : texts.noOutput}>
          {hasRun ? null : texts.noOutputHint}
        </Notice>
        {bar}
      </>
    );
  const titles = portLayout(node, usedPortsOf(document), types.get(node.type)).outputs;
  return (
    <>
      {bar}
      {outputs.length > 1 ? (
        <select
          className="input"
          aria-label={texts.output}
          value={output}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {outputs.map((count, index) => (
            // An output is its index.
            <option key={index} value={index}>
              {texts.outputOf(titles[index] ?? `${texts.output} ${index}`, runDataTexts.items(count))}
            </option>
          ))}
        </select>
      ) : null}
      <DataView
        key={output}
        source={{ executionId, node: node.name, run: nodeRun.run, output }}
        label={texts.outputItems}
      />
    </>
  );
}
