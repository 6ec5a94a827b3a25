import { defineObject } from './define-object.ts';
import { INDUSTRIES } from './person-fields.ts';

export const account = defineObject({
  name: 'Account',
  keyPrefix: '001',
  fields: `
    MasterRecordId reference readonly to=Account
    Name string(255) required indexed
    Type picklist(40) values=Prospect|Customer_-_Direct|Customer_-_Channel|Channel_Partner_/_Reseller|Installation_Partner|Technology_Partner|Other
    ParentId reference to=Account
    BillingStreet textarea(255)
    BillingCity string(40)
    BillingState string(80)
    BillingPostalCode string(20)
    BillingCountry string(80)
    BillingLatitude double
    BillingLongitude double
    BillingAddress address readonly
    ShippingStreet textarea(255)
    ShippingCity string(40)
    ShippingState string(80)
    ShippingPostalCode string(20)
    ShippingCountry string(80)
    ShippingAddress address readonly
    Phone phone(40)
    Fax phone(40)
    AccountNumber string(40)
    Website url(255) indexed
    PhotoUrl url(255) readonly
    Sic string(20)
    Industry picklist(40) values=${INDUSTRIES}
    AnnualRevenue currency
    NumberOfEmployees int
    Ownership picklist(40) values=Public|Private|Subsidiary|Other
    TickerSymbol string(20)
    Description textarea(32000)
    Rating picklist(40) values=Hot|Warm|Cold
    Site string(80)
    OwnerId reference to=User
    LastActivityDate date readonly
    LastViewedDate datetime readonly
    LastReferencedDate datetime readonly
    Jigsaw string(20)
    AccountSource picklist(40) values=Web|Phone_Inquiry|Partner_Referral|Purchased_List|Other
    DunsNumber string(9)
    NaicsCode string(8)
    YearStarted string(4)
    SicDesc string(80)
    Leadloom_Id__c string(64) externalId
  `,
});
