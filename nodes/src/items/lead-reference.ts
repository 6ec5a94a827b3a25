import { leadFieldNames, type LeadFieldName, type LeadReference } from '@leadloom/contracts';
import type { IDataObject } from 'n8n-workflow';

/**
 * An item as the hub takes it: by `leadId` when it has one, else by those of its properties that are lead fields. What a webhook gives is a
 * request: there, what was sent counts.
 */
export function leadReference(json: IDataObject): LeadReference {
  const person = sentBy(json) ?? json;
  if (typeof person['leadId'] === 'string' && person['leadId'] !== '') return { leadId: person['leadId'] };
  const fields: Record<string, unknown> = {};
  for (const name of leadFieldNames) {
    const value = fieldValue(name, person[name]);
    if (value !== undefined) fields[name] = value;
  }
  return { fields: fields };
}

/** The body of a request as the Webhook node gives it, or its query where it has no body; undefined for every other item. */
function sentBy({ headers, params, query, body }: IDataObject): IDataObject | undefined {
  if (![headers, params, query, body].every(isObject)) return undefined;
  return Object.keys(body as IDataObject).length > 0 ? (body as IDataObject) : (query as IDataObject);
}

function isObject(value: unknown): value is IDataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldValue(name: LeadFieldName, value: unknown): unknown {
  if (name === 'employees') {
    const count = typeof value === 'string' ? Number.parseInt(value.replaceAll(/[\s,.']/g, ''), 10) : value;
    return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
  }
  if (typeof value === 'number') return `${value}`;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
