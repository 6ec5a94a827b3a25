import { defineObject } from './define-object.ts';
import { LEAD_SOURCES } from './person-fields.ts';

export const opportunity = defineObject({
  name: 'Opportunity',
  keyPrefix: '006',
  plural: 'Opportunities',
  fields: `
    AccountId reference indexed to=Account
    IsPrivate boolean
    Name string(120) required indexed
    Description textarea(32000)
    StageName picklist(255) required values=Prospecting|Qualification|Needs_Analysis|Value_Proposition|Id._Decision_Makers|Perception_Analysis|Proposal/Price_Quote|Negotiation/Review|Closed_Won|Closed_Lost
    Amount currency
    Probability percent
    ExpectedRevenue currency readonly
    TotalOpportunityQuantity double
    CloseDate date required
    Type picklist(255) values=Existing_Customer_-_Upgrade|Existing_Customer_-_Replacement|Existing_Customer_-_Downgrade|New_Customer
    NextStep string(255)
    LeadSource picklist(255) values=${LEAD_SOURCES}
    IsClosed boolean readonly
    IsWon boolean readonly
    CampaignId reference to=Campaign
    HasOpportunityLineItem boolean readonly
    ContactId reference fixed to=Contact
    OwnerId reference to=User
    LastActivityDate date readonly
    LastViewedDate datetime readonly
    LastReferencedDate datetime readonly
    Leadloom_Id__c string(64) externalId
  `,
});
