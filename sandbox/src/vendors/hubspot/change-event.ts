import type { CrmRecord } from './portal.ts';

/** Something that happened to a record, before anyone subscribed is told. */
export interface ChangeEvent {
  /** `contact` */
  readonly object: string;
  readonly objectTypeId: string;
  readonly objectId: string;
  readonly kind: 'creation' | 'propertyChange' | 'deletion' | 'associationChange';
  /** ms since 1970 */
  readonly occurredAt: number;
  readonly changeSource: string;
  readonly propertyName?: string;
  readonly propertyValue?: string;
  readonly changeFlag?: 'NEW' | 'CREATED' | 'DELETED';
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Names of the properties that differ between two versions of a record. */
export function changedProperties(before: CrmRecord | undefined, after: CrmRecord): string[] {
  const names = new Set([...Object.keys(before?.properties ?? {}), ...Object.keys(after.properties)]);
  return [...names].filter((name) => before?.properties[name] !== after.properties[name]);
}
