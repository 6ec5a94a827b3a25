import { account } from './account.ts';
import { attachment, note, task } from './activity.ts';
import { group, leadStatus, organization, queueSobject, recordType, user } from './administration.ts';
import { campaign, campaignMember } from './campaign.ts';
import { contact } from './contact.ts';
import { lead } from './lead.ts';
import type { ObjectDefinition } from './object-definition.ts';
import { opportunity } from './opportunity.ts';
import { caseComment, serviceCase } from './service.ts';

/** Every object of the simulated org. */
export const OBJECTS: readonly ObjectDefinition[] = [
  account,
  attachment,
  campaign,
  campaignMember,
  serviceCase,
  caseComment,
  contact,
  group,
  lead,
  leadStatus,
  note,
  opportunity,
  organization,
  queueSobject,
  recordType,
  task,
  user,
];

const byName = new Map(OBJECTS.map((object) => [object.name.toLowerCase(), object]));

/** The object of that name; case does not matter, as in Salesforce's paths and queries. */
export function findObject(name: string): ObjectDefinition | undefined {
  return byName.get(name.toLowerCase());
}
