import type { NodeRun, WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { contentOf } from './changed-nodes.ts';
import { findRunFaults } from './find-run-faults.ts';
import type { FindNodeType } from './node-facts.ts';

interface Moving {
  /** What the execution runs on, and what it is to run on. */
  from: WorkflowDocument;
  to: WorkflowDocument;
  nodeRuns: readonly NodeRun[];
  /** The node that waits, and others that are still to be run with what they got. */
  waiting: string;
  pending: readonly string[];
  findNodeType: FindNodeType;
}

/**
 * Why a waiting execution cannot go on with another version; it can when there is none. What is done has to be there as it was done, with
 * the same ways on; what waits has to be there; what comes behind has to be able to run.
 */
export function findMoveFaults({ from, to, nodeRuns, waiting, pending, findNodeType }: Moving): WorkflowFinding[] {
  const nodeOf = (document: WorkflowDocument, name: string) => document.nodes.find((node) => node.name === name);
  const fault = (code: string, node: string, message: string): WorkflowFinding => ({
    severity: 'error',
    code,
    node,
    message,
  });
  const done = new Set(nodeRuns.map(({ node }) => node).filter((node) => node !== waiting));
  const faults: WorkflowFinding[] = [];
  for (const name of done) {
    const [was, is] = [nodeOf(from, name), nodeOf(to, name)];
    if (was === undefined) continue;
    if (is === undefined) faults.push(fault('done_node_gone', name, `"${name}" has run, and is not in this version.`));
    else if (contentOf(was) !== contentOf(is))
      faults.push(fault('done_node_changed', name, `"${name}" has run, and is another in this version.`));
    if (JSON.stringify(from.connections[name] ?? {}) !== JSON.stringify(to.connections[name] ?? {}))
      faults.push(fault('ways_changed', name, `"${name}" has run, and leads elsewhere in this version.`));
  }
  for (const name of new Set([waiting, ...pending])) {
    const [was, is] = [nodeOf(from, name), nodeOf(to, name)];
    const isThere = is !== undefined && is.type === was?.type && is.disabled !== true;
    if (!isThere)
      faults.push(
        fault('waiting_node_gone', name, `"${name}" is still to be run, and is not in this version, or disabled.`),
      );
  }
  if (nodeOf(to, waiting) !== undefined) faults.push(...findRunFaults(to, findNodeType, waiting));
  return faults;
}
