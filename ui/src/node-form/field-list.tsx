import { shownFields } from '@leadloom/graph';
import { Field } from './field.tsx';
import { type FieldLevel, useForm } from './scene.ts';

/** The fields of one level that are shown. */
export function FieldList({ fields, given, values, path, isCollection = false, onRemove }: FieldLevel) {
  const { formNode, values: root } = useForm();
  return shownFields(fields, { node: formNode, values, root }).map((field) => (
    <Field
      key={`${field.name} ${field.type}`}
      field={field}
      stored={given[field.name]}
      value={values[field.name]}
      path={path === '' ? field.name : `${path}.${field.name}`}
      level={values}
      isCollection={isCollection}
      onRemove={onRemove && (() => onRemove(field.name))}
    />
  ));
}
