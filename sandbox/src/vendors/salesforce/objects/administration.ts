import { defineObject } from './define-object.ts';

export const user = defineObject({
  name: 'User',
  keyPrefix: '005',
  fields: `
    Username string(80) required indexed
    LastName string(80) required
    FirstName string(40)
    Name string(121) readonly indexed
    CompanyName string(80)
    Title string(80)
    Department string(80)
    Email email(128) required indexed
    Phone phone(40)
    Alias string(8) required
    IsActive boolean default=true
    TimeZoneSidKey picklist(40) default=Europe/Berlin
    LocaleSidKey picklist(40) default=en_US
    EmailEncodingKey picklist(40) default=UTF-8
    ProfileId reference to=Profile
    LanguageLocaleKey picklist(40) default=en_US
    UserType picklist(40) readonly default=Standard
  `,
});

export const organization = defineObject({
  name: 'Organization',
  keyPrefix: '00D',
  fields: `
    Name string(80) readonly
    Country string(80) readonly
    PrimaryContact string(80) readonly
    DefaultLocaleSidKey picklist(40) readonly
    TimeZoneSidKey picklist(40) readonly
    LanguageLocaleKey picklist(40) readonly
    OrganizationType picklist(40) readonly
    InstanceName string(5) readonly
    IsSandbox boolean readonly
    NamespacePrefix string(15) readonly
  `,
});

export const leadStatus = defineObject({
  name: 'LeadStatus',
  label: 'Lead Status Value',
  keyPrefix: '01J',
  fields: `
    MasterLabel string(255) readonly
    ApiName string(255) readonly
    SortOrder int readonly
    IsDefault boolean readonly
    IsConverted boolean readonly
  `,
});

export const queueSobject = defineObject({
  name: 'QueueSobject',
  label: 'Queue Sobject',
  keyPrefix: '03g',
  fields: `
    SobjectType picklist(40)
    QueueId reference to=Group as=Queue
  `,
});

export const group = defineObject({
  name: 'Group',
  keyPrefix: '00G',
  fields: `
    Name string(40) required
    DeveloperName string(80)
    Type picklist(40) readonly
    Email email(255)
  `,
});

export const recordType = defineObject({
  name: 'RecordType',
  label: 'Record Type',
  keyPrefix: '012',
  fields: `
    Name string(80)
    DeveloperName string(80)
    SobjectType picklist(40)
    IsActive boolean
    Description string(255)
  `,
});
