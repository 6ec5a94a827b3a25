import type { NodeTypeInfo } from '@leadloom/contracts';
import { X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { NodeIcon } from '../../canvas/node-icon.tsx';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { Button } from '../../parts/button.tsx';
import { editorTexts } from '../texts.ts';
import { searchTypes } from './search-types.ts';
import './node-palette.css';

const texts = editorTexts.palette;
const maxLines = 12;

interface NodePaletteProps {
  /** Triggers alone: what an empty workflow begins with. */
  isForTriggers: boolean;
  onChoose: (type: NodeTypeInfo) => void;
  onClose: () => void;
}

/** Where a node is looked for and chosen: arrows move, Enter adds, Escape closes. */
export function NodePalette({ isForTriggers, onChoose, onClose }: NodePaletteProps) {
  const types = useNodeTypes();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const found = useMemo(
    () =>
      searchTypes(types.values(), typed)
        .filter((type) => !isForTriggers || type.isTrigger)
        .slice(0, typed === '' ? maxLines : 60),
    [types, typed, isForTriggers],
  );
  const current = Math.min(index, found.length - 1);
  return (
    <aside className="node-palette" aria-label={texts.label} data-own-keys>
      <div className="node-palette-head">
        <input
          className="input"
          role="combobox"
          aria-label={texts.search}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found[current] ? `${listId}-${current}` : undefined}
          placeholder={texts.search}
          ref={field}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setIndex(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setIndex(Math.min(current + 1, found.length - 1));
            else if (event.key === 'ArrowUp') setIndex(Math.max(current - 1, 0));
            else if (event.key === 'Enter' && found[current]) onChoose(found[current]);
            else if (event.key === 'Escape') onClose();
            else return;
            event.preventDefault();
          }}
        />
        <Button tone="quiet" icon={X} isIconOnly aria-label={texts.close} onClick={onClose} />
      </div>
      <div className="node-palette-list" id={listId} role="listbox" aria-label={texts.label}>
        {found.map((type, place) => (
          <button
            key={type.name}
            id={`${listId}-${place}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={place === current}
            className="node-palette-item"
            onPointerMove={() => setIndex(place)}
            onClick={() => onChoose(type)}
          >
            <NodeIcon typeName={type.name} type={type} size={24} />
            <span>
              <b>{type.displayName}</b>
              <small>{type.description}</small>
            </span>
          </button>
        ))}
        {found.length === 0 && typed !== '' ? (
          <p className="muted node-palette-none">
            {texts.nothing(typed)}. {texts.nothingHint}
          </p>
        ) : null}
      </div>
    </aside>
  );
}
