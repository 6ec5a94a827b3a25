import { defineObject } from './define-object.ts';

/** `Case` is a reserved word of the language, hence the longer name here. */
export const serviceCase = defineObject({
  name: 'Case',
  keyPrefix: '500',
  fields: `
    CaseNumber string(30) readonly indexed
    ContactId reference indexed to=Contact
    AccountId reference indexed to=Account
    ParentId reference to=Case
    SuppliedName string(80)
    SuppliedEmail email(80)
    SuppliedPhone string(40)
    SuppliedCompany string(80)
    Type picklist(255) values=Mechanical|Electrical|Electronic|Structural|Other
    Status picklist(255) default=New values=New|Working|Escalated|Closed
    Reason picklist(255) values=Installation|Equipment_Complexity|Performance|Breakdown|Equipment_Design|Feedback|Other
    Origin picklist(255) values=Phone|Email|Web
    Subject string(255)
    Priority picklist(255) default=Medium values=High|Medium|Low
    Description textarea(32000)
    IsClosed boolean readonly
    ClosedDate datetime readonly
    IsEscalated boolean
    OwnerId reference to=User
  `,
});

export const caseComment = defineObject({
  name: 'CaseComment',
  label: 'Case Comment',
  keyPrefix: '00a',
  fields: `
    ParentId reference required indexed to=Case as=Parent
    IsPublished boolean
    CommentBody textarea(4000)
  `,
});
