import type { ActionContext } from '../define.ts';
import { openSalesforce } from './client.ts';
import { findPeople, idField } from './find-people.ts';

/** A look-up as the actions make it: it also tells whether the org has our field. */
export async function testSalesforce(context: ActionContext): Promise<{ message: string }> {
  const org = await openSalesforce(context);
  const { hasIdField } = await findPeople(context, org, { leadIds: ['leadloom-connection-test'] });
  return {
    message: hasIdField
      ? `Salesforce answers; people are known by ${idField}.`
      : `Salesforce answers. It has no field ${idField} (text, unique, external id) on Lead and Contact: until an admin adds it, people are known by e-mail address alone.`,
  };
}
