import { Plus, X } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { formTexts as texts } from '../texts.ts';
import type { InputProps } from './input-props.ts';
import { ValueInput } from './value-input.tsx';

interface Assignment {
  id: string;
  name: string;
  type: string;
  value: unknown;
}
const types = ['string', 'number', 'boolean', 'array', 'object', 'binary'] as const;
const rowTexts = texts.assignments;

/** Fields to set: name, type and value of each. */
export function AssignmentsInput({ id, value, isReadOnly, onChange }: InputProps) {
  const given = (value ?? {}) as { assignments?: Assignment[] };
  const rows = given.assignments ?? [];
  const setRows = (assignments: Assignment[]) => onChange({ ...given, assignments });
  const change = (index: number, changed: Partial<Assignment>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...changed } : row)));
  return (
    <div className="form-group-box" id={id}>
      {rows.map((row, index) => (
        <section key={row.id} className="form-group-row form-line" aria-label={rowTexts.row(index)}>
          <ValueInput
            label={`${rowTexts.row(index)}: ${rowTexts.name}`}
            value={row.name}
            isReadOnly={isReadOnly}
            onChange={(name) => change(index, { name: String(name) })}
          />
          <select
            className="input"
            aria-label={`${rowTexts.row(index)}: ${rowTexts.type}`}
            value={row.type}
            disabled={isReadOnly}
            onChange={(event) => change(index, { type: event.target.value })}
          >
            {types.map((type) => (
              <option key={type} value={type}>
                {texts.types[type]}
              </option>
            ))}
          </select>
          <ValueInput
            label={`${rowTexts.row(index)}: ${rowTexts.value}`}
            type={row.type}
            value={row.value}
            isReadOnly={isReadOnly}
            onChange={(next) => change(index, { value: next })}
          />
          <Button
            tone="quiet"
            isIconOnly
            icon={X}
            disabled={isReadOnly}
            aria-label={texts.remove(rowTexts.row(index))}
            onClick={() => setRows(rows.toSpliced(index, 1))}
          />
        </section>
      ))}
      {isReadOnly ? null : (
        <Button
          icon={Plus}
          onClick={() => setRows([...rows, { id: crypto.randomUUID(), name: '', type: 'string', value: '' }])}
        >
          {rowTexts.add}
        </Button>
      )}
    </div>
  );
}
