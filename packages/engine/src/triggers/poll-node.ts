import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { n8nCore, n8nWorkflow } from '../n8n.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import { type TriggerInput, triggerParts } from './trigger-parts.ts';

export interface Polled {
  /** Items per output; null when there is nothing new. */
  items: INodeExecutionData[][] | null;
  /** What the node remembers now, as JSON: to be kept together with what the items begin, or not at all. */
  cursor: string;
}

/** Asks a node that polls once, as n8n does at its times. Throws what the node throws. */
export async function pollNode(host: SegmentHost, input: TriggerInput): Promise<Polled> {
  const { workflow, node, additionalData, cursor } = triggerParts(host, input);
  const { PollContext, TriggersAndPollers } = n8nCore();
  const activation = input.isActivating ? 'activate' : 'init';
  const context = new PollContext(workflow, node, additionalData, 'trigger', activation);
  const items = await workflow.expression.withIsolate(() =>
    new TriggersAndPollers().runPollFunction(workflow, node, context as IPollFunctions),
  );
  const isNothing = items === null || items.every((output) => output.length === 0);
  return { items: isNothing ? null : items, cursor: cursor() };
}

/** The times at which a node wants to ask, with n8n's defaults filled in. */
export function pollTimesOf(host: SegmentHost, input: TriggerInput): unknown {
  return triggerParts(host, input).node.parameters['pollTimes'] ?? { item: [{ mode: 'everyMinute' }] };
}

/** Such times as cron expressions of 6 fields, the first of them the second, which n8n draws by chance. */
export function pollCrons(pollTimes: unknown): string[] {
  const { item = [] } = pollTimes as { item?: Parameters<ReturnType<typeof n8nWorkflow>['toCronExpression']>[0][] };
  return item.map((time) => n8nWorkflow().toCronExpression(time));
}
