import { Plus } from 'lucide-react';
import { useContext } from 'react';
import { editorTexts } from '../editor/texts.ts';
import { EditingContext } from './editing-context.ts';
import type { Port } from './ports.ts';

const texts = editorTexts.wires;

interface PortPlusProps {
  node: string;
  port: Port;
  /** How far along its side, as a length of CSS. */
  at: string;
  /** A title stands in the way. */
  isFar?: boolean;
}

/** The "+" at a port that has no wire yet, on a drawing that is edited. */
export function PortPlus({ node, port, at, isFar = false }: PortPlusProps) {
  const edits = useContext(EditingContext);
  if (edits === null) return null;
  const isPart = port.type !== 'main';
  const label = isPart ? texts.addPart(node, texts.typeNames[port.type] ?? port.type) : texts.addBehind(node);
  return (
    <span
      className={`port-plus ${isPart ? 'port-plus-part' : ''} ${isFar ? 'port-plus-far' : ''}`}
      style={isPart ? { left: at } : { top: at }}
    >
      <button
        type="button"
        className="nodrag nopan"
        tabIndex={-1}
        aria-label={label}
        title={label}
        onClick={(event) => {
          event.stopPropagation();
          edits.addAt(node, port);
        }}
      >
        <Plus size={13} aria-hidden />
      </button>
    </span>
  );
}
