import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath, getSmoothStepPath } from '@xyflow/react';
import { useContext, useEffect, useRef, useState } from 'react';
import { formatNumber } from '../texts.ts';
import { EditingContext } from './editing-context.ts';
import type { CanvasEdge } from './project-canvas.ts';
import { canvasTexts as texts } from './texts.ts';
import { WireTools } from './wire-tools.tsx';
import './flow-edge.css';

/** A wire with the number of items that went over it. One that leads back (a loop) goes round below the nodes. */
export function FlowEdge(props: EdgeProps<CanvasEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, data, selected } = props;
  const edits = useContext(EditingContext);
  const { isPointed, ...pointing } = usePointed();
  const isBack = data?.isMain === true && targetX < sourceX - 20;
  const [path, labelX, labelY] = isBack
    ? getSmoothStepPath({ ...props, centerY: Math.max(sourceY, targetY) + 110, offset: 26, borderRadius: 18 })
    : getBezierPath(props);
  const names = [
    'flow',
    data?.isMain ? '' : 'flow-part',
    data?.items ? 'flow-done' : '',
    data?.isActive ? 'flow-active' : '',
    selected ? 'flow-selected' : '',
  ];
  return (
    <>
      <g {...pointing}>
        <BaseEdge
          id={id}
          path={path}
          className={names.join(' ')}
          interactionWidth={edits === null ? 0 : 22}
          {...(data?.isMain ? { markerEnd: 'url(#flow-arrow)' } : {})}
        />
      </g>
      {edits !== null && data && (isPointed || selected === true) ? (
        <EdgeLabelRenderer>
          <span
            {...pointing}
            className="wire-tools-place"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            <WireTools wire={data.wire} edits={edits} />
          </span>
        </EdgeLabelRenderer>
      ) : null}
      {data?.items === null || data?.items === undefined ? null : (
        <EdgeLabelRenderer>
          <span
            className={data.items === 0 ? 'flow-count flow-none' : 'flow-count'}
            title={data.runs > 1 ? texts.runs(data.runs) : texts.items(data.items)}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {formatNumber(data.items)}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const leaveMs = 250;

/** Is the pointer on it? A moment longer, so that a hand gets from the wire to its buttons. */
function usePointed() {
  const [isPointed, setIsPointed] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const set = (next: boolean) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setIsPointed(next), next ? 0 : leaveMs);
  };
  return { isPointed, onPointerEnter: () => set(true), onPointerLeave: () => set(false) };
}

/** The arrow head; one definition for all wires. */
export function FlowArrow() {
  return (
    <svg className="flow-defs" aria-hidden>
      <defs>
        <marker
          id="flow-arrow"
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="13"
          markerHeight="13"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path
            d="M1 1.5 L8.500 5 L1 8.500"
            fill="none"
            stroke="context-stroke"
            strokeWidth="1.8"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </marker>
      </defs>
    </svg>
  );
}
