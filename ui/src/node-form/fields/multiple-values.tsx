import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { formTexts as texts } from '../texts.ts';
import type { InputProps } from './input-props.ts';

interface MultipleValuesProps extends Omit<InputProps, 'stored'> {
  renderInput: (input: InputProps) => ReactNode;
}

/** A list of values of one kind. */
export function MultipleValues({ id, field, value, path, isReadOnly, onChange, renderInput }: MultipleValuesProps) {
  const values = Array.isArray(value) ? (value as unknown[]) : value === undefined || value === '' ? [] : [value];
  const button = field.typeOptions?.['multipleValueButtonText'];
  return (
    <div className="form-rows" id={id}>
      {values.map((one, index) => (
        // Values have no name but their place.
        <div className="form-row" key={index}>
          {renderInput({
            id: `${id}-${index}`,
            field: { ...field, displayName: texts.entry(field.displayName, index) },
            stored: one,
            value: one,
            path: `${path}[${index}]`,
            isReadOnly,
            onChange: (next) => onChange(values.with(index, next)),
          })}
          <Button
            tone="quiet"
            isIconOnly
            icon={X}
            disabled={isReadOnly}
            aria-label={texts.remove(texts.entry(field.displayName, index))}
            onClick={() => onChange(values.toSpliced(index, 1))}
          />
        </div>
      ))}
      {isReadOnly ? null : (
        <Button icon={Plus} onClick={() => onChange([...values, ''])}>
          {typeof button === 'string' ? button : texts.add}
        </Button>
      )}
    </div>
  );
}
