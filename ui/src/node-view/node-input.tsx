import type { NodeRun, WorkflowDocument } from '@leadloom/contracts';
import { listWires, upstreamOf } from '@leadloom/graph';
import { useState } from 'react';
import { Notice } from '../parts/notice.tsx';
import { DataView } from '../run-data/data-view.tsx';
import { FieldsOf } from '../run-data/field-pill.tsx';
import type { ItemSource } from '../run-data/item-source.ts';
import { pinnedItems } from '../run-data/pinned-items.ts';
import type { RunState } from '../run/fold-run.ts';
import { nodeViewTexts as texts } from './texts.ts';

interface NodeInputProps {
  document: WorkflowDocument;
  name: string;
  executionId: string | null;
  /** The run of this node that is looked at. */
  nodeRun: NodeRun | undefined;
  run: RunState | null;
  chosen: number;
  onChoose: (index: number) => void;
}

interface Source {
  node: string;
  /** Its items come in here; those of others are reached by name. */
  isDirect: boolean;
  items: ItemSource;
}

/** What comes in, or what any node before this one gave: its fields are for the parameters. */
export function NodeInput({ document, name, executionId, nodeRun, run, chosen, onChoose }: NodeInputProps) {
  const [wanted, setWanted] = useState<string>();
  const sources = sourcesOf({ document, name, executionId, nodeRun, run });
  const source = sources.find(({ node }) => node === wanted) ?? sources[0];
  const isStart = !listWires(document.connections).some(({ target }) => target === name);
  if (source === undefined) return <Notice title={texts.noInput}>{isStart ? texts.startsHere : texts.notRun}</Notice>;
  return (
    <FieldsOf value={source.isDirect ? null : source.node}>
      <select
        className="input"
        aria-label={texts.from}
        value={source.node}
        onChange={(event) => setWanted(event.target.value)}
      >
        {sources.map(({ node, isDirect }) => (
          <option key={node} value={node}>
            {isDirect ? texts.direct(node) : node}
          </option>
        ))}
      </select>
      <DataView
        key={`${source.node} ${'given' in source.items ? 'pinned' : source.items.run}`}
        source={source.items}
        label={texts.inputItems}
        chosen={chosen}
        onChoose={onChoose}
      />
    </FieldsOf>
  );
}

function sourcesOf(props: Pick<NodeInputProps, 'document' | 'name' | 'executionId' | 'nodeRun' | 'run'>): Source[] {
  const { document, name, executionId, nodeRun, run } = props;
  const given = (nodeRun?.source ?? []).filter((source) => source !== null);
  const wires = listWires(document.connections).filter(
    ({ target, sourceType }) => target === name && sourceType === 'main',
  );
  const direct =
    given.length > 0 ? given : wires.map(({ source, sourceIndex }) => ({ node: source, output: sourceIndex, run: -1 }));
  const found = new Map<string, Source>();
  const add = (node: string, output: number, wantedRun: number, isDirect: boolean) => {
    const pinned = pinnedItems(document, node);
    const last = run?.nodes[node]?.runs.at(-1)?.run;
    const at = wantedRun < 0 ? last : wantedRun;
    const items: ItemSource | null =
      executionId !== null && at !== undefined
        ? { executionId, node, run: at, output }
        : pinned === undefined
          ? null
          : { given: pinned };
    if (items !== null && !found.has(node)) found.set(node, { node, isDirect, items });
  };
  for (const { node, output, run: index } of direct) add(node, output, index, true);
  for (const node of upstreamOf(document, [name])) if (node !== name) add(node, 0, -1, false);
  return [...found.values()];
}
