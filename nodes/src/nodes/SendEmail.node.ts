import { listCampaigns, sendLeadEmails } from '@leadloom/contracts';
import {
  type IExecuteFunctions,
  type ILoadOptionsFunctions,
  type INodeExecutionData,
  type INodePropertyOptions,
  type INodeType,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { leadNode } from '../form/lead-node.ts';
import { hubRequest } from '../hub/hub-request.ts';
import { runBatches } from '../items/run-batches.ts';

/** Sends a step of a campaign, to each lead once; who must not or need not get it leaves by the second output. */
export class SendEmail implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Send Email',
    name: 'sendEmail',
    description: 'Send a step of a campaign: each lead gets it once, however often this runs',
    codex: { alias: ['sendgrid', 'outreach', 'campaign', 'sequence'] },
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Sent', 'Skipped'],
    properties: [
      {
        displayName: 'Campaign Name or ID',
        name: 'campaignId',
        type: 'options',
        typeOptions: { loadOptionsMethod: 'campaigns' },
        default: '',
        required: true,
        description: 'Campaign whose text and sender are used',
      },
      {
        displayName: 'Step',
        name: 'step',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 1,
        description: 'Step of the campaign',
      },
    ],
  });

  methods = {
    loadOptions: {
      async campaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
        const page = await hubRequest(this, listCampaigns, { query: { limit: 200 } });
        return page.items.map(({ id, name }) => ({ name, value: id }));
      },
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, sendLeadEmails, (items, first) => ({
      items,
      campaignId: this.getNodeParameter('campaignId', first) as string,
      step: this.getNodeParameter('step', first) as number,
    }));
    const sent = outcomes.filter(({ result }) => result.outcome !== 'skipped');
    const skipped = outcomes.filter(({ result }) => result.outcome === 'skipped');
    return [sent.map(({ item }) => item), skipped.map(({ item }) => item)];
  }
}
