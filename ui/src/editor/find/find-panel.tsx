import { findNodes } from '@leadloom/graph';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { NodeIcon } from '../../canvas/node-icon.tsx';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { Button } from '../../parts/button.tsx';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import { useShowNode } from '../use-show-node.ts';
import { useSurroundings } from './use-surroundings.ts';
import './find-panel.css';

const shownAtMost = 50;

/** Finds nodes by words, type and state; arrows go through them on the drawing, Enter stays at one. */
export function FindPanel({ onClose }: { onClose: () => void }) {
  const { document } = useEditor();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const types = useNodeTypes();
  const show = useShowNode();
  const surroundings = useSurroundings();
  const found = findNodes(document, search, surroundings);
  const current = Math.min(index, found.length - 1);
  const goTo = (place: number) => {
    const next = found[(place + found.length) % found.length];
    if (next === undefined) return;
    setIndex((place + found.length) % found.length);
    show(next.name);
  };
  return (
    <section className="find" aria-label={texts.find.label} data-own-keys>
      <div className="find-head">
        <input
          ref={field}
          className="input"
          role="combobox"
          aria-label={texts.find.search}
          aria-expanded={found.length > 0}
          aria-controls="found-nodes"
          aria-activedescendant={found[current] ? `found-${current}` : undefined}
          placeholder={texts.find.placeholder}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setIndex(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') goTo(current + 1);
            else if (event.key === 'ArrowUp') goTo(current - 1);
            else if (event.key === 'Enter') {
              goTo(current);
              onClose();
            } else if (event.key === 'Escape') onClose();
            else return;
            event.preventDefault();
          }}
        />
        <Button tone="quiet" icon={X} isIconOnly aria-label={texts.find.close} onClick={onClose} />
      </div>
      <p className="find-count" role="status">
        {search.trim() === '' ? texts.find.hint : texts.find.found(found.length)}
      </p>
      <div className="find-list" id="found-nodes" role="listbox" aria-label={texts.find.label}>
        {found.slice(0, shownAtMost).map(({ name, parameter }, place) => {
          const type = document.nodes.find((node) => node.name === name)?.type ?? '';
          return (
            <button
              key={name}
              id={`found-${place}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={place === current}
              className="find-item"
              onClick={() => goTo(place)}
            >
              <NodeIcon typeName={type} type={types.get(type)} size={20} />
              <span className="truncate">{name}</span>
              {parameter === null ? null : <span className="muted truncate">{parameter}</span>}
            </button>
          );
        })}
      </div>
    </section>
  );
}
