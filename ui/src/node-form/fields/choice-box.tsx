import { Combobox } from '@base-ui/react/combobox';
import type { OfferedOption } from '@leadloom/contracts';
import { Check, ChevronDown, RefreshCw, X } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { Spinner } from '../../parts/spinner.tsx';
import { formTexts as texts } from '../texts.ts';

type Value = OfferedOption['value'];

interface ChoiceBoxProps {
  id: string;
  label: string;
  options: readonly OfferedOption[];
  value: unknown;
  isMany?: boolean;
  isReadOnly: boolean;
  isLoading: boolean;
  onOpen?: (isOpen: boolean) => void;
  onRefresh?: (() => void) | undefined;
  /** Given where the vendor searches; else what is there is searched. */
  onSearch?: ((text: string) => void) | undefined;
  onChange: (value: unknown, option?: OfferedOption) => void;
}

/** A field that is searched by typing. A value that is not among the choices is shown as what it is, and stays. */
export function ChoiceBox(props: ChoiceBoxProps) {
  const {
    id,
    label,
    options,
    value,
    isMany = false,
    isReadOnly,
    isLoading,
    onOpen,
    onRefresh,
    onSearch,
    onChange,
  } = props;
  const find = (one: unknown): OfferedOption =>
    options.find((option) => option.value === one) ?? {
      name: options.length === 0 || one === '' ? String(one) : texts.unknownChoice(String(one)),
      value: one as Value,
    };
  const isEmpty = value === undefined || value === null || value === '';
  const many = Array.isArray(value) ? (value as unknown[]).map(find) : [];
  const parts = (
    <>
      <span className="choice">
        {isMany ? (
          <Combobox.Chips className="input choice-chips">
            {many.map((option) => (
              <Combobox.Chip key={String(option.value)} className="choice-chip" aria-label={option.name}>
                {option.name}
                <Combobox.ChipRemove className="choice-chip-remove" aria-label={texts.remove(option.name)}>
                  <X size={12} aria-hidden />
                </Combobox.ChipRemove>
              </Combobox.Chip>
            ))}
            <Combobox.Input
              id={id}
              className="choice-input"
              placeholder={many.length === 0 ? texts.choose : undefined}
            />
          </Combobox.Chips>
        ) : (
          <Combobox.Input
            id={id}
            className="input choice-input"
            placeholder={texts.choose}
            // What is typed replaces the choice, and is not added to its name.
            onFocus={({ currentTarget }) => currentTarget.select()}
            onClick={({ currentTarget }) => currentTarget.select()}
          />
        )}
        {isLoading ? <Spinner size={14} /> : null}
        <Combobox.Trigger className="choice-open" aria-label={`${label}: ${texts.choices}`}>
          <ChevronDown size={15} aria-hidden />
        </Combobox.Trigger>
        {onRefresh === undefined || isReadOnly ? null : (
          <Button tone="quiet" isIconOnly icon={RefreshCw} aria-label={texts.refresh} onClick={onRefresh} />
        )}
      </span>
      <Combobox.Portal>
        <Combobox.Positioner className="menu-place" sideOffset={4} align="start">
          <Combobox.Popup className="menu-list choice-list">
            <Combobox.Empty className="choice-empty">
              {isLoading ? texts.loadingChoices : texts.nothingMatches}
            </Combobox.Empty>
            <Combobox.List>
              {(option: OfferedOption) => (
                <Combobox.Item key={String(option.value)} value={option} className="menu-item choice-item">
                  <span className="grow">
                    {option.name}
                    {option.description ? <small className="muted">{option.description}</small> : null}
                  </span>
                  <Combobox.ItemIndicator>
                    <Check size={15} aria-hidden />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </>
  );
  const shared = {
    items: options,
    disabled: isReadOnly,
    itemToStringLabel: ({ name }: OfferedOption) => name,
    itemToStringValue: ({ value: one }: OfferedOption) => String(one),
    isItemEqualToValue: (a: OfferedOption, b: OfferedOption) => a.value === b.value,
    ...(onOpen === undefined ? {} : { onOpenChange: onOpen }),
    ...(onSearch === undefined ? {} : { filter: null }),
    onInputValueChange: (text: string, details: Combobox.Root.ChangeEventDetails) => {
      if (!isEscape(details)) onSearch?.(text);
    },
  };
  return isMany ? (
    <Combobox.Root
      {...shared}
      multiple
      value={many}
      onValueChange={(next, details) => {
        if (!isEscape(details)) onChange(next.map((one) => one.value));
      }}
    >
      {parts}
    </Combobox.Root>
  ) : (
    <Combobox.Root
      {...shared}
      value={isEmpty ? null : find(value)}
      onValueChange={(next, details) => {
        if (!isEscape(details)) onChange(next === null ? '' : next.value, next ?? undefined);
      }}
    >
      {parts}
    </Combobox.Root>
  );
}

/** Escape closes what is open, here or around, and takes no choice away. */
function isEscape(details: Combobox.Root.ChangeEventDetails): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  details.allowPropagation();
  return true;
}
