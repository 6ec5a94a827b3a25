import { Plus } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { useForm } from '../scene.ts';
import { formTexts as texts } from '../texts.ts';
import { type Condition, FilterRow } from './filter-row.tsx';
import { operatorOf } from './filter-operators.ts';
import { filterOptions } from './filter-options.ts';
import type { InputProps } from './input-props.ts';

interface Filter {
  options?: object;
  conditions?: Condition[];
  combinator?: string;
}

/** Conditions, all or one of which have to be met. */
export function FilterInput({ id, field, value, isReadOnly, onChange }: InputProps) {
  const { values, formNode } = useForm();
  const given = (value ?? {}) as Filter;
  const conditions = given.conditions ?? [];
  const combinator = given.combinator ?? 'and';
  const change = (changed: Filter) =>
    onChange({
      options: filterOptions(field, values, formNode.typeVersion),
      conditions,
      combinator,
      ...given,
      ...changed,
    });
  return (
    <div className="form-group-box" id={id}>
      {conditions.map((condition, index) => (
        <FilterRow
          key={condition.id ?? index}
          title={texts.filter.row(index)}
          condition={condition}
          isReadOnly={isReadOnly}
          onChange={(next) => change({ conditions: conditions.with(index, next) })}
          onRemove={() => change({ conditions: conditions.toSpliced(index, 1) })}
        />
      ))}
      <span className="row">
        {isReadOnly ? null : (
          <Button
            icon={Plus}
            onClick={() =>
              change({
                conditions: [
                  ...conditions,
                  { id: crypto.randomUUID(), leftValue: '', rightValue: '', operator: operatorOf('string', 'equals') },
                ],
              })
            }
          >
            {texts.filter.add}
          </Button>
        )}
        {conditions.length > 1 ? (
          <select
            className="input filter"
            aria-label={texts.filter.combinator}
            value={combinator}
            disabled={isReadOnly}
            onChange={(event) => change({ combinator: event.target.value })}
          >
            <option value="and">{texts.filter.and}</option>
            <option value="or">{texts.filter.or}</option>
          </select>
        ) : null}
      </span>
    </div>
  );
}
