import type { FieldDefinition, FieldType } from './object-definition.ts';

/** `AccountId` → `Account ID`, `NumberOfEmployees` → `Number Of Employees`, `Leadloom_Id__c` → `Leadloom Id`. */
function toLabel(name: string): string {
  const words = name
    .replace(/__c$/, '')
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.replace(/\bId$/, name.endsWith('__c') ? 'Id' : 'ID');
}

function readDefault(type: FieldType, text: string | undefined): string | boolean | null {
  if (type === 'boolean') return text === 'true';
  return text ?? null;
}

/**
 * One line of an object's field table: `Name type[(length)] [required] [readonly] [fixed] [externalId] [indexed]
 * [restricted] [default=x] [values=a|b] [to=Account,User] [as=Relationship]`. An underscore in a value stands for a space;
 * `fixed` fields may be set when a record is made and not later.
 */
export function readFieldLine(line: string): FieldDefinition {
  const [name = '', typeText = '', ...flags] = line.trim().split(/\s+/);
  const [, type, length] = /^(\w+)(?:\((\d+)\))?$/.exec(typeText) ?? [];
  if (!type) throw new Error(`field line "${line}" has no type`);
  const option = (key: string) =>
    flags
      .find((flag) => flag.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .replaceAll('_', ' ');
  const fieldType = type as FieldType;
  const isReadOnly = flags.includes('readonly');
  return {
    name,
    label: toLabel(name),
    type: fieldType,
    length: Number(length ?? (fieldType === 'reference' || fieldType === 'id' ? 18 : 0)),
    required: flags.includes('required'),
    createable: !isReadOnly,
    updateable: !isReadOnly && !flags.includes('fixed'),
    externalId: flags.includes('externalId'),
    indexed: flags.includes('indexed') || flags.includes('externalId'),
    restricted: flags.includes('restricted'),
    defaultValue: readDefault(fieldType, option('default')),
    values: option('values')?.split('|') ?? [],
    referenceTo: option('to')?.split(',') ?? [],
    relationshipName: fieldType === 'reference' ? (option('as') ?? name.replace(/Id$/, '')) : null,
  };
}
