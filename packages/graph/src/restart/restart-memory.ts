import { HubError, type NodeRun } from '@leadloom/contracts';

interface Restart {
  /** Where the run is taken up. */
  name: string;
  again: readonly NodeRun[];
  kept: readonly NodeRun[];
  isAlone: boolean;
}

/**
 * What nodes remember within a run (the loop node: which items are left), for a run that is taken up in its middle. It is that of the
 * end of the run, so a loop some of whose rounds are kept cannot be gone on with, unless it is to know nothing but the items given.
 * @throws HubError `conflict`
 */
export function restartMemory(
  memory: Readonly<Record<string, unknown>>,
  { name, again, kept, isAlone }: Restart,
): Record<string, unknown> {
  const entries = Object.entries(memory).flatMap(([key, remembered]): [string, unknown][] => {
    const node = key.replace(/^node:/, '');
    const isOf = (nodeRun: NodeRun) => nodeRun.node === node;
    if (!again.some(isOf)) return isAlone ? [[key, emptied(remembered)]] : [[key, remembered]];
    if (!kept.some(isOf)) return [];
    if (isAlone) return [[key, emptied(remembered)]];
    throw new HubError(
      'conflict',
      `"${name}" ran within the loop of "${node}", whose other rounds are over. Start from the first run of "${node}", or from a node before it.`,
      { details: { node: name, loop: node } },
    );
  });
  return Object.fromEntries(entries);
}

/** A loop that has no items left and has given none. */
function emptied(remembered: unknown): unknown {
  const isLoop = typeof remembered === 'object' && remembered !== null && 'processedItems' in remembered;
  return isLoop ? { ...remembered, items: [], processedItems: [] } : remembered;
}
