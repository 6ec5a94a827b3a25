import { leadFieldNames, type LeadFieldName, type LeadReference } from '@leadloom/contracts';
import type { IDataObject } from 'n8n-workflow';

/** An item as the hub takes it: by `leadId` when it has one, else by those of its properties that are lead fields. */
export function leadReference(json: IDataObject): LeadReference {
  if (typeof json['leadId'] === 'string' && json['leadId'] !== '') return { leadId: json['leadId'] };
  const fields: Record<string, unknown> = {};
  for (const name of leadFieldNames) {
    const value = fieldValue(name, json[name]);
    if (value !== undefined) fields[name] = value;
  }
  return { fields: fields };
}

function fieldValue(name: LeadFieldName, value: unknown): unknown {
  if (name === 'employees') {
    const count = typeof value === 'string' ? Number.parseInt(value.replaceAll(/[\s,.']/g, ''), 10) : value;
    return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
  }
  if (typeof value === 'number') return `${value}`;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
