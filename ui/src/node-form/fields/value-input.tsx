import type { NodeProperty } from '@leadloom/contracts';
import { useId } from 'react';
import { ExpressionField } from '../expression/expression-field.tsx';
import { isExpression, toExpression, toFixed } from '../expression/is-expression.ts';
import { ModeSwitch } from '../expression/mode-switch.tsx';
import { useFieldDrop } from '../expression/use-field-drop.ts';
import { BooleanInput } from './boolean-input.tsx';
import { JsonInput } from './json-input.tsx';
import { NumberInput } from './number-input.tsx';
import { TextInput } from './text-input.tsx';

interface ValueInputProps {
  label: string;
  value: unknown;
  /** Of the value; text unless it is said. */
  type?: string | undefined;
  placeholder?: string | undefined;
  isReadOnly: boolean;
  onChange: (value: unknown) => void;
}

const inputs = { number: NumberInput, boolean: BooleanInput, array: JsonInput, object: JsonInput };

/** One value inside of a row that names it: fixed or an expression. */
export function ValueInput({ label, value, type = 'string', placeholder = '', isReadOnly, onChange }: ValueInputProps) {
  const id = useId();
  const field: NodeProperty = {
    name: label,
    displayName: label,
    type: type in inputs ? type : 'string',
    default: '',
    placeholder,
  };
  const hasExpression = isExpression(value);
  const drop = useFieldDrop(!isReadOnly, field, value, onChange);
  const Input = inputs[field.type as keyof typeof inputs] ?? TextInput;
  return (
    <div className="form-value" {...drop}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      {isReadOnly ? null : (
        <ModeSwitch
          label={label}
          isExpression={hasExpression}
          onChange={(wanted) => onChange(wanted ? toExpression(value) : toFixed(field, value))}
        />
      )}
      {hasExpression ? (
        <ExpressionField id={id} label={label} value={value} isReadOnly={isReadOnly} onChange={onChange} />
      ) : (
        <Input id={id} field={field} stored={value} value={value} path="" isReadOnly={isReadOnly} onChange={onChange} />
      )}
    </div>
  );
}
