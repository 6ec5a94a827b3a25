import type { NodeOption, NodeProperty } from '@leadloom/contracts';
import type { FormNode } from './form-place.ts';
import { formValues, valueOf } from './form-values.ts';
import { isDisplayed } from './is-displayed.ts';
import { isSame } from './is-same.ts';
import { withValueAt } from './value-at.ts';

type Parameters = Record<string, unknown>;

/**
 * A node's parameters after one field was set; undefined takes its value away. What the user did not touch stays as it is stored, with one
 * exception, which is n8n's: a choice that is not among the options that this change brings goes, so that the new form begins at its default.
 */
export function changeParameters(node: FormNode, parameters: Parameters, path: string, value: unknown): Parameters {
  const changed = withValueAt(parameters, path, value);
  if (!node.description.properties.some(({ name }) => name === path)) return changed;
  return withoutStrayChoices(node, changed, path);
}

/** What is to be stored of a field's value: nothing where it says what the default says, but in a collection, where fields are there or not. */
export function storedValue(field: NodeProperty, value: unknown, isInCollection: boolean): unknown {
  return !isInCollection && isSame(value, valueOf(field, undefined)) ? undefined : value;
}

function withoutStrayChoices(node: FormNode, parameters: Parameters, touched: string): Parameters {
  const depends = ({ displayOptions }: NodeProperty) =>
    [displayOptions?.show, displayOptions?.hide].some((rules) => rules !== undefined && touched in rules);
  const choices = node.description.properties.filter(
    (field) => field.type === 'options' && field.name !== touched && field.name in parameters && depends(field),
  );
  if (choices.length === 0) return parameters;
  const values = formValues(node.description.properties, { node, given: parameters });
  const stray = choices.filter((field) => {
    const options = (field.options ?? []) as NodeOption[];
    const isShown = isDisplayed(field, { node, values, root: values });
    return (
      isShown &&
      options.length > 0 &&
      !isExpression(values[field.name]) &&
      !options.some((option) => option.value === values[field.name])
    );
  });
  const names = new Set(stray.map(({ name }) => name));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.has(name)));
}

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');
