import type { Sample } from './use-sample.ts';

export interface FieldChoice {
  label: string;
  /** Without braces. */
  expression: string;
}

const deepest = 4;
const most = 150;

/** The fields of the input and of the nodes before, as expressions. */
export function fieldsOf({ json, nodes }: Sample): FieldChoice[] {
  const own = pathsOf(json, '$json').map((expression) => ({ label: expression.slice(6), expression }));
  const others = nodes.flatMap(({ name, json: item }) => {
    const root = `$(${quoted(name)}).item.json`;
    return pathsOf(item, root).map((expression) => ({
      label: `${name}: ${expression.slice(root.length + 1)}`,
      expression,
    }));
  });
  return [...own, ...others].slice(0, most);
}

export const quoted = (name: string) => `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function pathsOf(value: unknown, path: string, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth >= deepest) return [];
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const here = `${path}${step(key, Array.isArray(value))}`;
    return [here, ...pathsOf(inner, here, depth + 1)];
  });
}

/** `.name` where the language has it, `["a name"]` where it has not. */
export function step(key: string, isInList = false): string {
  if (isInList) return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
