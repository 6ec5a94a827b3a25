import { matchLeads } from '@leadloom/contracts';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { leadNode } from '../form/lead-node.ts';
import { splitList } from '../form/split-list.ts';
import { onePerLead } from '../items/one-per-lead.ts';
import { runBatches } from '../items/run-batches.ts';

/** Finds each person among the leads, merges what is new, or creates it; a person that comes twice leaves once. */
export class MatchOrCreateLead implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Match or Create Lead',
    name: 'matchOrCreateLead',
    description: 'Find each person among the leads, merge, or create; each person leaves once',
    codex: { alias: ['deduplicate', 'merge', 'upsert lead'] },
    properties: [
      {
        displayName: 'Create Missing',
        name: 'createMissing',
        type: 'boolean',
        default: true,
        description: 'Whether to create a lead for a person that is not known yet',
      },
      {
        displayName: 'Tags',
        name: 'tags',
        type: 'string',
        default: '',
        description: 'Tags to add, separated by commas',
      },
    ],
  });

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, matchLeads, (items, first) => ({
      items,
      createMissing: this.getNodeParameter('createMissing', first) as boolean,
      tags: splitList(this.getNodeParameter('tags', first)),
    }));
    return [onePerLead(outcomes.map(({ item }) => item))];
  }
}
