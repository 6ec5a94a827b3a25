import { stepSubtitle } from '@leadloom/graph';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Pin,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import { memo } from 'react';
import { formatDuration } from '../parts/format.ts';
import type { NodeState } from '../run/fold-run.ts';
import { alongSide } from './handles-of.ts';
import { NodeIcon } from './node-icon.tsx';
import type { PortLayout } from './port-layout.ts';
import { PortPlus } from './port-plus.tsx';
import type { StepNode as StepNodeType } from './project-canvas.ts';
import { canvasTexts as texts } from './texts.ts';
import './step-node.css';

const stateIcons: Record<NodeState['status'], LucideIcon> = {
  running: LoaderCircle,
  success: CircleCheck,
  error: CircleAlert,
  waiting: Hourglass,
  needs_decision: CircleHelp,
  canceled: CircleSlash,
};

export const StepNode = memo(function StepNode({ data, selected, isConnectable }: NodeProps<StepNodeType>) {
  const { node, type, layout, state, isPinned, finding, stale } = data;
  const status = state?.status ?? 'idle';
  const subtitle = stepSubtitle(node);
  const names = [
    'step',
    `step-${layout.shape}`,
    `step-${status}`,
    node.disabled ? 'step-disabled' : '',
    stale === null ? '' : 'step-is-stale',
    selected ? 'step-selected' : '',
  ];
  return (
    <div
      className={names.join(' ')}
      title={finding?.message ?? stale ?? undefined}
      style={{ width: layout.width, height: layout.height }}
    >
      <Ports node={node.name} layout={layout} isConnectable={isConnectable} />
      <div className="step-box">
        <NodeIcon typeName={node.type} type={type} size={layout.shape === 'part' ? 32 : 38} />
        {layout.shape === 'root' ? <span className="step-inner truncate">{node.name}</span> : null}
        <span className="step-marks">
          {isPinned ? <Pin size={13} role="img" aria-label={texts.pinned} /> : null}
          {stale === null ? null : <RefreshCw size={13} className="step-stale" role="img" aria-label={stale} />}
          {finding ? (
            <TriangleAlert
              size={14}
              className={`step-finding-${finding.severity}`}
              role="img"
              aria-label={finding.message}
            />
          ) : null}
        </span>
        {state ? <StateMark state={state} /> : null}
      </div>
      <div className="step-label">
        {layout.shape === 'root' ? null : <b>{node.name}</b>}
        {node.disabled ? <span>{texts.disabled}</span> : subtitle ? <span>{subtitle}</span> : null}
      </div>
    </div>
  );
});

function StateMark({ state }: { state: NodeState }) {
  const Icon = stateIcons[state.status];
  const last = state.runs.at(-1);
  return (
    <>
      <span className="step-state">
        <Icon
          size={17}
          className={state.status === 'running' ? 'spinner' : undefined}
          role="img"
          aria-label={texts.state[state.status]}
        />
      </span>
      {last ? (
        <span className="step-time">
          {state.runs.length > 1 ? `${state.runs.length}× · ` : ''}
          {formatDuration(state.runs.reduce((sum, run) => sum + run.durationMs, 0))}
        </span>
      ) : null}
    </>
  );
}

const at = (index: number, count: number) => `${alongSide(index, count) * 100}%`;

interface PortsProps {
  node: string;
  layout: PortLayout;
  isConnectable: boolean;
}

function Ports({ node, layout, isConnectable }: PortsProps) {
  const { inputs, outputs, partsIn, partsOut, openOutputs, openParts } = layout;
  return (
    <>
      {Array.from({ length: inputs }, (_, index) => (
        <Handle
          key={`in-${index}`}
          id={`in-${index}`}
          type="target"
          position={Position.Left}
          isConnectable={isConnectable}
          style={{ top: at(index, inputs) }}
        />
      ))}
      {outputs.map((title, index) => (
        <Handle
          key={`out-${index}`}
          id={`out-${index}`}
          type="source"
          position={Position.Right}
          isConnectable={isConnectable}
          style={{ top: at(index, outputs.length) }}
        >
          {title === null ? null : <span className="port-title">{title}</span>}
        </Handle>
      ))}
      {partsIn.map((kind, index) => (
        <Handle
          key={kind}
          id={`part-in-${kind}`}
          type="target"
          position={Position.Bottom}
          isConnectable={isConnectable}
          className="port-part"
          style={{ left: at(index, partsIn.length) }}
        >
          <span className="port-title port-title-below">{kind.replace(/^ai_/, '')}</span>
        </Handle>
      ))}
      {openOutputs.map((index) => (
        <PortPlus
          key={`plus-${index}`}
          node={node}
          port={{ isOutput: true, type: 'main', index }}
          at={at(index, outputs.length)}
          isFar={outputs[index] !== null}
        />
      ))}
      {openParts.map((kind) => (
        <PortPlus
          key={`plus-${kind}`}
          node={node}
          port={{ isOutput: false, type: kind, index: 0 }}
          at={at(partsIn.indexOf(kind), partsIn.length)}
        />
      ))}
      {partsOut.map((kind) => (
        <Handle
          key={kind}
          id={`part-out-${kind}`}
          type="source"
          position={Position.Top}
          isConnectable={isConnectable}
          className="port-part"
        />
      ))}
    </>
  );
}
