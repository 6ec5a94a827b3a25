import { HubspotError, objectNotFound } from './hubspot-error.ts';
import type { ObjectType } from './object-type.ts';
import { findObjectType } from './object-type.ts';
import type { CrmRecord, Portal } from './portal.ts';

export interface AssociationType {
  readonly category: string;
  readonly typeId: number;
  readonly label: string | null;
}

/** One direction of a link; the other direction is stored beside it. */
export interface Association {
  readonly from: string;
  readonly fromId: string;
  readonly to: string;
  readonly toId: string;
  readonly types: readonly AssociationType[];
}

/** Type ids of unlabelled links: from, to, forth, back. The second pair of companies is their primary link. */
const DEFINED: readonly (readonly [string, string, number, number])[] = [
  ['contacts', 'companies', 279, 280],
  ['contacts', 'contacts', 449, 449],
  ['deals', 'contacts', 3, 4],
  ['deals', 'companies', 341, 342],
  ['tickets', 'contacts', 16, 15],
  ['tickets', 'companies', 339, 340],
  ['tickets', 'deals', 28, 27],
  ['leads', 'contacts', 578, 579],
  ['leads', 'companies', 610, 611],
  ['notes', 'contacts', 202, 201],
  ['notes', 'companies', 190, 189],
  ['notes', 'deals', 214, 213],
  ['notes', 'tickets', 228, 227],
  ['tasks', 'contacts', 204, 203],
  ['tasks', 'companies', 192, 191],
  ['tasks', 'deals', 216, 215],
  ['tasks', 'tickets', 230, 229],
  ['calls', 'contacts', 194, 193],
  ['calls', 'companies', 182, 181],
  ['calls', 'deals', 206, 205],
  ['emails', 'contacts', 198, 197],
  ['emails', 'companies', 186, 185],
  ['emails', 'deals', 210, 209],
  ['meetings', 'contacts', 200, 199],
  ['meetings', 'companies', 188, 187],
  ['meetings', 'deals', 212, 211],
];

/** Primary links and their way back; a primary link is an unlabelled one too. */
const PRIMARY: readonly (readonly [string, string, number, number])[] = [
  ['contacts', 'companies', 1, 2],
  ['deals', 'companies', 5, 6],
  ['tickets', 'companies', 26, 25],
];

const BOTH_WAYS = [...DEFINED, ...PRIMARY].flatMap(([from, to, forth, back]) => [
  { from, to, typeId: forth, back },
  { from: to, to: from, typeId: back, back: forth },
]);

/** The unlabelled type between two object types, undefined where the two cannot be linked. */
export function defaultTypeId(from: ObjectType, to: ObjectType): number | undefined {
  return BOTH_WAYS.find((one) => one.from === from.name && one.to === to.name)?.typeId;
}

export function listTypes(from: ObjectType, to: ObjectType): AssociationType[] {
  return BOTH_WAYS.filter((one) => one.from === from.name && one.to === to.name).map(({ typeId }) => ({
    category: 'HUBSPOT_DEFINED',
    typeId,
    label: isPrimary(typeId) ? 'Primary' : null,
  }));
}

function isPrimary(typeId: number): boolean {
  return PRIMARY.some(([, , forth, back]) => typeId === forth || typeId === back);
}

function put(
  portal: Portal,
  from: ObjectType,
  fromId: string,
  to: ObjectType,
  toId: string,
  typeIds: readonly number[],
): void {
  const id = `${from.name}:${fromId}>${to.name}:${toId}`;
  const known = portal.associations.get(id)?.types ?? [];
  const added = typeIds
    .filter((typeId) => !known.some((type) => type.typeId === typeId))
    .map((typeId) => ({ category: 'HUBSPOT_DEFINED', typeId, label: isPrimary(typeId) ? 'Primary' : null }));
  portal.associations.put(id, { from: from.name, fromId, to: to.name, toId, types: [...known, ...added] });
}

/** Links two records in both directions. Throws when one of them is not there or the type does not fit the two. */
export function associate(
  portal: Portal,
  from: ObjectType,
  fromId: string,
  to: ObjectType,
  toId: string,
  typeId?: number,
): readonly AssociationType[] {
  if (!portal.records(from).get(fromId) || !portal.records(to).get(toId)) throw objectNotFound();
  const plain = defaultTypeId(from, to);
  const type = BOTH_WAYS.find(
    (one) => one.from === from.name && one.to === to.name && one.typeId === (typeId ?? plain),
  );
  if (!type || plain === undefined) {
    const message = `No association type ${typeId ?? 'by default'} between ${from.name} and ${to.name}`;
    throw new HubspotError(400, 'VALIDATION_ERROR', message);
  }
  const forth = type.typeId === plain ? [plain] : [type.typeId, plain];
  const back = forth.map(
    (id) => BOTH_WAYS.find((one) => one.from === from.name && one.to === to.name && one.typeId === id)?.back ?? id,
  );
  put(portal, from, fromId, to, toId, forth);
  put(portal, to, toId, from, fromId, back);
  return portal.associations.get(`${from.name}:${fromId}>${to.name}:${toId}`)?.types ?? [];
}

/** The object types that an association type leads from and to; undefined when the type is not known. */
export function objectsOfType(typeId: number): { from: ObjectType; to: ObjectType } | undefined {
  const known = BOTH_WAYS.find((one) => one.typeId === typeId);
  const from = known && findObjectType(known.from);
  const to = known && findObjectType(known.to);
  return from && to ? { from, to } : undefined;
}

export function dissociate(portal: Portal, from: ObjectType, fromId: string, to: ObjectType, toId: string): void {
  portal.associations.delete(`${from.name}:${fromId}>${to.name}:${toId}`);
  portal.associations.delete(`${to.name}:${toId}>${from.name}:${fromId}`);
}

/** Links of a record to records of a type that are not archived. */
export function associationsOf(portal: Portal, from: ObjectType, fromId: string, to: ObjectType): Association[] {
  const index = portal.associations.index('from', (one) => `${one.from}:${one.fromId}>${one.to}`);
  return index
    .get(`${from.name}:${fromId}>${to.name}`)
    .filter((one) => portal.records(to).get(one.toId)?.archived === false);
}

/** `associations` of a create: `[{to: {id}, types: [{associationTypeId}]}]`. */
export function associateFromInput(portal: Portal, type: ObjectType, record: CrmRecord, input: unknown): void {
  if (!Array.isArray(input)) return;
  for (const { to, types } of input as { to: { id: string | number }; types: { associationTypeId: number }[] }[]) {
    for (const { associationTypeId } of types) {
      const target = BOTH_WAYS.find((one) => one.from === type.name && one.typeId === associationTypeId)?.to;
      const targetType = target === undefined ? undefined : findObjectType(target);
      if (!targetType)
        throw new HubspotError(400, 'VALIDATION_ERROR', `No association type ${associationTypeId} from ${type.name}`);
      associate(portal, type, record.id, targetType, String(to.id), associationTypeId);
    }
  }
}
