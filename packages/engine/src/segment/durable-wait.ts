import type { IExecuteFunctions, INodeType, IVersionedNodeType, NodeOutput } from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';

const unitMs: Readonly<Record<string, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/**
 * n8n's Wait node sleeps in the process when the time is under 65 s. A process may die: here every wait from 1 s on becomes a timer, to
 * the second. Faulty parameters and shorter waits are left to the node itself.
 */
export function withDurableWait(
  fullName: string,
  type: INodeType | IVersionedNodeType,
): INodeType | IVersionedNodeType {
  if (fullName !== 'n8n-nodes-base.wait') return type;
  if ('nodeVersions' in type) return type;
  if (type.execute === undefined) return type;
  const inProcess = type as unknown as { execute(context: IExecuteFunctions): Promise<NodeOutput> };
  // The node is of n8n's class kind (`execute(context)`), which its prototype marks: the copy keeps that.
  const durable = Object.create(type) as INodeType;
  const execute = async (context: IExecuteFunctions): Promise<NodeOutput> => {
    const until = waitUntil(context);
    if (until === null || until - Date.now() < 1_000) return inProcess.execute(context);
    await context.putExecutionToWait(new Date(until));
    return [context.getInputData()];
  };
  durable.execute = execute as unknown as NonNullable<INodeType['execute']>;
  return durable;
}

function waitUntil(context: IExecuteFunctions): number | null {
  const resume = context.getNodeParameter('resume', 0);
  if (resume === 'timeInterval') {
    const amount = context.getNodeParameter('amount', 0);
    const factor = unitMs[context.getNodeParameter('unit', 0) as string];
    return typeof amount === 'number' && amount >= 0 && factor !== undefined ? Date.now() + amount * factor : null;
  }
  if (resume !== 'specificTime') return null;
  try {
    return n8nWorkflow().tryToParseDateTime(context.getNodeParameter('dateTime', 0), context.getTimezone()).toMillis();
  } catch {
    return null;
  }
}
