import type { Wire } from '@leadloom/contracts';
import { createContext } from 'react';
import type { Port } from './ports.ts';

/** What can be done at ports and wires of a drawing that is edited. It stays one object, so that nothing is drawn again for it. */
export interface DrawingEdits {
  addAt: (node: string, port: Port) => void;
  insertInto: (wire: Wire) => void;
  remove: (wire: Wire) => void;
}

/** Null where a drawing is only looked at. */
export const EditingContext = createContext<DrawingEdits | null>(null);
