import { defineObject } from './define-object.ts';
import { INDUSTRIES, LEAD_SOURCES, SALUTATIONS } from './person-fields.ts';

/** Names, types and lengths as a describe of an org without customisation gives them, plus the unique `Leadloom_Id__c`. */
export const lead = defineObject({
  name: 'Lead',
  keyPrefix: '00Q',
  fields: `
    MasterRecordId reference readonly to=Lead
    LastName string(80) required indexed
    FirstName string(40)
    Salutation picklist(40) values=${SALUTATIONS}
    Name string(121) readonly indexed
    Title string(128)
    Company string(255) required indexed
    Street textarea(255)
    City string(40)
    State string(80)
    PostalCode string(20)
    Country string(80)
    Latitude double
    Longitude double
    GeocodeAccuracy picklist(40) restricted values=Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown
    Address address readonly
    Phone phone(40) indexed
    MobilePhone phone(40)
    Fax phone(40)
    Email email(80) indexed
    Website url(255) indexed
    PhotoUrl url(255) readonly
    Description textarea(32000)
    LeadSource picklist(255) values=${LEAD_SOURCES}
    Status picklist(255) default=Open_-_Not_Contacted values=Open_-_Not_Contacted|Working_-_Contacted|Closed_-_Converted|Closed_-_Not_Converted
    Industry picklist(255) values=${INDUSTRIES}
    Rating picklist(255) values=Hot|Warm|Cold
    AnnualRevenue currency
    NumberOfEmployees int
    OwnerId reference to=User
    HasOptedOutOfEmail boolean
    DoNotCall boolean
    IsConverted boolean fixed
    ConvertedDate date readonly
    ConvertedAccountId reference readonly to=Account
    ConvertedContactId reference readonly to=Contact
    ConvertedOpportunityId reference readonly to=Opportunity
    IsUnreadByOwner boolean default=true
    LastActivityDate date readonly
    LastViewedDate datetime readonly
    LastReferencedDate datetime readonly
    Jigsaw string(20)
    CompanyDunsNumber string(9)
    EmailBouncedReason string(255)
    EmailBouncedDate datetime
    Leadloom_Id__c string(64) externalId
  `,
});
