import type { Property, PropertyType } from './property.ts';

const FIELD_TYPES: Readonly<Record<PropertyType, string>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
  phone_number: 'phonenumber',
};

const DEFINED_AT = '2024-01-15T00:00:00.000Z';

function toLabel(name: string): string {
  const words = name.replace(/^hs_/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * One line of a property table: `name type [readonly] [unique] [custom] [options=a|b] [label=x]`.
 * An underscore in a label stands for a space; options are values, their labels are made from them.
 */
export function readPropertyLine(line: string, groupName: string): Property {
  const [name = '', typeName = 'string', ...flags] = line.trim().split(/\s+/);
  const type = typeName as PropertyType;
  const option = (key: string) => flags.find((flag) => flag.startsWith(`${key}=`))?.slice(key.length + 1);
  const values = option('options')?.split('|') ?? (type === 'bool' ? ['true', 'false'] : []);
  const isCustom = flags.includes('custom');
  const isReadOnly = flags.includes('readonly');
  return {
    name,
    label: option('label')?.replaceAll('_', ' ') ?? toLabel(name),
    type,
    fieldType: FIELD_TYPES[type],
    groupName,
    description: '',
    options: values.map((value, displayOrder) => ({
      label: toLabel(value.toLowerCase()),
      value,
      displayOrder,
      hidden: false,
    })),
    displayOrder: -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: flags.includes('unique'),
    hidden: false,
    hubspotDefined: !isCustom,
    formField: !isReadOnly,
    createdAt: DEFINED_AT,
    updatedAt: DEFINED_AT,
    archived: false,
    modificationMetadata: { archivable: isCustom, readOnlyDefinition: !isCustom, readOnlyValue: isReadOnly },
  };
}
