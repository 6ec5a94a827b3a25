import { X } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { formTexts as texts } from '../texts.ts';
import { type FilterOperator, filterTypes, isSingle, operationsOf, operatorOf } from './filter-operators.ts';
import { operatorTexts } from './operator-texts.ts';
import { ValueInput } from './value-input.tsx';

export interface Condition {
  id?: string;
  leftValue: unknown;
  rightValue: unknown;
  operator: FilterOperator;
}

interface FilterRowProps {
  title: string;
  condition: Condition;
  isReadOnly: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

export function FilterRow({ title, condition, isReadOnly, onChange, onRemove }: FilterRowProps) {
  const { operator } = condition;
  return (
    <section className="form-group-row" aria-label={title}>
      <div className="form-label">
        <span className="muted">{title}</span>
        {isReadOnly ? null : (
          <Button tone="quiet" isIconOnly icon={X} aria-label={texts.remove(title)} onClick={onRemove} />
        )}
      </div>
      <ValueInput
        label={`${title}: ${texts.filter.left}`}
        value={condition.leftValue}
        isReadOnly={isReadOnly}
        onChange={(leftValue) => onChange({ ...condition, leftValue })}
      />
      <select
        className="input"
        aria-label={`${title}: ${texts.filter.operator}`}
        value={`${operator.type}.${operator.operation}`}
        disabled={isReadOnly}
        onChange={({ target }) => {
          const [type = 'string', operation = 'equals'] = target.value.split('.');
          onChange({ ...condition, operator: operatorOf(type, operation) });
        }}
      >
        {filterTypes.map((type) => (
          <optgroup key={type} label={texts.types[type]}>
            {operationsOf(type).map((operation) => (
              <option key={operation} value={`${type}.${operation}`}>
                {operatorTexts[operation]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {isSingle(operator) ? null : (
        <ValueInput
          label={`${title}: ${texts.filter.right}`}
          type={operator.rightType ?? operator.type}
          value={condition.rightValue}
          isReadOnly={isReadOnly}
          onChange={(rightValue) => onChange({ ...condition, rightValue })}
        />
      )}
    </section>
  );
}
