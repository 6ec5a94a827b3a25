import { useConnection, useReactFlow } from '@xyflow/react';
import type { Wire } from '@leadloom/contracts';
import { wireBetween } from '../../canvas/ports.ts';

/** Says, while a wire is being drawn, why it cannot end where the pointer is. */
export function WireHint({ check }: { check: (wire: Wire) => string | null }) {
  const { fromHandle, toHandle, to } = useConnection();
  const flow = useReactFlow();
  if (!fromHandle || !toHandle || !to) return null;
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle];
  const wire = wireBetween({
    source: source.nodeId,
    target: target.nodeId,
    sourceHandle: source.id ?? null,
    targetHandle: target.id ?? null,
  });
  const reason = wire === undefined ? null : check(wire);
  if (reason === null) return null;
  const { x, y } = flow.flowToScreenPosition(to);
  return (
    <p className="wire-hint" role="status" style={{ left: x, top: y }}>
      {reason}
    </p>
  );
}
