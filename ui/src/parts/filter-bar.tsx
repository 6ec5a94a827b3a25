import { ListFilter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import './toolbar.css';

interface FilterBarProps {
  search?: ReactNode;
  /** How many filters are set, shown on the button that opens them on a phone. */
  active: number;
  onClear: () => void;
  children?: ReactNode;
}

export function FilterBar({ search, active, onClear, children }: FilterBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="filters">
      {search}
      {children ? (
        <>
          <Button
            className="filters-toggle"
            icon={ListFilter}
            aria-expanded={isOpen}
            aria-label={texts.actions.filters}
            onClick={() => setIsOpen(!isOpen)}
          >
            {active > 0 ? active : null}
          </Button>
          <div className={isOpen ? 'filters-fields filters-open' : 'filters-fields'}>
            {children}
            {active > 0 ? (
              <Button tone="quiet" onClick={onClear}>
                {texts.actions.clearFilters}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  );
}

interface FilterSelectProps {
  label: string;
  value: string | undefined;
  options: readonly (readonly [value: string, title: string])[];
  onChange: (value: string | undefined) => void;
}

/** A select whose first choice is "any", shown as the filter's name. */
export function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  return (
    <select
      className={value === undefined ? 'input filter' : 'input filter filter-set'}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{label}</option>
      {options.map(([option, title]) => (
        <option key={option} value={option}>
          {title}
        </option>
      ))}
    </select>
  );
}
