import type { NodeFieldGroup } from '@leadloom/contracts';
import type { FormValues } from '@leadloom/graph';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { useForm } from '../scene.ts';
import { formTexts as texts } from '../texts.ts';

interface GroupRowProps {
  group: NodeFieldGroup;
  title: string;
  given: FormValues;
  values: FormValues;
  path: string;
  isReadOnly: boolean;
  onRemove: () => void;
  /** By -1 or 1, where the order of rows means something. */
  onMove?: ((by: number) => void) | undefined;
}

export function GroupRow({ group, title, given, values, path, isReadOnly, onRemove, onMove }: GroupRowProps) {
  const { renderFields } = useForm();
  return (
    <section className="form-group-row" aria-label={title}>
      <div className="form-label">
        <span className="muted">{title}</span>
        {isReadOnly ? null : (
          <span className="row">
            {onMove ? (
              <>
                <Button
                  tone="quiet"
                  isIconOnly
                  icon={ArrowUp}
                  aria-label={texts.moveUp(title)}
                  onClick={() => onMove(-1)}
                />
                <Button
                  tone="quiet"
                  isIconOnly
                  icon={ArrowDown}
                  aria-label={texts.moveDown(title)}
                  onClick={() => onMove(1)}
                />
              </>
            ) : null}
            <Button tone="quiet" isIconOnly icon={X} aria-label={texts.remove(title)} onClick={onRemove} />
          </span>
        )}
      </div>
      {renderFields({ fields: group.values, given, values, path })}
    </section>
  );
}
