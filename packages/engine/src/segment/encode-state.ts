import type { INodeExecutionData, IRunExecutionData, ITaskData } from 'n8n-workflow';

/**
 * The state of an interrupted run as text, without its node runs (they are stored one by one). Item lists on the stack that are the
 * output of a node run are written as a reference to it, `{"$output": [node, run, output]}`, so a state stays small however large the data.
 */
export function encodeState(data: IRunExecutionData): string {
  const outputs = new Map<unknown, [string, number, number]>();
  for (const [node, runs] of Object.entries(data.resultData.runData))
    for (const [run, task] of runs.entries())
      for (const [output, items] of (task.data?.['main'] ?? []).entries())
        if (items?.length) outputs.set(items, [node, run, output]);
  const { runData: _, pinData, ...resultData } = data.resultData;
  // Written in full: whoever goes on from here may leave out the runs that gave pinned items.
  const pinned = pinData && Object.fromEntries(Object.entries(pinData).map(([node, items]) => [node, [...items]]));
  return stringify({ ...data, resultData: { ...resultData, ...(pinned && { pinData: pinned }) } }, (value) => {
    const reference = outputs.get(value);
    return reference === undefined ? value : { $output: reference };
  });
}

/** @param runData the node runs that were stored with this state. */
export function decodeState(text: string, runData: Record<string, ITaskData[]>): IRunExecutionData {
  const data = JSON.parse(text, (_, value: unknown) => {
    const reference = (value as { $output?: [string, number, number] } | null)?.$output;
    if (!Array.isArray(reference)) return value;
    const [node, run, output] = reference;
    return runData[node]?.[run]?.data?.['main']?.[output] ?? ([] as INodeExecutionData[]);
  }) as IRunExecutionData;
  data.resultData.runData = runData;
  if (data.waitTill !== undefined) data.waitTill = new Date(data.waitTill);
  return data;
}

/** JSON of what nodes give: a loop (errors carry their request, which carries its response …) is cut, not thrown. */
export function stringify(value: unknown, replace: (value: unknown) => unknown = (same) => same): string {
  try {
    return JSON.stringify(value, (_, inner: unknown) => replace(inner));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const path: unknown[] = [];
    return JSON.stringify(value, function (this: unknown, _, inner: unknown) {
      while (path.length > 0 && path.at(-1) !== this) path.pop();
      const next = typeof inner === 'bigint' ? inner.toString() : replace(inner);
      if (path.includes(next)) return undefined;
      if (typeof next === 'object' && next !== null) path.push(next);
      return next;
    });
  }
}
