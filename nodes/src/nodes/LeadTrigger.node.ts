import { type Lead, listLeads } from '@leadloom/contracts';
import type { INodeExecutionData, INodeType, IPollFunctions } from 'n8n-workflow';
import { leadNode } from '../form/lead-node.ts';
import { hubRequest } from '../hub/hub-request.ts';
import { leadJson } from '../items/lead-json.ts';

/** What the poll before has seen: leads changed at `at` whose id and version are in `seen` are not given again. */
interface Cursor {
  at?: string;
  seen?: string[];
}

/** Starts a workflow when leads are created or changed. */
export class LeadTrigger implements INodeType {
  description = leadNode({
    displayName: 'Leadloom Lead Trigger',
    name: 'leadTrigger',
    description: 'Start when leads are created or changed in the hub',
    group: ['trigger'],
    polling: true,
    inputs: [],
    properties: [
      {
        displayName: 'Event',
        name: 'event',
        type: 'options',
        default: 'created',
        options: [
          { name: 'Lead Created', value: 'created' },
          { name: 'Lead Created or Changed', value: 'changed' },
        ],
      },
      {
        displayName: 'Minimum Score',
        name: 'scoreMin',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 100 },
        default: 0,
        description: 'Leads below are left out; 0 takes all, unscored ones too',
      },
    ],
  });

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    const event = this.getNodeParameter('event') as 'created' | 'changed';
    const scoreMin = this.getNodeParameter('scoreMin') as number;
    const stamp = event === 'created' ? 'createdAt' : 'updatedAt';
    const filter = { sort: `-${stamp}` as const, ...(scoreMin > 0 && { scoreMin }) };
    if (this.getMode() === 'manual') {
      const { items } = await hubRequest(this, listLeads, { query: { ...filter, limit: 1 } });
      return items.length === 0 ? null : [items.map((lead) => ({ json: leadJson(lead) }))];
    }
    const state = this.getWorkflowStaticData('node') as Cursor;
    const { at, seen = [] } = state;
    const fresh = at === undefined ? [] : await changedSince(this, filter, stamp, at, new Set(seen));
    const newest =
      fresh[0] ??
      (at === undefined ? (await hubRequest(this, listLeads, { query: { ...filter, limit: 1 } })).items[0] : undefined);
    if (newest !== undefined) {
      const atNewest = fresh.filter((lead) => lead[stamp] === newest[stamp]).map(mark);
      state.seen = newest[stamp] === at ? [...seen, ...atNewest] : atNewest.length > 0 ? atNewest : [mark(newest)];
      state.at = newest[stamp];
    } else if (at === undefined) {
      state.at = new Date(0).toISOString();
    }
    return fresh.length === 0 ? null : [fresh.toReversed().map((lead) => ({ json: leadJson(lead) }))];
  }
}

const mark = (lead: Lead) => `${lead.id}@${lead.version}`;

/** Newest first; pages back until `at`. */
async function changedSince(
  context: IPollFunctions,
  filter: { sort: '-createdAt' | '-updatedAt'; scoreMin?: number },
  stamp: 'createdAt' | 'updatedAt',
  at: string,
  seen: ReadonlySet<string>,
): Promise<Lead[]> {
  const fresh: Lead[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await hubRequest(context, listLeads, {
      query: { ...filter, limit: 200, ...(cursor && { cursor }) },
    });
    const newer = page.items.filter((lead) => lead[stamp] >= at);
    fresh.push(...newer.filter((lead) => lead[stamp] > at || !seen.has(mark(lead))));
    cursor = newer.length < page.items.length ? null : page.nextCursor;
  } while (cursor !== null);
  return fresh;
}
