import { matchLeads } from '@leadloom/contracts';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { runOperation } from '../hub/run-operation.ts';
import { leadJson } from './lead-json.ts';

const batchSize = 500;

/** Items with the leads as they are now: what a later batch found out may have made the lead of an earlier item part of another. */
export async function followMergedLeads(
  context: IExecuteFunctions,
  items: readonly INodeExecutionData[],
): Promise<INodeExecutionData[]> {
  const followed = [...items];
  const places = [...items.keys()].filter((place) => typeof items[place]?.json['leadId'] === 'string');
  for (let first = 0; first < places.length; first += batchSize) {
    const batch = places.slice(first, first + batchSize);
    const references = batch.map((place) => ({ leadId: items[place]?.json['leadId'] as string }));
    for (const { index, lead } of await runOperation(context, matchLeads, { items: references }, `follow-${first}`)) {
      const place = batch[index];
      const item = place === undefined ? undefined : followed[place];
      if (place === undefined || item === undefined || lead === undefined) continue;
      followed[place] = { ...item, json: { ...item.json, ...leadJson(lead) } };
    }
  }
  return followed;
}
