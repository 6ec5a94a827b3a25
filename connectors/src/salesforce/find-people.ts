import { HubError } from '@leadloom/contracts';
import type { ActionContext } from '../define.ts';
import type { SalesforceOrg } from './client.ts';
import { remoteFieldsOf, type SalesforceObject } from './mapping.ts';
import { literalChunks, queryAll } from './soql.ts';

/** Unique external id on Lead and Contact. REST cannot make fields: where an admin has not, people are known by e-mail alone. */
export const idField = 'Leadloom_Id__c';

export interface FoundPerson {
  readonly object: SalesforceObject;
  readonly id: string;
  readonly leadId: string | null;
  readonly email: string | null;
  readonly record: Readonly<Record<string, unknown>>;
}

interface Search {
  readonly ids?: readonly string[];
  readonly leadIds?: readonly string[];
  readonly emails?: readonly string[];
}

/**
 * Leads (not converted ones) and contacts by any of the three, oldest first. SOQL reads what is committed, so a record that was just
 * made is found. `hasIdField` tells whether the org has our field; where it has not, `leadIds` find nobody.
 */
export async function findPeople(
  context: ActionContext,
  org: SalesforceOrg,
  search: Search,
): Promise<{ people: FoundPerson[]; hasIdField: boolean }> {
  try {
    return { people: await findWith(org, search, true), hasIdField: true };
  } catch (error) {
    if (!isIdFieldMissing(error)) throw error;
    context.log.warn(
      { field: idField },
      'Salesforce has no such field on Lead and Contact; people are looked up by e-mail',
    );
    return { people: await findWith(org, { ...search, leadIds: [] }, false), hasIdField: false };
  }
}

async function findWith(org: SalesforceOrg, search: Search, hasIdField: boolean): Promise<FoundPerson[]> {
  const people: FoundPerson[] = [];
  for (const object of ['Lead', 'Contact'] as const) {
    const columns = ['Id', ...(hasIdField ? [idField] : []), ...remoteFieldsOf(object)].join(', ');
    const notConverted = object === 'Lead' ? 'IsConverted = false AND ' : '';
    const conditions = [
      ...literalChunks(search.ids ?? []).map((list) => `Id IN (${list})`),
      ...literalChunks(search.leadIds ?? []).map((list) => `${idField} IN (${list})`),
      ...literalChunks(search.emails ?? []).map((list) => `Email IN (${list})`),
    ];
    for (const condition of conditions) {
      const soql = `SELECT ${columns} FROM ${object} WHERE ${notConverted}${condition} ORDER BY CreatedDate, Id`;
      for (const record of await queryAll(org, soql)) {
        people.push({
          object,
          id: String(record['Id']),
          leadId: (record[idField] as string | null | undefined) ?? null,
          email: (record['Email'] as string | null | undefined) ?? null,
          record,
        });
      }
    }
  }
  return people;
}

function isIdFieldMissing(error: unknown): boolean {
  if (!(error instanceof HubError)) return false;
  const { vendorCode } = (error.details ?? {}) as { vendorCode?: unknown };
  return vendorCode === 'INVALID_FIELD' && error.message.includes(idField);
}
