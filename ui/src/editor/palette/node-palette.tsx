import type { NodeTypeInfo } from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, X } from 'lucide-react';
import { type CSSProperties, useEffect, useId, useMemo, useRef, useState } from 'react';
import { nodeTypesQuery, useNodeTypes } from '../../canvas/use-node-types.ts';
import { Button } from '../../parts/button.tsx';
import { Spinner } from '../../parts/spinner.tsx';
import { showError } from '../../parts/toasts.ts';
import { texts as common } from '../../texts.ts';
import { editorTexts } from '../texts.ts';
import { PaletteEntry } from './palette-entry.tsx';
import { linesOf, type PaletteLine, type PaletteStep } from './palette-lines.ts';
import { fits, type PaletteTarget } from './palette-target.ts';
import { readRecents } from './recents.ts';
import { useDescriptions } from './use-descriptions.ts';
import { useDragOut } from './use-drag-out.ts';
import './node-palette.css';

const texts = editorTexts.palette;

export interface Chosen {
  type: NodeTypeInfo;
  /** What it shall do; empty for its defaults. */
  parameters: Record<string, unknown>;
}

interface NodePaletteProps {
  target: PaletteTarget;
  onChoose: (chosen: Chosen) => void;
  onDrop: (chosen: Chosen, at: { x: number; y: number }) => void;
  onClose: () => void;
}

/** Where a node is looked for and chosen: first the service, then what it shall do. Arrows move, Enter adds, Escape closes. */
export function NodePalette({ target, onChoose, onDrop, onClose }: NodePaletteProps) {
  const types = useNodeTypes();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { actionsOf } = useDescriptions();
  const client = useQueryClient();
  const [step, setStep] = useState<PaletteStep>({ at: 'start' });
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const [recents] = useState(readRecents);
  const fitting = useMemo(() => [...types.values()].filter((type) => fits(type, target)), [types, target]);
  const { lines, more } = useMemo(
    () => linesOf(step, { types: fitting, recents, typed }),
    [step, fitting, recents, typed],
  );
  const drag = useDragOut<PaletteLine>((line, at) => {
    if (line.kind !== 'category') onDrop(chosenOf(line), at);
  });
  const current = Math.min(index, lines.length - 1);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    window.document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, current]);

  const go = (next: PaletteStep) => {
    setStep(next);
    setTyped('');
    setIndex(0);
    field.current?.focus();
  };
  /** The step inside a line, where it has one. */
  const enter = (line: PaletteLine | undefined): boolean => {
    if (line?.kind === 'category') go({ at: 'category', category: line.category });
    else if (line?.kind === 'type' && line.type.actions > 0)
      actionsOf(line.type).then((actions) => go({ at: 'actions', type: line.type, actions }), showError);
    else return false;
    return true;
  };
  const add = (line: PaletteLine | undefined) => {
    if (line === undefined) return;
    if (line.kind === 'category') enter(line);
    else onChoose(chosenOf(line));
  };
  /** Enter was pressed before the node types had come. */
  const addHastily = async () => {
    const all = await client.ensureQueryData(nodeTypesQuery);
    const known = [...all.values()].filter((type) => fits(type, target));
    add(linesOf(step, { types: known, recents, typed }).lines[0]);
  };
  const place = target.screen;
  return (
    <aside
      className={place === undefined ? 'node-palette' : 'node-palette node-palette-here'}
      aria-label={texts.label}
      data-own-keys
      style={place === undefined ? undefined : ({ '--x': `${place.x}px`, '--y': `${place.y}px` } as CSSProperties)}
    >
      <div className="node-palette-head">
        {step.at === 'start' ? null : (
          <Button
            tone="quiet"
            icon={ChevronLeft}
            isIconOnly
            aria-label={texts.back}
            onClick={() => go({ at: 'start' })}
          />
        )}
        <input
          className="input"
          role="combobox"
          aria-label={texts.search}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={lines[current] ? `${listId}-${current}` : undefined}
          placeholder={step.at === 'actions' ? texts.searchActions(step.type.displayName) : texts.search}
          ref={field}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setIndex(0);
          }}
          onKeyDown={(event) => {
            const isBack = step.at !== 'start' && typed === '' && /^(ArrowLeft|Backspace)$/.test(event.key);
            if (event.key === 'ArrowDown') setIndex(Math.min(current + 1, lines.length - 1));
            else if (event.key === 'ArrowUp') setIndex(Math.max(current - 1, 0));
            else if (event.key === 'Enter' && types.size === 0) addHastily().catch(showError);
            else if (event.key === 'Enter') add(lines[current]);
            else if (isBack || (event.key === 'Escape' && step.at !== 'start')) go({ at: 'start' });
            else if (event.key === 'Escape') onClose();
            else if (event.key !== 'ArrowRight' || !enter(lines[current])) return;
            event.preventDefault();
          }}
        />
        <Button tone="quiet" icon={X} isIconOnly aria-label={texts.close} onClick={onClose} />
      </div>
      <div className="node-palette-list" id={listId} role="listbox" aria-label={texts.label}>
        {lines.map((line, place_) => (
          <PaletteEntry
            key={keyOf(line)}
            id={`${listId}-${place_}`}
            line={line}
            isCurrent={place_ === current}
            onPoint={() => setIndex(place_)}
            onDragStart={(event) => drag.start(line, event)}
            onClick={() => {
              if (drag.isClick() && !enter(line)) add(line);
            }}
          />
        ))}
      </div>
      {types.size === 0 ? <Spinner label={common.list.loading} /> : null}
      {lines.length === 0 && types.size > 0 ? (
        <p className="muted node-palette-none" role="status">
          {texts.nothing(typed)} {texts.nothingHint}
        </p>
      ) : null}
      <p className="node-palette-foot muted">{more > 0 ? texts.more(more) : texts.keys}</p>
    </aside>
  );
}

function chosenOf(line: Exclude<PaletteLine, { kind: 'category' }>): Chosen {
  return { type: line.type, parameters: line.kind === 'action' ? line.action.parameters : {} };
}

function keyOf(line: PaletteLine): string {
  if (line.kind === 'category') return line.category.id;
  return line.kind === 'action' ? JSON.stringify(line.action.parameters) : `${line.kind} ${line.type.name}`;
}
