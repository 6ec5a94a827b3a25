import type { NodeFieldGroup } from '@leadloom/contracts';
import { type FormValues, isDisplayed } from '@leadloom/graph';
import { Plus } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { Menu } from '../../parts/menu.tsx';
import { useForm } from '../scene.ts';
import { formTexts as texts } from '../texts.ts';
import { GroupRow } from './group-row.tsx';
import type { InputProps } from './input-props.ts';

/** Groups of fields, each there once or in many rows. */
export function GroupsInput({ field, stored, value, path, isReadOnly }: InputProps) {
  const { formNode, values: root, set } = useForm();
  const isMany = field.typeOptions?.['multipleValues'] === true;
  const given = (stored ?? value ?? {}) as FormValues;
  const completed = (value ?? {}) as FormValues;
  const groups = ((field.options ?? []) as NodeFieldGroup[]).filter((group) =>
    isDisplayed(group, { node: formNode, values: completed, root }),
  );
  const label = texts.changed(field.displayName);
  const rowsOf = (values: FormValues, { name }: NodeFieldGroup) => {
    const rows = values[name];
    return (rows === undefined ? [] : Array.isArray(rows) ? rows : [rows]) as FormValues[];
  };
  const setRows = (group: NodeFieldGroup, rows: FormValues[]) => {
    const { [group.name]: _gone, ...others } = given;
    set(path, rows.length === 0 ? others : { ...given, [group.name]: isMany ? rows : rows[0] }, label);
  };
  const addable = groups.filter((group) => isMany || given[group.name] === undefined);
  const add = (group: NodeFieldGroup) => setRows(group, [...rowsOf(given, group), {}]);
  const button = field.typeOptions?.['multipleValueButtonText'] ?? field.placeholder;
  const addText = typeof button === 'string' ? button : texts.add;
  const [first] = addable;
  return (
    <div className="form-group-box">
      {groups.flatMap((group) => {
        const rows = rowsOf(given, group);
        const values = rowsOf(completed, group);
        return rows.map((row, index) => (
          // Rows have no name but their place.
          <GroupRow
            key={`${group.name} ${index}`}
            group={group}
            title={isMany ? texts.entry(group.displayName, index) : group.displayName}
            given={row}
            values={values[index] ?? row}
            path={isMany ? `${path}.${group.name}[${index}]` : `${path}.${group.name}`}
            isReadOnly={isReadOnly}
            onRemove={() => setRows(group, rows.toSpliced(index, 1))}
            onMove={
              field.typeOptions?.['sortable'] === true && rows.length > 1
                ? (by) => setRows(group, swapped(rows, index, index + by))
                : undefined
            }
          />
        ));
      })}
      {isReadOnly || first === undefined ? null : addable.length === 1 ? (
        <Button icon={Plus} onClick={() => add(first)}>
          {addText}
        </Button>
      ) : (
        <Menu
          align="start"
          label={texts.addTo(field.displayName)}
          trigger={<Button icon={Plus}>{addText}</Button>}
          items={addable.map((group) => ({ label: group.displayName, run: () => add(group) }))}
        />
      )}
    </div>
  );
}

function swapped<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const moved = rows[from];
  if (moved === undefined || to < 0 || to >= rows.length) return [...rows];
  return rows.toSpliced(from, 1).toSpliced(to, 0, moved);
}
