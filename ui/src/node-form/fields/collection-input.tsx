import type { NodeProperty } from '@leadloom/contracts';
import { formValues, type FormValues, isDisplayed, valueOf } from '@leadloom/graph';
import { Plus } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { Menu } from '../../parts/menu.tsx';
import { useForm } from '../scene.ts';
import { formTexts as texts } from '../texts.ts';
import type { InputProps } from './input-props.ts';

/** Fields that are there once they have been added. */
export function CollectionInput({ field, stored, value, path, isReadOnly }: InputProps) {
  const { formNode, values: root, renderFields, set } = useForm();
  const fields = (field.options ?? []) as NodeProperty[];
  const given = (stored ?? {}) as FormValues;
  const level = formValues(fields, { node: formNode, given, root, isCollection: true });
  // A rule may look at fields that are not there: they count with their defaults.
  const complete = formValues(fields, { node: formNode, given, root });
  const addable = fields
    .filter((option) => !(option.name in given) && isDisplayed(option, { node: formNode, values: complete, root }))
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
  const label = (name: string) => texts.changed(`${field.displayName}: ${name}`);
  return (
    <div className="form-group-box">
      {renderFields({
        fields: fields.filter(({ name }) => name in given),
        given,
        values: (value ?? level) as FormValues,
        path,
        isCollection: true,
        onRemove: (name) => set(`${path}.${name}`, undefined, label(name)),
      })}
      {isReadOnly || addable.length === 0 ? null : (
        <Menu
          align="start"
          label={texts.addTo(field.displayName)}
          trigger={<Button icon={Plus}>{field.placeholder ?? texts.addOption}</Button>}
          items={addable.map((option) => ({
            label: option.displayName,
            run: () => set(`${path}.${option.name}`, valueOf(option, undefined) ?? '', label(option.displayName)),
          }))}
        />
      )}
    </div>
  );
}
