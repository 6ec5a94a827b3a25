import type { Wire } from '@leadloom/contracts';
import { Plus, Trash2 } from 'lucide-react';
import { editorTexts } from '../editor/texts.ts';
import type { DrawingEdits } from './editing-context.ts';

const texts = editorTexts.wires;

/** Buttons on a wire: put a node in, take the wire away. */
export function WireTools({ wire, edits }: { wire: Wire; edits: DrawingEdits }) {
  return (
    <span className="wire-tools nodrag nopan">
      {wire.sourceType === 'main' ? (
        <button type="button" aria-label={texts.insert} title={texts.insert} onClick={() => edits.insertInto(wire)}>
          <Plus size={14} aria-hidden />
        </button>
      ) : null}
      <button type="button" aria-label={texts.removeWire} title={texts.removeWire} onClick={() => edits.remove(wire)}>
        <Trash2 size={13} aria-hidden />
      </button>
    </span>
  );
}
