/** The value at `a.b[0].c`, as paths in descriptions of nodes and in parameters are written. */
export function valueAt(values: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
    values,
  );
}

/** A copy in which the value at the path is another; undefined takes it away. What is not on the path keeps its identity. */
export function withValueAt<Values extends object>(values: Values, path: string, value: unknown): Values {
  return changed(values, stepsOf(path), value) as Values;
}

function changed(values: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  const isInList = /^\d+$/.test(step) && (Array.isArray(values) || values === undefined);
  const copy: Record<string, unknown> = isInList
    ? (Object.assign([], values) as unknown as Record<string, unknown>)
    : { ...(values as object | undefined) };
  const next = changed(copy[step], rest, value);
  if (next === undefined) delete copy[step];
  else copy[step] = next;
  return copy;
}

function stepsOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== '');
}
