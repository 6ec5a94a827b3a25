import type { ObjectDefinition } from './object-definition.ts';
import { readFieldLine } from './read-field-line.ts';

const SYSTEM_FIELDS = `
  IsDeleted boolean readonly
  CreatedDate datetime readonly
  CreatedById reference readonly to=User
  LastModifiedDate datetime readonly
  LastModifiedById reference readonly to=User
  SystemModstamp datetime readonly
`;

interface ObjectText {
  readonly name: string;
  readonly keyPrefix: string;
  readonly label?: string;
  readonly plural?: string;
  /** One field a line, see `readFieldLine`. */
  readonly fields: string;
}

/** An object of the org: its own fields plus the ones that every Salesforce object has. */
export function defineObject({
  name,
  keyPrefix,
  label = name,
  plural = `${label}s`,
  fields,
}: ObjectText): ObjectDefinition {
  const lines = `Id id readonly\n${fields}\n${SYSTEM_FIELDS}`.split('\n').filter((line) => line.trim() !== '');
  const list = lines.map(readFieldLine);
  return {
    name,
    label,
    plural,
    keyPrefix,
    fields: list,
    fieldByName: new Map(list.map((field) => [field.name.toLowerCase(), field])),
  };
}
