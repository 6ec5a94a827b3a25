import type { NodeRun } from '@leadloom/contracts';

/** A run of a node, as a key of sets and maps. */
export function runKey(node: string, run: number): string {
  return JSON.stringify([node, run]);
}

/**
 * The runs that would not have been, or not have been so, without the run of a node: itself, and those that got items of such runs.
 * @param nodeRuns in the order in which they ran
 */
export function causedRuns(nodeRuns: readonly NodeRun[], node: string, run: number): Set<string> {
  const caused = new Set([runKey(node, run)]);
  for (const nodeRun of nodeRuns)
    if (nodeRun.source.some((source) => source !== null && caused.has(runKey(source.node, source.run))))
      caused.add(runKey(nodeRun.node, nodeRun.run));
  return caused;
}
