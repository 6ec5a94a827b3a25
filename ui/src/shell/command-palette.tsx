import { useState } from 'react';
import type { Command } from '../commands.ts';
import { Dialog } from '../parts/dialog.tsx';
import { texts } from '../texts.ts';
import { Keys } from './keys.tsx';

interface PaletteProps {
  commands: readonly Command[];
  onRun: (command: Command) => void;
  onClose: () => void;
}

export function CommandPalette({ commands, onRun, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const words = typed.toLowerCase().split(/\s+/);
  const found = commands.filter((command) => words.every((word) => command.title.toLowerCase().includes(word)));
  const current = Math.min(index, found.length - 1);
  return (
    <Dialog title={texts.keys.palette} onClose={onClose}>
      <input
        className="input"
        role="combobox"
        aria-label={texts.keys.paletteSearch}
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[current] ? `palette-${found[current].id}` : undefined}
        placeholder={texts.keys.paletteSearch}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setIndex(Math.min(current + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setIndex(Math.max(current - 1, 0));
          else if (event.key === 'Enter' && found[current]) onRun(found[current]);
          else return;
          event.preventDefault();
        }}
      />
      <div className="palette-list" id="palette-list" role="listbox" aria-label={texts.keys.palette}>
        {found.map((command, place) => (
          <button
            key={command.id}
            id={`palette-${command.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={place === current}
            className="palette-item"
            onPointerMove={() => setIndex(place)}
            onClick={() => onRun(command)}
          >
            {command.title}
            {command.keys ? <Keys keys={command.keys} /> : null}
          </button>
        ))}
        {found.length === 0 ? <p className="muted palette-item">{texts.keys.noCommand}</p> : null}
      </div>
    </Dialog>
  );
}
