import type { Wire } from '@leadloom/contracts';

/** A connection point of a drawn node. */
export interface Port {
  isOutput: boolean;
  /** `main`, `ai_tool` … */
  type: string;
  index: number;
}

/** Ports have their names in handles of the drawing: `out-0`, `in-1`, below and above `part-in-ai_tool`, `part-out-ai_tool`. */
export function handleOf({ isOutput, type, index }: Port): string {
  const side = isOutput ? 'out' : 'in';
  return type === 'main' ? `${side}-${index}` : `part-${side}-${type}`;
}

export function portOf(handle: string | null | undefined): Port | undefined {
  const match = /^(part-)?(in|out)-(.+)$/.exec(handle ?? '');
  if (!match) return undefined;
  const isPart = match[1] !== undefined;
  return {
    isOutput: match[2] === 'out',
    type: isPart ? match[3]! : 'main',
    index: isPart ? 0 : Number(match[3]),
  };
}

interface Ends {
  source: string;
  target: string;
  sourceHandle?: string | null | undefined;
  targetHandle?: string | null | undefined;
}

/** The wire between two handles; undefined when they are not an output and an input. */
export function wireBetween({ source, target, sourceHandle, targetHandle }: Ends): Wire | undefined {
  const from = portOf(sourceHandle);
  const to = portOf(targetHandle);
  if (!from?.isOutput || !to || to.isOutput) return undefined;
  return {
    source,
    sourceType: from.type,
    sourceIndex: from.index,
    target,
    targetType: to.type,
    targetIndex: to.index,
  };
}

/** The name of a wire in the drawing. */
export function edgeIdOf(wire: Wire): string {
  const { source, sourceType, sourceIndex, target, targetType, targetIndex } = wire;
  return JSON.stringify([source, sourceType, sourceIndex, target, targetType, targetIndex]);
}
