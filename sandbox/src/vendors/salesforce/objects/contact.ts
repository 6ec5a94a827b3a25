import { defineObject } from './define-object.ts';
import { LEAD_SOURCES, SALUTATIONS } from './person-fields.ts';

export const contact = defineObject({
  name: 'Contact',
  keyPrefix: '003',
  fields: `
    MasterRecordId reference readonly to=Contact
    AccountId reference indexed to=Account
    LastName string(80) required indexed
    FirstName string(40)
    Salutation picklist(40) values=${SALUTATIONS}
    Name string(121) readonly indexed
    OtherStreet textarea(255)
    OtherCity string(40)
    OtherState string(80)
    OtherPostalCode string(20)
    OtherCountry string(80)
    OtherAddress address readonly
    MailingStreet textarea(255)
    MailingCity string(40)
    MailingState string(80)
    MailingPostalCode string(20)
    MailingCountry string(80)
    MailingLatitude double
    MailingLongitude double
    MailingAddress address readonly
    Phone phone(40) indexed
    Fax phone(40)
    MobilePhone phone(40)
    HomePhone phone(40)
    OtherPhone phone(40)
    AssistantPhone phone(40)
    ReportsToId reference to=Contact
    Email email(80) indexed
    Title string(128)
    Department string(80)
    AssistantName string(40)
    LeadSource picklist(255) values=${LEAD_SOURCES}
    Birthdate date
    Description textarea(32000)
    OwnerId reference to=User
    HasOptedOutOfEmail boolean
    DoNotCall boolean
    LastActivityDate date readonly
    LastViewedDate datetime readonly
    LastReferencedDate datetime readonly
    EmailBouncedReason string(255)
    EmailBouncedDate datetime
    IsEmailBounced boolean readonly
    PhotoUrl url(255) readonly
    Jigsaw string(20)
    Leadloom_Id__c string(64) externalId
  `,
});
