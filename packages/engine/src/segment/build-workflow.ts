import { timezoneOf } from '@leadloom/contracts';
import type { INode, INodeParameters, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import { shareIsolate } from '../expressions/start-expressions.ts';
import { n8nWorkflow } from '../n8n.ts';
import type { SegmentHost } from './segment-host.ts';
import type { SegmentInput } from './segment.ts';
import { withErrorOutput } from './set-aside.ts';

/** A webhook's request is looked at before its run: both use what was made for the same input. */
const built = new WeakMap<SegmentInput, Workflow>();

/** n8n's model of the document. */
export function buildWorkflow(host: SegmentHost, input: SegmentInput): Workflow {
  const known = built.get(input);
  if (known !== undefined) return known;
  const { Workflow: N8nWorkflow } = n8nWorkflow();
  const workflow = new N8nWorkflow({
    id: input.workflowId,
    name: input.workflowName,
    // n8n fills in default parameters: the document of the caller stays as it is.
    nodes: (structuredClone(input.document.nodes) as unknown as INode[]).map((node) =>
      withErrorOutput(node, input.mode),
    ),
    connections: input.document.connections as ConstructorParameters<typeof N8nWorkflow>[0]['connections'],
    active: false,
    nodeTypes: host.catalogue,
    staticData: structuredClone(input.staticData),
    settings: { ...input.document.settings, timezone: timezoneOf(input.document) },
  });
  shareIsolate(workflow, `${input.workspaceId}/${input.workflowId}`);
  built.set(input, workflow);
  return workflow;
}

export function n8nMode(input: SegmentInput): WorkflowExecuteMode {
  return input.mode;
}

/** The workflow as n8n's hooks know it. */
export function workflowBase(input: SegmentInput) {
  const at = new Date(0);
  return {
    id: input.workflowId,
    name: input.workflowName,
    active: false,
    isArchived: false,
    createdAt: at,
    updatedAt: at,
    activeVersionId: null,
    nodes: input.document.nodes as unknown as (INode & { parameters: INodeParameters })[],
    connections: input.document.connections as Workflow['connectionsBySourceNode'],
  };
}
