import { defineObject } from './define-object.ts';

export const task = defineObject({
  name: 'Task',
  keyPrefix: '00T',
  fields: `
    WhoId reference indexed to=Contact,Lead as=Who
    WhatId reference indexed to=Account,Opportunity,Campaign,Case as=What
    Subject string(255)
    ActivityDate date
    Status picklist(255) default=Not_Started values=Not_Started|In_Progress|Completed|Waiting_on_someone_else|Deferred
    Priority picklist(255) default=Normal values=High|Normal|Low
    IsHighPriority boolean readonly
    OwnerId reference to=User
    Description textarea(32000)
    Type picklist(40) values=Call|Meeting|Other|Email
    AccountId reference readonly to=Account
    IsClosed boolean readonly
    TaskSubtype picklist(40) fixed default=Task values=Task|Email|ListEmail|Cadence|Call
    CallType picklist(40) values=Internal|Inbound|Outbound
    CallDurationInSeconds int
    CallDisposition string(255)
    CallObject string(255)
    IsReminderSet boolean
    ReminderDateTime datetime
    IsRecurrence boolean fixed
    RecurrenceStartDateOnly date
    RecurrenceEndDateOnly date
    RecurrenceType picklist(40)
    RecurrenceInterval int
    RecurrenceInstance picklist(40)
    RecurrenceMonthOfYear picklist(40)
    RecurrenceDayOfMonth int
    RecurrenceDayOfWeekMask int
    RecurrenceTimeZoneSidKey picklist(40)
    RecurrenceRegeneratedType picklist(40)
    Leadloom_Id__c string(64) externalId
  `,
});

export const note = defineObject({
  name: 'Note',
  keyPrefix: '002',
  fields: `
    ParentId reference required indexed to=Account,Contact,Lead,Opportunity,Case,Campaign as=Parent
    Title string(80) required
    IsPrivate boolean
    Body textarea(32000)
    OwnerId reference to=User
  `,
});

export const attachment = defineObject({
  name: 'Attachment',
  keyPrefix: '00P',
  fields: `
    ParentId reference required indexed to=Account,Contact,Lead,Opportunity,Case,Campaign,Task as=Parent
    Name string(255) required
    IsPrivate boolean
    ContentType string(120)
    BodyLength int readonly
    Body base64 required
    Description string(500)
    OwnerId reference to=User
  `,
});
