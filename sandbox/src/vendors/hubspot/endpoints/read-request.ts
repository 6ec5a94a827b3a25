import type { FastifyRequest } from 'fastify';
import { HubspotError } from '../hubspot-error.ts';
import { findObjectType, type ObjectType } from '../object-type.ts';
import type { Shown } from '../render-record.ts';
import type { Origin } from '../write-record.ts';

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The type that a path names. Throws 400 as HubSpot words it. */
export function readType(name: string | undefined): ObjectType {
  const type = findObjectType(name ?? '');
  if (!type) throw new HubspotError(400, 'VALIDATION_ERROR', `Unable to infer object type from: ${name}`);
  return type;
}

/** `a,b` or repeated parameters, as the SDK and people write them. */
export function readList(value: string | string[] | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  return [value]
    .flat()
    .flatMap((part) => part.split(','))
    .filter(Boolean);
}

export function readText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

export function readShown(query: Query): Shown {
  const properties = readList(query['properties']);
  const propertiesWithHistory = readList(query['propertiesWithHistory']);
  const associations = readList(query['associations']);
  return {
    ...(properties ? { properties } : {}),
    ...(propertiesWithHistory ? { propertiesWithHistory } : {}),
    ...(associations ? { associations } : {}),
  };
}

/** `x-sandbox-change-source: CRM_UI` makes a write look like one by a person in HubSpot; writes are INTEGRATION otherwise. */
export function readOrigin(request: FastifyRequest): Origin {
  const given = request.headers['x-sandbox-change-source'];
  return { changeSource: typeof given === 'string' ? given : 'INTEGRATION' };
}

/** Reads a whole number from a query between bounds. Throws 400. */
export function readLimit(value: string | string[] | undefined, byDefault: number, most: number): number {
  const limit = Number(readText(value) ?? byDefault);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    throw new HubspotError(400, 'VALIDATION_ERROR', `limit must be between 1 and ${most}, it is ${String(value)}`);
  }
  return limit;
}
