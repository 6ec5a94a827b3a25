import { upsertLeadsToCrm } from '@leadloom/contracts';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { connectionField, connectionOptions } from '../form/connection-field.ts';
import { leadNode } from '../form/lead-node.ts';
import { runBatches } from '../items/run-batches.ts';

/** Writes each person once to a CRM. */
export class UpsertToCrm implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Upsert to CRM',
    name: 'upsertToCrm',
    description: 'Create or update each person once in Salesforce, HubSpot or Pipedrive',
    codex: { alias: ['salesforce', 'hubspot', 'pipedrive', 'sync'] },
    properties: [
      connectionField('upsert-people', {
        displayName: 'CRM Name or ID',
        name: 'connectionId',
        description: 'Connection that is written to',
      }),
      {
        displayName: 'Object',
        name: 'object',
        type: 'string',
        default: '',
        placeholder: 'Lead',
        description: 'Kind of record, for CRMs that have several; empty for the usual one',
      },
    ],
  });

  methods = connectionOptions('upsert-people');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, upsertLeadsToCrm, (items, first) => {
      const object = this.getNodeParameter('object', first) as string;
      return {
        items,
        connectionId: this.getNodeParameter('connectionId', first) as string,
        ...(object !== '' && { object }),
      };
    });
    return [outcomes.map(({ item }) => item)];
  }
}
