import { defineObject } from './define-object.ts';

export const campaign = defineObject({
  name: 'Campaign',
  keyPrefix: '701',
  fields: `
    Name string(80) required indexed
    ParentId reference to=Campaign
    Type picklist(40) values=Conference|Webinar|Trade_Show|Public_Relations|Partners|Referral_Program|Advertisement|Banner_Ads|Direct_Mail|Email|Telemarketing|Other
    Status picklist(40) default=Planned values=Planned|In_Progress|Completed|Aborted
    StartDate date
    EndDate date
    ExpectedRevenue currency
    BudgetedCost currency
    ActualCost currency
    ExpectedResponse percent
    NumberSent double
    IsActive boolean
    Description textarea(32000)
    OwnerId reference to=User
    Leadloom_Id__c string(64) externalId
  `,
});

export const campaignMember = defineObject({
  name: 'CampaignMember',
  label: 'Campaign Member',
  keyPrefix: '00v',
  fields: `
    CampaignId reference required fixed indexed to=Campaign
    LeadId reference fixed indexed to=Lead
    ContactId reference fixed indexed to=Contact
    Status picklist(40) default=Sent values=Sent|Responded
    HasResponded boolean readonly
    FirstRespondedDate date readonly
  `,
});
