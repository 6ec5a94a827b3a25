export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'reference'
  | 'address'
  | 'base64';

export interface FieldDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Most characters; 0 where the type has no length. */
  readonly length: number;
  readonly required: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  readonly indexed: boolean;
  readonly restricted: boolean;
  readonly defaultValue: string | number | boolean | null;
  readonly values: readonly string[];
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | null;
}

export interface ObjectDefinition {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly keyPrefix: string;
  readonly fields: readonly FieldDefinition[];
  /** By lower-case name: Salesforce ignores the case of field names in SOQL and of object names in paths. */
  readonly fieldByName: ReadonlyMap<string, FieldDefinition>;
}
