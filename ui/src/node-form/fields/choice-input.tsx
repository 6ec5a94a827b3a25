import type { NodeOption } from '@leadloom/contracts';
import { isDisplayed } from '@leadloom/graph';
import { useState } from 'react';
import { isExpression } from '../expression/is-expression.ts';
import { plainText } from '../plain-text.ts';
import { sourceOf, useOffered } from '../options-of.ts';
import { useForm } from '../scene.ts';
import { ChoiceBox } from './choice-box.tsx';
import { OfferedNote } from './offered-note.tsx';
import type { InputProps } from './input-props.ts';

/** One or several of the values that the description names, or that the vendor offers. */
export function ChoiceInput({ id, field, value, path, isReadOnly, onChange }: InputProps) {
  const { formNode, values } = useForm();
  const source = sourceOf(field);
  const [isOpen, setIsOpen] = useState(false);
  const isMany = field.type === 'multiOptions';
  const offered = useOffered(field, path, source, { isOn: !isReadOnly && (isOpen || isSet(value)) });
  const own = ((field.options ?? []) as NodeOption[]).filter((option) =>
    isDisplayed(option, { node: formNode, values, root: values }),
  );
  const options = [...own, ...(offered.data?.options ?? [])];
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      <ChoiceBox
        id={id}
        label={field.displayName}
        options={options}
        value={value}
        isMany={isMany}
        isReadOnly={isReadOnly}
        isLoading={offered.isFetching}
        onOpen={setIsOpen}
        onRefresh={source === null ? undefined : () => void offered.refetch()}
        onChange={onChange}
      />
      {chosen?.description !== undefined && chosen.description !== '' ? (
        <p className="field-hint">{plainText(chosen.description)}</p>
      ) : null}
      <OfferedNote query={offered} onById={isReadOnly ? undefined : () => onChange('=')} />
    </>
  );
}

const isSet = (value: unknown) =>
  value !== undefined && value !== '' && !isExpression(value) && !(Array.isArray(value) && value.length === 0);
