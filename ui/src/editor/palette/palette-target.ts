import type { NodeTypeInfo, Wire } from '@leadloom/contracts';
import type { Port } from '../../canvas/ports.ts';

interface Place {
  x: number;
  y: number;
}

/** What a node is chosen for: where it goes, and what it is wired to. */
export interface PaletteTarget {
  /** The left upper corner of the node, in the drawing. */
  at?: Place;
  /** Where on the screen the palette opens; at the side where none is given. */
  screen?: Place;
  /** The port that the new node is wired to. */
  from?: { node: string; port: Port };
  /** The wire that it is put into. */
  wire?: Wire;
  /** It is the first one: what starts the workflow. */
  isFirst?: boolean;
}

/** Does a node of this type make sense there? */
export function fits(type: NodeTypeInfo, { from, wire, isFirst = false }: PaletteTarget): boolean {
  if (type.isHidden === true || type.isOff === true) return false;
  const part = from !== undefined && from.port.type !== 'main' ? from.port : undefined;
  if (part) return part.isOutput ? type.partsIn.includes(part.type) : type.partsOut.includes(part.type);
  if (type.name.endsWith('.stickyNote') || (type.outputs === 0 && type.partsOut.length > 0)) return false;
  if (isFirst) return type.isTrigger;
  if (wire !== undefined || from?.port.isOutput === true) return !type.isTrigger && type.inputs > 0;
  return true;
}
