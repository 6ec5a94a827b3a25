import { checkSuppressions } from '@leadloom/contracts';
import { type IExecuteFunctions, type INodeExecutionData, type INodeType, NodeConnectionTypes } from 'n8n-workflow';
import { leadNode } from '../form/lead-node.ts';
import { runBatches } from '../items/run-batches.ts';

/** Parts leads that may be contacted from those that must not. */
export class CheckSuppression implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Check Suppression',
    name: 'checkSuppression',
    description: 'Part leads that may be contacted from those that have unsubscribed, bounced or are barred',
    codex: { alias: ['unsubscribe', 'do not contact', 'opt out', 'gdpr'] },
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Allowed', 'Suppressed'],
    properties: [],
  });

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, checkSuppressions, (items) => ({ items }));
    const suppressed = outcomes.filter(({ result }) => result.data?.['suppressed'] === true);
    const allowed = outcomes.filter(({ result }) => result.data?.['suppressed'] !== true);
    return [allowed.map(({ item }) => item), suppressed.map(({ item }) => item)];
  }
}
