import type { ExecutionMode, WorkflowDocument } from '@leadloom/contracts';
import type { IDataObject, INode, INodeType, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import { additionalDataFor } from '../segment/additional-data.ts';
import { buildWorkflow } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';

/** A trigger node that is asked or set to listen outside of a run. */
export interface TriggerInput {
  workspaceId: string;
  workflowId: string;
  workflowName: string;
  document: WorkflowDocument;
  node: string;
  /** What the node remembers, as JSON. */
  cursor: string;
  /** True while the activation of its workflow waits for it. */
  isActivating: boolean;
  /** `$vars` of expressions. */
  variables: Record<string, string>;
  signal: AbortSignal;
}

/** What n8n-core needs to run such a node. */
export interface TriggerParts {
  workflow: Workflow;
  node: INode;
  type: INodeType;
  additionalData: IWorkflowExecuteAdditionalData;
  /** What the node remembers now, as JSON. */
  cursor: () => string;
}

const mode: ExecutionMode = 'trigger';

/** @throws Error when the document has no such node, or its type is not installed */
export function triggerParts(host: SegmentHost, given: TriggerInput): TriggerParts {
  const key = `node:${given.node}`;
  const input: SegmentInput = {
    ...given,
    executionId: '',
    mode,
    staticData: { [key]: JSON.parse(given.cursor) as IDataObject },
    start: {},
    resume: null,
    mayHaveEffect: true,
    budgetMs: Infinity,
  };
  const workflow = buildWorkflow(host, input);
  const node = workflow.getNode(given.node);
  const type = node === null ? undefined : host.catalogue.getByNameAndVersion(node.type, node.typeVersion);
  if (node === null || type === undefined) throw new Error(`"${given.node}" is no node that can be run here`);
  const additionalData = additionalDataFor(host, input);
  return { workflow, node, type, additionalData, cursor: () => JSON.stringify(workflow.staticData[key] ?? {}) };
}
