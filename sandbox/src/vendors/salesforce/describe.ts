import type { FieldDefinition, ObjectDefinition } from './objects/object-definition.ts';

const SOAP_TYPES: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
  base64: 'xsd:base64Binary',
};

/** Written by the system alone, whoever the user is. */
const LOOKUP_ONLY = ['LeadStatus', 'Organization', 'RecordType'];

function describeField(field: FieldDefinition) {
  const isNumber = ['int', 'double', 'currency', 'percent'].includes(field.type);
  const isCompound = field.type === 'address' || field.type === 'base64';
  return {
    aggregatable: !isCompound && field.type !== 'boolean' && field.length < 1000,
    autoNumber: false,
    byteLength: field.length * 3,
    calculated: false,
    cascadeDelete: false,
    caseSensitive: false,
    createable: field.createable,
    custom: field.name.endsWith('__c'),
    defaultValue: field.defaultValue,
    defaultedOnCreate:
      field.type === 'boolean' || field.defaultValue !== null || field.name === 'OwnerId' || field.name === 'Id',
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? 9 : 0,
    encrypted: false,
    externalId: field.externalId,
    filterable: !isCompound && field.length < 1000,
    groupable: !isCompound && !isNumber && field.type !== 'datetime' && field.length < 1000,
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId || field.type === 'email',
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    name: field.name,
    nameField: field.name === 'Name',
    nillable: !field.required && field.type !== 'boolean' && field.type !== 'id',
    permissionable: field.createable && !field.required,
    picklistValues: field.values.map((value) => ({
      active: true,
      defaultValue: value === field.defaultValue,
      label: value,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: isNumber && field.type !== 'int' ? 18 : 0,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedPicklist: field.restricted,
    scale: 0,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: !isCompound && field.length < 1000,
    type: field.type,
    unique: field.externalId,
    updateable: field.updateable,
  };
}

/** An object as the list of all objects shows it. */
export function describeBriefly(object: ObjectDefinition, version: string) {
  const base = `/services/data/${version}/sobjects/${object.name}`;
  const isWritable = !LOOKUP_ONLY.includes(object.name);
  return {
    activateable: false,
    createable: isWritable,
    custom: false,
    customSetting: false,
    deletable: isWritable && object.name !== 'User',
    deprecatedAndHidden: false,
    feedEnabled: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.plural,
    layoutable: isWritable,
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: isWritable,
    name: object.name,
    queryable: true,
    replicateable: isWritable,
    retrieveable: true,
    searchable: true,
    triggerable: isWritable,
    undeletable: isWritable,
    updateable: isWritable,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}

export function describeFully(object: ObjectDefinition, version: string) {
  return {
    ...describeBriefly(object, version),
    actionOverrides: [],
    childRelationships: [],
    compactLayoutable: true,
    fields: object.fields.map(describeField),
    hasSubtypes: false,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        master: true,
        name: 'Master',
        recordTypeId: '012000000000000AAA',
      },
    ],
    supportedScopes: [{ label: `All ${object.plural.toLowerCase()}`, name: 'everything' }],
  };
}
