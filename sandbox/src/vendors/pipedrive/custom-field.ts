import type { EntityType } from './entity-type.ts';

interface FieldOption {
  readonly id: number;
  readonly label: string;
}

/** A field that the company made; its code is 40 hexadecimal digits. */
export interface CustomField {
  readonly id: number;
  readonly entity: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly options: readonly FieldOption[] | null;
}

/** Every record type but products has a text field `Leadloom ID` under a key that never changes. */
const LEADLOOM_KEYS: Readonly<Record<string, string>> = {
  person: '1ead100d00000000000000000000000000000001',
  organization: '1ead100d00000000000000000000000000000002',
  deal: '1ead100d00000000000000000000000000000003',
};

/** Leads take the fields of deals. */
export function builtInCustomFields(type: EntityType): CustomField[] {
  const code = LEADLOOM_KEYS[type.name];
  return code ? [{ id: 9000, entity: type.name, code, name: 'Leadloom ID', type: 'varchar', options: null }] : [];
}
