import type { INodeExecutionData } from 'n8n-workflow';

/** The first item of each lead, paired with all the items that it stands for. */
export function onePerLead(items: INodeExecutionData[]): INodeExecutionData[] {
  const byLead = new Map<unknown, INodeExecutionData & { pairedItem: { item: number }[] }>();
  for (const [position, item] of items.entries()) {
    const pair = item.pairedItem as { item: number };
    const key = item.json['leadId'] ?? position;
    const known = byLead.get(key);
    if (known === undefined) byLead.set(key, { ...item, pairedItem: [pair] });
    else known.pairedItem.push(pair);
  }
  return [...byLead.values()];
}
