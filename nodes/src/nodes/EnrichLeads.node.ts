import { enrichLeads, leadFieldNames } from '@leadloom/contracts';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { connectionField, connectionOptions } from '../form/connection-field.ts';
import { leadNode } from '../form/lead-node.ts';
import { followMergedLeads } from '../items/follow-merged-leads.ts';
import { onePerLead } from '../items/one-per-lead.ts';
import { runBatches } from '../items/run-batches.ts';

/** Asks providers in order until the wanted fields are known. */
export class EnrichLeads implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Enrich',
    name: 'enrichLeads',
    description: 'Fill what is missing from providers in order, stopping for a lead when all wanted fields are known',
    codex: { alias: ['waterfall', 'apollo', 'data'] },
    properties: [
      connectionField('enrich-people', {
        displayName: 'Provider Names or IDs',
        name: 'connectionIds',
        type: 'multiOptions',
        description: 'Connections in the order in which they are asked',
      }),
      {
        displayName: 'Wanted Fields',
        name: 'wantedFields',
        type: 'multiOptions',
        default: ['email', 'firstName', 'lastName', 'title', 'companyName'],
        options: leadFieldNames.map((name) => ({ name, value: name })),
        description: 'A lead for which all of these are known is not asked for',
      },
      {
        displayName: 'Overwrite',
        name: 'overwrite',
        type: 'boolean',
        default: false,
        description: 'Whether providers may replace what is known with less confidence',
      },
    ],
  });

  methods = connectionOptions('enrich-people');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, enrichLeads, (items, first) => ({
      items,
      connectionIds: this.getNodeParameter('connectionIds', first) as string[],
      wantedFields: this.getNodeParameter('wantedFields', first) as string[],
      overwrite: this.getNodeParameter('overwrite', first) as boolean,
    }));
    // What a provider knows may show that two items are one person.
    const items = outcomes.map(({ item }) => item);
    return [onePerLead(await followMergedLeads(this, items))];
  }
}
