import type { NodeRun, WorkflowDocument } from '@leadloom/contracts';
import { CircleAlert, MousePointerClick } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Badge, type Tone } from '../parts/badge.tsx';
import { Drawer } from '../parts/drawer.tsx';
import { formatDuration } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Tabs } from '../parts/tabs.tsx';
import type { RunState } from '../run/fold-run.ts';
import { NodeDataView } from './node-data-view.tsx';
import { NodeIcon } from './node-icon.tsx';
import { NodeParameters } from './node-parameters.tsx';
import { portLayout, usedPortsOf } from './port-layout.ts';
import { canvasTexts } from './texts.ts';
import { useNodeTypes } from './use-node-types.ts';
import './node-panel.css';

const texts = canvasTexts.panel;
const tones: Record<string, Tone> = {
  running: 'accent',
  success: 'ok',
  error: 'bad',
  waiting: 'warn',
  needs_decision: 'warn',
};

interface NodePanelProps {
  document: WorkflowDocument;
  name: string;
  run: RunState | null;
  executionId: string | null;
  onClose: () => void;
  onSelect: (node: string) => void;
  actions?: ReactNode;
}

/** What is known of one node: what it gave, what came in, how it is set. */
export function NodePanel({ document, name, run, executionId, onClose, onSelect, actions }: NodePanelProps) {
  const types = useNodeTypes();
  const [tab, setTab] = useState<'output' | 'input' | 'parameters'>(run ? 'output' : 'parameters');
  const [runIndex, setRunIndex] = useState<number | null>(null);
  const node = document.nodes.find((other) => other.name === name);
  if (!node) return null;
  const type = types.get(node.type);
  const state = run?.nodes[name];
  const runs = state?.runs ?? [];
  const nodeRun = runs.find((other) => other.run === runIndex) ?? runs.at(-1);
  return (
    <Drawer
      label={`${texts.label}: ${name}`}
      width="wide"
      onClose={onClose}
      head={
        <div className="node-head">
          <NodeIcon typeName={node.type} type={type} size={30} />
          <div className="grow">
            <h2 className="truncate">{name}</h2>
            <p className="muted truncate">{type?.displayName ?? node.type}</p>
          </div>
          {run ? (
            <Badge tone={tones[state?.status ?? ''] ?? 'neutral'}>{canvasTexts.state[state?.status ?? 'idle']}</Badge>
          ) : null}
          {actions}
          {nodeRun ? <span className="muted num">{formatDuration(nodeRun.durationMs)}</span> : null}
        </div>
      }
    >
      {nodeRun?.error ? (
        <NodeError error={nodeRun.error} />
      ) : run?.error?.node === name ? (
        <NodeError error={run.error} />
      ) : null}
      <Tabs
        label={texts.label}
        current={tab}
        onChange={setTab}
        tabs={[
          { id: 'output', title: texts.tabs.output },
          { id: 'input', title: texts.tabs.input },
          { id: 'parameters', title: texts.tabs.parameters },
        ]}
      >
        {runs.length > 1 && tab !== 'parameters' ? (
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
        {tab === 'parameters' ? (
          <NodeParameters node={node} />
        ) : nodeRun === undefined || executionId === null ? (
          <Notice icon={MousePointerClick} title={run ? texts.skipped : texts.noRun}>
            {run ? null : texts.noRunHint}
          </Notice>
        ) : tab === 'output' ? (
          <NodeDataView
            key={`${name} ${nodeRun.run}`}
            executionId={executionId}
            node={name}
            run={nodeRun.run}
            outputs={nodeRun.items}
            titles={portLayout(node, usedPortsOf(document), type).outputs}
          />
        ) : (
          <NodeInput executionId={executionId} nodeRun={nodeRun} run={run} onSelect={onSelect} />
        )}
      </Tabs>
    </Drawer>
  );
}

function NodeError({
  error,
}: {
  error: { message: string; description?: string | undefined; itemIndex?: number | undefined };
}) {
  return (
    <div className="node-error" role="alert">
      <CircleAlert size={17} aria-hidden />
      <div>
        <b>{error.message}</b>
        {error.itemIndex === undefined ? null : ` ${texts.errorAt(error.itemIndex)}`}
        {error.description ? <p>{error.description}</p> : null}
      </div>
    </div>
  );
}

interface NodeInputProps {
  executionId: string;
  nodeRun: NodeRun;
  run: RunState | null;
  onSelect: (node: string) => void;
}

/** The outputs of other nodes that this node run was given. */
function NodeInput({ executionId, nodeRun, run, onSelect }: NodeInputProps) {
  const sources = nodeRun.source.filter((source) => source !== null);
  if (sources.length === 0) return <Notice title={texts.noInput}>{texts.noInputHint}</Notice>;
  return sources.map((source) => {
    const given = run?.nodes[source.node]?.runs.find((other) => other.run === source.run);
    return (
      <section key={`${source.node} ${source.run} ${source.output}`} className="stack">
        <button type="button" className="node-from" onClick={() => onSelect(source.node)}>
          {texts.from(source.node)}
        </button>
        <NodeDataView
          executionId={executionId}
          node={source.node}
          run={source.run}
          outputs={given?.items ?? []}
          titles={[]}
          only={source.output}
        />
      </section>
    );
  });
}
