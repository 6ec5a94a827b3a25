import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { useForm } from '../scene.ts';
import { formTexts } from '../texts.ts';
import { useTried } from './use-tried.ts';

const texts = formTexts.preview;

/** What the expression gives for the chosen item, as it would in a run; or why it gives nothing. */
export function ExpressionPreview({ value }: { value: string }) {
  const { itemIndex, setItemIndex } = useForm();
  const tried = useTried([value]);
  if (tried === null) return <p className="field-hint">{texts.none}</p>;
  const [result] = tried.results;
  return (
    <div className="expression-preview">
      <span className="row">
        <small className="muted grow">{texts.item(itemIndex)}</small>
        <Button
          tone="quiet"
          isIconOnly
          icon={ChevronLeft}
          aria-label={texts.previous}
          disabled={itemIndex === 0}
          onClick={() => setItemIndex(itemIndex - 1)}
        />
        <Button
          tone="quiet"
          isIconOnly
          icon={ChevronRight}
          aria-label={texts.next}
          onClick={() => setItemIndex(itemIndex + 1)}
        />
      </span>
      <output
        aria-label={texts.label}
        aria-busy={tried.isFetching}
        data-failed={typeof result?.error === 'string' ? true : undefined}
      >
        {result === undefined ? '…' : (result.error ?? shown(result.value))}
      </output>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === undefined) return texts.undefined;
  if (typeof value === 'string') return value === '' ? texts.empty : value;
  return JSON.stringify(value, null, 1);
}
