import { changedProperties } from './change-event.ts';
import { type ObjectType } from './object-type.ts';
import type { CrmRecord, Portal, PropertyVersion } from './portal.ts';
import { readProperties } from './read-properties.ts';

const KEPT_VERSIONS = 10;

/** How a write came in; `changeSource` is told to webhooks. */
export interface Origin {
  readonly changeSource: string;
}

const API_ORIGIN: Origin = { changeSource: 'INTEGRATION' };

function isoNow(portal: Portal): string {
  return new Date(portal.context.now()).toISOString();
}

/** Searches keep seeing the record as it was until the lag is over. */
function hideFromSearch(portal: Portal, type: ObjectType, id: string, before: CrmRecord | undefined): void {
  const lag = portal.settings().searchLagMs;
  const unseen = portal.unseen.get(type);
  const now = portal.context.now();
  const pending = unseen?.get(id);
  if (lag <= 0) unseen?.delete(id);
  else unseen?.set(id, { before: pending && pending.until > now ? pending.before : before, until: now + lag });
}

function emit(portal: Portal, type: ObjectType, before: CrmRecord | undefined, after: CrmRecord, origin: Origin): void {
  const event = {
    object: type.singular,
    objectTypeId: type.id,
    objectId: after.id,
    occurredAt: portal.context.now(),
    changeSource: origin.changeSource,
  };
  if (after.archived) {
    portal.events.push({ ...event, kind: 'deletion', changeFlag: 'DELETED' });
    return;
  }
  if (!before) portal.events.push({ ...event, kind: 'creation', changeFlag: 'CREATED' });
  for (const name of changedProperties(before, after)) {
    const isNew = before ? {} : ({ changeFlag: 'NEW' } as const);
    portal.events.push({
      ...event,
      kind: 'propertyChange',
      propertyName: name,
      propertyValue: after.properties[name] ?? '',
      ...isNew,
    });
  }
}

function save(
  portal: Portal,
  type: ObjectType,
  before: CrmRecord | undefined,
  after: CrmRecord,
  origin: Origin,
): CrmRecord {
  portal.records(type).put(after.id, after);
  hideFromSearch(portal, type, after.id, before);
  emit(portal, type, before, after, origin);
  return after;
}

function withVersions(
  before: CrmRecord | undefined,
  values: Readonly<Record<string, string>>,
  timestamp: string,
  origin: Origin,
) {
  const history: Record<string, readonly PropertyVersion[]> = { ...before?.history };
  for (const [name, value] of Object.entries(values)) {
    if ((before?.properties[name] ?? '') === value) continue;
    history[name] = [{ value, timestamp, sourceType: origin.changeSource }, ...(history[name] ?? [])].slice(
      0,
      KEPT_VERSIONS,
    );
  }
  return history;
}

function filled(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''));
}

/** Creates a record from properties as they came in. Throws `HubspotError`. */
export function createRecord(portal: Portal, type: ObjectType, input: unknown, origin: Origin = API_ORIGIN): CrmRecord {
  const values = readProperties(portal, type, input);
  const now = isoNow(portal);
  const id = String(type.idBase + portal.records(type).nextNumber());
  const { email } = values;
  const properties = filled({
    ...(type.name === 'deals' ? { pipeline: 'default' } : {}),
    ...values,
    ...(email ? { hs_email_domain: email.split('@')[1] ?? '' } : {}),
    hs_object_id: id,
    [type.createdProperty]: now,
    [type.modifiedProperty]: now,
  });
  const record = {
    id,
    createdAt: now,
    updatedAt: now,
    archived: false,
    properties,
    history: withVersions(undefined, values, now, origin),
  };
  return save(portal, type, undefined, record, origin);
}

/** Changes a record; a write that changes nothing leaves its time alone. Throws `HubspotError`. */
export function updateRecord(
  portal: Portal,
  type: ObjectType,
  before: CrmRecord,
  input: unknown,
  origin: Origin = API_ORIGIN,
): CrmRecord {
  const values = readProperties(portal, type, input, before);
  if (Object.entries(values).every(([name, value]) => (before.properties[name] ?? '') === value)) return before;
  const now = isoNow(portal);
  const domain = values['email'] ? { hs_email_domain: values['email'].split('@')[1] ?? '' } : {};
  const properties = filled({ ...before.properties, ...values, ...domain, [type.modifiedProperty]: now });
  const after = { ...before, updatedAt: now, properties, history: withVersions(before, values, now, origin) };
  return save(portal, type, before, after, origin);
}

/** Into the recycle bin, from where reads with `archived=true` still see it. */
export function archiveRecord(portal: Portal, type: ObjectType, before: CrmRecord, origin: Origin = API_ORIGIN): void {
  if (before.archived) return;
  const now = isoNow(portal);
  save(portal, type, before, { ...before, archived: true, archivedAt: now, updatedAt: now }, origin);
}
