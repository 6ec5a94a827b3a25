import { type NodeHandle, Position } from '@xyflow/react';
import type { PortLayout } from './port-layout.ts';
import { handleOf } from './ports.ts';

const size = 11;

/** How far along its side the port at `index` of `count` stands, from 0 to 1. */
export const alongSide = (index: number, count: number) => (index + 0.5) / count;

/** Where the ports of a node are, as its style draws them. */
export function handlesOf({ inputs, outputs, partsIn, partsOut, width, height }: PortLayout): NodeHandle[] {
  const handle = (isOutput: boolean, type: string, index: number, position: Position, x: number, y: number) => ({
    id: handleOf({ isOutput, type, index }),
    type: isOutput ? ('source' as const) : ('target' as const),
    position,
    x: x - size / 2,
    y: y - size / 2,
    width: size,
    height: size,
  });
  return [
    ...Array.from({ length: inputs }, (_, index) =>
      handle(false, 'main', index, Position.Left, 0, alongSide(index, inputs) * height),
    ),
    ...outputs.map((_, index) =>
      handle(true, 'main', index, Position.Right, width, alongSide(index, outputs.length) * height),
    ),
    ...partsIn.map((type, index) =>
      handle(false, type, 0, Position.Bottom, alongSide(index, partsIn.length) * width, height),
    ),
    ...partsOut.map((type) => handle(true, type, 0, Position.Top, width / 2, 0)),
  ];
}
