import type { MapperColumn } from '@leadloom/contracts';
import { RefreshCw } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { useOffered } from '../options-of.ts';
import { formTexts as texts } from '../texts.ts';
import { OfferedNote } from './offered-note.tsx';
import type { InputProps } from './input-props.ts';
import { ValueInput } from './value-input.tsx';

interface Mapping {
  mappingMode?: string;
  value?: Record<string, unknown> | null;
  matchingColumns?: string[];
  schema?: MapperColumn[];
}
interface MapperOptions {
  resourceMapperMethod?: string;
  mode?: string;
  supportAutoMap?: boolean;
  multiKeyMatch?: boolean;
}

/** What goes into which column. The columns are the vendor's; those that were there when they were last asked for are kept with the values. */
export function MapperInput({ id, field, value, path, isReadOnly, onChange }: InputProps) {
  const mapping = (value ?? {}) as Mapping;
  const options = (field.typeOptions?.['resourceMapper'] ?? {}) as MapperOptions;
  const source =
    options.resourceMapperMethod === undefined
      ? null
      : ({ kind: 'columns', method: options.resourceMapperMethod } as const);
  const offered = useOffered(field, path, source, { isOn: !isReadOnly });
  const columns = (offered.data?.columns.length ? offered.data.columns : (mapping.schema ?? [])).filter(
    ({ display }) => display !== false,
  );
  const set = (changed: Mapping) =>
    onChange({
      mappingMode: 'defineBelow',
      value: null,
      ...mapping,
      schema: offered.data?.columns ?? mapping.schema ?? [],
      ...changed,
    });
  const isBelow = (mapping.mappingMode ?? 'defineBelow') === 'defineBelow';
  const matchable = columns.filter(({ canBeUsedToMatch }) => canBeUsedToMatch !== false);
  const matching = mapping.matchingColumns ?? [];
  return (
    <div className="form-group-box" id={id}>
      <span className="row">
        {options.supportAutoMap === false ? null : (
          <select
            className="input"
            aria-label={texts.mapping}
            value={mapping.mappingMode ?? 'defineBelow'}
            disabled={isReadOnly}
            onChange={(event) => set({ mappingMode: event.target.value })}
          >
            <option value="defineBelow">{texts.mapBelow}</option>
            <option value="autoMapInputData">{texts.mapAuto}</option>
          </select>
        )}
        {isReadOnly ? null : (
          <Button
            tone="quiet"
            isIconOnly
            icon={RefreshCw}
            isBusy={offered.isFetching}
            aria-label={texts.refresh}
            onClick={() => void offered.refetch()}
          />
        )}
      </span>
      {options.mode === 'update' || options.mode === 'upsert' ? (
        <label className="field">
          <span className="field-label">{texts.matching}</span>
          <select
            className="input"
            multiple={options.multiKeyMatch === true}
            value={options.multiKeyMatch === true ? matching : (matching[0] ?? '')}
            disabled={isReadOnly}
            onChange={({ target }) =>
              set({ matchingColumns: [...target.selectedOptions].map((option) => option.value) })
            }
          >
            {matchable.map((column) => (
              <option key={column.id} value={column.id}>
                {column.displayName}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <OfferedNote query={offered} />
      {isBelow && columns.length === 0 && !offered.isFetching ? <p className="muted">{texts.noColumns}</p> : null}
      {isBelow
        ? columns
            .filter(({ readOnly }) => readOnly !== true)
            .map((column) => (
              <div key={column.id} className="form-group-row">
                <span className="field-label">
                  {column.displayName}
                  {column.required === true ? (
                    <span role="img" className="form-required" title={texts.required} aria-label={texts.required} />
                  ) : null}
                </span>
                <ValueInput
                  label={column.displayName}
                  type={column.type}
                  value={mapping.value?.[column.id] ?? ''}
                  isReadOnly={isReadOnly}
                  onChange={(next) => set({ value: { ...mapping.value, [column.id]: next } })}
                />
              </div>
            ))
        : null}
    </div>
  );
}
