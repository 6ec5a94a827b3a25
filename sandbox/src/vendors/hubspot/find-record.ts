import { HubspotError, objectNotFound } from './hubspot-error.ts';
import type { ObjectType } from './object-type.ts';
import type { CrmRecord, Portal } from './portal.ts';

/** The live record of an id, or of a unique property's value; undefined when there is none. Throws when the property is no key. */
export function findRecord(
  portal: Portal,
  type: ObjectType,
  key: string,
  idProperty = 'hs_object_id',
): CrmRecord | undefined {
  if (idProperty === 'hs_object_id') {
    const record = portal.records(type).get(key);
    return record?.archived ? undefined : record;
  }
  const property = portal.properties(type).get(idProperty);
  const isKey = property?.hasUniqueValue === true || (type.name === 'contacts' && idProperty === 'email');
  if (!isKey) {
    const message = `Property ${idProperty} is not a unique identifier property for object type ${type.id}`;
    throw new HubspotError(400, 'VALIDATION_ERROR', message, { context: { propertyName: [idProperty] } });
  }
  return portal.findBy(type, idProperty, key)[0];
}

/** The live record of a key. Throws 404. */
export function getRecord(portal: Portal, type: ObjectType, key: string, idProperty?: string): CrmRecord {
  const record = findRecord(portal, type, key, idProperty);
  if (!record) throw objectNotFound();
  return record;
}
