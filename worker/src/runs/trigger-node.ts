import type { TriggerInput, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { type SegmentHost, fileIdsIn } from '@leadloom/engine';
import type { NewExecution, VersionedDocument } from '@leadloom/store';
import type { DoorParts } from '../door-parts.ts';
import type { WorkerServices } from '../services.ts';

export interface TriggerHosts {
  door: DoorParts;
  hostOf: (workspaceId: string, document: WorkflowDocument) => Promise<SegmentHost>;
}

/** A trigger as the version that is active, or being activated, draws it. */
export interface TriggerNode extends VersionedDocument {
  workflowName: string;
  node: WorkflowNode;
}

/** Null when the workflow is not active (any more), or has no such enabled node. */
export async function findTriggerNode(
  { store }: WorkerServices,
  { workspaceId, workflowId, node: name, version: pinned }: TriggerInput,
): Promise<TriggerNode | null> {
  const workflow = await store.workflows.get(workspaceId, workflowId);
  const version = pinned ?? workflow?.activeVersion ?? null;
  if (workflow === null || version === null) return null;
  const stored = await store.workflows.getDocument(workspaceId, workflowId, version);
  const node = stored?.document.nodes.find((candidate) => candidate.name === name && candidate.disabled !== true);
  return stored === null || node === undefined ? null : { ...stored, workflowName: workflow.name, node };
}

/** The run that a trigger's items begin. */
export function triggeredExecution(
  { workflowId, node }: TriggerInput,
  { workflowName, version, hash }: Pick<TriggerNode, 'workflowName' | 'version' | 'hash'>,
  id: string,
  items: unknown[][],
): NewExecution & { id: string } {
  return {
    id,
    workflowId,
    workflowName,
    workflowVersion: version,
    documentHash: hash,
    mode: 'trigger',
    start: { startNode: node, triggerOutput: items },
    files: fileIdsIn(items),
  };
}
