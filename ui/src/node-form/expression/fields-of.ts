import { fieldExpression, type FieldPath, pathText } from '../../run-data/field-expression.ts';
import type { Sample } from './use-sample.ts';

export interface FieldChoice {
  label: string;
  /** With its braces. */
  expression: string;
}

const deepest = 4;
const most = 150;

/** The fields of the input and of the nodes before, as expressions. */
export function fieldsOf({ json, nodes }: Sample): FieldChoice[] {
  const own = pathsOf(json).map((path) => ({ label: pathText(path), expression: fieldExpression(path, null) }));
  const others = nodes.flatMap(({ name, json: item }) =>
    pathsOf(item).map((path) => ({ label: `${name}: ${pathText(path)}`, expression: fieldExpression(path, name) })),
  );
  return [...own, ...others].slice(0, most);
}

function pathsOf(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value !== 'object' || value === null || path.length >= deepest) return [];
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((inner: unknown) => [0, inner] as const)
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}
