import { ChevronRight } from 'lucide-react';
import type { PointerEvent } from 'react';
import { NodeIcon } from '../../canvas/node-icon.tsx';
import { editorTexts } from '../texts.ts';
import type { PaletteLine } from './palette-lines.ts';

const texts = editorTexts.palette;

interface PaletteEntryProps {
  id: string;
  line: PaletteLine;
  isCurrent: boolean;
  onPoint: () => void;
  onDragStart: (event: PointerEvent<HTMLElement>) => void;
  onClick: () => void;
}

export function PaletteEntry({ id, line, isCurrent, onPoint, onDragStart, onClick }: PaletteEntryProps) {
  const { title, hint, note } = wordsOf(line);
  return (
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className="node-palette-item"
      onPointerMove={onPoint}
      onPointerDown={onDragStart}
      onClick={onClick}
    >
      {line.kind === 'category' ? (
        <line.category.icon size={20} aria-hidden />
      ) : (
        <NodeIcon typeName={line.type.name} type={line.type} size={24} />
      )}
      <span className="grow">
        <b>{title}</b>
        {hint === '' ? null : <small>{hint}</small>}
      </span>
      {note === '' ? null : <small className="node-palette-note">{note}</small>}
      {line.kind === 'category' || (line.kind === 'type' && line.type.actions > 0) ? (
        <ChevronRight size={16} aria-hidden />
      ) : null}
    </button>
  );
}

function wordsOf(line: PaletteLine): { title: string; hint: string; note: string } {
  switch (line.kind) {
    case 'category':
      return { ...texts.categories[line.category.id], note: '' };
    case 'action':
      return { title: line.action.title, hint: line.action.description, note: line.action.group };
    case 'plain':
      return { title: texts.plain(line.type.displayName), hint: texts.plainHint, note: '' };
    default:
      return {
        title: line.type.displayName,
        hint: line.type.description,
        note: line.isRecent ? texts.recent : line.type.actions > 0 ? texts.actions(line.type.actions) : '',
      };
  }
}
