import type { WorkflowDocument } from '@leadloom/contracts';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { canvasTexts } from '../canvas/texts.ts';
import { useNodeTypes } from '../canvas/use-node-types.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { formatDuration } from '../parts/format.ts';
import { Tabs } from '../parts/tabs.tsx';
import type { RunState } from '../run/fold-run.ts';
import type { Pinning } from '../run/use-pin.ts';
import { texts as common } from '../texts.ts';
import { Columns } from './columns.tsx';
import { Neighbours } from './neighbours.tsx';
import { NodeError } from './node-error.tsx';
import { NodeInput } from './node-input.tsx';
import { NodeOutput } from './node-output.tsx';
import { NodeParameters } from './node-parameters.tsx';
import { nodeViewTexts as texts } from './texts.ts';
import { useIsWide } from './use-is-wide.ts';
import './node-view.css';

const tones: Record<string, Tone> = {
  running: 'accent',
  success: 'ok',
  error: 'bad',
  waiting: 'warn',
  needs_decision: 'warn',
};

/** What is looked at in the panel: expressions of the form are tried on it. */
export interface PanelPlace {
  executionId: string | null;
  itemIndex: number;
  runIndex: number;
}

export interface NodePanelProps {
  document: WorkflowDocument;
  name: string;
  run: RunState | null;
  executionId: string | null;
  onClose: () => void;
  onSelect: (node: string) => void;
  actions?: ReactNode;
  /** Where the node's output can be pinned. */
  pinning?: Pinning | undefined;
  /** The node's form, where it can be changed. */
  form?: ((place: PanelPlace) => ReactNode) | undefined;
}

/** One node: what comes in, how it is set, what it gives. Give it the node's name as `key`. */
export function NodePanel(props: NodePanelProps) {
  const { document, name, run, executionId, onClose, onSelect, actions, pinning, form } = props;
  const types = useNodeTypes();
  const isWide = useIsWide();
  const [tab, setTab] = useState<'input' | 'settings' | 'output'>(run ? 'output' : 'settings');
  const [runIndex, setRunIndex] = useState<number | null>(null);
  const [itemIndex, setItemIndex] = useState(0);
  const box = useFocus();
  const node = document.nodes.find((other) => other.name === name);
  if (!node) return null;
  const type = types.get(node.type);
  const state = run?.nodes[name];
  const runs = state?.runs ?? [];
  const nodeRun = runs.find((other) => other.run === runIndex) ?? runs.at(-1);
  const error = nodeRun?.error ?? (run?.error?.node === name ? run.error : null);
  const parts = {
    input: <NodeInput {...{ document, name, executionId, nodeRun, run }} chosen={itemIndex} onChoose={setItemIndex} />,
    settings: form?.({ executionId, itemIndex, runIndex: nodeRun?.run ?? 0 }) ?? <NodeParameters node={node} />,
    output: (
      <>
        {error ? <NodeError error={error} /> : null}
        <NodeOutput {...{ document, node, executionId, nodeRun }} hasRun={run !== null} pinning={pinning} />
      </>
    ),
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside
    <aside
      ref={box}
      tabIndex={-1}
      className="node-view"
      data-panel
      aria-label={texts.label(name)}
      onKeyDown={(event) => {
        // A dialog of the panel stands elsewhere on the page and closes by itself.
        const isInside = event.currentTarget.contains(event.target as HTMLElement);
        if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="node-head">
        <NodeIcon typeName={node.type} type={type} size={30} />
        <div className="node-title">
          <h2 className="truncate">{name}</h2>
          <p className="muted truncate">{type?.displayName ?? node.type}</p>
        </div>
        {run ? (
          <Badge tone={tones[state?.status ?? ''] ?? 'neutral'}>{canvasTexts.state[state?.status ?? 'idle']}</Badge>
        ) : null}
        {nodeRun ? <span className="muted num">{formatDuration(nodeRun.durationMs)}</span> : null}
        {runs.length > 1 ? (
          <select
            className="input filter"
            aria-label={texts.run}
            value={nodeRun?.run}
            onChange={(event) => setRunIndex(Number(event.target.value))}
          >
            {runs.map(({ run: index }) => (
              <option key={index} value={index}>
                {texts.runOf(index + 1, runs.length)}
              </option>
            ))}
          </select>
        ) : null}
        <span className="grow" />
        {actions}
        <Neighbours document={document} name={name} onSelect={onSelect} />
        <Button tone="quiet" icon={X} isIconOnly aria-label={common.actions.close} onClick={onClose} />
      </header>
      {isWide ? (
        <Columns {...parts} />
      ) : (
        <div className="node-tabs">
          <Tabs
            label={texts.label(name)}
            current={tab}
            onChange={setTab}
            tabs={(['input', 'settings', 'output'] as const).map((id) => ({ id, title: texts.parts[id] }))}
          >
            {parts[tab]}
          </Tabs>
        </div>
      )}
    </aside>
  );
}

/** Takes the focus while it is there, and gives it back to where it was. */
function useFocus() {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return box;
}
