import { listWorkflows, type LocatorMode, type OfferedOption } from '@leadloom/contracts';
import { useState } from 'react';
import { usePages } from '../../api/use-pages.ts';
import { asLocator } from '../fault-of.ts';
import { useOffered } from '../options-of.ts';
import { formTexts as texts } from '../texts.ts';
import { ChoiceBox } from './choice-box.tsx';
import { OfferedNote } from './offered-note.tsx';
import type { InputProps } from './input-props.ts';
import { ValueInput } from './value-input.tsx';

const ownModes: LocatorMode[] = [
  { name: 'list', displayName: 'From a list', type: 'list' },
  { name: 'id', displayName: 'By id', type: 'string' },
];

/** A thing of the vendor's: chosen from a list, or named by its id or address. */
export function LocatorInput({ id, field, value, path, isReadOnly, onChange }: InputProps) {
  const [filter, setFilter] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const modes = field.modes ?? ownModes;
  const locator = asLocator(value) ?? {
    mode: typeof value === 'string' && value !== '' ? 'id' : (modes[0]?.name ?? 'list'),
    value,
  };
  const mode = modes.find(({ name }) => name === locator.mode) ?? modes[0];
  const method = mode?.typeOptions?.searchListMethod;
  const isSearched = mode?.typeOptions?.searchable === true;
  const isList = mode?.type === 'list';
  const offered = useOffered(field, path, method === undefined ? null : { kind: 'list', method }, {
    filter: isSearched ? filter : '',
    isOn: isOpen && isList && !isReadOnly,
  });
  const workflows = usePages(listWorkflows, {}, { limit: 200, enabled: field.type === 'workflowSelector' && isOpen });
  const options: OfferedOption[] =
    field.type === 'workflowSelector'
      ? (workflows.items ?? []).map(({ id: workflowId, name }) => ({ name, value: workflowId }))
      : (offered.data?.options ?? []);
  const set = (next: unknown, option?: OfferedOption) =>
    onChange({
      __rl: true,
      mode: mode?.name ?? 'list',
      value: next,
      ...(option === undefined
        ? {}
        : { cachedResultName: option.name, ...(option.url === undefined ? {} : { cachedResultUrl: option.url }) }),
    });
  // What was chosen has its name kept beside it: it can be shown without asking the vendor.
  const known = options.some((option) => option.value === locator.value)
    ? options
    : locator.value === '' || locator.value === undefined || locator.value === null
      ? options
      : [
          { name: locator.cachedResultName ?? JSON.stringify(locator.value), value: locator.value as string },
          ...options,
        ];
  return (
    <div className="locator">
      {modes.length > 1 ? (
        <select
          className="input locator-mode"
          aria-label={`${field.displayName}: ${texts.mode}`}
          value={mode?.name}
          disabled={isReadOnly}
          onChange={(event) =>
            onChange({ __rl: true, mode: event.target.value, value: isList ? (locator.value ?? '') : '' })
          }
        >
          {modes.map(({ name, displayName }) => (
            <option key={name} value={name}>
              {displayName}
            </option>
          ))}
        </select>
      ) : null}
      {isList ? (
        <div className="grow">
          <ChoiceBox
            id={id}
            label={field.displayName}
            options={known}
            value={locator.value}
            isReadOnly={isReadOnly}
            isLoading={offered.isFetching || (workflows.isPending && isOpen && field.type === 'workflowSelector')}
            onOpen={setIsOpen}
            onSearch={isSearched ? setFilter : undefined}
            onRefresh={method === undefined ? undefined : () => void offered.refetch()}
            onChange={set}
          />
          <OfferedNote
            query={offered}
            onById={
              modes.some(({ name }) => name === 'id')
                ? () => onChange({ __rl: true, mode: 'id', value: '' })
                : undefined
            }
          />
        </div>
      ) : (
        <ValueInput
          label={texts.locatorValue(field.displayName, mode?.displayName ?? '')}
          placeholder={mode?.placeholder}
          value={locator.value}
          isReadOnly={isReadOnly}
          onChange={(next) => set(next)}
        />
      )}
    </div>
  );
}
