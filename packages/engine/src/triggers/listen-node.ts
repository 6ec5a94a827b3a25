import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';
import { n8nCore } from '../n8n.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import { type TriggerInput, triggerParts } from './trigger-parts.ts';

export interface Heard {
  /** Items per output. */
  items: INodeExecutionData[][];
  /** What the node remembers now, as JSON. */
  cursor: string;
  /** Set where the node waits for the end of the run, to acknowledge what it heard. */
  done: Parameters<ITriggerFunctions['emit']>[2];
  /** The node's own name for the event; it may give the same one twice. */
  key: string | undefined;
}

export interface Listener {
  onHeard: (heard: Heard) => void;
  /** The node cannot go on listening. */
  onFault: (error: Error) => void;
  /** One event was bad; the node listens on. */
  onBadEvent: (error: Error) => void;
}

/** Lets a node listen, as n8n does while a workflow is active. Throws what the node throws. @returns what ends it */
export async function listenNode(
  host: SegmentHost,
  input: TriggerInput,
  { onHeard, onFault, onBadEvent }: Listener,
): Promise<() => Promise<void>> {
  const { workflow, node, additionalData, cursor } = triggerParts(host, input);
  const { TriggerContext, TriggersAndPollers } = n8nCore();
  const activation = input.isActivating ? 'activate' : 'leadershipChange';
  const emit: ITriggerFunctions['emit'] = (items, _response, done, key) =>
    onHeard({ items, cursor: cursor(), done, key });
  // Times are for Temporal, which has them for the nodes that say theirs in the document. A clock in this process would die with it.
  const times = {
    registerCron: () => {
      throw new Error('It wants to begin by a clock of its own: put a Schedule Trigger in its place');
    },
  };
  const context = new TriggerContext(
    workflow,
    node,
    additionalData,
    'trigger',
    activation,
    emit,
    onFault,
    onBadEvent,
    times,
  );
  const functions = () => context as ITriggerFunctions;
  const response = await workflow.expression.withIsolate(() =>
    new TriggersAndPollers().runTriggerFunction(workflow, node, functions, additionalData, 'trigger', activation),
  );
  return async () => response?.closeFunction?.();
}
