import type { RunWait, WaitEntry } from '@leadloom/contracts';
import type { INode, IRunExecutionData, IWebhookDescription, Workflow } from 'n8n-workflow';
import { n8nMode } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentEnd, SegmentInput } from '../segment/segment.ts';

type Waiting = Extract<SegmentEnd, { kind: 'waiting' }>;

/** What the waiting node on top of the stack can be called by. */
export async function describeWait(
  host: SegmentHost,
  input: SegmentInput,
  workflow: Workflow,
  data: IRunExecutionData,
  { node, untilMs }: Waiting,
): Promise<RunWait> {
  const name = data.executionData?.nodeExecutionStack[0]?.node.name ?? node;
  const waiting = workflow.getNode(name);
  return {
    node: name,
    until: untilMs === null ? null : new Date(untilMs).toISOString(),
    entries: waiting === null ? [] : (await restartWebhooks(host, input, workflow, waiting)).map(({ entry }) => entry),
  };
}

interface RestartWebhook {
  entry: WaitEntry;
  description: IWebhookDescription;
}

/** The webhooks by which a node that waits can be called, with method and address resolved. A Wait node by time has none. */
export async function restartWebhooks(
  host: SegmentHost,
  input: SegmentInput,
  workflow: Workflow,
  node: INode,
): Promise<RestartWebhook[]> {
  const { webhooks = [] } = host.catalogue.getByNameAndVersion(node.type, node.typeVersion).description;
  const isSigned = node.parameters['operation'] === 'sendAndWait';
  await workflow.expression.acquireIsolate();
  try {
    const text = (value: unknown): string => {
      if (typeof value !== 'string') return '';
      const keys = { $executionId: input.executionId };
      const resolved = workflow.expression.getSimpleParameterValue(node, value, n8nMode(input), keys);
      return typeof resolved === 'string' ? resolved : '';
    };
    return webhooks
      .filter((description) => description.restartWebhook === true && isOffered(node, description))
      .map((description) => ({
        description,
        entry: {
          method: text(description.httpMethod).toUpperCase(),
          suffix: text(description.path).replace(/^\/+|\/+$/g, ''),
          isForm: isFormWebhook(description),
          isSigned,
        },
      }));
  } finally {
    await workflow.expression.releaseIsolate();
  }
}

/** The Wait node describes all that it could be called by, whatever it waits for. */
function isOffered(node: INode, description: IWebhookDescription): boolean {
  if (node.type !== 'n8n-nodes-base.wait') return true;
  return node.parameters['resume'] === (isFormWebhook(description) ? 'form' : 'webhook');
}

function isFormWebhook(description: IWebhookDescription): boolean {
  return description.nodeType === 'form';
}
