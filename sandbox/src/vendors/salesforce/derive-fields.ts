import type { ObjectDefinition } from './objects/object-definition.ts';

type Draft = Record<string, unknown>;

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy'];

const STAGE_PROBABILITY: Readonly<Record<string, number>> = {
  Prospecting: 10,
  Qualification: 10,
  'Needs Analysis': 20,
  'Value Proposition': 50,
  'Id. Decision Makers': 60,
  'Perception Analysis': 70,
  'Proposal/Price Quote': 75,
  'Negotiation/Review': 90,
  'Closed Won': 100,
  'Closed Lost': 0,
};

function joinAddress(record: Draft, prefix: string): Draft | null {
  const parts = ADDRESS_PARTS.map(
    (part) => [part[0]?.toLowerCase() + part.slice(1), record[prefix + part] ?? null] as const,
  );
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
}

/** Adds what Salesforce computes: full names, compound addresses, closed flags. `given` are the fields of this request. */
export function deriveFields(definition: ObjectDefinition, record: Draft, given: Draft): Draft {
  const derived: Draft = {};
  if (definition.fieldByName.has('lastname')) {
    derived['Name'] = [record['FirstName'], record['LastName']].filter(Boolean).join(' ');
  }
  for (const field of definition.fields) {
    if (field.type === 'address') derived[field.name] = joinAddress(record, field.name.replace(/Address$/, ''));
  }
  if (definition.name === 'Opportunity') {
    const stage = String(record['StageName']);
    derived['IsClosed'] = stage.startsWith('Closed');
    derived['IsWon'] = stage === 'Closed Won';
    if ('StageName' in given && !('Probability' in given)) derived['Probability'] = STAGE_PROBABILITY[stage] ?? 0;
  }
  if (definition.name === 'Task') {
    derived['IsClosed'] = record['Status'] === 'Completed';
    derived['IsHighPriority'] = record['Priority'] === 'High';
  }
  if (definition.name === 'Case') derived['IsClosed'] = record['Status'] === 'Closed';
  if (definition.name === 'CampaignMember') derived['HasResponded'] = record['Status'] === 'Responded';
  return derived;
}
