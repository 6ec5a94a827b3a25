import { verifyLeads } from '@leadloom/contracts';
import { type IExecuteFunctions, type INodeExecutionData, type INodeType, NodeConnectionTypes } from 'n8n-workflow';
import { connectionField, connectionOptions } from '../form/connection-field.ts';
import { leadNode } from '../form/lead-node.ts';
import { runBatches } from '../items/run-batches.ts';

/** Verifies addresses; deliverable leads leave by the first output, the others by the second. */
export class VerifyEmail implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Verify Email',
    name: 'verifyEmail',
    description: 'Verify e-mail addresses with ZeroBounce or NeverBounce and part the deliverable from the rest',
    codex: { alias: ['zerobounce', 'neverbounce', 'deliverability'] },
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Deliverable', 'Rest'],
    properties: [
      connectionField('verify-emails', {
        displayName: 'Verifier Names or IDs',
        name: 'connectionIds',
        type: 'multiOptions',
        description: 'Connections in order: the next is asked for what the one before does not know',
      }),
      {
        displayName: 'Deliverable',
        name: 'accepted',
        type: 'multiOptions',
        default: ['valid'],
        options: [
          { name: 'Catch-All', value: 'catch_all' },
          { name: 'Role', value: 'role' },
          { name: 'Unknown', value: 'unknown' },
          { name: 'Valid', value: 'valid' },
        ],
        description: 'Statuses that leave by the first output',
      },
      {
        displayName: 'Max Age of a Known Status in Days',
        name: 'maxAgeDays',
        type: 'number',
        typeOptions: { minValue: 0 },
        default: 30,
        description: 'A status that is not older is taken as it is',
      },
    ],
  });

  methods = connectionOptions('verify-emails');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, verifyLeads, (items, first) => ({
      items,
      connectionIds: this.getNodeParameter('connectionIds', first) as string[],
      maxAgeDays: this.getNodeParameter('maxAgeDays', first) as number,
    }));
    const deliverable: INodeExecutionData[] = [];
    const rest: INodeExecutionData[] = [];
    for (const [index, { item }] of outcomes.entries()) {
      const accepted = this.getNodeParameter('accepted', index) as string[];
      (accepted.includes(item.json['emailStatus'] as string) ? deliverable : rest).push(item);
    }
    return [deliverable, rest];
  }
}
