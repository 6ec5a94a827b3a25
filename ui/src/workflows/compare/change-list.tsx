import type { DocumentDifference, NodeDifference } from '@leadloom/contracts';
import { Undo2 } from 'lucide-react';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { compareTexts as texts } from './texts.ts';
import { ValueList } from './value-list.tsx';

interface ChangeListProps {
  difference: DocumentDifference;
  /** Absent where nothing can be restored. */
  onRestore?: ((node: NodeDifference) => void) | undefined;
  isBusy: boolean;
}

/** What differs, in words: nodes with their values, connections, settings, pinned data. */
export function ChangeList({ difference: { nodes, wires, settings, pinData }, onRestore, isBusy }: ChangeListProps) {
  return (
    <div className="compare-list">
      {nodes.map((node) => {
        const name = (node.after ?? node.before)?.name ?? '';
        return (
          <section key={`${node.before?.name} ${node.after?.name}`} aria-label={name}>
            <header className="row">
              <h2 className="grow truncate">{name}</h2>
              <NodeBadge node={node} />
              {onRestore ? (
                <Button
                  tone="quiet"
                  isIconOnly
                  icon={Undo2}
                  isBusy={isBusy}
                  aria-label={texts.restoreNode(name)}
                  onClick={() => onRestore(node)}
                />
              ) : null}
            </header>
            {node.isRenamed ? <p className="muted">{texts.renamed(node.before?.name ?? '')}</p> : null}
            <ValueList values={node.values} />
          </section>
        );
      })}
      {wires.added.length + wires.removed.length === 0 ? null : (
        <section aria-label={texts.wires}>
          <h2>{texts.wires}</h2>
          <ul>
            {wires.removed.map((wire) => (
              <li key={JSON.stringify(wire)} className="compare-before">
                {texts.wire(wire)} <Badge tone="bad">{texts.removed}</Badge>
              </li>
            ))}
            {wires.added.map((wire) => (
              <li key={JSON.stringify(wire)} className="compare-after">
                {texts.wire(wire)} <Badge tone="ok">{texts.added}</Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
      {[
        { title: texts.settings, values: settings },
        { title: texts.pinData, values: pinData },
      ].map(({ title, values }) =>
        values.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            <ValueList values={values} />
          </section>
        ),
      )}
    </div>
  );
}

function NodeBadge({ node: { before, after, values, isRenamed } }: { node: NodeDifference }) {
  if (before === null) return <Badge tone="ok">{texts.added}</Badge>;
  if (after === null) return <Badge tone="bad">{texts.removed}</Badge>;
  return values.length > 0 || isRenamed ? <Badge tone="warn">{texts.changed}</Badge> : <Badge>{texts.moved}</Badge>;
}
