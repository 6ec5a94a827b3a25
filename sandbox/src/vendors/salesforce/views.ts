import { listView } from '../../server/list-view.ts';
import type { VendorView } from '../../server/vendor.ts';
import { account } from './objects/account.ts';
import { task } from './objects/activity.ts';
import { contact } from './objects/contact.ts';
import { lead } from './objects/lead.ts';
import type { ObjectDefinition } from './objects/object-definition.ts';
import { opportunity } from './objects/opportunity.ts';
import type { Org, SObject } from './org.ts';

const LISTS: readonly (readonly [ObjectDefinition, readonly string[]])[] = [
  [lead, ['Name', 'Company', 'Title', 'Email', 'Phone', 'Status', 'LastModifiedDate']],
  [contact, ['Name', 'Title', 'Email', 'Phone', 'LastModifiedDate']],
  [account, ['Name', 'Website', 'Industry', 'NumberOfEmployees', 'LastModifiedDate']],
  [opportunity, ['Name', 'StageName', 'Amount', 'CloseDate']],
  [task, ['Subject', 'Status', 'Priority', 'ActivityDate']],
];

/** The org's lists as its users see them. */
export function salesforceViews(org: Org): VendorView[] {
  return LISTS.map(([definition, columns]) =>
    listView<SObject>({
      key: definition.plural.toLowerCase(),
      title: definition.plural,
      columns: columns.map((name) => definition.fieldByName.get(name.toLowerCase())?.label ?? name),
      records: () => [...org.table(definition).records.values()].filter((record) => record['IsDeleted'] !== true),
      values: (record) => columns.map((name) => record[name] as string | number | undefined),
    }),
  );
}
