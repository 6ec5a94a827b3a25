import { useState } from 'react';
import { FilterSelect } from '../parts/filter-bar.tsx';
import { leadTexts as texts } from './texts.ts';

export const leadFilterNames = [
  'search',
  'status',
  'emailStatus',
  'tag',
  'country',
  'companyId',
  'scoreMin',
  'linkedTo',
  'sort',
] as const;
type Values = Record<(typeof leadFilterNames)[number], string | undefined>;

const crms = [
  ['salesforce', 'In Salesforce'],
  ['hubspot', 'In HubSpot'],
  ['pipedrive', 'In Pipedrive'],
] as const;

interface LeadFiltersProps {
  values: Values;
  set: (changes: Partial<Values>) => void;
}

export function LeadFilters({ values, set }: LeadFiltersProps) {
  return (
    <>
      <FilterSelect
        label={texts.filters.status}
        value={values.status}
        options={Object.entries(texts.status)}
        onChange={(status) => set({ status })}
      />
      <FilterSelect
        label={texts.filters.emailStatus}
        value={values.emailStatus}
        options={Object.entries(texts.emailStatus)}
        onChange={(emailStatus) => set({ emailStatus })}
      />
      <FilterSelect
        label={texts.filters.score}
        value={values.scoreMin}
        options={texts.score}
        onChange={(scoreMin) => set({ scoreMin })}
      />
      <FilterSelect
        label={texts.filters.linkedTo}
        value={values.linkedTo}
        options={crms}
        onChange={(linkedTo) => set({ linkedTo })}
      />
      <ShortText
        key={`tag-${values.tag}`}
        label={texts.filters.tag}
        value={values.tag}
        onChange={(tag) => set({ tag })}
      />
      <ShortText
        key={`country-${values.country}`}
        label={texts.filters.country}
        maxLength={2}
        value={values.country?.toUpperCase()}
        onChange={(country) => set({ country: country?.toUpperCase() })}
      />
      {values.companyId ? (
        <FilterSelect
          label={texts.filters.company}
          value="one"
          options={[['one', texts.filters.company]]}
          onChange={() => set({ companyId: undefined })}
        />
      ) : null}
      <select
        className="input filter phone-only"
        aria-label={texts.sort.label}
        value={values.sort ?? '-updatedAt'}
        onChange={(event) => set({ sort: event.target.value })}
      >
        {texts.sort.options.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </>
  );
}

interface ShortTextProps {
  label: string;
  value: string | undefined;
  maxLength?: number;
  onChange: (value: string | undefined) => void;
}

/** A filter that is typed; it counts from Enter or leaving the field. */
function ShortText({ label, value, maxLength = 60, onChange }: ShortTextProps) {
  const [typed, setTyped] = useState(value ?? '');
  const send = () => {
    if (typed.trim() !== (value ?? '')) onChange(typed.trim() === '' ? undefined : typed.trim());
  };
  return (
    <input
      className={value === undefined ? 'input filter filter-short' : 'input filter filter-short filter-set'}
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
      }}
    />
  );
}
