import { isNote, listWires, orderOfFlow } from '@leadloom/graph';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { NodeIcon } from '../../canvas/node-icon.tsx';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { Button } from '../../parts/button.tsx';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';
import { useShowNode } from '../use-show-node.ts';
import './list-view.css';

/** The drawing as a list, in the order in which items go: what each node is and where it leads, for those who do not see the wires. */
export function ListView({ onOpen, onClose }: { onOpen: (node: string) => void; onClose: () => void }) {
  const { document, selection, findings } = useEditor();
  const types = useNodeTypes();
  const show = useShowNode();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const next = Map.groupBy(listWires(document.connections), ({ source }) => source);
  const nodes = orderOfFlow(document).filter((node) => !isNote(node));
  const step = (by: number) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('.find-item') ?? [])];
    all[all.indexOf(window.document.activeElement as HTMLElement) + by]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <section className="find list-view" aria-label={texts.list.label}>
      <div className="find-head">
        <h2>{texts.list.label}</h2>
        <Button tone="quiet" icon={X} isIconOnly aria-label={texts.list.close} onClick={onClose} />
      </div>
      <ol className="find-list" ref={list}>
        {nodes.map(({ name, type, disabled }) => {
          const targets = [...new Set((next.get(name) ?? []).map(({ target }) => target))];
          const finding = findings.find(({ node }) => node === name);
          return (
            <li key={name}>
              <button
                type="button"
                className="find-item"
                aria-current={selection.nodes.includes(name)}
                onClick={() => show(name)}
                onDoubleClick={() => onOpen(name)}
                onKeyDown={onKeyDown}
              >
                <NodeIcon typeName={type} type={types.get(type)} size={20} />
                <span className="list-words">
                  <b>{name}</b>
                  <span className="muted">
                    {texts.list.words(types.get(type)?.displayName ?? type, disabled === true, targets)}
                  </span>
                  {finding === undefined ? null : <span className="field-error">{finding.message}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
