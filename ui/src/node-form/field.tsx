import type { NodeProperty } from '@leadloom/contracts';
import { type FormValues, isDisabled, storedValue } from '@leadloom/graph';
import { X } from 'lucide-react';
import { createElement, type ReactNode, useId } from 'react';
import { Button } from '../parts/button.tsx';
import { ExpressionField } from './expression/expression-field.tsx';
import { isExpression, mayBeExpression, toExpression, toFixed } from './expression/is-expression.ts';
import { ModeSwitch } from './expression/mode-switch.tsx';
import { InsertField } from './expression/insert-field.tsx';
import { useFieldDrop, withField } from './expression/use-field-drop.ts';
import { faultOf } from './fault-of.ts';
import { hasParts, inputFor, isGroup } from './fields/index.ts';
import type { InputProps } from './fields/input-props.ts';
import { MultipleValues } from './fields/multiple-values.tsx';
import { plainText } from './plain-text.ts';
import { useForm } from './scene.ts';
import { formTexts as texts } from './texts.ts';

interface FieldProps {
  field: NodeProperty;
  stored: unknown;
  value: unknown;
  path: string;
  /** The values beside it. */
  level: FormValues;
  isCollection: boolean;
  onRemove?: (() => void) | undefined;
}

/** One field with its label, its hint, what is wrong with its value, and the switch between a fixed value and an expression. */
export function Field({ field, stored, value, path, level, isCollection, onRemove }: FieldProps) {
  const { formNode, values: root, scene, set } = useForm();
  const id = useId();
  const isReadOnly = scene.isReadOnly === true || isDisabled(field, { node: formNode, values: level, root });
  const change = (next: unknown) => set(path, storedValue(field, next, isCollection), texts.changed(labelOf(field)));
  const canBeExpression = mayBeExpression(field);
  const expression = canBeExpression && isExpression(value) ? value : null;
  const drop = useFieldDrop(!isReadOnly && canBeExpression, field, value, change);
  const renderInput = (input: InputProps) => createElement(inputFor(field), input);
  if (field.type === 'notice' || field.type === 'callout')
    return <p className="form-notice">{plainText(field.displayName)}</p>;
  const fault = faultOf(field, value);
  const isMultiple = field.typeOptions?.['multipleValues'] === true && !isGroup(field);
  const hint = [field.hint, isReadOnly || field.type !== 'collection' ? field.description : undefined]
    .flatMap((text) => (text === undefined ? [] : [plainText(text)]))
    .join(' ');
  const input: ReactNode =
    expression !== null ? (
      <ExpressionField id={id} label={labelOf(field)} value={expression} isReadOnly={isReadOnly} onChange={change} />
    ) : isMultiple ? (
      <MultipleValues
        id={id}
        field={field}
        value={value}
        path={path}
        isReadOnly={isReadOnly}
        onChange={change}
        renderInput={renderInput}
      />
    ) : (
      renderInput({ id, field, stored, value, path, isReadOnly, onChange: change })
    );
  return (
    <div
      className="form-field"
      {...(hasParts(field) ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
      data-field={path}
      data-invalid={fault === null ? undefined : true}
      {...drop}
    >
      <div className="form-label">
        <label id={`${id}-label`} htmlFor={id}>
          {labelOf(field)}
          {field.required === true ? (
            <span role="img" className="form-required" title={texts.required} aria-label={texts.required} />
          ) : null}
        </label>
        {canBeExpression && !isReadOnly ? (
          <>
            <InsertField
              label={labelOf(field)}
              onChoose={(expression) => change(withField(field, value, expression))}
            />
            <ModeSwitch
              label={labelOf(field)}
              isExpression={expression !== null}
              onChange={(wanted) => change(wanted ? toExpression(value) : toFixed(field, value))}
            />
          </>
        ) : null}
        {onRemove && !isReadOnly ? (
          <Button tone="quiet" isIconOnly icon={X} aria-label={texts.remove(labelOf(field))} onClick={onRemove} />
        ) : null}
      </div>
      {input}
      {fault === null ? null : (
        <p className="field-error" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {hint === '' ? null : <p className="field-hint">{hint}</p>}
    </div>
  );
}

const labelOf = ({ displayName, name }: NodeProperty) => (displayName === '' ? name : displayName);
